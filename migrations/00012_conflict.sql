-- The same answers as before, faster: a function in PL/pgSQL keeps its plan, and a search for the units that a unit
-- followed finds them by index. Pages with many entries ask for every assessor.

-- +goose Up
CREATE INDEX unit_by_successor ON unit (successor_id) WHERE successor_id IS NOT NULL;

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION has_conflict(person public_id, owner_unit public_id) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN EXISTS (
    WITH RECURSIVE heir AS (
      SELECT owner_unit AS id
      UNION SELECT u.successor_id FROM unit u JOIN heir h ON u.id = h.id WHERE u.successor_id IS NOT NULL),
    kin AS (
      SELECT id FROM heir
      UNION SELECT u.id FROM unit u JOIN kin k ON u.successor_id = k.id)
    SELECT FROM role_assignment r JOIN kin k ON r.unit_id = k.id WHERE r.person_id = person);
END $$;
-- +goose StatementEnd

-- +goose StatementBegin
CREATE OR REPLACE FUNCTION may_not_judge(assessor public_id, owner_unit public_id, innovation public_id) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN has_conflict(assessor, owner_unit) OR EXISTS (SELECT FROM innovator v JOIN person p ON p.id = assessor
    WHERE v.innovation_id = innovation AND plain_name(v.name) = plain_name(p.name));
END $$;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
DO $$ BEGIN RAISE EXCEPTION 'there is no way down from this migration: restore a backup instead'; END $$;
-- +goose StatementEnd

-- What outlives a year and a person: entries carried over into a later cycle, and innovations handed over to a new lead.

-- +goose Up
-- The entry that was made by carrying another one over, and what the unit says it has developed since.
CREATE TABLE carry (
  entry_id      public_id PRIMARY KEY CONSTRAINT carry_entry_exists REFERENCES entry,
  from_entry_id public_id NOT NULL CONSTRAINT carry_source_exists REFERENCES entry,
  developed     text NOT NULL CONSTRAINT carry_developed_length CHECK (char_length(developed) BETWEEN 20 AND 2000),
  carried_by    public_id NOT NULL CONSTRAINT carry_person_exists REFERENCES person,
  carried_at    timestamptz NOT NULL DEFAULT app_now(),
  CONSTRAINT carry_from_another CHECK (from_entry_id <> entry_id)
);
CREATE INDEX carry_by_source ON carry (from_entry_id);

-- A unit's line: itself and every unit that was merged into it, also by way of others. What those made is its own now.
CREATE FUNCTION unit_line(heir public_id) RETURNS SETOF public_id LANGUAGE sql STABLE AS $$
  WITH RECURSIVE line AS (
    SELECT heir AS id
    UNION SELECT u.id FROM unit u JOIN line l ON u.successor_id = l.id)
  SELECT id FROM line
$$;

-- Hand-overs: who led, who leads from then on, and the record of it as it was written. The code opens /verifikasi.
CREATE SEQUENCE succession_number_seq;
CREATE TABLE succession (
  code           text PRIMARY KEY CONSTRAINT succession_code_form CHECK (code ~ '^[a-z0-9]{26}$'),
  number         text NOT NULL CONSTRAINT succession_number_unique UNIQUE,
  innovation_id  public_id NOT NULL CONSTRAINT succession_innovation_exists REFERENCES innovation,
  entry_id       public_id NOT NULL CONSTRAINT succession_entry_exists REFERENCES entry,
  from_id        public_id NOT NULL CONSTRAINT succession_former_exists REFERENCES innovator,
  to_id          public_id NOT NULL CONSTRAINT succession_next_exists REFERENCES innovator,
  content        jsonb NOT NULL,
  content_sha256 text NOT NULL,
  recorded_by    public_id NOT NULL CONSTRAINT succession_person_exists REFERENCES person,
  recorded_at    timestamptz NOT NULL,
  CONSTRAINT succession_to_another CHECK (from_id <> to_id)
);
CREATE INDEX succession_by_innovation ON succession (innovation_id, recorded_at);

-- +goose StatementBegin
DO $$
DECLARE t text;
BEGIN
  GRANT USAGE, SELECT ON SEQUENCE succession_number_seq TO jaring_app;
  FOREACH t IN ARRAY ARRAY['carry', 'succession'] LOOP
    EXECUTE format('REVOKE ALL ON %I FROM jaring_app', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO jaring_app', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_append_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
DO $$ BEGIN RAISE EXCEPTION 'there is no way down from this migration: restore a backup instead'; END $$;
-- +goose StatementEnd

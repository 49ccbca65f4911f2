-- How long a film lasts, as its file says.

-- +goose Up
ALTER TABLE evidence_reading ADD COLUMN seconds integer NOT NULL DEFAULT 0; -- 0: no film, or one that does not say

-- +goose Down
-- +goose StatementBegin
DO $$ BEGIN RAISE EXCEPTION 'there is no way down from this migration: restore a backup instead'; END $$;
-- +goose StatementEnd

-- Files on their way: what was announced, by whom and for which place. The bytes that have arrived lie beside the blobs.

-- +goose Up
CREATE TABLE upload (
  id            public_id PRIMARY KEY,
  person_id     public_id NOT NULL CONSTRAINT upload_person_exists REFERENCES person,
  entry_id      public_id NOT NULL CONSTRAINT upload_entry_exists REFERENCES entry,
  slot          text NOT NULL CONSTRAINT upload_slot_known CHECK (slot ~ '^(sid-[0-9]{2}|profile-(budget|business|property|award|photo|video))$'),
  file_name     text NOT NULL CONSTRAINT upload_name_length CHECK (char_length(file_name) <= 400),
  size          bigint NOT NULL CONSTRAINT upload_size_positive CHECK (size > 0),
  letter_number text NOT NULL DEFAULT '',
  letter_date   date,
  subject       text NOT NULL DEFAULT '',
  evidence_id   public_id CONSTRAINT upload_evidence_exists REFERENCES evidence, -- what it became; NULL: still on its way
  created_at    timestamptz NOT NULL DEFAULT app_now(),
  expires_at    timestamptz NOT NULL CONSTRAINT upload_expires_later CHECK (expires_at > created_at)
);
CREATE INDEX upload_by_person ON upload (person_id);
CREATE INDEX upload_by_expiry ON upload (expires_at);

-- +goose Down
-- +goose StatementBegin
DO $$ BEGIN RAISE EXCEPTION 'there is no way down from this migration: restore a backup instead'; END $$;
-- +goose StatementEnd

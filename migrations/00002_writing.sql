-- Writing: who saved which part of an entry last, and as which version. It tells people who write the same entry of each
-- other, and whether a section was changed since its page was shown. History tells what happened; this is replaced.

-- +goose Up
CREATE TABLE entry_writing (
  entry_id  public_id NOT NULL CONSTRAINT entry_writing_entry_exists REFERENCES entry,
  part      text COLLATE "C" NOT NULL CONSTRAINT entry_writing_part_form CHECK (part ~ '^[a-z-]{1,20}(/[a-z0-9-]{1,20})?$'),
  person_id public_id NOT NULL CONSTRAINT entry_writing_person_exists REFERENCES person,
  saved_at  timestamptz NOT NULL,
  version   integer NOT NULL, -- of the row that holds the part, after the save
  CONSTRAINT entry_writing_pkey PRIMARY KEY (entry_id, part, person_id)
);

-- +goose Down
-- +goose StatementBegin
DO $$ BEGIN RAISE EXCEPTION 'there is no way down from this migration: restore a backup instead'; END $$;
-- +goose StatementEnd

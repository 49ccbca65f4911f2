-- What came of looking at the links that people give as evidence. Computed, never typed: it may be thrown away and looked
-- for again.

-- +goose Up
-- A row without a verdict: somebody has asked for it, and it has not been looked at yet. A link without a row was never
-- asked about.
CREATE TABLE evidence_link (
  evidence_id public_id NOT NULL,
  no          integer NOT NULL,
  asked_at    timestamptz NOT NULL DEFAULT app_now(),
  verdict     text CONSTRAINT evidence_link_verdict_known
    CHECK (verdict IN ('reachable', 'gone', 'permission', 'unreachable', 'refused')),
  status      integer NOT NULL DEFAULT 0,  -- of the last answer over HTTP; 0: none
  title       text NOT NULL DEFAULT '' CONSTRAINT evidence_link_title_length CHECK (char_length(title) <= 200), -- when it was last reached
  seconds     integer NOT NULL DEFAULT 0 CONSTRAINT evidence_link_length_bounds CHECK (seconds >= 0), -- of a video; 0: unknown
  failures    integer NOT NULL DEFAULT 0,  -- how often in a row nobody answered
  checked_at  timestamptz,
  reached_at  timestamptz,                 -- the last time it could be opened
  CONSTRAINT evidence_link_once PRIMARY KEY (evidence_id, no),
  CONSTRAINT evidence_link_version_exists FOREIGN KEY (evidence_id, no) REFERENCES evidence_version,
  CONSTRAINT evidence_link_answered_together CHECK ((verdict IS NULL) = (checked_at IS NULL))
);

-- +goose Down
-- +goose StatementBegin
DO $$ BEGIN RAISE EXCEPTION 'there is no way down from this migration: restore a backup instead'; END $$;
-- +goose StatementEnd

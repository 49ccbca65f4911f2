-- What the program finds in files that people send: a reading per stored file, and findings per version of evidence.
-- Both are computed, never typed; they may be thrown away and computed again.

-- +goose Up
-- A file without a row here is still to be read. fault 'stopped': the reader gave up, the file "tidak dapat dibaca".
CREATE TABLE evidence_reading (
  sha256       text PRIMARY KEY CONSTRAINT evidence_reading_blob_exists REFERENCES blob,
  reader       integer NOT NULL, -- version of the reader
  fault        text NOT NULL CONSTRAINT evidence_reading_fault_known CHECK (fault IN ('', 'encrypted', 'corrupt', 'empty', 'stopped')),
  pages        integer NOT NULL,
  pages_read   integer NOT NULL,
  page_wide    double precision NOT NULL, -- of the first page, in points
  page_high    double precision NOT NULL,
  text         text NOT NULL,
  bands        bigint[] NOT NULL, -- two texts that are nearly the same share one
  dpi          integer NOT NULL,
  width        integer NOT NULL, -- of a picture, in pixels
  height       integer NOT NULL,
  shown_sha256 text CONSTRAINT evidence_reading_shown_exists REFERENCES blob, -- copies without data of place and device
  thumb_sha256 text CONSTRAINT evidence_reading_thumb_exists REFERENCES blob,
  read_at      timestamptz NOT NULL DEFAULT app_now(),
  CONSTRAINT evidence_reading_copies_together CHECK ((shown_sha256 IS NULL) = (thumb_sha256 IS NULL))
);
CREATE INDEX evidence_reading_by_band ON evidence_reading USING gin (bands);

-- That the rules were applied to a version: one without findings is in order, one without this row is still to be checked.
CREATE TABLE evidence_check (
  evidence_id public_id NOT NULL,
  no          integer NOT NULL,
  rules       integer NOT NULL, -- version of the rules
  checked_at  timestamptz NOT NULL DEFAULT app_now(),
  CONSTRAINT evidence_check_once PRIMARY KEY (evidence_id, no),
  CONSTRAINT evidence_check_version_exists FOREIGN KEY (evidence_id, no) REFERENCES evidence_version
);

-- audience 'office': what speaks of another unit's evidence, which this one must not learn of.
CREATE TABLE evidence_finding (
  evidence_id public_id NOT NULL,
  no          integer NOT NULL,
  code        text NOT NULL,
  place       integer NOT NULL, -- order on the page
  grade       text NOT NULL CONSTRAINT evidence_finding_grade_known CHECK (grade IN ('blocks', 'check', 'note')),
  audience    text NOT NULL CONSTRAINT evidence_finding_audience_known CHECK (audience IN ('all', 'office')),
  title       text NOT NULL,
  remedy      text NOT NULL,
  CONSTRAINT evidence_finding_once PRIMARY KEY (evidence_id, no, code),
  CONSTRAINT evidence_finding_check_exists FOREIGN KEY (evidence_id, no) REFERENCES evidence_check
);

-- +goose Down
-- +goose StatementBegin
DO $$ BEGIN RAISE EXCEPTION 'there is no way down from this migration: restore a backup instead'; END $$;
-- +goose StatementEnd

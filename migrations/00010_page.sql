-- Pictures of the pages of PDF files, what files look like, what letters say of themselves, and which versions assessors
-- have judged. All but the last are computed and may be computed again.

-- +goose Up
-- no counts from 1; a page that cannot be drawn has no row. The small copy is of the first page only.
CREATE TABLE evidence_page (
  sha256       text NOT NULL CONSTRAINT evidence_page_reading_exists REFERENCES evidence_reading,
  no           integer NOT NULL CONSTRAINT evidence_page_counts_from_one CHECK (no > 0),
  image_sha256 text NOT NULL CONSTRAINT evidence_page_image_exists REFERENCES blob,
  media_type   text NOT NULL CONSTRAINT evidence_page_kind_known CHECK (media_type IN ('image/png', 'image/jpeg')),
  wide         integer NOT NULL CONSTRAINT evidence_page_wide_bounds CHECK (wide > 0), -- pixels
  high         integer NOT NULL CONSTRAINT evidence_page_high_bounds CHECK (high > 0),
  thumb_sha256 text CONSTRAINT evidence_page_thumb_exists REFERENCES blob,
  CONSTRAINT evidence_page_once PRIMARY KEY (sha256, no),
  CONSTRAINT evidence_page_thumb_of_first CHECK (thumb_sha256 IS NULL OR no = 1)
);

-- What scanned pages and pictures look like; page 0: the file is a picture. Of two that look the same few bits of the hash
-- differ, and a band of one is, or nearly is, a band of the other.
CREATE TABLE evidence_look (
  sha256 text NOT NULL CONSTRAINT evidence_look_reading_exists REFERENCES evidence_reading,
  page   integer NOT NULL CONSTRAINT evidence_look_page_bounds CHECK (page >= 0),
  hash   bit(384) NOT NULL,
  bands  integer[] NOT NULL,
  cells  bytea NOT NULL,
  CONSTRAINT evidence_look_once PRIMARY KEY (sha256, page)
);
CREATE INDEX evidence_look_by_band ON evidence_look USING gin (bands);

-- What the letter says of itself, as it was read: offered to people, never taken over by itself.
ALTER TABLE evidence_reading
  ADD COLUMN letter_number  text NOT NULL DEFAULT '',
  ADD COLUMN letter_date    date,
  ADD COLUMN letter_subject text NOT NULL DEFAULT '';

-- The versions that an assessor judged: those that lay in the indicator's place when a level was set. The mark goes when
-- the claim or its evidence changes, this stays.
CREATE TABLE evidence_judged (
  evidence_id public_id NOT NULL,
  no          integer NOT NULL,
  review_id   public_id NOT NULL CONSTRAINT evidence_judged_review_exists REFERENCES review,
  judged_at   timestamptz NOT NULL DEFAULT app_now(), -- for the first time
  CONSTRAINT evidence_judged_once PRIMARY KEY (evidence_id, no, review_id),
  CONSTRAINT evidence_judged_version_exists FOREIGN KEY (evidence_id, no) REFERENCES evidence_version
);
INSERT INTO evidence_judged (evidence_id, no, review_id, judged_at)
SELECT v.id, v.current_no, m.review_id, m.marked_at FROM review_mark m
JOIN evidence v ON v.entry_id = m.entry_id AND v.slot = m.indicator AND v.removed_at IS NULL;

-- +goose StatementBegin
CREATE FUNCTION mark_notes_what_was_judged() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO evidence_judged (evidence_id, no, review_id, judged_at)
  SELECT v.id, v.current_no, NEW.review_id, NEW.marked_at FROM evidence v
  WHERE v.entry_id = NEW.entry_id AND v.slot = NEW.indicator AND v.removed_at IS NULL
  ON CONFLICT DO NOTHING;
  RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER mark_notes_what_was_judged AFTER INSERT OR UPDATE ON review_mark
  FOR EACH ROW EXECUTE FUNCTION mark_notes_what_was_judged();

-- +goose Down
-- +goose StatementBegin
DO $$ BEGIN RAISE EXCEPTION 'there is no way down from this migration: restore a backup instead'; END $$;
-- +goose StatementEnd

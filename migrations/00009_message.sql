-- Messages: what people are told, in the program and by mail, and how each of them wants it.

-- +goose Up
-- A letter is one mail to one person: a message at once, or a day's digest. Its Message-ID is made of its id, so that a
-- letter that had to be sent again is known to be the same.
CREATE TABLE letter (
  id         public_id PRIMARY KEY,
  person_id  public_id NOT NULL CONSTRAINT letter_person_exists REFERENCES person,
  digest_on  date, -- null: one message
  created_at timestamptz NOT NULL DEFAULT app_now(),
  sent_at    timestamptz,
  refused_at timestamptz, -- for good: it is sent again only when somebody asks for it
  tries      integer NOT NULL DEFAULT 0 CONSTRAINT letter_tries_not_negative CHECK (tries >= 0),
  answer     text NOT NULL DEFAULT '', -- what was last said against it
  CONSTRAINT letter_digest_once_a_day UNIQUE (person_id, digest_on),
  CONSTRAINT letter_sent_or_refused CHECK (sent_at IS NULL OR refused_at IS NULL),
  CONSTRAINT letter_refused_says_why CHECK (refused_at IS NULL OR answer <> '')
);
CREATE INDEX letter_waiting ON letter (created_at, id) WHERE sent_at IS NULL;

-- key says what the message tells of: nobody is told the same twice.
CREATE TABLE message (
  id         public_id PRIMARY KEY,
  person_id  public_id NOT NULL CONSTRAINT message_person_exists REFERENCES person,
  kind       text NOT NULL CONSTRAINT message_kind_known CHECK (kind IN ('returned', 'decided', 'deadline', 'handover', 'finding', 'comment')),
  key        text COLLATE "C" NOT NULL CONSTRAINT message_key_length CHECK (char_length(key) BETWEEN 1 AND 120),
  entry_id   public_id CONSTRAINT message_entry_exists REFERENCES entry,
  subject    text NOT NULL CONSTRAINT message_subject_one_line CHECK (char_length(subject) BETWEEN 1 AND 300 AND subject !~ '[[:cntrl:]]'),
  body       text NOT NULL,
  path       text NOT NULL CONSTRAINT message_path_own CHECK (path ~ '^/[^/\\]'),
  mail       text NOT NULL CONSTRAINT message_mail_known CHECK (mail IN ('now', 'daily', 'none')),
  letter_id  public_id CONSTRAINT message_letter_exists REFERENCES letter,
  created_at timestamptz NOT NULL DEFAULT app_now(),
  read_at    timestamptz,
  CONSTRAINT message_told_once UNIQUE (person_id, kind, key),
  CONSTRAINT message_mailed_only_if_wanted CHECK (letter_id IS NULL OR mail <> 'none')
);
CREATE INDEX message_by_person ON message (person_id, created_at DESC, id DESC);
CREATE INDEX message_unread ON message (person_id) WHERE read_at IS NULL;
CREATE INDEX message_for_digest ON message (created_at) WHERE mail = 'daily' AND letter_id IS NULL;
CREATE INDEX message_by_letter ON message (letter_id) WHERE letter_id IS NOT NULL;

-- Who has no row here has not chosen: the program knows what is sensible for each kind.
CREATE TABLE message_choice (
  person_id public_id NOT NULL CONSTRAINT message_choice_person_exists REFERENCES person,
  kind      text NOT NULL CONSTRAINT message_choice_kind_known CHECK (kind IN ('returned', 'decided', 'deadline', 'handover', 'finding', 'comment')),
  mail      text NOT NULL CONSTRAINT message_choice_mail_known CHECK (mail IN ('now', 'daily', 'none')),
  CONSTRAINT message_choice_once PRIMARY KEY (person_id, kind)
);

-- What an administrator does with the machine has a history too.
ALTER TABLE history DROP CONSTRAINT history_subject_known, ADD CONSTRAINT history_subject_known CHECK (subject IN
  ('entry', 'innovation', 'unit', 'cycle', 'person', 'measurement', 'region', 'system'));

-- +goose Down
-- +goose StatementBegin
DO $$ BEGIN RAISE EXCEPTION 'there is no way down from this migration: restore a backup instead'; END $$;
-- +goose StatementEnd

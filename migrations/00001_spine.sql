-- The spine: people, units, cycles, innovations and their entries, evidence, screening, measurement, history.
-- Every constraint has a name that says what it protects; internal/postgres holds its sentence for people.
-- The program runs as jaring_app, which owns nothing and may only append to what must never change.

-- +goose Up
-- +goose StatementBegin
DO $$
BEGIN
  -- Roles belong to the whole cluster: two databases may be migrated at once.
  CREATE ROLE jaring_app NOLOGIN;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$;
-- +goose StatementEnd
-- +goose StatementBegin
DO $$
BEGIN
  -- The program signs in as the owner or as another member and then becomes jaring_app.
  GRANT jaring_app TO CURRENT_USER;
EXCEPTION WHEN insufficient_privilege OR unique_violation OR invalid_grant_operation THEN NULL;
END $$;
-- +goose StatementEnd

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- One clock for deadlines: the database's. The setting exists so that tests and pictures can hold it still.
CREATE FUNCTION app_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS
$$ SELECT coalesce(nullif(current_setting('jaring.now', true), '')::timestamptz, clock_timestamp()) $$;

-- Ids in addresses are random (80 bits), so that nobody can count or guess what others have.
CREATE DOMAIN public_id AS text COLLATE "C" CONSTRAINT public_id_form CHECK (VALUE ~ '^[a-z0-9]{16}$');

-- +goose StatementBegin
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;
-- +goose StatementEnd

-- The region: one deployment serves one region.
CREATE TABLE region (
  singleton   boolean PRIMARY KEY DEFAULT true CONSTRAINT region_is_one CHECK (singleton),
  code        text NOT NULL,
  name        text NOT NULL,
  kind        text NOT NULL CONSTRAINT region_kind_known CHECK (kind IN ('kota', 'kabupaten', 'provinsi')),
  province    text NOT NULL,
  prefix      text NOT NULL CONSTRAINT region_prefix_form CHECK (prefix ~ '^[A-Z]{2,5}$'),
  office_name text NOT NULL,
  is_sample   boolean NOT NULL DEFAULT false
);

CREATE TABLE district (
  code text PRIMARY KEY,
  name text NOT NULL CONSTRAINT district_name_unique UNIQUE
);

CREATE TABLE ward (
  code          text PRIMARY KEY,
  district_code text NOT NULL CONSTRAINT ward_district_exists REFERENCES district,
  name          text NOT NULL,
  CONSTRAINT ward_name_unique UNIQUE (district_code, name)
);

-- Units: the owners of innovations. A merged unit names its successor.
CREATE TABLE unit (
  id            public_id PRIMARY KEY,
  kind          text NOT NULL CONSTRAINT unit_kind_known CHECK (kind IN ('school', 'office', 'health_center', 'ward', 'district')),
  name          text NOT NULL CONSTRAINT unit_name_length CHECK (char_length(name) BETWEEN 2 AND 200),
  level         text CONSTRAINT unit_level_known CHECK (level IN ('PAUD', 'SD', 'SMP')),
  npsn          text CONSTRAINT unit_npsn_form CHECK (npsn ~ '^[0-9]{8}$') CONSTRAINT unit_npsn_unique UNIQUE,
  ownership     text CONSTRAINT unit_ownership_known CHECK (ownership IN ('negeri', 'swasta')),
  parent_id     public_id CONSTRAINT unit_parent_exists REFERENCES unit,
  district_code text CONSTRAINT unit_district_exists REFERENCES district,
  ward_code     text CONSTRAINT unit_ward_exists REFERENCES ward,
  successor_id  public_id CONSTRAINT unit_successor_exists REFERENCES unit,
  closed_on     date,
  is_sample     boolean NOT NULL DEFAULT false,
  version       integer NOT NULL DEFAULT 1,
  CONSTRAINT unit_level_for_schools CHECK ((kind = 'school') = (level IS NOT NULL)),
  CONSTRAINT unit_npsn_for_schools CHECK (npsn IS NULL OR kind = 'school'),
  CONSTRAINT unit_successor_only_when_closed CHECK (successor_id IS NULL OR closed_on IS NOT NULL),
  CONSTRAINT unit_not_its_own_relative CHECK (parent_id <> id AND successor_id <> id)
);
CREATE UNIQUE INDEX unit_open_name_unique ON unit (lower(name), kind, coalesce(district_code, '')) WHERE closed_on IS NULL;
CREATE INDEX unit_by_kind ON unit (kind, level, name, id);
CREATE INDEX unit_by_name ON unit (name, id);
CREATE INDEX unit_by_parent ON unit (parent_id);

CREATE TABLE unit_name (
  unit_id    public_id NOT NULL CONSTRAINT unit_name_unit_exists REFERENCES unit,
  valid_from date NOT NULL,
  valid_to   date,
  name       text NOT NULL,
  CONSTRAINT unit_name_starts_once PRIMARY KEY (unit_id, valid_from),
  CONSTRAINT unit_name_ends_after_start CHECK (valid_to > valid_from)
);
CREATE UNIQUE INDEX unit_name_one_current ON unit_name (unit_id) WHERE valid_to IS NULL;

-- People and their roles. Roles end, rows stay: conflicts of interest are computed from the past too.
CREATE TABLE person (
  id            public_id PRIMARY KEY,
  username      text NOT NULL CONSTRAINT person_username_form CHECK (username ~ '^[a-z0-9][a-z0-9._-]{2,39}$')
                CONSTRAINT person_username_unique UNIQUE,
  name          text NOT NULL CONSTRAINT person_name_length CHECK (char_length(name) BETWEEN 2 AND 120),
  email         text,
  password_hash text NOT NULL,
  active        boolean NOT NULL DEFAULT true,
  is_sample     boolean NOT NULL DEFAULT false,
  version       integer NOT NULL DEFAULT 1,
  created_at    timestamptz NOT NULL DEFAULT app_now()
);
CREATE UNIQUE INDEX person_email_unique ON person (lower(email));

CREATE TABLE role_assignment (
  id        public_id PRIMARY KEY,
  person_id public_id NOT NULL CONSTRAINT role_assignment_person_exists REFERENCES person,
  role      text NOT NULL CONSTRAINT role_assignment_role_known CHECK (role IN
              ('submitter', 'assessor', 'coordinator', 'education_official', 'supervisor', 'executive', 'admin')),
  unit_id   public_id CONSTRAINT role_assignment_unit_exists REFERENCES unit,
  starts_on date NOT NULL,
  ends_on   date,
  CONSTRAINT role_assignment_ends_after_start CHECK (ends_on >= starts_on),
  CONSTRAINT role_assignment_submitter_has_unit CHECK (role <> 'submitter' OR unit_id IS NOT NULL)
);
CREATE INDEX role_assignment_by_person ON role_assignment (person_id, unit_id);
CREATE INDEX role_assignment_by_unit ON role_assignment (unit_id);

CREATE TABLE session (
  token_hash text PRIMARY KEY,
  person_id  public_id CONSTRAINT session_person_exists REFERENCES person,
  data       bytea NOT NULL,
  address    text NOT NULL DEFAULT '',
  user_agent text NOT NULL DEFAULT '',
  created_at timestamptz NOT NULL DEFAULT app_now(),
  expires_at timestamptz NOT NULL
);
CREATE INDEX session_by_person ON session (person_id);

-- Failed sign-ins per account and network; the key is a hash, so unknown names leave no trace.
CREATE TABLE sign_in_failure (
  key_hash      text PRIMARY KEY,
  failures      integer NOT NULL,
  last_at       timestamptz NOT NULL,
  blocked_until timestamptz
);

-- Cycles. A setting that is null is an open question of the guideline that the region has not answered.
CREATE TABLE cycle (
  year                     integer PRIMARY KEY CONSTRAINT cycle_year_plausible CHECK (year BETWEEN 2020 AND 2100),
  instrument_year          integer NOT NULL,
  eligible_from            date NOT NULL,
  eligible_to              date NOT NULL,
  min_words_design         integer NOT NULL DEFAULT 300 CONSTRAINT cycle_min_words_plausible CHECK (min_words_design BETWEEN 0 AND 5000),
  assessors_per_entry      integer NOT NULL DEFAULT 2 CONSTRAINT cycle_assessors_plausible CHECK (assessors_per_entry BETWEEN 1 AND 9),
  rejected_in_divisor      boolean,
  counted_stages           text[] CONSTRAINT cycle_counted_stages_known CHECK (counted_stages <@ ARRAY['inisiatif', 'uji_coba', 'penerapan']),
  secondary_services_count boolean,
  empty_is_unassessable    boolean,
  is_sample                boolean NOT NULL DEFAULT false,
  version                  integer NOT NULL DEFAULT 1,
  CONSTRAINT cycle_eligibility_in_order CHECK (eligible_from <= eligible_to)
);

CREATE TABLE cycle_window (
  year      integer NOT NULL CONSTRAINT cycle_window_cycle_exists REFERENCES cycle,
  stage     text NOT NULL CONSTRAINT cycle_window_stage_known CHECK (stage IN ('collection', 'measurement', 'presentation', 'field_validation')),
  opens_at  timestamptz NOT NULL,
  closes_at timestamptz NOT NULL,
  CONSTRAINT cycle_window_once PRIMARY KEY (year, stage),
  CONSTRAINT cycle_window_in_order CHECK (opens_at < closes_at)
);

-- key: '' for the region; education, health, offices, wards for sectors; PAUD, SD, SMP for levels.
CREATE TABLE target (
  year   integer NOT NULL CONSTRAINT target_cycle_exists REFERENCES cycle,
  scope  text NOT NULL CONSTRAINT target_scope_known CHECK (scope IN ('region', 'sector', 'level')),
  key    text NOT NULL DEFAULT '',
  amount integer NOT NULL CONSTRAINT target_amount_plausible CHECK (amount BETWEEN 0 AND 100000),
  CONSTRAINT target_once PRIMARY KEY (year, scope, key),
  CONSTRAINT target_key_known CHECK (CASE scope WHEN 'region' THEN key = ''
    WHEN 'sector' THEN key IN ('education', 'health', 'offices', 'wards') ELSE key IN ('PAUD', 'SD', 'SMP') END)
);

-- Innovations live long and belong to the unit; an entry is one innovation in one cycle.
CREATE SEQUENCE innovation_code_seq;
CREATE TABLE innovation (
  id           public_id PRIMARY KEY,
  code         text NOT NULL CONSTRAINT innovation_code_unique UNIQUE,
  unit_id      public_id NOT NULL CONSTRAINT innovation_unit_exists REFERENCES unit,
  name         text NOT NULL CONSTRAINT innovation_name_length CHECK (char_length(name) BETWEEN 3 AND 200),
  summary      text NOT NULL DEFAULT '',
  slug         text CONSTRAINT innovation_slug_form CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$') CONSTRAINT innovation_slug_unique UNIQUE,
  published_at timestamptz,
  is_sample    boolean NOT NULL DEFAULT false,
  created_at   timestamptz NOT NULL DEFAULT app_now(),
  version      integer NOT NULL DEFAULT 1,
  -- The Indonesian dictionary has no stop words: they are taken out here and from the query alike.
  search       tsvector GENERATED ALWAYS AS (ts_delete(to_tsvector('indonesian', name || ' ' || summary),
    ARRAY['dan', 'yang', 'di', 'ke', 'dari', 'untuk', 'dengan', 'pada', 'dalam', 'oleh', 'atau', 'ini', 'itu'])) STORED,
  CONSTRAINT innovation_published_with_slug CHECK (published_at IS NULL OR slug IS NOT NULL)
);
CREATE INDEX innovation_by_unit ON innovation (unit_id, created_at DESC, id DESC);
CREATE INDEX innovation_published ON innovation (published_at DESC, id DESC) WHERE published_at IS NOT NULL;
CREATE INDEX innovation_search ON innovation USING gin (search);
CREATE INDEX innovation_name_trigrams ON innovation USING gin (name gin_trgm_ops);
CREATE INDEX innovation_code_trigrams ON innovation USING gin (code gin_trgm_ops);

CREATE TABLE innovator (
  id            public_id PRIMARY KEY,
  innovation_id public_id NOT NULL CONSTRAINT innovator_innovation_exists REFERENCES innovation,
  name          text NOT NULL CONSTRAINT innovator_name_length CHECK (char_length(name) BETWEEN 2 AND 120),
  position      text NOT NULL DEFAULT '',
  is_lead       boolean NOT NULL DEFAULT false,
  may_be_named  boolean NOT NULL DEFAULT false, -- consent to appear in public: off until given
  since         date NOT NULL,
  until         date,
  left_because  text CONSTRAINT innovator_reason_known CHECK (left_because IN ('transferred', 'promoted', 'retired', 'other')),
  version       integer NOT NULL DEFAULT 1,
  CONSTRAINT innovator_leaves_after_start CHECK (until >= since),
  CONSTRAINT innovator_reason_when_left CHECK ((until IS NULL) = (left_because IS NULL))
);
CREATE UNIQUE INDEX innovator_one_lead ON innovator (innovation_id) WHERE is_lead AND until IS NULL;
CREATE INDEX innovator_by_innovation ON innovator (innovation_id);

CREATE TABLE entry_status (code text PRIMARY KEY);
INSERT INTO entry_status VALUES ('draft'), ('submitted'), ('in_review'), ('returned'), ('shortlisted'), ('deferred'), ('declined'), ('finalized');

CREATE TABLE entry_transition (
  from_status text NOT NULL CONSTRAINT entry_transition_from_known REFERENCES entry_status,
  act         text NOT NULL,
  to_status   text NOT NULL CONSTRAINT entry_transition_to_known REFERENCES entry_status,
  CONSTRAINT entry_transition_once PRIMARY KEY (from_status, act, to_status)
);
INSERT INTO entry_transition VALUES
  ('draft', 'submit', 'submitted'), ('returned', 'submit', 'submitted'), ('submitted', 'withdraw', 'draft'),
  ('submitted', 'start_review', 'in_review'), ('in_review', 'return', 'returned'), ('in_review', 'shortlist', 'shortlisted'),
  ('in_review', 'defer', 'deferred'), ('in_review', 'decline', 'declined'), ('shortlisted', 'finalize', 'finalized');

CREATE TABLE entry (
  id                public_id PRIMARY KEY,
  innovation_id     public_id NOT NULL CONSTRAINT entry_innovation_exists REFERENCES innovation,
  year              integer NOT NULL CONSTRAINT entry_cycle_exists REFERENCES cycle,
  unit_id           public_id NOT NULL CONSTRAINT entry_unit_exists REFERENCES unit,
  name              text NOT NULL CONSTRAINT entry_name_length CHECK (char_length(name) BETWEEN 3 AND 200),
  status            text NOT NULL DEFAULT 'draft' CONSTRAINT entry_status_known REFERENCES entry_status,
  round             integer NOT NULL DEFAULT 0, -- how many times it was sent
  submitted_at      timestamptz,
  review_started_at timestamptz,
  ready_at          timestamptz, -- the last assessor has finished
  decided_at        timestamptz,
  deferred_to       integer,
  created_by        public_id NOT NULL CONSTRAINT entry_creator_exists REFERENCES person,
  created_at        timestamptz NOT NULL DEFAULT app_now(),
  updated_at        timestamptz NOT NULL DEFAULT app_now(),
  version           integer NOT NULL DEFAULT 1,
  CONSTRAINT entry_once_per_cycle UNIQUE (innovation_id, year),
  CONSTRAINT entry_submitted_has_time CHECK ((status = 'draft') = (submitted_at IS NULL)),
  CONSTRAINT entry_sent_is_counted CHECK (submitted_at IS NULL OR round > 0),
  CONSTRAINT entry_review_has_time CHECK ((status IN ('draft', 'submitted')) = (review_started_at IS NULL)),
  CONSTRAINT entry_ready_in_review CHECK (ready_at IS NULL OR status NOT IN ('draft', 'submitted')),
  CONSTRAINT entry_decided_has_time CHECK ((status IN ('draft', 'submitted', 'in_review')) = (decided_at IS NULL)),
  CONSTRAINT entry_deferred_has_year CHECK ((status = 'deferred') = (deferred_to IS NOT NULL)),
  CONSTRAINT entry_deferred_to_later CHECK (deferred_to > year)
);
CREATE INDEX entry_by_year ON entry (year, created_at DESC, id DESC);
CREATE INDEX entry_by_year_status ON entry (year, status, created_at DESC, id DESC);
CREATE INDEX entry_by_unit ON entry (unit_id, created_at DESC, id DESC);
CREATE INDEX entry_deferred ON entry (deferred_to, id) WHERE status = 'deferred';
CREATE INDEX entry_waiting ON entry (year, ready_at, id) WHERE status = 'in_review' AND ready_at IS NOT NULL;

-- +goose StatementBegin
CREATE FUNCTION entry_status_moves_legally() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM entry_transition t WHERE t.from_status = OLD.status AND t.to_status = NEW.status) THEN
    RAISE EXCEPTION 'entry cannot move from % to %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'entry_moves_legally', TABLE = 'entry';
  END IF;
  RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER entry_moves_legally BEFORE UPDATE OF status ON entry
  FOR EACH ROW WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION entry_status_moves_legally();

CREATE TABLE entry_profile (
  entry_id           public_id PRIMARY KEY CONSTRAINT entry_profile_entry_exists REFERENCES entry,
  stage              text CONSTRAINT entry_profile_stage_known CHECK (stage IN ('inisiatif', 'uji_coba', 'penerapan')),
  initiator          text CONSTRAINT entry_profile_initiator_known CHECK (initiator IN
                       ('kepala_daerah', 'anggota_dprd', 'perangkat_daerah', 'asn', 'masyarakat')),
  initiator_name     text NOT NULL DEFAULT '',
  kind               text CONSTRAINT entry_profile_kind_known CHECK (kind IN ('digital', 'non_digital')),
  form               text CONSTRAINT entry_profile_form_known CHECK (form IN ('tata_kelola', 'pelayanan_publik', 'lainnya')),
  theme              text NOT NULL DEFAULT '',
  main_service       text,
  secondary_services text[] NOT NULL DEFAULT '{}',
  latitude           double precision CONSTRAINT entry_profile_latitude_bounds CHECK (latitude BETWEEN -90 AND 90),
  longitude          double precision CONSTRAINT entry_profile_longitude_bounds CHECK (longitude BETWEEN -180 AND 180),
  trial_on           date,
  implemented_on     date,
  developed_on       date,
  purpose            text NOT NULL DEFAULT '',
  benefit            text NOT NULL DEFAULT '',
  result             text NOT NULL DEFAULT '',
  updated_by         public_id CONSTRAINT entry_profile_editor_exists REFERENCES person,
  updated_at         timestamptz NOT NULL DEFAULT app_now(),
  version            integer NOT NULL DEFAULT 1,
  CONSTRAINT entry_profile_whole_place CHECK ((latitude IS NULL) = (longitude IS NULL)),
  CONSTRAINT entry_profile_trial_before_use CHECK (trial_on <= implemented_on),
  CONSTRAINT entry_profile_use_before_growth CHECK (implemented_on <= developed_on)
);

CREATE TABLE entry_design (
  entry_id        public_id PRIMARY KEY CONSTRAINT entry_design_entry_exists REFERENCES entry,
  legal_basis     text NOT NULL DEFAULT '',
  problem         text NOT NULL DEFAULT '',
  strategic_issue text NOT NULL DEFAULT '',
  method          text NOT NULL DEFAULT '',
  novelty         text NOT NULL DEFAULT '',
  mechanism       text NOT NULL DEFAULT '',
  word_count      integer NOT NULL DEFAULT 0,
  updated_by      public_id CONSTRAINT entry_design_editor_exists REFERENCES person,
  updated_at      timestamptz NOT NULL DEFAULT app_now(),
  version         integer NOT NULL DEFAULT 1
);

-- version counts every change of the claim or of its evidence: what was verified is one version.
CREATE TABLE claim (
  entry_id   public_id NOT NULL CONSTRAINT claim_entry_exists REFERENCES entry,
  indicator  text NOT NULL CONSTRAINT claim_indicator_form CHECK (indicator ~ '^sid-[0-9]{2}$'),
  level      smallint NOT NULL CONSTRAINT claim_level_bounds CHECK (level BETWEEN 0 AND 3),
  basis      text,
  note       text NOT NULL DEFAULT '',
  updated_by public_id NOT NULL CONSTRAINT claim_editor_exists REFERENCES person,
  updated_at timestamptz NOT NULL DEFAULT app_now(),
  version    integer NOT NULL DEFAULT 1,
  CONSTRAINT claim_once PRIMARY KEY (entry_id, indicator),
  CONSTRAINT claim_version_known UNIQUE (entry_id, indicator, version)
);

-- Evidence: bytes are stored once by their SHA-256; versions are never changed.
CREATE TABLE blob (
  sha256     text PRIMARY KEY CONSTRAINT blob_sha256_form CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size       bigint NOT NULL CONSTRAINT blob_size_positive CHECK (size > 0),
  created_at timestamptz NOT NULL DEFAULT app_now()
);

-- slot: an indicator's code, or a document of the profile (profile-budget, profile-business, …).
CREATE TABLE evidence (
  id         public_id PRIMARY KEY,
  entry_id   public_id NOT NULL CONSTRAINT evidence_entry_exists REFERENCES entry,
  slot       text NOT NULL CONSTRAINT evidence_slot_known CHECK (slot ~ '^(sid-[0-9]{2}|profile-(budget|business|property|award|photo|video))$'),
  current_no integer NOT NULL DEFAULT 1,
  created_by public_id NOT NULL CONSTRAINT evidence_creator_exists REFERENCES person,
  created_at timestamptz NOT NULL DEFAULT app_now(),
  removed_at timestamptz,
  version    integer NOT NULL DEFAULT 1
);
CREATE INDEX evidence_by_entry ON evidence (entry_id, slot, created_at, id);

CREATE TABLE evidence_version (
  evidence_id   public_id NOT NULL CONSTRAINT evidence_version_evidence_exists REFERENCES evidence,
  no            integer NOT NULL CONSTRAINT evidence_version_counts_from_one CHECK (no > 0),
  kind          text NOT NULL CONSTRAINT evidence_version_kind_known CHECK (kind IN ('file', 'link')),
  sha256        text CONSTRAINT evidence_version_blob_exists REFERENCES blob,
  file_name     text,
  media_type    text,
  size          bigint,
  url           text,
  letter_number text NOT NULL DEFAULT '',
  letter_date   date,
  subject       text NOT NULL DEFAULT '',
  created_by    public_id NOT NULL CONSTRAINT evidence_version_creator_exists REFERENCES person,
  created_at    timestamptz NOT NULL DEFAULT app_now(),
  CONSTRAINT evidence_version_once PRIMARY KEY (evidence_id, no),
  CONSTRAINT evidence_version_file_or_link CHECK (CASE kind
    WHEN 'file' THEN url IS NULL AND num_nulls(sha256, file_name, media_type, size) = 0
    ELSE url IS NOT NULL AND num_nonnulls(sha256, file_name, media_type, size) = 0 END)
);
CREATE INDEX evidence_version_by_blob ON evidence_version (sha256);
ALTER TABLE evidence ADD CONSTRAINT evidence_current_exists FOREIGN KEY (id, current_no)
  REFERENCES evidence_version (evidence_id, no) DEFERRABLE INITIALLY DEFERRED;

-- Receipts: what was sent, as attested at that moment.
CREATE SEQUENCE receipt_number_seq;
CREATE TABLE receipt (
  code           text PRIMARY KEY CONSTRAINT receipt_code_form CHECK (code ~ '^[a-z0-9]{26}$'),
  number         text NOT NULL CONSTRAINT receipt_number_unique UNIQUE,
  entry_id       public_id NOT NULL CONSTRAINT receipt_entry_exists REFERENCES entry,
  round          integer NOT NULL,
  form_key       text NOT NULL CONSTRAINT receipt_form_key_unique UNIQUE,
  content        jsonb NOT NULL,
  content_sha256 text NOT NULL,
  submitted_by   public_id NOT NULL CONSTRAINT receipt_submitter_exists REFERENCES person,
  submitted_at   timestamptz NOT NULL,
  CONSTRAINT receipt_once_per_round UNIQUE (entry_id, round)
);

-- A form that creates something carries a key: sent twice, it creates once.
CREATE TABLE form_key (
  key         text PRIMARY KEY CONSTRAINT form_key_length CHECK (char_length(key) BETWEEN 16 AND 64),
  person_id   public_id NOT NULL CONSTRAINT form_key_person_exists REFERENCES person,
  act         text NOT NULL,
  fingerprint text NOT NULL,
  target_id   text NOT NULL,
  created_at  timestamptz NOT NULL DEFAULT app_now()
);

-- Screening.
CREATE TABLE decision_reason (code text PRIMARY KEY, label text NOT NULL);
INSERT INTO decision_reason VALUES
  ('eligible', 'Memenuhi syarat'), ('innovator_transferred', 'Inovator mutasi'), ('innovator_promoted', 'Inovator promosi'),
  ('early_design', 'Masih rancangan awal'), ('outside_window', 'Di luar jendela penerapan'), ('evidence_mismatch', 'Bukti tidak sesuai'),
  ('duplicate', 'Duplikat'), ('not_regional_authority', 'Bukan kewenangan daerah'),
  ('criteria_unmet', 'Belum memenuhi kriteria PP 38/2017'), ('other', 'Lainnya');

CREATE TABLE review (
  id             public_id PRIMARY KEY,
  entry_id       public_id NOT NULL CONSTRAINT review_entry_exists REFERENCES entry,
  assessor_id    public_id NOT NULL CONSTRAINT review_assessor_exists REFERENCES person,
  status         text NOT NULL DEFAULT 'assigned' CONSTRAINT review_status_known CHECK (status IN ('assigned', 'started', 'finished', 'void')),
  due_on         date,
  assigned_by    public_id NOT NULL CONSTRAINT review_assigner_exists REFERENCES person,
  assigned_at    timestamptz NOT NULL DEFAULT app_now(),
  declared_at    timestamptz, -- when the assessor declared to have no conflict of interest
  recommendation text CONSTRAINT review_recommendation_known CHECK (recommendation IN ('shortlist', 'return', 'defer', 'decline')),
  remark_unit    text NOT NULL DEFAULT '',
  remark_inner   text NOT NULL DEFAULT '',
  finished_at    timestamptz,
  void_because   text CONSTRAINT review_void_reason_known CHECK (void_because IN ('unassigned', 'conflict')),
  version        integer NOT NULL DEFAULT 1,
  CONSTRAINT review_void_says_why CHECK ((status = 'void') = (void_because IS NOT NULL)),
  CONSTRAINT review_once_per_assessor UNIQUE (entry_id, assessor_id),
  CONSTRAINT review_starts_with_declaration CHECK (status IN ('assigned', 'void') OR declared_at IS NOT NULL),
  CONSTRAINT review_finished_has_time CHECK ((status = 'finished') = (finished_at IS NOT NULL)),
  CONSTRAINT review_finished_recommends CHECK (status <> 'finished' OR recommendation IS NOT NULL)
);
CREATE INDEX review_by_assessor ON review (assessor_id, status, assigned_at, id);

-- Who belongs or belonged to the unit, to what it was merged into, or to anything merged into those, has a conflict of
-- interest. The program asks the same function before it assigns, shows or decides.
CREATE FUNCTION has_conflict(person public_id, owner_unit public_id) RETURNS boolean LANGUAGE sql STABLE AS $$
  WITH RECURSIVE heir AS (
    SELECT owner_unit AS id
    UNION SELECT u.successor_id FROM unit u JOIN heir h ON u.id = h.id WHERE u.successor_id IS NOT NULL),
  kin AS (
    SELECT id FROM heir
    UNION SELECT u.id FROM unit u JOIN kin k ON u.successor_id = k.id)
  SELECT EXISTS (SELECT FROM role_assignment r JOIN kin k ON r.unit_id = k.id WHERE r.person_id = person)
$$;

-- A person's name as people compare it: without titles, in small letters. Innovators are written by their units, titles and all.
CREATE FUNCTION plain_name(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT btrim(regexp_replace(regexp_replace(lower(split_part(name, ',', 1)), '\m(prof|dr|drs|dra|ir|h|hj)\.', ' ', 'g'), '\s+', ' ', 'g'))
$$;

-- An assessor judges nothing of a unit of theirs, and no innovation that names them among its innovators, then or now.
CREATE FUNCTION may_not_judge(assessor public_id, owner_unit public_id, innovation public_id) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT has_conflict(assessor, owner_unit) OR EXISTS (SELECT FROM innovator v JOIN person p ON p.id = assessor
    WHERE v.innovation_id = innovation AND plain_name(v.name) = plain_name(p.name))
$$;

-- +goose StatementBegin
CREATE FUNCTION review_without_conflict() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT may_not_judge(NEW.assessor_id, unit_id, innovation_id) FROM entry WHERE id = NEW.entry_id) THEN
    RAISE EXCEPTION 'assessor belongs or belonged to the unit of the entry, or is named among its innovators'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'review_without_conflict', TABLE = 'review';
  END IF;
  RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER review_without_conflict BEFORE INSERT OR UPDATE OF assessor_id, entry_id ON review
  FOR EACH ROW EXECUTE FUNCTION review_without_conflict();

-- PP 38/2017 article 6, letters a to e.
CREATE TABLE review_criterion (
  review_id public_id NOT NULL CONSTRAINT review_criterion_review_exists REFERENCES review,
  letter    text NOT NULL CONSTRAINT review_criterion_known CHECK (letter IN ('a', 'b', 'c', 'd', 'e')),
  met       boolean NOT NULL,
  note      text NOT NULL DEFAULT '',
  CONSTRAINT review_criterion_once PRIMARY KEY (review_id, letter)
);

CREATE TABLE review_mark (
  review_id     public_id NOT NULL CONSTRAINT review_mark_review_exists REFERENCES review,
  entry_id      public_id NOT NULL,
  indicator     text NOT NULL,
  claim_version integer NOT NULL,
  level         smallint NOT NULL CONSTRAINT review_mark_level_bounds CHECK (level BETWEEN 0 AND 3),
  reason        text NOT NULL DEFAULT '',
  marked_at     timestamptz NOT NULL DEFAULT app_now(),
  CONSTRAINT review_mark_once PRIMARY KEY (review_id, indicator),
  CONSTRAINT review_mark_of_current_claim FOREIGN KEY (entry_id, indicator, claim_version) REFERENCES claim (entry_id, indicator, version)
);
CREATE INDEX review_mark_by_claim ON review_mark (entry_id, indicator);

-- The level that counts, agreed by the assessors or set by the coordinator.
CREATE TABLE verification (
  entry_id      public_id NOT NULL,
  indicator     text NOT NULL,
  claim_version integer NOT NULL,
  level         smallint NOT NULL CONSTRAINT verification_level_bounds CHECK (level BETWEEN 0 AND 3),
  set_by        public_id CONSTRAINT verification_setter_exists REFERENCES person, -- null: followed from the sheets
  reason        text NOT NULL DEFAULT '',
  set_at        timestamptz NOT NULL DEFAULT app_now(),
  CONSTRAINT verification_once PRIMARY KEY (entry_id, indicator),
  CONSTRAINT verification_of_current_claim FOREIGN KEY (entry_id, indicator, claim_version) REFERENCES claim (entry_id, indicator, version)
);

-- A changed claim, or changed evidence for it, is no longer what was verified.
-- +goose StatementBegin
CREATE FUNCTION claim_change_resets_verification() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM review_mark WHERE entry_id = OLD.entry_id AND indicator = OLD.indicator;
  DELETE FROM verification WHERE entry_id = OLD.entry_id AND indicator = OLD.indicator;
  RETURN NEW;
END $$;
-- +goose StatementEnd
CREATE TRIGGER claim_change_resets_verification BEFORE UPDATE OF version ON claim
  FOR EACH ROW EXECUTE FUNCTION claim_change_resets_verification();

CREATE TABLE decision (
  id          public_id PRIMARY KEY,
  entry_id    public_id NOT NULL CONSTRAINT decision_entry_exists REFERENCES entry,
  round       integer NOT NULL,
  act         text NOT NULL CONSTRAINT decision_act_known CHECK (act IN ('return', 'shortlist', 'defer', 'decline')),
  reason_code text NOT NULL CONSTRAINT decision_reason_known REFERENCES decision_reason,
  text        text NOT NULL,
  next_year   integer,
  sheets      jsonb NOT NULL, -- the finished sheets as they were: later changes reset marks
  decided_by  public_id NOT NULL CONSTRAINT decision_decider_exists REFERENCES person,
  decided_at  timestamptz NOT NULL DEFAULT app_now(),
  CONSTRAINT decision_once_per_round UNIQUE (entry_id, round),
  CONSTRAINT decision_deferral_names_year CHECK ((act = 'defer') = (next_year IS NOT NULL)),
  CONSTRAINT decision_against_says_why CHECK (act = 'shortlist' OR (char_length(text) >= 10 AND reason_code <> 'eligible'))
);

CREATE TABLE decision_answer (
  decision_id public_id PRIMARY KEY CONSTRAINT decision_answer_decision_exists REFERENCES decision,
  text        text NOT NULL CONSTRAINT decision_answer_length CHECK (char_length(text) BETWEEN 3 AND 4000),
  answered_by public_id NOT NULL CONSTRAINT decision_answer_person_exists REFERENCES person,
  answered_at timestamptz NOT NULL DEFAULT app_now(),
  version     integer NOT NULL DEFAULT 1
);

-- Measurement. Results are kept for ever with their inputs; what was published officially stands beside them.
CREATE TABLE regional_level (
  year       integer NOT NULL CONSTRAINT regional_level_cycle_exists REFERENCES cycle,
  indicator  text NOT NULL CONSTRAINT regional_level_indicator_form CHECK (indicator ~ '^spd-[0-9]{2}[ab]?$'),
  level      smallint NOT NULL CONSTRAINT regional_level_bounds CHECK (level BETWEEN 0 AND 3),
  note       text NOT NULL DEFAULT '',
  updated_by public_id NOT NULL CONSTRAINT regional_level_editor_exists REFERENCES person,
  updated_at timestamptz NOT NULL DEFAULT app_now(),
  version    integer NOT NULL DEFAULT 1,
  CONSTRAINT regional_level_once PRIMARY KEY (year, indicator)
);

CREATE TABLE regional_total (
  year       integer PRIMARY KEY CONSTRAINT regional_total_cycle_exists REFERENCES cycle,
  total_x100 integer NOT NULL CONSTRAINT regional_total_not_negative CHECK (total_x100 >= 0),
  note       text NOT NULL DEFAULT '',
  updated_by public_id NOT NULL CONSTRAINT regional_total_editor_exists REFERENCES person,
  updated_at timestamptz NOT NULL DEFAULT app_now(),
  version    integer NOT NULL DEFAULT 1
);

CREATE TABLE index_result (
  id                public_id PRIMARY KEY,
  year              integer NOT NULL CONSTRAINT index_result_cycle_exists REFERENCES cycle,
  basis             text NOT NULL CONSTRAINT index_result_basis_known CHECK (basis IN ('claimed', 'verified')),
  instrument_sha256 text NOT NULL,
  rule_version      text NOT NULL,
  input             text NOT NULL, -- the exact document that `jaring score` reads
  output            text NOT NULL, -- and what it printed
  index_x100        integer NOT NULL CONSTRAINT index_result_bounds CHECK (index_x100 BETWEEN 0 AND 10000),
  category          text NOT NULL,
  computed_by       public_id NOT NULL CONSTRAINT index_result_person_exists REFERENCES person,
  computed_at       timestamptz NOT NULL DEFAULT app_now()
);
CREATE INDEX index_result_by_year ON index_result (year, computed_at DESC, id DESC);

CREATE TABLE official_result (
  year       integer PRIMARY KEY,
  index_x100 integer NOT NULL CONSTRAINT official_result_bounds CHECK (index_x100 BETWEEN 0 AND 10000),
  category   text NOT NULL,
  source     text NOT NULL
);

CREATE TABLE award (
  id     public_id PRIMARY KEY,
  year   integer NOT NULL,
  text   text NOT NULL
);

-- Activities around the cycle: socialisation, training, benchmarking, mentoring.
CREATE TABLE activity (
  id        public_id PRIMARY KEY,
  year      integer NOT NULL CONSTRAINT activity_cycle_exists REFERENCES cycle,
  kind      text NOT NULL CONSTRAINT activity_kind_known CHECK (kind IN ('sosialisasi', 'bimtek', 'kaji_terap', 'pendampingan')),
  title     text NOT NULL,
  held_on   date NOT NULL,
  place     text NOT NULL DEFAULT '',
  audience  text NOT NULL DEFAULT '',
  is_sample boolean NOT NULL DEFAULT false
);

-- History: every act, in the act's own transaction.
CREATE TABLE history (
  id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject     text NOT NULL CONSTRAINT history_subject_known CHECK (subject IN
                ('entry', 'innovation', 'unit', 'cycle', 'person', 'measurement', 'region')),
  subject_id  text COLLATE "C" NOT NULL,
  act         text NOT NULL,
  from_status text,
  to_status   text,
  reason_code text CONSTRAINT history_reason_known REFERENCES decision_reason,
  detail      jsonb NOT NULL DEFAULT '{}',
  actor_id    public_id CONSTRAINT history_actor_exists REFERENCES person, -- null: the program itself
  role        text NOT NULL DEFAULT '',
  at          timestamptz NOT NULL DEFAULT app_now(),
  CONSTRAINT history_status_pair CHECK ((from_status IS NULL) = (to_status IS NULL)),
  CONSTRAINT history_transition_legal FOREIGN KEY (from_status, act, to_status) REFERENCES entry_transition
);
CREATE INDEX history_by_subject ON history (subject, subject_id, id DESC);

-- +goose StatementBegin
DO $$
DECLARE t text;
BEGIN
  GRANT USAGE ON SCHEMA public TO jaring_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO jaring_app;
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO jaring_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO jaring_app;
  ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO jaring_app;
  REVOKE INSERT, UPDATE, DELETE ON entry_status, entry_transition, decision_reason, goose_db_version FROM jaring_app;
  FOREACH t IN ARRAY ARRAY['history', 'decision', 'receipt', 'evidence_version', 'index_result', 'blob'] LOOP
    EXECUTE format('REVOKE UPDATE, DELETE ON %I FROM jaring_app', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_append_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;
-- +goose StatementEnd

-- +goose Down
-- +goose StatementBegin
DO $$ BEGIN RAISE EXCEPTION 'there is no way down from the first migration: restore a backup instead'; END $$;
-- +goose StatementEnd

-- Similar innovations: the problem is searched beside the name, and an entry says how it differs from what is like it.

-- +goose Up
ALTER TABLE entry_design ADD COLUMN problem_words tsvector
  GENERATED ALWAYS AS (to_tsvector('indonesian', problem)) STORED;

-- Asked only where something is strongly similar; the assessor and the coordinator read it.
ALTER TABLE entry ADD COLUMN difference text NOT NULL DEFAULT ''
  CONSTRAINT entry_difference_length CHECK (char_length(difference) <= 500);

-- How a short word can stand for a name: the first letter of each word, in order, each followed by letters of that word.
-- A name of one or two words stands for itself.
CREATE FUNCTION short_form(name text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN words ~ '^[a-z0-9]+([^a-z0-9]+[a-z0-9]+){2,11}[^a-z0-9]*$'
    THEN '^' || regexp_replace(words, '([a-z0-9])([a-z0-9]*)[^a-z0-9]*', '\1[\1\2]*', 'g') || '$' END
  FROM (SELECT btrim(regexp_replace(lower(name), '\m(dan|yang|di|ke|dari|untuk|dengan|pada|dalam|oleh|atau)\M', '', 'g')) AS words) w
$$;

-- +goose Down
-- +goose StatementBegin
DO $$ BEGIN RAISE EXCEPTION 'there is no way down from this migration: restore a backup instead'; END $$;
-- +goose StatementEnd

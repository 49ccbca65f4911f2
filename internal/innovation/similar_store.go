package innovation

import (
	"context"

	"jaring/internal/postgres"
)

// What the actor may know of: everything of the own unit in its newest state; of all other units what is published, as it
// was published, never what its newer drafts say; and for those who screen, whatever they have no conflict with.
const similarSeen = `
seen AS MATERIALIZED (
  SELECT i.id, i.code, CASE WHEN whole THEN coalesce(e.name, i.name) ELSE i.name END AS name, i.created_at,
         i.published_at IS NOT NULL AS published, coalesce(i.slug, '') AS slug, i.unit_id, coalesce(e.id, '') AS entry_id,
         coalesce(e.year, 0) AS year, coalesce(e.status, '') AS status,
         to_tsvector('indonesian', CASE WHEN whole THEN coalesce(e.name, i.name) ELSE i.name END) AS name_words,
         i.search || coalesce(d.problem_words, '') AS more_words
  FROM innovation i
  CROSS JOIN LATERAL (SELECT i.unit_id = @unit OR @screens AND NOT has_conflict(@person, i.unit_id) AS whole) w
  LEFT JOIN LATERAL (
    SELECT e.id, e.name, e.year, e.status FROM entry e
    WHERE e.innovation_id = i.id AND (whole OR e.status IN ('shortlisted', 'finalized')) ORDER BY e.year DESC LIMIT 1) e ON true
  LEFT JOIN entry_design d ON d.entry_id = e.id
  WHERE i.id <> @self AND (i.published_at IS NOT NULL OR whole))`

// A word that many have says little, one that few have says much. The name counts both ways, so that a short name is not
// like every long one that holds it; of the problem only what was asked, because people write at very different length.
const similarSQL = `
WITH asked AS (
  SELECT no, in_name, tsvector_to_array(to_tsvector('indonesian', words)) AS any_of
  FROM unnest(@words::text[], @in_name::boolean[]) WITH ORDINALITY AS t (words, in_name, no)),
lexeme AS MATERIALIZED (SELECT unnest(any_of) AS lexeme, no, in_name FROM asked),` + similarSeen + `,
hit AS MATERIALIZED (
  SELECT s.id, l.no, l.in_name, bool_or(w.named) AS named
  FROM seen s
  CROSS JOIN LATERAL (
    SELECT unnest(tsvector_to_array(s.name_words)) AS lexeme, true AS named
    UNION ALL SELECT unnest(tsvector_to_array(s.more_words)), false) w
  JOIN lexeme l USING (lexeme)
  GROUP BY s.id, l.no, l.in_name),
weight AS MATERIALIZED (
  SELECT a.no, a.in_name, ln(1 + (SELECT count(*) FROM seen)::float / greatest(3, count(h.id))) AS w
  FROM asked a LEFT JOIN hit h USING (no) GROUP BY a.no, a.in_name),
whole AS MATERIALIZED (
  SELECT coalesce(sum(w) FILTER (WHERE in_name), 0) AS name, sum(w) AS text, avg(w) AS mean, count(*) FILTER (WHERE NOT in_name) AS of_problem
  FROM weight),
words AS (
  SELECT h.id, coalesce(sum(w) FILTER (WHERE h.in_name AND named), 0) AS name, count(*) FILTER (WHERE h.in_name AND named) AS named,
         sum(w) AS text
  FROM hit h JOIN weight USING (no) GROUP BY h.id),
part AS (
  SELECT s.*, least(1, greatest(similarity(lower(s.name), @name), 0.9 * strict_word_similarity(@name, lower(s.name)),
           CASE WHEN @short <> '' AND lower(s.name) ~ @short
             OR EXISTS (SELECT FROM unnest(@singles::text[]) x WHERE left(x, 1) = left(lower(s.name), 1) AND x ~ short_form(s.name)) THEN 0.6 ELSE 0 END,
           2 * words.name / greatest(whole.name + words.name + whole.mean * greatest(length(s.name_words) - words.named, 0), 0.01))) AS by_name,
         CASE WHEN of_problem >= 4 THEN coalesce(words.text / whole.text, 0) ELSE 0 END AS by_text
  FROM seen s CROSS JOIN whole LEFT JOIN words ON words.id = s.id)
SELECT p.id AS innovation_id, p.code, p.name, p.entry_id, p.year, p.status, p.published, p.slug, p.unit_id, u.name AS unit_name, score
FROM part p
CROSS JOIN LATERAL (SELECT 1 - (1 - by_name) * (1 - 0.8 * by_text) AS score) c
JOIN unit u ON u.id = p.unit_id
WHERE score >= @least::float
ORDER BY score DESC, p.created_at DESC, p.id
LIMIT 5`

func listSimilar(ctx context.Context, q postgres.Querier, seen similarScope, name, problem string, least float64) ([]Similar, error) {
	args := seen.args()
	args["name"], args["short"], args["least"] = lowered(name), shortForm(name), least
	words, inName, singles := []string{}, []bool{}, []string{}
	for _, a := range askedWords(name, problem) {
		words, inName = append(words, a.words), append(inName, a.inName)
	}
	for _, w := range plainWords(name) {
		if len(w) >= 3 && w == plainASCII(w) {
			singles = append(singles, w)
		}
	}
	args["words"], args["in_name"], args["singles"] = words, inName, singles
	return postgres.All[Similar](ctx, q, similarSQL, args)
}

package report

import (
	"context"

	"jaring/internal/postgres"
)

// publishedFrom is what that every public query starts from: the innovation, its unit, and the profile of the newest
// entry that got through.
const publishedFrom = `
FROM innovation i
JOIN unit u ON u.id = i.unit_id
LEFT JOIN district d ON d.code = u.district_code
LEFT JOIN LATERAL (
  SELECT id, year FROM entry WHERE innovation_id = i.id AND status IN ('shortlisted', 'finalized') ORDER BY year DESC LIMIT 1) e ON true
LEFT JOIN entry_profile p ON p.entry_id = e.id`

const published = publishedFrom + `
WHERE i.published_at IS NOT NULL
  AND (@q = '' OR i.search @@ websearch_to_tsquery('indonesian', @q) OR @q <% i.name)`

const filtered = published + `
  AND (@unit_kinds::text[] = '{}' OR u.kind = ANY(@unit_kinds)) AND (@levels::text[] = '{}' OR u.level = ANY(@levels))
  AND (@services::text[] = '{}' OR p.main_service = ANY(@services)) AND (@stages::text[] = '{}' OR p.stage = ANY(@stages))
  AND (@kinds::text[] = '{}' OR p.kind = ANY(@kinds)) AND (@districts::text[] = '{}' OR d.name = ANY(@districts))
  AND (@years::text[] = '{}' OR e.year::text = ANY(@years))`

const cardColumns = `
SELECT i.id, i.slug, i.code, i.name, i.summary, u.name AS unit_name, u.kind AS unit_kind, coalesce(u.level, '') AS level,
       coalesce(d.name, '') AS district, coalesce(p.stage, '') AS stage, coalesce(p.kind, '') AS kind,
       coalesce(p.main_service, '') AS service, coalesce(e.year, 0) AS year, i.published_at`

const listCardsSQL = cardColumns + filtered + `
  AND (@after_id = '' OR (i.published_at, i.id) < (@after, @after_id))
ORDER BY i.published_at DESC, i.id DESC
LIMIT @limit`

func (f GalleryFilter) args() postgres.Args {
	return postgres.Args{
		"q": searchWords(f.Search), "unit_kinds": list(f.UnitKinds), "levels": list(f.Levels), "services": list(f.Services), "stages": list(f.Stages),
		"kinds": list(f.Kinds), "districts": list(f.Districts), "years": list(f.Years),
	}
}

// list is never NULL, which would be unknown to every comparison.
func list(values []string) []string { return append([]string{}, values...) }

func listCards(ctx context.Context, q postgres.Querier, f GalleryFilter, after GalleryMark, limit int) ([]Card, error) {
	args := f.args()
	args["after"], args["after_id"], args["limit"] = after.At, after.ID, limit
	return postgres.All[Card](ctx, q, listCardsSQL, args)
}

const countCardsSQL = `SELECT count(*)` + filtered

func countCards(ctx context.Context, q postgres.Querier, f GalleryFilter) (int, error) {
	return postgres.Value[int](ctx, q, countCardsSQL, f.args())
}

const listFacetsSQL = `
WITH p AS (SELECT u.kind AS unit, u.level, p.main_service AS service, p.stage, p.kind, d.name AS district, e.year::text AS year` + published + `)
SELECT CASE WHEN grouping(unit) = 0 THEN 'unit' WHEN grouping(level) = 0 THEN 'level' WHEN grouping(service) = 0 THEN 'service'
            WHEN grouping(stage) = 0 THEN 'stage' WHEN grouping(kind) = 0 THEN 'kind' WHEN grouping(district) = 0 THEN 'district'
            ELSE 'year' END AS filter,
       coalesce(unit, level, service, stage, kind, district, year) AS value, count(*) AS count
FROM p
GROUP BY GROUPING SETS ((unit), (level), (service), (stage), (kind), (district), (year))
HAVING coalesce(unit, level, service, stage, kind, district, year) IS NOT NULL
ORDER BY 1, CASE WHEN grouping(year) = 0 THEN year END DESC, 3 DESC, 2`

func listFacets(ctx context.Context, q postgres.Querier, search string) ([]Facet, error) {
	return postgres.All[Facet](ctx, q, listFacetsSQL, postgres.Args{"q": searchWords(search)})
}

const oneArticleSQL = cardColumns + `,
       coalesce(p.purpose, '') AS purpose, coalesce(p.benefit, '') AS benefit, coalesce(p.result, '') AS result,
       coalesce(g.legal_basis, '') AS legal_basis, coalesce(g.problem, '') AS problem, coalesce(g.method, '') AS method,
       coalesce(g.novelty, '') AS novelty, coalesce(g.mechanism, '') AS mechanism,
       p.implemented_on, p.latitude, p.longitude` + publishedFrom + `
LEFT JOIN entry_design g ON g.entry_id = e.id
WHERE i.published_at IS NOT NULL AND i.slug = @slug`

func oneArticle(ctx context.Context, q postgres.Querier, slug string) (Text, error) {
	return postgres.One[Text](ctx, q, oneArticleSQL, postgres.Args{"slug": slug})
}

const listPublicInnovatorsSQL = `
SELECT name, position, is_lead FROM innovator
WHERE innovation_id = @id AND may_be_named AND until IS NULL
ORDER BY is_lead DESC, name`

func listPublicInnovators(ctx context.Context, q postgres.Querier, id string) ([]PublicInnovator, error) {
	return postgres.All[PublicInnovator](ctx, q, listPublicInnovatorsSQL, postgres.Args{"id": id})
}

func listYearsOf(ctx context.Context, q postgres.Querier, id string) ([]int, error) {
	return postgres.Column[int](ctx, q,
		`SELECT year FROM entry WHERE innovation_id = @id AND status <> 'draft' ORDER BY year`, postgres.Args{"id": id})
}

type frontCounts struct{ Published, Units int }

func countFront(ctx context.Context, q postgres.Querier) (frontCounts, error) {
	return postgres.One[frontCounts](ctx, q,
		`SELECT count(*) AS published, count(DISTINCT unit_id) AS units FROM innovation WHERE published_at IS NOT NULL`, nil)
}

func countSubmitted(ctx context.Context, q postgres.Querier, year int) (int, error) {
	return postgres.Value[int](ctx, q, `SELECT count(*) FROM entry WHERE year = @year AND status <> 'draft'`, postgres.Args{"year": year})
}

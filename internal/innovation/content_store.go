package innovation

import (
	"context"

	"jaring/internal/postgres"
)

const profileSQL = `
SELECT coalesce(f.stage, '') AS stage, coalesce(f.initiator, '') AS initiator, f.initiator_name, coalesce(f.kind, '') AS kind,
       coalesce(f.form, '') AS form, f.theme, coalesce(f.main_service, '') AS main_service, f.secondary_services,
       f.latitude, f.longitude, f.trial_on, f.implemented_on, f.developed_on, f.purpose, f.benefit, f.result,
       coalesce(p.name, '') AS updated_by, f.updated_at, f.version
FROM entry_profile f
LEFT JOIN person p ON p.id = f.updated_by
WHERE f.entry_id = @id`

func readProfile(ctx context.Context, q postgres.Querier, id string) (Profile, error) {
	return postgres.One[Profile](ctx, q, profileSQL, postgres.Args{"id": id})
}

const designSQL = `
SELECT d.legal_basis, d.problem, d.strategic_issue, d.method, d.novelty, d.mechanism, d.word_count,
       coalesce(p.name, '') AS updated_by, d.updated_at, d.version
FROM entry_design d
LEFT JOIN person p ON p.id = d.updated_by
WHERE d.entry_id = @id`

func readDesign(ctx context.Context, q postgres.Querier, id string) (Design, error) {
	return postgres.One[Design](ctx, q, designSQL, postgres.Args{"id": id})
}

const claimsSQL = `
SELECT c.indicator, c.level, coalesce(c.basis, '') AS basis, c.note, coalesce(p.name, '') AS updated_by, c.updated_at, c.version
FROM claim c
LEFT JOIN person p ON p.id = c.updated_by
WHERE c.entry_id = @id
ORDER BY c.indicator`

func readClaims(ctx context.Context, q postgres.Querier, id string) ([]Claim, error) {
	return postgres.All[Claim](ctx, q, claimsSQL, postgres.Args{"id": id})
}

const innovatorsSQL = `
SELECT id, name, position, is_lead, may_be_named, since, until, coalesce(left_because, '') AS left_because, version
FROM innovator
WHERE innovation_id = @id
ORDER BY (until IS NOT NULL), is_lead DESC, since, name, id`

func readInnovators(ctx context.Context, q postgres.Querier, innovationID string) ([]Innovator, error) {
	return postgres.All[Innovator](ctx, q, innovatorsSQL, postgres.Args{"id": innovationID})
}

const documentsSQL = `
SELECT e.id, e.slot, v.no, v.kind, coalesce(v.file_name, '') AS file_name, coalesce(v.media_type, '') AS media_type,
       coalesce(v.size, 0) AS size, coalesce(v.sha256, '') AS sha256, coalesce(v.url, '') AS url,
       v.letter_number, v.letter_date, v.subject, v.created_at
FROM evidence e
JOIN evidence_version v ON v.evidence_id = e.id AND v.no = e.current_no
WHERE e.entry_id = @id AND e.removed_at IS NULL
ORDER BY e.slot, e.created_at, e.id`

func readDocuments(ctx context.Context, q postgres.Querier, id string) ([]Document, error) {
	return postgres.All[Document](ctx, q, documentsSQL, postgres.Args{"id": id})
}

const eligibleSQL = `SELECT eligible_from AS "from", eligible_to AS "to" FROM cycle WHERE year = @year`

func readEligible(ctx context.Context, q postgres.Querier, year int) (Span, error) {
	return postgres.One[Span](ctx, q, eligibleSQL, postgres.Args{"year": year})
}

package innovation

import (
	"context"

	"jaring/internal/postgres"
)

const profileSQL = `
SELECT f.entry_id, coalesce(f.stage, '') AS stage, coalesce(f.initiator, '') AS initiator, f.initiator_name, coalesce(f.kind, '') AS kind,
       coalesce(f.form, '') AS form, f.theme, coalesce(f.main_service, '') AS main_service, f.secondary_services,
       f.latitude, f.longitude, f.trial_on, f.implemented_on, f.developed_on, f.purpose, f.benefit, f.result,
       coalesce(p.name, '') AS updated_by, f.updated_at, f.version
FROM entry_profile f
LEFT JOIN person p ON p.id = f.updated_by
WHERE f.entry_id = ANY(@ids)`

func readProfiles(ctx context.Context, q postgres.Querier, ids []string) ([]Profile, error) {
	return postgres.All[Profile](ctx, q, profileSQL, postgres.Args{"ids": ids})
}

const designSQL = `
SELECT d.entry_id, d.legal_basis, d.problem, d.strategic_issue, d.method, d.novelty, d.mechanism, d.word_count,
       coalesce(p.name, '') AS updated_by, d.updated_at, d.version
FROM entry_design d
LEFT JOIN person p ON p.id = d.updated_by
WHERE d.entry_id = ANY(@ids)`

func readDesigns(ctx context.Context, q postgres.Querier, ids []string) ([]Design, error) {
	return postgres.All[Design](ctx, q, designSQL, postgres.Args{"ids": ids})
}

const claimsSQL = `
SELECT c.entry_id, c.indicator, c.level, coalesce(c.basis, '') AS basis, c.note, coalesce(p.name, '') AS updated_by, c.updated_at, c.version
FROM claim c
LEFT JOIN person p ON p.id = c.updated_by
WHERE c.entry_id = ANY(@ids)
ORDER BY c.entry_id, c.indicator`

func readClaims(ctx context.Context, q postgres.Querier, ids []string) ([]Claim, error) {
	return postgres.All[Claim](ctx, q, claimsSQL, postgres.Args{"ids": ids})
}

const innovatorColumns = `SELECT innovation_id, id, name, position, is_lead, may_be_named, since, until, coalesce(left_because, '') AS left_because, version,
       EXISTS (SELECT FROM succession s WHERE s.from_id = innovator.id) AS handed_over
FROM innovator`

const innovatorsSQL = innovatorColumns + `
WHERE innovation_id = ANY(@ids)
ORDER BY innovation_id, (until IS NOT NULL), is_lead DESC, since, name, id`

func readInnovators(ctx context.Context, q postgres.Querier, innovationIDs []string) ([]Innovator, error) {
	return postgres.All[Innovator](ctx, q, innovatorsSQL, postgres.Args{"ids": innovationIDs})
}

const documentsSQL = `
SELECT e.entry_id, e.id, e.slot, v.no, v.kind, coalesce(v.file_name, '') AS file_name, coalesce(v.media_type, '') AS media_type,
       coalesce(v.size, 0) AS size, coalesce(v.sha256, '') AS sha256, coalesce(v.url, '') AS url,
       v.letter_number, v.letter_date, v.subject, v.created_at
FROM evidence e
JOIN evidence_version v ON v.evidence_id = e.id AND v.no = e.current_no
WHERE e.entry_id = ANY(@ids) AND e.removed_at IS NULL
ORDER BY e.entry_id, e.slot, e.created_at, e.id`

func readDocuments(ctx context.Context, q postgres.Querier, ids []string) ([]Document, error) {
	return postgres.All[Document](ctx, q, documentsSQL, postgres.Args{"ids": ids})
}

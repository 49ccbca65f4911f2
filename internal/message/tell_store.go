package message

import (
	"context"

	"jaring/internal/postgres"
)

const (
	todaySQL = `(app_now() AT TIME ZONE 'Asia/Jakarta')::date`

	operatorsSQL = `
SELECT DISTINCT p.id, coalesce(p.email, '') AS email, coalesce(c.mail, @default) AS mail, '' AS sheet
FROM role_assignment r
JOIN person p ON p.id = r.person_id AND p.active
LEFT JOIN message_choice c ON c.person_id = p.id AND c.kind = @kind
WHERE r.role = 'submitter' AND r.unit_id = @unit AND ` + todaySQL + ` BETWEEN r.starts_on AND coalesce(r.ends_on, 'infinity') AND p.id <> @by
ORDER BY p.id`

	// Whoever is both is told as the assessor.
	judgesSQL = `
SELECT DISTINCT ON (p.id) p.id, coalesce(p.email, '') AS email, coalesce(c.mail, @default) AS mail, coalesce(v.id, '') AS sheet
FROM role_assignment r
JOIN person p ON p.id = r.person_id AND p.active
JOIN entry e ON e.id = @entry
LEFT JOIN review v ON r.role = 'assessor' AND v.entry_id = e.id AND v.assessor_id = p.id AND v.status <> 'void'
  AND NOT may_not_judge(p.id, e.unit_id, e.innovation_id)
LEFT JOIN message_choice c ON c.person_id = p.id AND c.kind = @kind
WHERE (r.role = 'coordinator' OR v.id IS NOT NULL) AND ` + todaySQL + ` BETWEEN r.starts_on AND coalesce(r.ends_on, 'infinity') AND p.id <> @by
ORDER BY p.id, v.id NULLS LAST`

	insertMessageSQL = `
INSERT INTO message (id, person_id, kind, key, entry_id, subject, body, path, mail)
VALUES (@id, @person, @kind, @key, nullif(@entry, ''), @subject, @body, @path, @mail)
ON CONFLICT ON CONSTRAINT message_told_once DO NOTHING`

	insertLetterSQL = `INSERT INTO letter (id, person_id) VALUES (@id, @person)`

	putIntoLetterSQL = `UPDATE message SET letter_id = @letter WHERE id = @id`
)

func operators(ctx context.Context, tx postgres.Tx, unitID string, n Notice) ([]recipient, error) {
	return postgres.All[recipient](ctx, tx, operatorsSQL, postgres.Args{"unit": unitID, "kind": string(n.Kind),
		"default": string(defaultOf(n.Kind)), "by": n.By})
}

func judges(ctx context.Context, tx postgres.Tx, n Notice) ([]recipient, error) {
	return postgres.All[recipient](ctx, tx, judgesSQL, postgres.Args{"entry": n.EntryID, "kind": string(n.Kind),
		"default": string(defaultOf(n.Kind)), "by": n.By})
}

// insertMessage returns the new message's id, empty where the person was told before.
func insertMessage(ctx context.Context, tx postgres.Tx, p recipient, n Notice, path string) (string, error) {
	id := postgres.NewID()
	done, err := postgres.Exec(ctx, tx, insertMessageSQL, postgres.Args{"id": id, "person": p.ID, "kind": string(n.Kind), "key": n.Key,
		"entry": n.EntryID, "subject": n.Subject, "body": n.Body, "path": path, "mail": string(p.Mail)})
	if err != nil || done == 0 {
		return "", err
	}
	return id, nil
}

// insertLetter makes the letter that carries one message at once.
func insertLetter(ctx context.Context, tx postgres.Tx, personID, messageID string) (string, error) {
	id := postgres.NewID()
	if err := postgres.ExecOne(ctx, tx, insertLetterSQL, postgres.Args{"id": id, "person": personID}); err != nil {
		return "", err
	}
	return id, postgres.ExecOne(ctx, tx, putIntoLetterSQL, postgres.Args{"id": messageID, "letter": id})
}

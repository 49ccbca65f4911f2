package innovation

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// HandedOver is the record of a hand-over. Unlike a receipt it holds names: who handed over to whom is what it attests, so
// a name that is corrected later does not change what was signed.
type HandedOver struct {
	Format    string       `json:"format"`
	Number    string       `json:"number"`
	Code      string       `json:"code"` // permanent code of the innovation
	Name      string       `json:"name"`
	Unit      SentUnit     `json:"unit"`
	By        SentPerson   `json:"by"`
	At        string       `json:"at"`
	From      HandedPerson `json:"from"`
	To        HandedPerson `json:"to"`
	State     string       `json:"state"`
	Documents string       `json:"documents"`
	Plan      string       `json:"plan"`
}

// HandedPerson is somebody who led or leads. Until and Because are of who led.
type HandedPerson struct {
	ID       string `json:"id"`
	Name     string `json:"name"`
	Position string `json:"position"`
	Since    string `json:"since"`
	Until    string `json:"until"`
	Because  string `json:"because"` // code of LeaveReasons
}

const handedFormat = "jaring/serah-terima/1"

// Hash is the SHA-256 of the content's JSON, in hexadecimal, like that of Sent.
func (h HandedOver) Hash() (string, error) {
	data, err := json.Marshal(h)
	if err != nil {
		return "", fault.Internal(err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:]), nil
}

// succession draws up the record. Like receipts, numbers may be missing and none comes twice.
func (a *act) succession(ctx context.Context, code string, from, to Innovator, in HandoverInput) (Succession, error) {
	seq, err := postgres.Value[int64](ctx, a.tx, nextSuccessionSQL, nil)
	if err != nil {
		return Succession{}, err
	}
	r := Succession{Code: code, Number: fmt.Sprintf("BA-%d-%06d", today(a.now).Year(), seq), InnovationID: a.entry.InnovationID,
		EntryID: a.entry.ID, FromID: from.ID, ToID: to.ID, RecordedBy: a.actor.PersonID, RecorderName: a.actor.Name, RecordedAt: a.now}
	e := a.entry
	r.Content = HandedOver{
		Format: handedFormat, Number: r.Number, Code: e.Code, Name: e.Name, Unit: SentUnit{e.UnitID, e.UnitName, e.UnitNPSN},
		By: SentPerson{a.actor.PersonID, string(a.actor.Current.Role)}, At: a.now.UTC().Format(microseconds),
		From: handedPerson(from), To: handedPerson(to),
		State: paragraphs(in.State), Documents: paragraphs(in.Documents), Plan: paragraphs(in.Plan),
	}
	r.ContentSHA256, err = r.Content.Hash()
	return r, err
}

func handedPerson(i Innovator) HandedPerson {
	return HandedPerson{ID: i.ID, Name: i.Name, Position: i.Position, Since: isoDay(&i.Since), Until: isoDay(i.Until), Because: i.LeftBecause}
}

const nextSuccessionSQL = `SELECT nextval('succession_number_seq')`

const insertSuccessionSQL = `
INSERT INTO succession (code, number, innovation_id, entry_id, from_id, to_id, content, content_sha256, recorded_by, recorded_at)
VALUES (@code, @number, @innovation, @entry, @from, @to, @content, @sha256, @by, @at)`

func insertSuccession(ctx context.Context, tx postgres.Tx, r *Succession) error {
	content, err := json.Marshal(r.Content)
	if err != nil {
		return fault.Internal(err)
	}
	return postgres.ExecOne(ctx, tx, insertSuccessionSQL, postgres.Args{"code": r.Code, "number": r.Number, "innovation": r.InnovationID,
		"entry": r.EntryID, "from": r.FromID, "to": r.ToID, "content": string(content), "sha256": r.ContentSHA256, "by": r.RecordedBy,
		"at": r.RecordedAt})
}

const successionColumns = `
SELECT s.code, s.number, s.innovation_id, s.entry_id, s.from_id, s.to_id, s.content, s.content_sha256, s.recorded_by,
       p.name AS recorder_name, s.recorded_at
FROM succession s
JOIN person p ON p.id = s.recorded_by`

const successionsSQL = successionColumns + `
WHERE s.innovation_id = @id
ORDER BY s.recorded_at, s.number`

func successionsOf(ctx context.Context, q postgres.Querier, innovationID string) ([]Succession, error) {
	return postgres.All[Succession](ctx, q, successionsSQL, postgres.Args{"id": innovationID})
}

const successionByCodeSQL = successionColumns + `
WHERE s.code = @code`

func successionByCode(ctx context.Context, q postgres.Querier, code string) (Succession, error) {
	return postgres.One[Succession](ctx, q, successionByCodeSQL, postgres.Args{"code": code})
}

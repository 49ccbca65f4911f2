package account

import (
	"context"
	"encoding/json"

	"jaring/internal/auth"
	"jaring/internal/postgres"
)

// ownRows is one kind of row about a person: the columns that tie it to them, and a statement that returns an array. What
// else stands in such a row about other people is left out (UU 27/2022, articles 32 and 33).
type ownRows struct {
	name    string
	columns string // table.column of every reference that the statement follows, parted by blanks
	sql     string
}

// own is every row about a person. A test holds it to the schema: each column that refers to a person is followed here.
var own = []ownRows{
	{"akun", "", `SELECT username, name, email, active, created_at FROM person WHERE id = @id`},
	{"peran", "role_assignment.person_id", `SELECT r.role, u.name AS unit, r.starts_on, r.ends_on
		FROM role_assignment r LEFT JOIN unit u ON u.id = r.unit_id WHERE r.person_id = @id ORDER BY r.starts_on, r.id`},
	{"sesi", "session.person_id", `SELECT address, user_agent, created_at, expires_at FROM session WHERE person_id = @id ORDER BY created_at`},
	{"formulir", "form_key.person_id", `SELECT act, created_at FROM form_key WHERE person_id = @id ORDER BY created_at`},
	{"usulan_dimulai", "entry.created_by", `SELECT id, name, year, created_at FROM entry WHERE created_by = @id ORDER BY created_at`},
	{"usulan_dibawa", "carry.carried_by", `SELECT entry_id, carried_at FROM carry WHERE carried_by = @id ORDER BY carried_at`},
	{"serah_terima_dicatat", "succession.recorded_by", `SELECT innovation_id, recorded_at FROM succession WHERE recorded_by = @id ORDER BY recorded_at`},
	{"sedang_ditulis", "entry_writing.person_id", `SELECT entry_id, part, saved_at FROM entry_writing WHERE person_id = @id ORDER BY saved_at`},
	{"profil_diubah", "entry_profile.updated_by", `SELECT entry_id, updated_at FROM entry_profile WHERE updated_by = @id ORDER BY updated_at`},
	{"rancang_bangun_diubah", "entry_design.updated_by", `SELECT entry_id, updated_at FROM entry_design WHERE updated_by = @id ORDER BY updated_at`},
	{"klaim_diubah", "claim.updated_by", `SELECT entry_id, indicator, level, updated_at FROM claim WHERE updated_by = @id ORDER BY updated_at`},
	{"bukti_ditambah", "evidence.created_by", `SELECT id, entry_id, slot, created_at FROM evidence WHERE created_by = @id ORDER BY created_at`},
	{"unggahan_dimulai", "upload.person_id", `SELECT entry_id, slot, file_name, size, created_at FROM upload WHERE person_id = @id ORDER BY created_at`},
	{"berkas_diunggah", "evidence_version.created_by", `SELECT evidence_id, no, file_name, size, url, created_at
		FROM evidence_version WHERE created_by = @id ORDER BY created_at`},
	{"kiriman", "receipt.submitted_by", `SELECT number, entry_id, round, submitted_at FROM receipt WHERE submitted_by = @id ORDER BY submitted_at`},
	{"lembar_penilaian", "review.assessor_id", `SELECT entry_id, status, assigned_at, declared_at, finished_at, recommendation, remark_unit, remark_inner
		FROM review WHERE assessor_id = @id ORDER BY assigned_at`},
	{"penugasan_diberikan", "review.assigned_by", `SELECT entry_id, assigned_at FROM review WHERE assigned_by = @id ORDER BY assigned_at`},
	{"tingkat_ditetapkan", "verification.set_by", `SELECT entry_id, indicator, level, reason, set_at FROM verification WHERE set_by = @id ORDER BY set_at`},
	{"putusan", "decision.decided_by", `SELECT entry_id, act, reason_code, text, decided_at FROM decision WHERE decided_by = @id ORDER BY decided_at`},
	{"jawaban_umpan_balik", "decision_answer.answered_by", `SELECT decision_id, text, answered_at FROM decision_answer WHERE answered_by = @id ORDER BY answered_at`},
	{"indikator_daerah_diubah", "regional_level.updated_by", `SELECT year, indicator, level, note, updated_at FROM regional_level WHERE updated_by = @id ORDER BY updated_at`},
	{"jumlah_daerah_diubah", "regional_total.updated_by", `SELECT year, note, updated_at FROM regional_total WHERE updated_by = @id ORDER BY updated_at`},
	{"indeks_dihitung", "index_result.computed_by", `SELECT id, year, basis, computed_at FROM index_result WHERE computed_by = @id ORDER BY computed_at`},
	{"pesan", "message.person_id", `SELECT kind, subject, body, path, mail, created_at, read_at FROM message WHERE person_id = @id ORDER BY created_at, id`},
	{"surel", "letter.person_id", `SELECT digest_on, created_at, sent_at, refused_at, answer FROM letter WHERE person_id = @id ORDER BY created_at, id`},
	{"pilihan_surel", "message_choice.person_id", `SELECT kind, mail FROM message_choice WHERE person_id = @id ORDER BY kind`},
	{"riwayat", "history.actor_id", `SELECT subject, subject_id, act, role, at FROM history
		WHERE actor_id = @id OR subject = 'person' AND subject_id = @id ORDER BY id`},
}

// OwnData returns everything that is kept about the actor as one JSON object, a list of rows under each name. It is read
// at one moment. Passwords and session tokens are kept as hashes only and are left out.
func (s *Service) OwnData(ctx context.Context, a auth.Actor) ([]byte, error) {
	all := map[string]json.RawMessage{}
	err := s.db.InTx(ctx, func(tx postgres.Tx) error {
		if _, err := postgres.Exec(ctx, tx, `SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY`, nil); err != nil {
			return err
		}
		for _, rows := range own {
			list, err := postgres.Value[string](ctx, tx,
				`SELECT coalesce(json_agg(t), '[]')::text FROM (`+rows.sql+`) t`, postgres.Args{"id": a.PersonID})
			if err != nil {
				return err
			}
			all[rows.name] = json.RawMessage(list)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return json.MarshalIndent(all, "", "  ")
}

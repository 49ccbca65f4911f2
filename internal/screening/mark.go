package screening

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"jaring/internal/auth"
	"jaring/internal/fault"
	"jaring/internal/iid"
	"jaring/internal/postgres"
)

const (
	maxReason  = 2000
	minReason  = 5
	textMoved  = "Klaim atau bukti indikator ini berubah setelah Anda membukanya. Periksa lagi yang terbaru, lalu nilai ulang."
	textReason = "Turun dari klaim unit. Tulis alasannya supaya unit tahu apa yang kurang."
)

// MarkInput is a form: the verified level of one indicator, judged on one version of its claim.
type MarkInput struct {
	Indicator    string
	ClaimVersion string
	Level        string
	Reason       string
}

// SaveMark writes one level into the actor's sheet. fault.Conflict says that the claim has moved on since ClaimVersion.
func (s *Service) SaveMark(ctx context.Context, actor auth.Actor, reviewID string, in MarkInput) error {
	return s.onOpenSheet(ctx, actor, reviewID, func(tx postgres.Tx, e entryRow, r reviewRow) error {
		claim, err := claimOf(ctx, tx, e.ID, in.Indicator)
		if err != nil {
			return err
		}
		mark, err := checkMark(in, claim)
		if err != nil {
			return err
		}
		return saveMark(ctx, tx, e.ID, r.ID, in.Indicator, mark)
	})
}

// claimRow is what the unit says of one indicator.
type claimRow struct {
	Level   int
	Version int
}

type mark struct {
	Level        int
	ClaimVersion int
	Reason       string
}

func checkMark(in MarkInput, c claimRow) (mark, error) {
	if c.Level == 0 {
		return mark{}, fault.Invalid("", fault.Field{Name: "level", Message: "Unit tidak mengajukan klaim pada indikator ini, jadi tidak ada yang dinilai."})
	}
	if in.ClaimVersion != strconv.Itoa(c.Version) {
		return mark{}, fault.Conflict(textMoved)
	}
	m := mark{ClaimVersion: c.Version, Reason: strings.TrimSpace(in.Reason)}
	bad := fault.Invalid("")
	var err error
	if m.Level, err = strconv.Atoi(in.Level); err != nil || m.Level < 0 || m.Level > iid.MaxLevel {
		bad.Add("level", "Pilih tingkat yang terbukti.")
	} else {
		checkAgainstClaim(m, c, bad)
	}
	if utf8.RuneCountInString(m.Reason) > maxReason {
		bad.Add("reason", fmt.Sprintf("Alasan paling panjang %d huruf.", maxReason))
	}
	if len(bad.Fields) > 0 {
		return mark{}, bad
	}
	return m, nil
}

func checkAgainstClaim(m mark, c claimRow, bad *fault.Error) {
	switch {
	case m.Level > c.Level:
		bad.Add("level", fmt.Sprintf("Unit mengklaim tingkat %d. Tingkat terverifikasi tidak boleh lebih tinggi dari klaim.", c.Level))
	case m.Level < c.Level && utf8.RuneCountInString(m.Reason) < minReason:
		bad.Add("reason", textReason)
	}
}

package unitdesk

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"jaring/internal/audit"
	"jaring/internal/auth"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

// historyPage is how many events a page holds.
const historyPage = 100

func (s *Section) history(x *handle.Exchange) error {
	before, _ := strconv.ParseInt(x.Query("sebelum"), 10, 64)
	e, err := s.innovations.Head(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	items, err := s.innovations.History(x.Context(), x.Actor, e.ID, max(before, 0), historyPage)
	if err != nil {
		return err
	}
	v := page.HistoryView{Entry: entryView(e, e.UpdatedAt)}
	inside := !x.Actor.Is(auth.Submitter)
	for i := 0; i < len(items); {
		n := run(items[i:])
		if happening, ok := happened(items[i], n, inside); ok {
			v.Items = append(v.Items, happening)
		}
		i += n
	}
	if len(items) == historyPage {
		v.Next = href.With(href.EntryHistory(e.ID), href.Query{"sebelum": {strconv.FormatInt(items[len(items)-1].ID, 10)}})
	}
	return x.Page(http.StatusOK, page.History(questionShell(x, "Riwayat", e, false), v))
}

// run counts how often the same person did the same in a row: one line tells it.
func run(items []audit.Item) int {
	n := 1
	for n < len(items) && items[n].Act == items[0].Act && items[n].ActorName == items[0].ActorName && items[n].FromStatus == "" &&
		detail(items[n], "indicator") == detail(items[0], "indicator") && detail(items[n], "section") == detail(items[0], "section") {
		n++
	}
	return n
}

// acts in words. Those marked inside concern the assessors among themselves: units do not see them.
var acts = map[string]struct {
	words  string
	inside bool
	state  ui.State
}{
	"create": {"Usulan dimulai", false, ui.Here}, "carry_over": {"Usulan dibawa dari siklus sebelumnya", false, ui.Here}, "save_profile": {"Profil diubah", false, ui.Partly}, "save_design": {"Rancang bangun diubah", false, ui.Partly},
	"save_claim": {"Klaim diubah", false, ui.Partly}, "add_evidence": {"Bukti ditambah", false, ui.Partly}, "replace_evidence": {"Bukti diganti", false, ui.Partly},
	"remove_evidence": {"Bukti dihapus", false, ui.Partly}, "add_innovator": {"Inovator ditambah", false, ui.Partly}, "change_innovator": {"Data inovator diubah", false, ui.Partly},
	"consent": {"Persetujuan tampil diubah", false, ui.Partly}, "make_lead": {"Ketua inovator ditunjuk", false, ui.Partly}, "leave": {"Inovator berhenti", false, ui.Partly}, "hand_over": {"Serah terima kepada ketua baru", false, ui.Done},
	"submit": {"Usulan dikirim", false, ui.Done}, "withdraw": {"Usulan ditarik", false, ui.ToCheck}, "answer": {"Keputusan dijawab", false, ui.Done},
	"start_review": {"Penilaian dimulai", false, ui.Here}, "return": {"Dikembalikan untuk diperbaiki", false, ui.ToCheck}, "shortlist": {"Lolos saring", false, ui.Done},
	"defer": {"Ditangguhkan", false, ui.ToCheck}, "decline": {"Tidak lolos", false, ui.Blocked}, "finalize": {"Ditetapkan", false, ui.Done},
	"publish": {"Diterbitkan di halaman publik", false, ui.Done}, "unpublish": {"Ditarik dari halaman publik", false, ui.ToCheck},
	"assign": {"Penilai ditugaskan", true, ui.Partly}, "unassign": {"Penugasan dibatalkan", true, ui.Partly}, "conflict": {"Penugasan gugur karena benturan kepentingan", true, ui.ToCheck},
	"start_sheet": {"Lembar penilaian dibuka", true, ui.Partly}, "finish_sheet": {"Lembar penilaian selesai", true, ui.Done}, "reopen_sheet": {"Lembar penilaian dibuka lagi", true, ui.Partly},
	"ready": {"Siap diputuskan", true, ui.Done}, "unready": {"Belum siap diputuskan lagi", true, ui.ToCheck}, "set_verification": {"Tingkat terverifikasi ditetapkan", true, ui.Partly},
}

func happened(i audit.Item, times int, inside bool) (ui.Happening, bool) {
	act, known := acts[i.Act]
	if !known || act.inside && !inside {
		return ui.Happening{}, false
	}
	h := ui.Happening{State: act.state, Act: act.words, Who: who(i, inside), At: ui.DateTime(i.At), Why: i.Reason}
	if at := spot(i); at != "" {
		h.Act += " (" + at + ")"
	}
	if times > 1 {
		h.Act += ", " + strconv.Itoa(times) + " kali"
	}
	if i.ToStatus != "" {
		h.From, h.To = ui.StatusWord(i.FromStatus, 0), ui.StatusWord(i.ToStatus, 0)
	}
	return h, true
}

// who names a person with the role they acted in; to units an assessor is only that.
func who(i audit.Item, inside bool) string {
	role := ui.RoleWord(i.Role)
	switch {
	case i.ActorName == "":
		return "sistem"
	case i.Role == string(auth.Assessor) && !inside, i.Role == "":
		return role
	}
	return i.ActorName + ", " + role
}

func detail(i audit.Item, key string) string {
	if v, ok := i.Detail[key]; ok {
		return fmt.Sprint(v)
	}
	return ""
}

// spot says where in the entry it happened.
func spot(i audit.Item) string {
	code := detail(i, "indicator")
	if code == "" {
		code = detail(i, "slot")
	}
	switch {
	case strings.HasPrefix(code, "sid-") && detail(i, "to") != "":
		return "indikator " + code[4:] + ", tingkat " + detail(i, "from") + " ke " + detail(i, "to")
	case code != "":
		return lowerFirst(slotWord(code))
	case i.Act == "hand_over":
		return detail(i, "number")
	case i.Act == "carry_over":
		return "IGA " + detail(i, "from_year")
	case detail(i, "receipt") != "":
		return detail(i, "receipt")
	}
	return ""
}

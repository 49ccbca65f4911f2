package unitdesk

import (
	"net/http"
	"slices"
	"strings"

	"jaring/internal/fault"
	"jaring/internal/innovation"
	"jaring/internal/site/handle"
	"jaring/web/href"
	page "jaring/web/page/unitdesk"
	"jaring/web/ui"
)

// keptAnswer is what a form that is saved while somebody types hears of it (simpan.js).
type keptAnswer struct {
	Version int         `json:"version"`          // for the next save
	Saved   string      `json:"saved"`            // "Tersimpan 14.05 WIB"
	Words   *int        `json:"words,omitempty"`  // of rancang bangun, as the server counts
	Errors  []leftField `json:"errors,omitempty"` // what could not be read and was not saved
	Others  []string    `json:"others,omitempty"` // who else writes this entry, in sentences
}

type leftField struct {
	Field   string `json:"field"`
	Message string `json:"message"`
}

// stoppedAnswer says why saving cannot go on by itself.
type stoppedAnswer struct {
	Message string   `json:"message"`
	Others  []string `json:"others,omitempty"`
}

// kept answers a save of one part while somebody types. What is refused but for a conflict is answered as for a page: the
// status is enough.
func (s *Section) kept(x *handle.Exchange, part string, saved innovation.Saved, refused error) error {
	if refused != nil && !is(refused, fault.KindConflict) {
		return refused
	}
	others, err := s.innovations.Writers(x.Context(), x.Actor, x.Param("id"))
	if err != nil {
		return err
	}
	if refused != nil {
		return x.JSON(http.StatusConflict, stoppedAnswer{Message: stoppedBy(refused), Others: writersHere(others, part)})
	}
	answer := keptAnswer{Version: saved.Version, Saved: savedAt(saved.At, saved.ReadAt), Others: writersHere(others, part)}
	if part == innovation.PartDesign {
		answer.Words = &saved.Words
	}
	for _, f := range saved.Left {
		answer.Errors = append(answer.Errors, leftField{f.Name, f.Message})
	}
	return x.JSON(http.StatusOK, answer)
}

// stoppedBy says it for somebody who has not sent anything by hand.
func stoppedBy(refused error) string {
	if text := sentence(refused); text != fault.Stale().Message {
		return text
	}
	return "Bagian ini baru saja diubah, oleh orang lain atau di jendela lain. Tulisan Anda masih ada di sini. Bandingkan, lalu pilih."
}

// writing is what a page needs that is saved while somebody types. Nothing is kept by itself where a form came back.
func (s *Section) writing(x *handle.Exchange, e innovation.Entry, part string, refused error) (page.Writing, error) {
	w := page.Writing{Key: x.Actor.PersonID + "/" + e.ID + "/" + part, SignIn: href.SignIn(x.R.URL.RequestURI())}
	switch {
	case is(refused, fault.KindConflict):
		w.State = page.WritingConflict
	case refused != nil:
		w.State = page.WritingRefused
	}
	others, err := s.innovations.Writers(x.Context(), x.Actor, e.ID)
	w.Others = writersHere(others, part)
	return w, err
}

// answerWriting keeps an answer in the browser until it is sent: what is saved is read by others at once, so nothing of it
// is saved while somebody types.
func answerWriting(x *handle.Exchange, id string, a page.AnswerForm) page.Writing {
	w := page.Writing{Key: x.Actor.PersonID + "/" + id + "/umpan-balik", Local: true, SignIn: href.SignIn(x.R.URL.RequestURI())}
	switch {
	case a.Conflict != nil:
		w.State = page.WritingConflict
	case len(a.Errors) > 0:
		w.State = page.WritingRefused
	}
	return w
}

// writersHere says who else writes, first those who write the same part; each person once.
func writersHere(others []innovation.Writer, part string) []string {
	slices.SortStableFunc(others, func(a, b innovation.Writer) int {
		return apart(a, part) - apart(b, part)
	})
	var list []string
	said := map[string]bool{}
	for _, o := range others {
		if said[o.PersonID] {
			continue
		}
		said[o.PersonID] = true
		list = append(list, writerSentence(o, part))
	}
	return list
}

func apart(w innovation.Writer, part string) int {
	if w.Part == part {
		return 0
	}
	return 1
}

func writerSentence(o innovation.Writer, part string) string {
	what := "bagian ini"
	if o.Part != part {
		what = partWord(o.Part)
	}
	return o.Name + " mengubah " + what + ", " + ui.Clock(o.At) + "."
}

// partWord names a part within a sentence.
func partWord(part string) string {
	kind, code, _ := strings.Cut(part, "/")
	switch {
	case part == innovation.PartDesign:
		return "rancang bangun"
	case kind == "profil" && code != "":
		return "profil (" + lowerFirst(innovation.Section(code).Title()) + ")"
	case kind == "indikator":
		return "indikator " + strings.TrimPrefix(code, "sid-")
	}
	return kind
}

// othersOn says who else writes any part of the entry.
func (s *Section) othersOn(x *handle.Exchange, id string) (string, error) {
	others, err := s.innovations.Writers(x.Context(), x.Actor, id)
	return strings.Join(writersHere(others, ""), " "), err
}

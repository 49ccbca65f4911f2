package sample

import (
	"math"
	"time"

	"jaring/internal/innovation"
)

// inUse is the day on which the innovation came into use, or would have.
func (s *tale) inUse() time.Time {
	key := s.key()
	switch {
	case s.reason == "outside_window" && s.year == story:
		return ymd(2019, time.July, 1).AddDate(0, 0, between(0, 700, key, "used"))
	case s.reason == "outside_window":
		return ymd(2021, time.July, 1).AddDate(0, 0, between(0, 500, key, "used"))
	case s.year == story && s.status == "deferred":
		return ymd(2024, time.September, 2).AddDate(0, 0, between(0, 60, key, "used"))
	case s.year == story || s.grown:
		return ymd(2022, time.February, 1).AddDate(0, 0, between(0, 640, key, "used"))
	case s.since == story:
		return ymd(2024, time.September, 2).AddDate(0, 0, between(0, 60, key, "used"))
	}
	return ymd(2024, time.February, 1).AddDate(0, 0, between(0, 560, key, "used"))
}

// early is true for designs that are not in use yet.
func (s *tale) early() bool { return s.reason == "early_design" }

// services are the main urusan of offices whose own is not that of the subject.
var services = map[string]string{
	"Dinas Penanaman Modal dan PTSP": "penanaman_modal", "Dinas Komunikasi dan Informatika": "kominfo",
	"Dinas Kelautan dan Perikanan": "kelautan_perikanan", "Dinas Perdagangan, Koperasi dan UKM": "perdagangan",
}

func (t *teller) writeProfile(s *tale) {
	p := profileRow{EntryID: s.entry.ID, SecondaryServices: []string{}, UpdatedBy: &s.operator, UpdatedAt: s.profileTime(), Version: 1}
	p.Stage = orNil(s.stage())
	if s.written >= half {
		s.fillIdentity(&p)
	}
	if s.written >= nearly {
		s.fillRest(&p)
	}
	s.profile = p
	t.profiles = append(t.profiles, p)
}

// profileTime lies after the beginning of the entry, and before it was sent.
func (s *tale) profileTime() time.Time {
	if s.written == bare {
		return s.times.created
	}
	return s.times.created.Add(time.Duration(between(20, 90, s.entryKey(), "profile")) * time.Minute)
}

func (s *tale) stage() string {
	switch {
	case s.early() && chance(40, s.key(), "stage"), s.written == bare:
		return innovation.StageInitiative
	case s.early():
		return innovation.StageTrial
	}
	return innovation.StageInUse
}

func (s *tale) fillIdentity(p *profileRow) {
	p.Initiator, p.InitiatorName, p.Kind, p.Form = orNil("asn"), s.crew[0].Name, orNil("non_digital"), orNil(s.idea.Form)
	if chance(20, s.key(), "initiator") {
		p.Initiator, p.InitiatorName = orNil("perangkat_daerah"), s.unit.Name
	}
	if s.idea.Digital {
		p.Kind = orNil("digital")
	}
	if len(innovation.Themes(s.year)) > 0 {
		p.Theme = pick([]string{"asta_cita", "asta_cita", "pkpn", "lainnya"}, s.key(), "theme")
	}
	service := s.idea.Service
	if own := services[s.unit.Name]; own != "" {
		service = own
	}
	p.MainService, p.SecondaryServices = &service, s.idea.Secondary
	p.Version = 3
}

func (s *tale) fillRest(p *profileRow) {
	fill := figures(s.name, s.unit.Name)
	p.Purpose, p.Benefit, p.Result = fill.Replace(s.idea.Purpose), fill.Replace(s.idea.Benefit), fill.Replace(s.idea.Result)
	p.Latitude, p.Longitude = position(s.unit.Name)
	used := s.inUse()
	switch s.stage() {
	case innovation.StageInUse:
		p.TrialOn, p.ImplementedOn = orNil(date(used.AddDate(0, -between(2, 5, s.key(), "trial"), 0))), orNil(date(used))
		if s.grown {
			p.DevelopedOn = orNil(date(ymd(2024, time.July, 15).AddDate(0, 0, between(0, 300, s.key(), "grown"))))
		}
	case innovation.StageTrial:
		p.TrialOn = orNil(date(s.times.created.AddDate(0, -1, 0)))
	}
	p.Version = 5
}

// position lays a unit somewhere in the city.
func position(unit string) (latitude, longitude *float64) {
	round := func(v float64) *float64 {
		v = math.Round(v*1e6) / 1e6
		return &v
	}
	return round(-6.912 + float64(below(46000, unit, "latitude"))/1e6), round(109.648 + float64(below(52000, unit, "longitude"))/1e6)
}

// wordsSoFar is how long the design of a draft is that is nearly done.
func (s *tale) wordsSoFar() int {
	if s.unit.Name == operatorSchool {
		return 262
	}
	return between(236, 293, s.key(), "words")
}

func (t *teller) writeDesign(s *tale) {
	d := design{}
	switch s.written {
	case half:
		d = s.title.write(s.unit).cut(between(90, 190, s.key(), "words"))
	case nearly:
		d = s.title.write(s.unit).cut(s.wordsSoFar())
	case full:
		d = s.title.write(s.unit)
	}
	row := designRow{
		EntryID: s.entry.ID, LegalBasis: d.LegalBasis, Problem: d.Problem, StrategicIssue: d.StrategicIssue, Method: d.Method,
		Novelty: d.Novelty, Mechanism: d.Mechanism, WordCount: innovation.CountWords(d.parts()...), UpdatedAt: s.times.created, Version: 1,
	}
	if s.written != bare {
		row.UpdatedBy, row.UpdatedAt, row.Version = &s.operator, s.profileTime().Add(time.Hour), 4
	}
	s.design = row
	t.designs = append(t.designs, row)
}

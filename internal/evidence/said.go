package evidence

import (
	"cmp"
	"context"
	"strconv"
	"time"

	"jaring/internal/auth"
	"jaring/internal/evidence/preflight"
	"jaring/internal/fault"
)

// Part is one of the data of a letter.
type Part string

// The parts. Blank stands for all that nobody has typed yet.
const (
	Number  Part = "number"
	Date    Part = "date"
	Subject Part = "subject"
	Blank   Part = "blank"
)

// Offer is what the program has read in an item's file and the person has not typed so; empty fields are not offered. It
// is only shown: nothing is taken over that nobody has asked for.
func (s Shelf) Offer(i Item) preflight.Said {
	found, _ := s.Of(i)
	said := Unsaid(i, found.Said)
	if said.Date.After(day(s.now)) {
		said.Date = time.Time{}
	}
	return said
}

// Unsaid leaves out of what was read what the person has typed just so.
func Unsaid(i Item, said preflight.Said) preflight.Said {
	if said.Number == i.LetterNumber {
		said.Number = ""
	}
	if said.Subject == i.Subject {
		said.Subject = ""
	}
	if said.Date.Equal(i.LetterDate) {
		said.Date = time.Time{}
	}
	return said
}

// Take adds a version with a part of the letter's data as they were read in the file, at the wish of the person who has
// seen them; everything else stays as it was typed. version is that of the evidence as the person saw it.
func (s *Service) Take(ctx context.Context, a auth.Actor, id string, version int, formKey string, part Part) error {
	p, now, err := s.writableItem(ctx, a, id)
	if err != nil {
		return err
	}
	if part == "" {
		return fault.BadRequest("")
	}
	if p.Checks, err = listChecks(ctx, s.db, office(a), p.Entry.ID, id); err != nil {
		return err
	}
	offered := p.Offer(now)
	taken := now
	if part == Number || part == Blank && now.LetterNumber == "" {
		taken.LetterNumber = cmp.Or(offered.Number, now.LetterNumber)
	}
	if part == Subject || part == Blank && now.Subject == "" {
		taken.Subject = cmp.Or(offered.Subject, now.Subject)
	}
	if (part == Date || part == Blank && now.LetterDate.IsZero()) && !offered.Date.IsZero() {
		taken.LetterDate = offered.Date
	}
	if taken == now {
		return fault.Conflict("Data ini sudah dipakai, atau tidak lagi terbaca di berkas.")
	}
	return s.Correct(ctx, a, id, version, Meta{FormKey: formKey, Letter: taken.letter()})
}

// letter is the item's letter as a person would type it.
func (i Item) letter() Letter {
	l := Letter{Number: i.LetterNumber, Subject: i.Subject}
	if d := i.LetterDate; !d.IsZero() {
		l.Day, l.Month, l.Year = strconv.Itoa(d.Day()), strconv.Itoa(int(d.Month())), strconv.Itoa(d.Year())
	}
	return l
}

package screening

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"jaring/internal/auth"
	"jaring/internal/fault"
)

// DeferredItem is one row of the register of deferred entries.
type DeferredItem struct {
	EntryID    string
	Code       string
	Name       string
	UnitName   string
	Year       int // of the entry
	DeferredTo int
	ReasonCode string
	Text       string
	DecidedBy  string
	DecidedAt  time.Time
	Answered   bool // the unit has answered
	Resumed    bool // the innovation has an entry in the cycle it was deferred to
	CarriedTo  int  // year of the entry into which this one was carried over, 0 before
}

// Reason is the words of the reason's code.
func (d DeferredItem) Reason() string { return reasonLabel(d.ReasonCode) }

// YearCount counts the deferred entries of one next cycle.
type YearCount struct {
	Year  int
	Count int
}

// DeferredPage is a part of the register with the counts of every year.
type DeferredPage struct {
	Items []DeferredItem
	Years []YearCount
	Next  string
}

// Deferred returns the register, optionally of one next cycle (year 0: all), by cycle and then by entry.
func (s *Service) Deferred(ctx context.Context, actor auth.Actor, year int, after string, limit int) (DeferredPage, error) {
	if !auth.Can(actor, auth.DecideEntry, auth.Facts{}) {
		return DeferredPage{}, fault.Forbidden("")
	}
	afterYear, afterID := cutYearCursor(after)
	items, err := deferredItems(ctx, s.db, year, afterYear, afterID, limit+1)
	if err != nil {
		return DeferredPage{}, err
	}
	page := DeferredPage{Items: items}
	if len(items) > limit {
		page.Items = items[:limit]
		last := items[limit-1]
		page.Next = fmt.Sprintf("%d_%s", last.DeferredTo, last.EntryID)
	}
	page.Years, err = deferredYears(ctx, s.db)
	return page, err
}

func cutYearCursor(text string) (int, string) {
	if len(text) < 6 || text[4] != '_' {
		return 0, ""
	}
	year, err := strconv.Atoi(text[:4])
	if err != nil {
		return 0, ""
	}
	return year, text[5:]
}

package coordination

import "jaring/web/ui"

// OverviewView is the state of a cycle's screening.
type OverviewView struct {
	Year                   int
	Sub                    string
	Years                  []YearLink
	Steps                  []ui.Step
	Funnel                 ui.FunnelView
	Target                 string // how the region's target stands
	Idle                   *ui.NoticeView
	Reasons                ui.BarsView
	Failed                 int
	Moved                  int    // of them: the innovator was transferred or promoted
	DeferredTo, DeclinedTo string // lists of those that did not pass
	Work                   string
	Assessors              []WorkRow
	Waiting                WaitingView
	CSV                    string
}

// WorkRow is one assessor's part.
type WorkRow struct {
	Name               string
	Finished, Assigned int
	Lowered            string
	Overdue            int
}

// WaitingView is the list of entries that wait for a decision.
type WaitingView struct {
	Total   int
	Rows    []WaitingRow
	Summary string
	Next    string
}

// WaitingRow is one entry that all its assessors have finished.
type WaitingRow struct {
	ID, Code, Name, Unit string
	Href                 string
	Claim, Verified, Gap string
	Recommended          string
	Sheets               int
	Flags                []string
}

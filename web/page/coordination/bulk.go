package coordination

// BulkView asks for confirmation, or tells what became of each row.
type BulkView struct {
	Ready   []BulkRow // can be decided, nothing to note
	Flagged []BulkRow // can be decided, with a warning
	Refused []BulkRow // cannot be decided now
	Done    []BulkRow // after the act: decided
	Over    bool      // the act is over
}

// BulkRow is one chosen entry.
type BulkRow struct {
	ID, Version      string
	Code, Name, Unit string
	Claim, Verified  string
	Flags            []string
	Why              string // why it is refused
}

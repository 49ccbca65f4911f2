package coordination

import "jaring/web/ui"

// FinalizeView asks whether to finalize an entry.
type FinalizeView struct {
	ID, Version      string
	Code, Name, Unit string
	Year             int
	Facts            []ui.KV
}

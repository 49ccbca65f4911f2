// Package coordination is the coordinator's part of the site: /koordinasi and what lies below it.
package coordination

import (
	"jaring/internal/cycle"
	"jaring/internal/fault"
	"jaring/web/ui"
)

// Cycles serves the years: their windows, targets and settings.
type Cycles struct {
	cycles *cycle.Service
}

// NewCycles returns the part.
func NewCycles(cycles *cycle.Service) *Cycles { return &Cycles{cycles: cycles} }

// refusals are the messages of a refused form as the error summary lists them.
func refusals(err error) []ui.FieldError {
	f, ok := fault.As(err)
	if !ok {
		return nil
	}
	var list []ui.FieldError
	for _, field := range f.Fields {
		list = append(list, ui.FieldError{Field: field.Name, Message: field.Message})
	}
	return list
}

package main

import "errors"

// adviseCmd will look for the cheapest plan that reaches a target index.
type adviseCmd struct {
	File   string `arg:"" help:"Portfolio with efforts as JSON; - reads standard input."`
	Budget *int   `placeholder:"N" help:"Most index for N effort, instead of what the file asks."`
}

// Run says that the plan cannot be computed yet.
func (*adviseCmd) Run() error { return failed(errors.New("advise: not built yet")) }

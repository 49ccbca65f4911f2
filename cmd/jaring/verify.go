package main

import (
	"context"
	"errors"
	"fmt"

	"jaring/internal/app"
	"jaring/internal/seal"
)

// verifyCmd is for after a crash, after a restore and for auditors: it changes nothing.
type verifyCmd struct {
	Paper string `placeholder:"ADDRESS" help:"Check one receipt or record instead, without a database: what its QR code holds."`
	Key   string `placeholder:"KEY" help:"With --paper: the portal's public key, as /verifikasi shows it."`
}

// Run prints what differs from what was recorded.
func (c verifyCmd) Run(std streams) error {
	if c.Paper != "" || c.Key != "" {
		return c.checkPaper(std)
	}
	return withApp(func(ctx context.Context, a *app.App) error {
		problems, err := a.Verify(ctx, std.out)
		if err == nil && problems > 0 {
			return &exitError{code: 1}
		}
		return err
	})
}

// checkPaper says what a sealed paper attests, to be compared with what is printed on it.
func (c verifyCmd) checkPaper(std streams) error {
	p, err := seal.Open(c.Key, c.Paper)
	if errors.Is(err, seal.ErrForged) {
		return failed(err)
	}
	if err != nil {
		return misused(err.Error(), "give both: --paper ADDRESS --key KEY")
	}
	fmt.Fprintf(std.out, "genuine\nnumber  %s\nsha256  %s\n", p.Number, p.SHA256)
	return nil
}

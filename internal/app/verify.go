package app

import (
	"context"
	"fmt"
	"io"
)

// Verify recomputes every stored result, reads every stored file and checks every receipt, and writes one line for each
// thing that differs from what was recorded, then a line that counts. It reports how many differ.
func (a *App) Verify(ctx context.Context, out io.Writer) (problems int, err error) {
	results, err := a.measurement.VerifyResults(ctx)
	if err != nil {
		return 0, fmt.Errorf("results: %w", err)
	}
	receipts, err := a.innovation.VerifyReceipts(ctx)
	if err != nil {
		return 0, fmt.Errorf("receipts: %w", err)
	}
	files, err := a.evidence.VerifyFiles(ctx)
	if err != nil {
		return 0, fmt.Errorf("files: %w", err)
	}
	for _, list := range [][]string{results.Problems, receipts.Problems, files.Problems} {
		problems += len(list)
		for _, line := range list {
			if _, err := fmt.Fprintln(out, line); err != nil {
				return problems, err
			}
		}
	}
	_, err = fmt.Fprintf(out, "checked %d results, %d receipts, %d files: %d problems\n",
		results.Results, receipts.Receipts, files.Files, problems)
	return problems, err
}

package handle

import (
	"encoding/csv"
	"iter"
	"net/http"
	"strings"

	"jaring/internal/fault"
)

// CSV streams a table as a download: UTF-8 with a mark that spreadsheets need to see, rows as they come. An error before
// the first row is returned, to become a page; a list that breaks off later says so in its last row, because the answer
// has begun.
func (x *Exchange) CSV(fileName string, head []string, rows iter.Seq2[[]string, error]) error {
	next, stop := iter.Pull2(rows)
	defer stop()
	row, err, more := next()
	if err != nil {
		return err
	}
	h := x.W.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="`+fileName+`"`)
	x.W.WriteHeader(http.StatusOK)
	_, _ = x.W.Write([]byte("\ufeff"))
	w := csv.NewWriter(x.W)
	w.Comma = ';' // what spreadsheets expect where the comma is decimal
	_ = w.Write(head)
	for more && err == nil {
		if w.Write(plainRow(row)) != nil {
			return nil // the person has gone away
		}
		row, err, more = next()
	}
	if err != nil {
		_ = w.Write([]string{"DAFTAR TERPUTUS", brokenOff(err)})
	}
	w.Flush()
	return nil
}

// Sure are rows that nothing can keep from coming.
func Sure(rows iter.Seq[[]string]) iter.Seq2[[]string, error] {
	return func(yield func([]string, error) bool) {
		rows(func(row []string) bool { return yield(row, nil) })
	}
}

func brokenOff(err error) string {
	if f, ok := fault.As(err); ok {
		return f.Message
	}
	return "Unduh lagi untuk mendapatkan daftar yang lengkap."
}

func plainRow(row []string) []string {
	for i, cell := range row {
		row[i] = plainCell(cell)
	}
	return row
}

// plainCell keeps a spreadsheet from reading a person's text as a formula (ASVS 1.2.10).
func plainCell(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\x00", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

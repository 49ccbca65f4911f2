package handle

import (
	"encoding/csv"
	"iter"
	"net/http"
	"strings"
)

// CSV streams a table as a download: UTF-8 with a mark that spreadsheets need to see, rows as they come.
func (x *Exchange) CSV(fileName string, head []string, rows iter.Seq[[]string]) error {
	h := x.W.Header()
	h.Set("Content-Type", "text/csv; charset=utf-8")
	h.Set("Content-Disposition", `attachment; filename="`+fileName+`"`)
	x.W.WriteHeader(http.StatusOK)
	_, _ = x.W.Write([]byte("\ufeff"))
	w := csv.NewWriter(x.W)
	w.Comma = ';' // what spreadsheets expect where the comma is decimal
	_ = w.Write(head)
	for row := range rows {
		for i, cell := range row {
			row[i] = plainCell(cell)
		}
		if w.Write(row) != nil {
			return nil // the person has gone away
		}
	}
	w.Flush()
	return nil
}

// plainCell keeps a spreadsheet from reading a person's text as a formula (ASVS 1.2.10).
func plainCell(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r\x00", rune(cell[0])) {
		return "'" + cell
	}
	return cell
}

package public

import "jaring/web/ui"

// IndexView explains the index and lists the official results.
type IndexView struct {
	Trend      ui.TrendView // without years: no result was published
	Results    []OfficialRow
	Awards     []string
	Year       int // of the formula below; 0: none is known
	Calculator CalculatorView
	YearNote   string
	Formula    string
	Parts      []FormulaRow
	Most       string
	Effects    []string
	Bands      []ui.KV
	Warning    string
	Sources    []ui.KV
}

// OfficialRow is a published result.
type OfficialRow struct {
	Year                    int
	Index, Category, Source string
}

// FormulaRow is one term of the formula in the year's own numbers.
type FormulaRow struct{ Title, How, Most string }

// CalculatorView lets anyone try the formula. Index is "" while a field is wrong.
type CalculatorView struct {
	Fields                     []ui.Field
	Index, Category, Sum, Note string
}

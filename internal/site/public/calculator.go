package public

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"jaring/internal/iid"
	"jaring/internal/site/handle"
	page "jaring/web/page/public"
	"jaring/web/ui"
)

// mostInnovations bounds what one request computes.
const mostInnovations = 1000

// invented is the region that the calculator begins with.
var invented = trial{spdX100: 4000, innovations: 50, maturityX100: 5000, services: 6}

// trial is a region as somebody tries it out.
type trial struct{ spdX100, innovations, maturityX100, services int }

// calculator computes what the address asks for, or the invented region. It shows no result for a figure that cannot be.
func calculator(x *handle.Exchange, in *iid.Instrument) (page.CalculatorView, bool, error) {
	t := invented
	t.services = min(t.services, len(in.BasicServices))
	r := trialReader{x: x, ok: true}
	r.number("spd", "Jumlah nilai SPD", &t.spdX100, in.Formula.SPDMaxX100, true)
	r.number("inovasi", "Banyaknya inovasi", &t.innovations, mostInnovations, false)
	r.number("kematangan", "Rata-rata kematangan", &t.maturityX100, in.Formula.MaturityMaxX100, true)
	r.number("urusan", "Urusan wajib yang terisi", &t.services, len(in.BasicServices), false)
	v := page.CalculatorView{Fields: r.fields}
	if !r.ok {
		return v, false, nil
	}
	result, err := iid.Score(t.portfolio(in))
	if err != nil {
		return v, false, err
	}
	v.Index, v.Category = result.Index, iid.CategoryName(in.Year, result.Category)
	v.Sum = fmt.Sprintf("(%s + %s + %s) ÷ %s × 100 = %s, %s", plain(result.SPDX100), plain(result.Mean.RoundX100()), plain(result.CountX100),
		plain(in.Formula.TotalMaxX100), v.Index, v.Category)
	if result.Gate == iid.GateMissed {
		v.Note = fmt.Sprintf("Skor jumlah nol: baru %d urusan wajib yang terisi, yang diminta %d.", len(result.BasicServices), *in.Formula.BasicServicesRequired)
	}
	return v, true, nil
}

func (t trial) portfolio(in *iid.Instrument) iid.Portfolio {
	p := iid.Portfolio{Year: in.Year, SPDX100: &t.spdX100}
	for i := range t.innovations {
		e := iid.Entry{ID: strconv.Itoa(i), MaturityX100: &t.maturityX100}
		if t.services > 0 {
			e.BasicService = in.BasicServices[i%t.services]
		}
		p.Entries = append(p.Entries, e)
	}
	return p
}

// trialReader reads the figures of the address into a trial and makes the fields that show them again.
type trialReader struct {
	x      *handle.Exchange
	fields []ui.Field
	ok     bool
}

var figures = regexp.MustCompile(`^[0-9]{1,4}(?:[.,][0-9]{1,2})?$`)

// number reads a whole number, or with decimals one in hundredths, from 0 to most.
func (r *trialReader) number(name, label string, at *int, most int, decimals bool) {
	write, mode := plain, "decimal"
	if !decimals {
		write, mode = ui.Thousands[int], "numeric"
	}
	f := ui.Field{Name: name, Label: label, Hint: "0 sampai " + write(most), Value: write(*at), InputMode: mode, Size: "s"}
	if typed := strings.TrimSpace(r.x.Query(name)); typed != "" {
		n, ok := handle.Number(typed)
		if decimals {
			n, ok = hundredths(typed)
		}
		f.Value = typed
		if !ok || n < 0 || n > most {
			f.Error, r.ok = "Isi angka dari 0 sampai "+write(most), false
		}
		*at = n
	}
	r.fields = append(r.fields, f)
}

func hundredths(text string) (int, bool) {
	if !figures.MatchString(text) {
		return 0, false
	}
	whole, part, _ := strings.Cut(strings.ReplaceAll(text, ",", "."), ".")
	return handle.Number(whole + (part + "00")[:2])
}

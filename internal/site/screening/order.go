package screening

import "jaring/internal/screening"

func find(sheet screening.Sheet, code string) (screening.Indicator, bool) {
	for _, i := range sheet.Indicators {
		if i.Code == code {
			return i, true
		}
	}
	return screening.Indicator{}, false
}

func open(i screening.Indicator) bool { return i.Claims() && i.Mark == nil }

// firstOpen is the first indicator that waits for a level, or the first that was claimed.
func firstOpen(sheet screening.Sheet) string {
	if code, ok := nextOpen(sheet, ""); ok {
		return code
	}
	for _, i := range sheet.Indicators {
		if i.Claims() {
			return i.Code
		}
	}
	return sheet.Indicators[0].Code
}

// nextOpen goes on from an indicator and begins anew at the end.
func nextOpen(sheet screening.Sheet, after string) (string, bool) {
	n, from := len(sheet.Indicators), 0
	for k, i := range sheet.Indicators {
		if i.Code == after {
			from = k + 1
		}
	}
	for k := range n {
		if i := sheet.Indicators[(from+k)%n]; open(i) && i.Code != after {
			return i.Code, true
		}
	}
	return "", false
}

// beside are the neighbours of an indicator in the list.
func beside(sheet screening.Sheet, code string) (previous, next string) {
	for k, i := range sheet.Indicators {
		if i.Code != code {
			continue
		}
		if k > 0 {
			previous = sheet.Indicators[k-1].Code
		}
		if k < len(sheet.Indicators)-1 {
			next = sheet.Indicators[k+1].Code
		}
	}
	return previous, next
}

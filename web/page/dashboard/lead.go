package dashboard

import "regexp"

// run is a piece of a sentence; its figures stand out.
type run struct {
	Text   string
	Figure bool
}

var figure = regexp.MustCompile(`[0-9]+(?:[.,][0-9]+)*`)

func runs(sentence string) []run {
	var list []run
	at := 0
	for _, span := range figure.FindAllStringIndex(sentence, -1) {
		list = append(list, run{Text: sentence[at:span[0]]}, run{Text: sentence[span[0]:span[1]], Figure: true})
		at = span[1]
	}
	return append(list, run{Text: sentence[at:]})
}

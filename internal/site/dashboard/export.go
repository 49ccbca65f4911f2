package dashboard

import (
	"iter"

	"jaring/internal/site/handle"
)

type nextFunc[T any] func() (T, error, bool)

func pull[T any](seq iter.Seq2[T, error]) (nextFunc[T], func()) {
	next, stop := iter.Pull2(seq)
	return nextFunc[T](next), stop
}

// streamCSV reads the first row before the answer begins, so that a refusal is still a page; later rows stream.
func streamCSV[T any](x *handle.Exchange, name string, head []string, next nextFunc[T], cells func(T) []string) error {
	row, err, more := next()
	if err != nil {
		return err
	}
	return x.CSV(name, head, func(yield func([]string) bool) {
		for more && err == nil && yield(cells(row)) {
			row, err, more = next()
		}
	})
}

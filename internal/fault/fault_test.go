package fault

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestKindOf(t *testing.T) {
	t.Parallel()
	cases := []struct {
		err  error
		want Kind
	}{
		{nil, KindInternal},
		{errors.New("x"), KindInternal},
		{NotFound(), KindNotFound},
		{fmt.Errorf("load: %w", Stale()), KindConflict},
		{Internal(NotFound()), KindInternal},
	}
	for _, c := range cases {
		if got := KindOf(c.err); got != c.want {
			t.Errorf("%v: %v, want %v", c.err, got, c.want)
		}
	}
}

func TestError_Fields(t *testing.T) {
	t.Parallel()
	e := Invalid("", Field{"name", "pertama"})
	e.Add("name", "kedua")
	e.Add("year", "ketiga")
	if e.Field("name") != "pertama" || e.Field("year") != "ketiga" || e.Field("none") != "" {
		t.Errorf("fields %v", e.Fields)
	}
	if len(e.Fields) != 3 || e.Fields[1].Message != "kedua" {
		t.Errorf("order lost: %v", e.Fields)
	}
}

// TestError_Sentences: every constructor has a sentence for people, and none shows them the cause.
func TestError_Sentences(t *testing.T) {
	t.Parallel()
	cause := errors.New("secret cause")
	for _, e := range []*Error{
		NotFound(), Forbidden(""), Unauthenticated(), BadRequest(""), Invalid(""), Stale(), Conflict(""),
		Closed("tutup"), TooLarge(""), TooMany(""), Unavailable(cause), Full(cause), Internal(cause),
	} {
		if e.Message == "" || strings.Contains(e.Message, "secret") {
			t.Errorf("%v: message %q", e.Kind, e.Message)
		}
		if e.Kind.String() == "unknown" {
			t.Errorf("kind %d has no name", e.Kind)
		}
		if e.Err != nil && (!errors.Is(e, cause) || !strings.Contains(e.Error(), "secret")) {
			t.Errorf("%v: the cause is lost to the log", e.Kind)
		}
	}
}

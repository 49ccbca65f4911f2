package handle

import (
	"encoding/json"
	"strings"

	"jaring/internal/fault"
)

// WantsJSON reports whether a script asks: the same address answers it in a few words instead of a page.
func (x *Exchange) WantsJSON() bool {
	kind, _, _ := strings.Cut(x.R.Header.Get("Accept"), ",")
	return strings.TrimSpace(kind) == "application/json"
}

// JSON answers a script.
func (x *Exchange) JSON(status int, value any) error {
	body, err := json.Marshal(value)
	if err != nil {
		return fault.Internal(err)
	}
	x.W.Header().Set("Content-Type", "application/json; charset=utf-8")
	x.W.WriteHeader(status)
	_, _ = x.W.Write(body) // a person who has gone away is nobody's error
	return nil
}

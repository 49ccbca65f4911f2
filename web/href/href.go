// Package href builds every address of the site. Ids and codes are escaped here,
// so that a page never joins an address from strings. The router's patterns live
// in the site package; a test there holds the two together.
package href

import (
	"net/url"
	"strconv"
	"strings"
)

// Query is what a filtered list carries in its address; empty values are left out.
type Query = url.Values

// join escapes each part and puts slashes between.
func join(parts ...string) string {
	var address strings.Builder
	address.Grow(64)
	for _, p := range parts {
		address.WriteByte('/')
		address.WriteString(url.PathEscape(p))
	}
	return address.String()
}

// With adds a query to an address, without empty values and in a steady order.
func With(address string, q Query) string {
	kept := Query{}
	for name, values := range q {
		for _, v := range values {
			if v != "" {
				kept.Add(name, v)
			}
		}
	}
	if len(kept) == 0 {
		return address
	}
	return address + "?" + kept.Encode()
}

func year(n int) string { return strconv.Itoa(n) }

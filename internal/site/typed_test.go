package site_test

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"
)

var (
	postForm  = regexp.MustCompile(`(?s)<form[^>]*method="post"[^>]*action="([^"]+)"(.*?)</form>`)
	oneField  = regexp.MustCompile(`<(?:input|textarea|select|button)[^>]*>`)
	fieldName = regexp.MustCompile(` name="([^"]+)"`)
	fieldType = regexp.MustCompile(` type="(hidden|file|submit|button)"`)
	preset    = regexp.MustCompile(` value="([^"]*)"`)
)

// TestTyped fills every field of every form with a trap and sends it: what comes back is the person's own text, as text,
// and nothing breaks.
func TestTyped(t *testing.T) {
	t.Parallel()
	s, f, browsers := everyone(t)
	sent, back := map[string]bool{}, 0
	for _, name := range people[1:] {
		for _, path := range pages(t, s, f) {
			page := browsers[name].Get(path)
			for _, found := range postForm.FindAllStringSubmatch(page.Body, -1) {
				action := strings.ReplaceAll(found[1], "&amp;", "&")
				if sent[name+action] || action == "/keluar" || strings.HasPrefix(action, "/akun") {
					continue
				}
				sent[name+action] = true
				answer := browsers[name].Post(action, typedInto(found[2]))
				if answer.Status >= 500 || answer.Status == http.StatusBadRequest || strings.Contains(answer.Body, "<i data-canary") {
					t.Errorf("%s as %s: %d, or a text became markup", action, name, answer.Status)
				}
				if strings.Contains(answer.Body, "&lt;i data-canary") {
					back++
				}
			}
		}
	}
	if len(sent) < 30 || back < 10 {
		t.Errorf("%d forms were sent and %d came back with what was typed", len(sent), back)
	}
}

func typedInto(form string) url.Values {
	values := url.Values{}
	for _, field := range oneField.FindAllString(form, -1) {
		name := fieldName.FindStringSubmatch(field)
		kind := fieldType.FindStringSubmatch(field)
		switch {
		case name == nil || kind != nil && kind[1] == "file":
		case kind != nil: // hidden, or the button that is pressed
			if value := preset.FindStringSubmatch(field); value != nil {
				values.Set(name[1], strings.ReplaceAll(value[1], "&amp;", "&"))
			}
		default:
			values.Set(name[1], tag+"\u202e\x1b[31m\r\n=1+1")
		}
	}
	return values
}

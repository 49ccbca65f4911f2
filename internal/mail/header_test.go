package mail_test

import (
	"bytes"
	"io"
	"mime"
	"net/mail"
	"strings"
	"testing"

	carrier "jaring/internal/mail"
)

// TestCompose_NoInjection: whatever stands in a name, a subject or a text, the mail has the headers that we gave it and
// one recipient.
func TestCompose_NoInjection(t *testing.T) {
	t.Parallel()
	for about, evil := range map[string]string{
		"CR LF":       "Siti\r\nBcc: evil@evil.example",
		"LF":          "Siti\nBcc: evil@evil.example\n\nisi",
		"CR":          "Siti\rBcc: evil@evil.example",
		"folded":      "Siti\r\n Bcc: evil@evil.example",
		"encoded":     "=?utf-8?q?Siti=0D=0ABcc:_evil@evil.example?=",
		"address":     `Siti" <evil@evil.example>, "`,
		"comment":     "Siti (Bcc: evil@evil.example)",
		"separators":  "Siti\u2028Bcc: evil@evil.example\u0085Bcc: evil@evil.example",
		"NUL":         "Siti\x00Bcc: evil@evil.example",
		"long":        strings.Repeat("panjang sekali ", 60) + "\r\nBcc: evil@evil.example",
		"not English": "SD Negeri “Bumirejo” 😀\r\nBcc: evil@evil.example",
	} {
		e := carrier.Envelope{ID: "abcdefghij234567", From: mail.Address{Name: evil, Address: "jaring@pekalongan.example"},
			To: mail.Address{Name: evil, Address: "siti@sekolah.example"}, Subject: evil, Text: evil, HTML: "<p>" + evil + "</p>"}
		m, err := carrier.Compose(e)
		if err != nil {
			t.Errorf("%s: %v", about, err)
			continue
		}
		var out bytes.Buffer
		if _, err := m.WriteTo(&out); err != nil {
			t.Errorf("%s: %v", about, err)
			continue
		}
		read, err := mail.ReadMessage(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Errorf("%s: %v\n%s", about, err, out.String())
			continue
		}
		for name := range read.Header {
			if name == "Bcc" || name == "Cc" {
				t.Errorf("%s: the mail has a header %s:\n%s", about, name, out.String())
			}
		}
		to, err := read.Header.AddressList("To")
		if err != nil || len(to) != 1 || to[0].Address != "siti@sekolah.example" {
			t.Errorf("%s: to %v, %v", about, to, err)
		}
		if rcpt, err := m.GetRecipients(); err != nil || len(rcpt) != 1 {
			t.Errorf("%s: recipients %v, %v", about, rcpt, err)
		}
		if subject, err := new(mime.WordDecoder).DecodeHeader(read.Header.Get("Subject")); err != nil || strings.ContainsAny(subject, "\r\n\x00") && about != "encoded" {
			t.Errorf("%s: subject %q, %v", about, subject, err)
		}
		if id := read.Header.Get("Message-ID"); id != "<abcdefghij234567@pekalongan.example>" {
			t.Errorf("%s: %s", about, id)
		}
		if _, err := io.ReadAll(read.Body); err != nil {
			t.Errorf("%s: %v", about, err)
		}
	}
}

// TestCompose_BadAddress is a refusal, not a fault that is tried for ever.
func TestCompose_BadAddress(t *testing.T) {
	t.Parallel()
	for _, address := range []string{"", "siti", "siti@sekolah.example\r\nBcc: x@y.example", "a@b.example, c@d.example"} {
		e := carrier.Envelope{ID: "abcdefghij234567", From: from, To: mail.Address{Name: "Siti", Address: address}, Subject: "x"}
		if _, err := carrier.Compose(e); err == nil {
			t.Errorf("%q was taken", address)
		}
	}
}

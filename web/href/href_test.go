package href_test

import (
	"testing"

	"jaring/web/href"
)

func TestAddresses(t *testing.T) {
	t.Parallel()
	for want, got := range map[string]string{
		"/usulan/ab12/indikator/16/bukti":         href.EntryEvidenceNew("ab12", "16"),
		"/bukti/x/versi/2/berkas":                 href.EvidenceVersionFile("x", 2),
		"/usulan/x/dokumen/profil-bisnis":         href.EntryDocument("x", "profile-business"),
		"/koordinasi/siklus/2026":                 href.Cycle(2026),
		"/usulan/..%2Fadmin%3Fa=b%23c":            href.Entry("../admin?a=b#c"),
		"/masuk":                                  href.SignIn(""),
		"/masuk?lanjut=%2Fusulan%2Fa%3Fb%3D1%26c": href.SignIn("/usulan/a?b=1&c"),
		"/inovasi?jenjang=SD&jenjang=SMP&q=sampah+plastik": href.Gallery(href.Query{
			"q": {"sampah plastik"}, "jenjang": {"SD", "", "SMP"}, "urusan": {""},
		}),
	} {
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

package e2e

import "testing"

// Leaders see where the region stands without moving the page.
func TestDashboard_OneScreen(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	b := openTab(t, site.URL)
	b.SignIn("pimpinan")
	for _, path := range []string{"/dasbor", "/dasbor?tahun=2024"} {
		b.Open(path)
		b.Look(desktop, "light")
		if h := b.height(); h > tall {
			t.Errorf("%s is %d pixels high, a screen %d", path, h, tall)
		}
	}
}

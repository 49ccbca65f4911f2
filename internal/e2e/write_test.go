package e2e

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"jaring/internal/postgres"
)

// offline cuts the tab from the network, or lets it back. What the browser says of the cut itself is no complaint.
func (b *tab) offline(cut bool) {
	b.t.Helper()
	// The command that also changes what the page is told; the newer pair of commands is not known to every Chromium.
	command := cdp.Command[network.OverrideNetworkStateParams, cdp.Empty]{Method: "Network.emulateNetworkConditions"}
	call(b, "cut the network", command, network.OverrideNetworkStateParams{Offline: cut, DownloadThroughput: -1, UploadThroughput: -1})
}

// forgive takes out the complaints that hold the words; others fail the test at once.
func (b *tab) forgive(words string) {
	b.t.Helper()
	for _, c := range b.complaints() {
		if !strings.Contains(c, words) {
			b.t.Errorf("the browser complains: %s", c)
		}
	}
}

// waits until the page says one of these.
func (b *tab) waits(words ...string) {
	b.t.Helper()
	for until := time.Now().Add(patience); time.Now().Before(until); time.Sleep(50 * time.Millisecond) {
		text := strings.Join(strings.Fields(b.Text()), " ")
		if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) }) {
			return
		}
	}
	b.t.Fatalf("%s never says %q:\n%s", b.Path(), words, b.Text())
}

// drafted is a tab of the operator at the rancang bangun of a new draft.
func drafted(t *testing.T, base string, scripts bool) *tab {
	t.Helper()
	b := openTab(t, base)
	if !scripts {
		b.WithoutScripts()
	}
	b.SignIn("operator")
	b.Open("/meja/inovasi/baru")
	b.Fill("Nama inovasi", "Rak Pasang Surut")
	b.Tick("Penerapan")
	b.Press("Mulai usulan")
	b.Open(b.Path() + "/rancang-bangun")
	return b
}

// written is the page while somebody writes, with what a good answer contains unfolded.
func written(b *tab) {
	eval[bool](b, `([...document.querySelectorAll("details")].slice(-2).forEach((d) => { d.open = true }), true)`)
	b.Fill("Cara kerja inovasi", "Setiap Jumat ketua kelas menimbang botol.")
	b.Fill("Cara kerja inovasi", "Setiap Jumat pukul tujuh ketua kelas menimbang botol.")
	b.waits("Tersimpan 14.05 WIB")
}

// stored is what everybody else would read in the field.
func stored(t *testing.T, base, path, label string) string {
	t.Helper()
	b := openTab(t, base)
	b.WithoutScripts() // nothing but what the server has
	b.SignIn("operator")
	b.Open(path)
	return b.Value(label)
}

// TestWriting_NetworkCut types, loses the network, types on, loses the page, and comes back: nothing is lost.
func TestWriting_NetworkCut(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	b := drafted(t, site.URL, true)
	path := b.Path()
	b.Fill("Permasalahan", "Buku basah setiap rob.")
	b.waits("Tersimpan 14.05 WIB")
	b.shows("4 dari paling sedikit 300 kata", "Kurang 296 kata")
	if wide := eval[string](b, `document.querySelector(".words .fill").getAttribute("width")`); !strings.HasPrefix(wide, "1.3") {
		t.Errorf("the bar is %s wide for 4 of 300 words", wide)
	}
	if got := stored(t, site.URL, path, "Permasalahan"); got != "Buku basah setiap rob." {
		t.Fatalf("saved is %q", got)
	}
	b.offline(true)
	b.Fill("Permasalahan", "Buku basah setiap rob. Dua puluh tiga hari setahun.")
	b.waits("Jaringan putus. Tulisan Anda disimpan di perangkat ini.")
	b.Fill("Cara kerja inovasi", "Rak ditarik naik.")
	run(b, "leave the page without a network", chromedp.Evaluate[any](`location.reload()`))
	b.offline(false)
	b.Open(path)
	b.forgive("ERR_INTERNET_DISCONNECTED")
	b.waits("Tersimpan 14.05 WIB")
	for label, want := range map[string]string{"Permasalahan": "Buku basah setiap rob. Dua puluh tiga hari setahun.", "Cara kerja inovasi": "Rak ditarik naik."} {
		if got := b.Value(label); got != want {
			t.Errorf("%s holds %q", label, got)
		}
		if got := stored(t, site.URL, path, label); got != want {
			t.Errorf("%s is saved as %q", label, got)
		}
	}
	if n := eval[int](b, `Object.keys(localStorage).length`); n != 0 {
		t.Errorf("%d texts are left in the browser after they were saved", n)
	}
	// The network returns while the page is open: what was typed is sent by itself.
	b.offline(true)
	b.Fill("Isu strategis", "Kota pesisir.")
	b.waits("Jaringan putus.")
	b.offline(false)
	b.waits("Tersimpan 14.05 WIB")
	b.forgive("ERR_INTERNET_DISCONNECTED")
	if got := stored(t, site.URL, path, "Isu strategis"); got != "Kota pesisir." {
		t.Errorf("after the network came back %q is saved", got)
	}
}

// TestWriting_Conflict has two people write the same part: both texts are shown, and nothing is written over.
func TestWriting_Conflict(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	b := drafted(t, site.URL, true)
	path := b.Path()
	other := openTab(t, site.URL)
	other.SignIn("operator")
	other.Open(path)
	other.Fill("Permasalahan", "Dari jendela lain.")
	other.waits("Tersimpan 14.05 WIB")
	b.expect(http.StatusConflict)
	b.Fill("Permasalahan", "Dari jendela ini.")
	b.waits("Bagian ini baru saja diubah, oleh orang lain atau di jendela lain.")
	b.PressStatus("Bandingkan dan pilih", http.StatusConflict)
	b.shows("Dari jendela lain.", "Dari jendela ini.", "Tulisan Anda belum tersimpan")
	if got := stored(t, site.URL, path, "Permasalahan"); got != "Dari jendela lain." {
		t.Fatalf("written over: %q", got)
	}
	// Whoever turns away from the choice finds the own text again.
	b.Open(path)
	b.waits("Bandingkan, lalu pilih.")
	b.forgive("409 (Conflict)")
	b.PressStatus("Bandingkan dan pilih", http.StatusConflict)
	b.Press("Simpan dan kembali")
	if got := stored(t, site.URL, path, "Permasalahan"); got != "Dari jendela ini." {
		t.Errorf("chosen was the own text, saved is %q", got)
	}
	b.Open(path)
	if n := eval[int](b, `Object.keys(localStorage).length`); n != 0 {
		t.Errorf("%d texts are left in the browser after the choice", n)
	}
}

// TestWriting_MendedWhileSaving mends what was refused and presses the button while the save of the mended text is on its
// way over a slow network: nobody meets the own text as somebody else's.
func TestWriting_MendedWhileSaving(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	b := drafted(t, site.URL, true)
	entry := strings.TrimSuffix(b.Path(), "/rancang-bangun")
	b.Open(entry + "/profil?bagian=waktu")
	b.FillDate("Waktu penerapan", "31", "2", "2025")
	b.PressStatus("Simpan dan lanjut", http.StatusUnprocessableEntity)
	version := func() int {
		n, err := postgres.Value[int](t.Context(), site.Owner, `SELECT version FROM entry_profile WHERE entry_id = @id`,
			postgres.Args{"id": strings.TrimPrefix(entry, "/usulan/")})
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before := version()
	call(b, "slow the answers down", emulateNetwork, conditions{Latency: 1200, DownloadThroughput: -1, UploadThroughput: -1})
	b.FillDate("Waktu penerapan", "10", "3", "2025")
	for until := time.Now().Add(patience); version() == before && time.Now().Before(until); {
		time.Sleep(20 * time.Millisecond)
	}
	b.Press("Simpan dan lanjut")
}

// TestWriting_SessionEnds types on after the session is gone and signs in again; signing out leaves nothing behind.
func TestWriting_SessionEnds(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	b := drafted(t, site.URL, true)
	path := b.Path()
	if _, err := site.Owner.Exec(t.Context(), "DELETE FROM session"); err != nil {
		t.Fatal(err)
	}
	b.expect(http.StatusUnauthorized)
	b.Fill("Permasalahan", "Buku basah setiap rob.")
	b.waits("Sesi Anda sudah berakhir.")
	b.Follow("Masuk lagi")
	b.Fill("Nama pengguna", "operator")
	b.Fill("Kata sandi", "jaring-contoh")
	b.PressStatus("Masuk", 0)
	if b.Path() != path {
		t.Fatalf("after signing in one is at %s", b.Path())
	}
	b.waits("Tersimpan 14.05 WIB")
	if got := stored(t, site.URL, path, "Permasalahan"); got != "Buku basah setiap rob." {
		t.Errorf("saved is %q", got)
	}
	b.offline(true)
	b.Fill("Permasalahan", "Rahasia.")
	b.waits("Jaringan putus.")
	b.offline(false)
	eval[bool](b, `(document.querySelector("form[action='/keluar']").requestSubmit(), true)`)
	for until := time.Now().Add(patience); time.Now().Before(until) && eval[string](b, `location.pathname`) != "/"; {
		time.Sleep(50 * time.Millisecond)
	}
	b.forgive("ERR_INTERNET_DISCONNECTED")
	if n := eval[int](b, `Object.keys(localStorage).length`); n != 0 {
		t.Errorf("%d texts are left in the browser after signing out", n)
	}
}

// TestWriting_Answer leaves the page with an answer that was not sent: it is there again, and nobody else has read it.
func TestWriting_Answer(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	b := openTab(t, site.URL)
	b.SignIn("operator")
	b.Go(own("umpan-balik", "SERUNI", `.*/umpan-balik`))
	path := b.Path()
	b.Fill("Jawaban Anda", "SK sudah dipindai ulang.")
	b.waits("Belum terkirim Tulisan Anda disimpan di perangkat ini.")
	b.Open(path)
	b.waits("Tulisan Anda dikembalikan dari perangkat ini.")
	if got := b.Value("Jawaban Anda"); got != "SK sudah dipindai ulang." {
		t.Errorf("given back is %q", got)
	}
	if got := stored(t, site.URL, path, "Jawaban Anda"); got != "" {
		t.Errorf("what was not sent is read by others: %q", got)
	}
	b.Press("Simpan jawaban")
	if n := eval[int](b, `Object.keys(localStorage).length`); n != 0 {
		t.Errorf("%d texts are left in the browser after they were sent", n)
	}
	if got := stored(t, site.URL, path, "Jawaban Anda"); got != "SK sudah dipindai ulang." {
		t.Errorf("sent is %q", got)
	}
}

// TestWriting_WithoutScripts is the same form as every browser has it.
func TestWriting_WithoutScripts(t *testing.T) {
	t.Parallel()
	site := sampleSite(t)
	b := drafted(t, site.URL, false)
	path := b.Path()
	b.Fill("Permasalahan", "Buku basah setiap rob.")
	b.Press("Simpan dan kembali")
	b.Open(path)
	b.shows("Tersimpan 14.05 WIB", "4 dari paling sedikit 300 kata")
	if got := b.Value("Permasalahan"); got != "Buku basah setiap rob." {
		t.Errorf("saved is %q", got)
	}
}

package e2e

import (
	"bytes"
	"image"
	"image/jpeg"
	"slices"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestJourney_WeakNetwork is the journey of a teacher with a phone and a weak network: everything is typed, proved and
// sent although the network is cut and the program is killed in the middle of typing and of an upload. Nothing is lost, and
// the receipt can be verified by its QR address.
func TestJourney_WeakNetwork(t *testing.T) {
	t.Parallel()
	f := setOutFar(t, true)
	f.register()
	f.profileThroughCrash()
	f.designThroughCuts()
	f.innovator()
	f.claimThroughCuts()
	f.mustHaveWritten()
	f.send()
	f.mustHaveSent()
	receipt := f.operator.Download(f.operator.step(`.*/tanda-terima\.pdf`))
	mustVerify(t, receipt, "Tanda terima ini asli", f.name, "18 Juni 2026, 14.05")
}

// profileThroughCrash fills the profile. While its last part is typed the program dies; the button then leaves the person
// on the page, with the text.
func (f *far) profileThroughCrash() {
	b := f.operator
	f.profileParts()
	b.Fill("Tujuan", outcomes["Tujuan"])
	b.waits("Tersimpan 14.05 WIB")
	b.expect(0) // requests fail on purpose
	b.Fill("Manfaat", "Buku tetap kering")
	f.serving.Kill()
	b.Type("Manfaat", " dan dipinjam setiap hari.")
	b.Fill("Hasil", outcomes["Hasil"])
	b.click(b.find("Simpan dan kembali", "button"))
	b.waits("Belum tersimpan")
	f.restart()
	b.waits("Tersimpan 14.05 WIB")
	b.Press("Simpan dan kembali")
}

// designThroughCuts types the six parts. The network is cut in the middle of the second; in the middle of the fourth the
// program dies, and the page is left and opened again before anybody could save what was typed.
func (f *far) designThroughCuts() {
	b := f.operator
	b.Follow("Dasar hukum")
	b.expect(0)
	for n, part := range designParts {
		begun, rest := designText(n)
		b.Fill(part, begun)
		switch n {
		case 1:
			f.cut()
			b.Type(part, rest)
			b.waits("Jaringan putus. Tulisan Anda disimpan di perangkat ini.")
			f.mend()
		case 3:
			f.serving.Kill()
			b.Type(part, rest)
			b.waits("Belum tersimpan")
			run(b, "leave the page without a program", chromedp.Evaluate[any](`location.reload()`))
			b.until("the browser finds nobody", `location.protocol === "chrome-error:" && document.readyState === "complete"`)
			f.restart()
			b.Open(f.entry + "/rancang-bangun")
			b.expect(0)
		default:
			b.Type(part, rest)
		}
		b.waits("Tersimpan 14.05 WIB")
		if got := b.Value(part); got != begun+rest {
			f.t.Errorf("%s holds %q", part, got)
		}
	}
	b.Press("Simpan dan kembali")
	b.shows("378 dari paling sedikit 300 kata")
}

// claimThroughCuts claims what is mandatory. The network is cut while a photograph of the camera is sent, the program dies
// while a PDF is; both go on where they were.
func (f *far) claimThroughCuts() {
	b := f.operator
	for i, c := range f.mandatory {
		f.level(c)
		switch {
		case i == 0:
			f.files["perwal.pdf"] = largePDF(300_000)
			f.letter(c)
			b.Attach(fileLabel, onDisk(f.t, "perwal.pdf", f.files["perwal.pdf"]))
			f.sendThrough(f.serving.Kill, f.restart)
			b.shows("perwal.pdf", "421.3/114/2025")
		case c.picture:
			f.files["kamera.jpg"] = photograph(f.t)
			b.Attach("Ambil foto", onDisk(f.t, "kamera.jpg", f.files["kamera.jpg"]))
			f.sendThrough(f.cut, f.mend)
			b.shows("kamera.jpg")
		default:
			f.upload(c)
			f.files[c.code+".pdf"] = smallPDF(c.title)
		}
	}
}

// sendThrough presses the button and breaks something in the middle of the upload.
func (f *far) sendThrough(breaks, mends func()) {
	b := f.operator
	b.expect(0)
	b.offsets()
	b.click(b.find("Simpan bukti", "button"))
	b.until("some bytes are sent", sent+` > 50_000`)
	breaks()
	b.until("the page says so", `document.querySelector(".upload")?.innerText.includes("Jaringan putus")`)
	mends()
	b.until("the evidence is there", `document.readyState === "complete" && document.querySelector("main").innerText.includes("Bukti tersimpan")`)
	if begun := b.offsets(); len(begun) < 2 || slices.Contains(begun[1:], "0") {
		f.t.Errorf("the upload went on at %v: what had arrived was sent again", begun)
	}
}

// photograph is a JPEG of some hundred kilobytes.
func photograph(t *testing.T) []byte {
	t.Helper()
	picture := image.NewRGBA(image.Rect(0, 0, 900, 700))
	noise := uint32(1)
	for i := range picture.Pix {
		noise = noise*1664525 + 1013904223
		picture.Pix[i] = uint8(noise >> 24)
	}
	var out bytes.Buffer
	if err := jpeg.Encode(&out, picture, &jpeg.Options{Quality: 60}); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

package e2e

import (
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// TestJourney_WeakNetworkWithoutScripts is the same journey in a browser that runs no scripts: what it sends is lost on the
// way or meets a dead program, and is sent again by loading the page that failed once more, as browsers offer it. Nothing
// is there twice.
func TestJourney_WeakNetworkWithoutScripts(t *testing.T) {
	t.Parallel()
	f := setOutFar(t, false)
	f.register()
	f.profileParts()
	for label, text := range outcomes {
		f.operator.Fill(label, text)
	}
	f.operator.expect(0) // requests fail on purpose
	f.sentAgain("Simpan dan kembali", f.serving.Kill, f.restart)
	f.designAgain()
	f.innovator()
	f.claimAgain()
	f.mustHaveWritten()
	f.send()
	f.mustHaveSent()
	receipt := f.operator.Download(f.operator.step(`.*/tanda-terima\.pdf`))
	mustVerify(t, receipt, "Tanda terima ini asli", f.name, "18 Juni 2026, 14.05")
}

// designAgain types the six parts and saves twice: the network is gone at first, and the form goes again from where it was
// typed.
func (f *far) designAgain() {
	b := f.operator
	b.Follow("Dasar hukum")
	for n, part := range designParts {
		begun, rest := designText(n)
		b.Fill(part, begun)
		b.Type(part, rest)
	}
	f.sentAgain("Simpan dan kembali", f.cut, f.mend)
	b.shows("378 dari paling sedikit 300 kata")
}

// claimAgain claims what is mandatory. The program dies in the middle of the first upload, the network in the middle of
// another.
func (f *far) claimAgain() {
	b := f.operator
	for i, c := range f.mandatory {
		f.level(c)
		switch {
		case i == 0:
			f.files["perwal.pdf"] = largePDF(300_000)
			f.letter(c)
			b.Attach(fileLabel, onDisk(f.t, "perwal.pdf", f.files["perwal.pdf"]))
			f.cutShort(f.serving.Kill, f.restart)
			b.shows("perwal.pdf", "421.3/114/2025")
		case c.picture:
			f.files["kamera.jpg"] = photograph(f.t)
			b.Attach(fileLabel, onDisk(f.t, "kamera.jpg", f.files["kamera.jpg"]))
			f.cutShort(f.cut, f.mend)
			b.shows("kamera.jpg")
		default:
			f.upload(c)
			f.files[c.code+".pdf"] = smallPDF(c.title)
		}
	}
}

// sentAgain presses the button where something is broken.
func (f *far) sentAgain(button string, breaks, mends func()) {
	f.t.Helper()
	press := f.operator.clicking(f.operator.find(button, "button"))
	breaks()
	run(f.operator, "press "+button, press)
	f.again(mends)
}

// cutShort presses the button and breaks something in the middle of an upload of six seconds.
func (f *far) cutShort(breaks, mends func()) {
	f.t.Helper()
	f.operator.click(f.operator.find("Simpan bukti", "button"))
	time.Sleep(2 * time.Second)
	breaks()
	f.again(mends)
}

// again mends what is broken once the browser has said that the page did not come, and loads the page once more: that sends
// the same form.
func (f *far) again(mends func()) {
	f.t.Helper()
	b := f.operator
	b.expect(0)
	b.until("the browser says that the page did not come", `location.href.startsWith("chrome-error:")`)
	mends()
	for range 5 { // a person presses it again where the browser gives up
		_, err := chromedp.Run(b.ctx, chromedp.Reload())
		if err == nil {
			break
		}
		time.Sleep(time.Second)
	}
	b.arrived(eval[string](b, "location.href"))
}

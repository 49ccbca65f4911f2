package public_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"jaring/internal/iid"
	"jaring/internal/testsite"
)

func TestGuide_EveryClaimedIndicatorOfEveryYear(t *testing.T) {
	t.Parallel()
	v := testsite.New(t, false).Visitor(t)
	for _, year := range iid.Years() {
		in, err := iid.ForYear(year)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range in.Indicators {
			if row.Aspect != iid.AspectSID {
				continue
			}
			p := v.Get("/bantuan/indikator/" + strings.Join([]string{strconv.Itoa(year), row.Code}, "/"))
			if p.Status != http.StatusOK || !strings.Contains(p.Body, "Contoh bukti yang baik") || !strings.Contains(p.Body, "Kesalahan yang sering terjadi") {
				t.Errorf("%d %s: %d", year, row.Code, p.Status)
			}
			for _, raw := range []string{"T-0", "T-1", "T-2"} {
				if strings.Contains(p.Body, raw) {
					t.Errorf("%d %s says %s instead of a year", year, row.Code, raw)
				}
			}
		}
	}
	if p := v.Get("/bantuan/indikator/2026/sid-25"); !strings.Contains(p.Body, "Yang diterima: JPG atau PNG.") {
		t.Error("the page does not say which files are accepted")
	}
	for _, path := range []string{"/bantuan/indikator/1999/sid-16", "/bantuan/indikator/2026/sid-99", "/bantuan/indikator/2026/spd-01", "/bantuan/indikator/x/sid-16"} {
		if p := v.Get(path); p.Status != http.StatusNotFound {
			t.Errorf("%s: %d", path, p.Status)
		}
	}
}

func TestGuide_Search(t *testing.T) {
	t.Parallel()
	v := testsite.New(t, false).Visitor(t)
	if whole := v.Get("/bantuan").Body; !strings.Contains(whole, "Indikator IGA 2026") {
		t.Error("the guide does not begin with the newest instrument of its own")
	}
	found := v.Get("/bantuan?q=Sertifikat+bimtek").Body
	if !strings.Contains(found, "/sid-20") || strings.Contains(found, "/sid-35") {
		t.Error("bimtek is not what is found")
	}
	none := v.Get("/bantuan?q=%3Cscript%3Exyz").Body
	if !strings.Contains(none, "Tidak ada bagian panduan") || strings.Contains(none, "<script>xyz") {
		t.Error("nothing found is not said")
	}
}

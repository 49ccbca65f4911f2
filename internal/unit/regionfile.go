package unit

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
)

//go:embed regions/*.json
var regionFiles embed.FS

// RegionFile is a region as a file describes it: facts from public sources, and what became of its award so far.
type RegionFile struct {
	Code          string         `json:"code"`
	Name          string         `json:"name"`
	Kind          string         `json:"kind"`
	Province      string         `json:"province"`
	Note          string         `json:"note"`
	Renames       []FileRename   `json:"renames"`
	Districts     []FileDistrict `json:"districts"`
	Offices       []string       `json:"offices"`
	HealthCenters []string       `json:"health_centers"`
	Schools       []FileSchool   `json:"schools"`
	Totals        FileTotals     `json:"totals"`

	OfficialResults []FileResult     `json:"official_results"`
	Awards          []FileAward      `json:"awards"`
	Story2024       FileStory        `json:"story_2024"`
	RealInnovations []FileInnovation `json:"real_innovations"`
	Setup           Setup            `json:"-"` // what the file does not say
}

// FileRename is a unit's earlier and present name; when it changed is not known.
type FileRename struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// FileDistrict is a kecamatan with its kelurahan.
type FileDistrict struct {
	Code  string     `json:"code"`
	Name  string     `json:"name"`
	Wards []FileWard `json:"wards"`
}

// FileWard is a kelurahan.
type FileWard struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// FileSchool is a school; District is the name of its kecamatan, nil where it is not known.
type FileSchool struct {
	Name      string  `json:"name"`
	Level     string  `json:"level"`
	Ownership string  `json:"ownership"`
	District  *string `json:"district"`
}

// FileTotals says how many schools there are in all, more than the file can name.
type FileTotals struct {
	SD        int    `json:"sd_mi"`
	SMP       int    `json:"smp_mts"`
	Year      int    `json:"year"`
	AllTKtoSD string `json:"all_tk_to_smp"`
}

// FileResult is an index as it was published; Category is a code of the instruments.
type FileResult struct {
	Year      int    `json:"year"`
	IndexX100 int    `json:"index_x100"`
	Category  string `json:"category"`
	Source    string `json:"source"`
}

// FileAward is an award as it was published.
type FileAward struct {
	Year int    `json:"year"`
	Text string `json:"text"`
}

// FileStory is what is known of the year 2024, with which the portal began.
type FileStory struct {
	TargetRegion             int      `json:"target_region"`
	TargetEducation          int      `json:"target_education"`
	Socialisation            string   `json:"socialisation"` // YYYY-MM-DD
	SchoolEntriesReceived    int      `json:"school_entries_received"`
	SchoolEntriesShortlisted int      `json:"school_entries_shortlisted"`
	ReasonsNamed             []string `json:"reasons_named"`
	ReportedInTotal          int      `json:"innovations_reported_in_total"`
	Unknown                  string   `json:"unknown"`
}

// FileInnovation is an innovation that exists; Unit is a name or a short name of the setup.
type FileInnovation struct {
	Name string `json:"name"`
	Unit string `json:"unit"`
}

// Setup is what a region's file does not say and the portal needs.
type Setup struct {
	Prefix       string            // of the codes of innovations
	OfficeName   string            // who runs the award
	SchoolsUnder string            // name of the schools' parent office
	HealthUnder  string            // name of the puskesmas' parent office
	RenamedOn    string            // YYYY-MM-DD: the day assumed for all renames
	ShortNames   map[string]string // other names under which a file speaks of its units
}

var setups = map[string]Setup{
	"pekalongan": {
		Prefix: "PKL", OfficeName: "Bapperida Kota Pekalongan",
		SchoolsUnder: "Dinas Pendidikan", HealthUnder: "Dinas Kesehatan",
		// The award of 2024 was still run under the earlier name; the day itself is in no source at hand.
		RenamedOn:  "2025-01-01",
		ShortNames: map[string]string{"Bapperida": "Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah"},
	},
}

// RegionNames lists the regions that the program brings with it.
func RegionNames() []string { return slices.Sorted(maps.Keys(setups)) }

// ErrUnknownRegion is returned for a name that is not in [RegionNames].
var ErrUnknownRegion = errors.New("unknown region")

// LoadRegion reads a region that the program brings with it, such as pekalongan.
func LoadRegion(name string) (RegionFile, error) {
	setup, ok := setups[name]
	if !ok {
		return RegionFile{}, fmt.Errorf("%w %q", ErrUnknownRegion, name)
	}
	data, err := regionFiles.ReadFile("regions/" + name + ".json")
	if err != nil {
		return RegionFile{}, err
	}
	f, err := readRegion(data, setup)
	if err != nil {
		return RegionFile{}, fmt.Errorf("region %s: %w", name, err)
	}
	return f, nil
}

// readRegion refuses unknown and repeated keys, text after the end, and everything that check finds.
func readRegion(data []byte, setup Setup) (RegionFile, error) {
	if err := noRepeatedKeys(json.NewDecoder(bytes.NewReader(data))); err != nil {
		return RegionFile{}, err
	}
	f := RegionFile{Setup: setup}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&f); err != nil {
		return RegionFile{}, err
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return RegionFile{}, errors.New("text after the end")
	}
	return f, f.check()
}

// noRepeatedKeys walks one value of the decoder.
func noRepeatedKeys(d *json.Decoder) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	open, ok := token.(json.Delim)
	if !ok {
		return nil
	}
	seen := map[string]bool{}
	for d.More() {
		if open == '{' {
			key, err := d.Token()
			if err != nil {
				return err
			}
			name := key.(string)
			if seen[name] {
				return fmt.Errorf("key %q is repeated", name)
			}
			seen[name] = true
		}
		if err := noRepeatedKeys(d); err != nil {
			return err
		}
	}
	_, err = d.Token()
	return err
}

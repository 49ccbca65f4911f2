package unit

import (
	"context"

	"jaring/internal/postgres"
)

// Region is the city, regency or province that this deployment serves.
type Region struct {
	Code       string
	Name       string // Kota Pekalongan
	Kind       string // kota, kabupaten or provinsi
	Province   string
	Prefix     string // of the innovations' codes: PKL
	OfficeName string // who runs the award: Bapperida Kota Pekalongan
	IsSample   bool   // the database holds invented data
}

// Place is a district (kecamatan) or ward (kelurahan) by its code.
type Place struct {
	Code string
	Name string
	In   string // the ward's district; empty for a district
}

// Region returns the region; fault.NotFound while none was imported.
func (s *Service) Region(ctx context.Context) (Region, error) {
	return postgres.One[Region](ctx, s.db, regionSQL, nil)
}

// Districts returns all districts by name.
func (s *Service) Districts(ctx context.Context) ([]Place, error) {
	return postgres.All[Place](ctx, s.db, districtsSQL, nil)
}

// Wards returns all wards, district by district.
func (s *Service) Wards(ctx context.Context) ([]Place, error) {
	return postgres.All[Place](ctx, s.db, wardsSQL, nil)
}

// MarkSample says on every page from now on that the region's data are invented. Only whoever fills an empty database
// with a sample may say so.
func MarkSample(ctx context.Context, tx postgres.Tx) error {
	return postgres.ExecOne(ctx, tx, markSampleSQL, nil)
}

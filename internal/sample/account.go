package sample

import "jaring/internal/auth"

// The units that the sample accounts work for.
const (
	educationOffice = "Dinas Pendidikan"
	operatorSchool  = "SDN Medono 08"
	secondSchool    = "SMPN 8"
	operatorOffice  = "Dinas Lingkungan Hidup"
)

// Password is the one of every sample account.
const Password = "jaring-contoh"

// term is a role with its days, YYYY-MM-DD; until is "" while it lasts.
type term struct {
	role        auth.Role
	unit        string // "" for the whole region
	from, until string
}

// staff is somebody with an account.
type staff struct {
	username, name string
	terms          []term
}

// accounts are those that the command line's contract promises, and two assessors more.
var accounts = []staff{
	{"operator", "Siti Aminah", []term{{auth.Submitter, operatorSchool, "2023-07-17", ""}}},
	{"operator2", "Dwi Handayani", []term{{auth.Submitter, secondSchool, "2022-01-03", ""}}},
	{"opd", "Rahmat Hidayat", []term{{auth.Submitter, operatorOffice, "2023-01-02", ""}}},
	{"penilai1", "Agus Setiawan", []term{{auth.Assessor, "", "2023-01-02", ""}}},
	{"penilai2", "Maya Puspita", []term{{auth.Assessor, "", "2023-01-02", ""}}},
	{"penilai3", "Yusuf Hakim", []term{{auth.Assessor, "", "2024-01-02", ""}}},
	// Worked at the school of operator before: a conflict of interest that the portal has to find.
	{"penilai4", "Wahyu Nugroho", []term{{auth.Submitter, operatorSchool, "2019-07-15", "2024-12-31"}, {auth.Assessor, "", "2025-02-03", ""}}},
	{"koordinator", "Nur Hidayah", []term{{auth.Coordinator, "", "2022-01-03", ""}}},
	{"dindik", "Budi Prasetyo", []term{{auth.EducationOfficial, educationOffice, "2022-01-03", ""}}},
	{"pengawas", "Sri Wahyuni", []term{{auth.Supervisor, educationOffice, "2022-01-03", ""}}},
	{"pimpinan", "Hendra Wijaya", []term{{auth.Executive, "", "2022-01-03", ""}}},
	{"admin", "Fajar Kurniawan", []term{{auth.Admin, "", "2022-01-03", ""}}},
	{"ratna.dewi", "Ratna Dewi", []term{{auth.Assessor, "", "2023-01-02", ""}, {auth.Executive, "", "2025-01-02", ""}}},
	{"lukman.hidayat", "Lukman Hidayat", []term{{auth.Assessor, "", "2023-01-02", ""}}},
}

// The assessors of each cycle, by username.
var (
	assessors2024 = []string{"penilai1", "penilai2", "penilai3", "ratna.dewi", "lukman.hidayat"}
	assessors2026 = []string{"penilai1", "penilai2", "penilai3", "penilai4", "ratna.dewi", "lukman.hidayat"}
)

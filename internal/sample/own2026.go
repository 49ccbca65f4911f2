package sample

// own2026 are the entries of the sample accounts' units: what somebody who signs in as one of them meets first.
func own2026(ideas []idea, units census) ([]plan, error) {
	var plans []plan
	for _, o := range []struct {
		unit, name, status string
		written            fullness
		sheets             progress
		again              bool
	}{
		{operatorSchool, "Rumah Botol", "draft", nearly, unassigned, false},
		{operatorSchool, "SERUNI: Seni Rupa Nirsampah", "returned", full, complete, false},
		{operatorSchool, "Pojok Baca Batik", "shortlisted", full, complete, false},
		{secondSchool, "Bank Suara Siswa", "draft", half, unassigned, false},
		{secondSchool, "Arus Balik Plastik", "submitted", full, assigned, true},
		{secondSchool, "Kelas Malam Numerasi", "in_review", full, complete, false},
		{operatorOffice, "IPAL Mini Juragan Batik", "shortlisted", full, complete, false},
		{operatorOffice, "Sungai Asuh", "in_review", full, partly, false},
		{operatorOffice, "Kompos Pasar Grogolan", "draft", half, unassigned, false},
	} {
		p, err := ownPlan(ideas, units, o.unit, o.name)
		if err != nil {
			return nil, err
		}
		p.since, p.status, p.written, p.reached, p.again = present, o.status, o.written, o.sheets, o.again
		plans = append(plans, p)
	}
	return plans, nil
}

// others2026 are the entries of offices, health centres and wards. Those that passed cover the six basic services.
func others2026(ideas []idea, units census) ([]plan, error) {
	var plans []plan
	for _, o := range []struct{ unit, name, status string }{
		{"Dinas Sosial, Pengendalian Penduduk dan Keluarga Berencana", "Dapur Lansia Sebatang Kara", "shortlisted"},
		{"Dinas Sosial, Pengendalian Penduduk dan Keluarga Berencana", "Data Satu Rumah", "in_review"},
		{"Dinas Pekerjaan Umum dan Penataan Ruang", "Lapor Lubang Sebelum Hujan", "shortlisted"},
		{"Dinas Pekerjaan Umum dan Penataan Ruang", "Pompa Pintar Kampung", "submitted"},
		{"Dinas Perumahan dan Kawasan Permukiman", "Rumah Panggung Gotong Royong", "shortlisted"},
		{"Satuan Polisi Pamong Praja", "Tertib Tanpa Gusur", "shortlisted"},
		{"Badan Penanggulangan Bencana Daerah", "Kentongan Digital Pesisir", "in_review"},
		{"RSUD Bendan", "Pulang Tanpa Antre Kasir", "shortlisted"},
		{"Dinas Kesehatan", "Obat Diantar Kader", "returned"},
		{"Dinas Kependudukan dan Pencatatan Sipil", "Akta Lahir Sebelum Pulang", "shortlisted"},
		{"Dinas Penanaman Modal dan PTSP", "Izin Usaha Sekali Duduk", "in_review"},
		{"Dinas Komunikasi dan Informatika", "Satu Nomor Pengaduan", "submitted"},
		{"Dinas Kelautan dan Perikanan", "Pasar Ikan Tanpa Bau", "shortlisted"},
		{"Dinas Perdagangan, Koperasi dan UKM", "Label Harga Jujur Pasar Batik", "draft"},
		{"Dinas Kearsipan dan Perpustakaan", "Arsip Keluarga Pembatik", "in_review"},
		{"Dinas Perhubungan", "Angkutan Sekolah Berjadwal", "deferred"},
		{"Puskesmas Bendan", "Antre dari Rumah", "shortlisted"},
		{"Puskesmas Medono", "Posyandu Sore Pekerja Batik", "shortlisted"},
		{"Puskesmas Tirto", "Resep Siap Ambil", "in_review"},
		{"Puskesmas Klego", "Dapur Gizi Kampung", "submitted"},
		{"Puskesmas Krapyak Kidul", "GARDA TB: Gerak Kader Dampingi Minum Obat", "in_review"},
		{"Puskesmas Jenggot", "Loket Ramah Lansia", "draft"},
		{"Puskesmas Kusuma Bangsa", "SEKAR MELATI: Sekolah Ibu Hamil dan Keluarga untuk Menyiapkan Persalinan Aman, ASI Eksklusif, dan Tumbuh Kembang Anak di Wilayah Pesisir", "submitted"},
		{"Puskesmas Noyontaan", "Pesan Pengingat Kontrol", "declined"},
		{"Puskesmas Dukuh", "Jemput Timbang", "returned"},
		{"Kelurahan Medono", "Surat Pengantar Tanpa Fotokopi", "shortlisted"},
		{"Kelurahan Bandengan", "Kampung Siaga Pasang", "shortlisted"},
		{"Kelurahan Krapyak", "Ronda Lapor Foto", "in_review"},
		{"Kelurahan Jenggot", "Loket Malam Kamis", "submitted"},
		{"Kelurahan Kauman", "Antar Berkas Lansia", "draft"},
		{"Kelurahan Tirto", "Pintu Air Dijaga Warga", "in_review"},
		{"Kelurahan Sokoduwet", "Saku Biopori Gang", "draft"},
		{"Kelurahan Klego", "Satu Map Kelahiran", "returned"},
		{"Kelurahan Panjang Wetan", "Bank Sembako Tetangga", "submitted"},
		{"Kelurahan Setono", "Meja Layanan di Pasar", "draft"},
	} {
		p, err := ownPlan(ideas, units, o.unit, o.name)
		if err != nil {
			return nil, err
		}
		p.since, p.status = present, o.status
		plans = append(plans, p)
	}
	return plans, nil
}

package href

// Public pages: no sign-in, no session.

func Home() string                        { return "/" }
func Gallery(q Query) string              { return With("/inovasi", q) }
func InnovationPublic(slug string) string { return join("inovasi", slug) }
func Index() string                       { return "/indeks" }
func Verify(code string) string           { return join("verifikasi", code) }
func Help() string                        { return "/bantuan" }

// HelpIndicator explains an indicator, by its code, in the instrument of a year.
func HelpIndicator(y int, code string) string { return join("bantuan", "indikator", year(y), code) }

func About() string         { return "/tentang" }
func Privacy() string       { return "/privasi" }
func Accessibility() string { return "/aksesibilitas" }

// SignIn leads back to next, an own address, after signing in; "" leads to the person's first page.
func SignIn(next string) string {
	return With("/masuk", Query{"lanjut": {next}})
}

func SignOut() string { return "/keluar" }

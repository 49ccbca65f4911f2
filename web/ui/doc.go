// Package ui is the design system as templ components. It knows nothing of the
// application: pages give it strings, numbers and addresses.
//
// Every component X takes an XView (or a few plain values) and stands in the
// file of its name. Nothing emits inline style or script, and everything works
// without JavaScript.
//
// Frames: Page (signed-in), PublicPage, Plain (errors), Bare (sign-in).
// A page in full:
//
//	templ Profile(s ui.Shell, v ProfileView) {
//		@ui.Page(s) {
//			@ui.ErrorSummary(v.Errors)
//			@ui.PageHead(ui.Head{Kicker: "Profil · langkah 1 dari 4", Title: "Nama, inisiator, dan jenis", Big: true})
//			<form class="form" method="post" action={ templ.SafeURL(href.EntryProfile(v.ID)) }>
//				@ui.Hidden("versi", v.Version)
//				@ui.TextField(ui.Field{Name: "nama", Label: "Nama inovasi", Value: v.Name, Error: v.NameError})
//				@ui.Date3(ui.DateField{Field: ui.Field{Name: "penerapan", Label: "Waktu penerapan"}, Parts: v.Started})
//				@ui.Radios(ui.Choice{Field: ui.Field{Name: "jenis", Label: "Jenis inovasi", Value: v.Kind}, Options: v.Kinds})
//				@ui.FormEnd(
//					ui.Action{Label: "Simpan dan lanjut", Kind: ui.Primary, Name: "lanjut", Value: "ya"},
//					ui.Action{Label: "Simpan dan kembali"},
//				)
//			</form>
//		}
//	}
//
// The handler answers 422 with s.Errored set and the same page; ErrorSummary's
// Field is the control's id, which is the field's name unless ID says otherwise.
//
// Tables: Table with a <tbody> of cells. NameCell, Cell, NumCell, OffCell,
// StatusCell and SelectCell are written by hand for long lists; where a page
// writes its own <td>, it carries data-label, its name on phones. A Column with
// Off goes with OffCell: left out where there is little room.
//
// Charts: Bars, Funnel, Bullet, Scale, Trend, Coverage, Meter with Key. Each has
// its reading as text and its numbers as a table below; figures are hundredths
// where the comment says so, and what is unknown is never zero.
//
// web/ui/sheet shows all of it; internal/e2e holds the sheets to axe.
//
// Layout classes for pages (web/static/css/21-text.css): stack, section,
// with-aside + aside, two, three, panel (panel-turn, panel-blocked), form,
// form-row, narrow-column, center-column, lead, meta, muted, num, prose, quote,
// vh (read aloud only).
//
// Numbers, dates and words come from this package too: Date, DateTime, DayTime,
// Stamp, Clock, DaysLeft, Thousands, Decimal, Signed, DecimalText, Percent,
// Bytes, StatusWord, RoleWord, UnitKindWord, StageWord. Times are shown in WIB.
package ui

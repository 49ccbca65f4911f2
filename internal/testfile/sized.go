package testfile

import "fmt"

// Sized is a PDF of one page whose sides are as they are said to be, such as "2000000 1", in points.
func Sized(sides string) []byte {
	const ink = "BT /F1 24 Tf 10 10 Td (Surat) Tj ET"
	return fmt.Appendf(nil, "%%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"+
		"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>> endobj\n"+
		"4 0 obj <</Length %d>> stream\n%s\nendstream endobj\n5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Times-Roman>> endobj\n"+
		"trailer <</Root 1 0 R>>\n%%%%EOF\n", sides, len(ink), ink)
}

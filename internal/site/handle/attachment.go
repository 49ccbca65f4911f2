package handle

import (
	"net/http"
	"strconv"
)

// Attachment answers with a file to keep. It is never shown on the spot: what a person wrote is in it.
func (x *Exchange) Attachment(mediaType, fileName string, data []byte) error {
	h := x.W.Header()
	h.Set("Content-Type", mediaType)
	h.Set("Content-Disposition", `attachment; filename="`+fileName+`"`)
	h.Set("Content-Length", strconv.Itoa(len(data)))
	x.W.WriteHeader(http.StatusOK)
	_, _ = x.W.Write(data) // a person who has gone away is nobody's error
	return nil
}

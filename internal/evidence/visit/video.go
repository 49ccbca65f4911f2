package visit

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"time"
)

// lookAtVideo asks YouTube for what it tells everybody about a video, at the address it has for that: the page of a video
// that is gone is answered like that of any other.
func (c *Client) lookAtVideo(ctx context.Context, u *url.URL, id string) Result {
	about, told := c.open(ctx, aboutVideo(id))
	switch {
	case about.Status == http.StatusBadRequest: // no such id
		return Result{Verdict: Gone, Status: about.Status}
	case about.Verdict == Gone || about.Verdict == Permission:
		return about
	}
	r, page := c.open(ctx, u)
	if r.learn(page); r.Verdict == Reachable {
		r.Length = videoLength(page.bytes)
	}
	if about.Verdict == Reachable {
		r.Verdict, r.Status = about.Verdict, about.Status
		if title := titleOfVideo(told.bytes); title != "" {
			r.Title = title
		}
	}
	return r
}

func aboutVideo(id string) *url.URL {
	watch := "https://www.youtube.com/watch?v=" + id
	return &url.URL{Scheme: "https", Host: "www.youtube.com", Path: "/oembed", RawQuery: url.Values{"url": {watch}, "format": {"json"}}.Encode()}
}

func titleOfVideo(answer []byte) string {
	var told struct {
		Title string `json:"title"`
	}
	if json.Unmarshal(answer, &told) != nil {
		return ""
	}
	return Line(told.Title)
}

// lengths are the ways in which the page of a video writes its length.
var lengths = regexp.MustCompile(`itemprop="duration" content="PT(?:(\d{1,2})H)?(?:(\d{1,4})M)?(?:(\d{1,5})S)?"|"lengthSeconds":"(\d{1,6})"`)

// videoLength is the length by the first bytes of the page, which often end before it.
func videoLength(page []byte) time.Duration {
	m := lengths.FindSubmatch(page)
	if m == nil {
		return 0
	}
	var total time.Duration
	for n, unit := range []time.Duration{time.Hour, time.Minute, time.Second, time.Second} {
		count, _ := strconv.Atoi(string(m[n+1])) // absent: none of these
		total += time.Duration(count) * unit
	}
	return total
}

package visit

import (
	"net/url"
	"regexp"
	"strings"
)

// Site is a site that we know more about than others.
type Site string

// The sites that units use most.
const (
	YouTube Site = "youtube"
	Drive   Site = "drive"
)

// Kind is what an address is by its text alone.
type Kind struct {
	Site   Site
	Word   string // for people: "Video YouTube", "Folder Google Drive"; empty for any other site
	Video  string // id of a video on YouTube
	Folder bool   // many files behind one address
}

var (
	videoID = regexp.MustCompile(`^[A-Za-z0-9_-]{11}$`)
	driveID = regexp.MustCompile(`^[A-Za-z0-9_-]{10,128}$`)
)

// Recognise tells what an address is from its text; nothing is fetched.
func Recognise(address string) Kind {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil {
		return Kind{}
	}
	switch strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.") {
	case "youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com":
		return onYouTube(watched(u))
	case "youtu.be":
		return onYouTube(strings.TrimPrefix(u.Path, "/"))
	case "drive.google.com":
		return onDrive(u)
	case "docs.google.com":
		return onDocs(u)
	}
	return Kind{}
}

func onYouTube(id string) Kind {
	if id = strings.TrimSuffix(id, "/"); videoID.MatchString(id) {
		return Kind{Site: YouTube, Word: "Video YouTube", Video: id}
	}
	return Kind{Site: YouTube, Word: "Halaman YouTube"}
}

// watched is the id of the video that a page of YouTube shows, or something that is none.
func watched(u *url.URL) string {
	if u.Path == "/watch" || u.Path == "/watch/" {
		return u.Query().Get("v")
	}
	for _, before := range []string{"/shorts/", "/embed/", "/live/", "/v/"} {
		if id, ok := strings.CutPrefix(u.Path, before); ok {
			return id
		}
	}
	return ""
}

// parts are those of the path, without the one that says which of several accounts is signed in.
func parts(u *url.URL) []string {
	list := strings.Split(strings.Trim(u.Path, "/"), "/")
	for n := range list {
		if n+1 < len(list) && list[n] == "u" {
			return append(list[:n:n], list[n+2:]...)
		}
	}
	return list
}

func onDrive(u *url.URL) Kind {
	k := Kind{Site: Drive, Word: "Google Drive"}
	p := parts(u)
	switch {
	case len(p) >= 3 && p[0] == "file" && p[1] == "d" && driveID.MatchString(p[2]):
		k.Word = "Berkas Google Drive"
	case len(p) >= 3 && p[0] == "drive" && p[1] == "folders" && driveID.MatchString(p[2]):
		k.Word, k.Folder = "Folder Google Drive", true
	case len(p) == 1 && (p[0] == "open" || p[0] == "uc") && driveID.MatchString(u.Query().Get("id")):
		k.Word = "Berkas Google Drive"
	}
	return k
}

var docs = map[string]string{
	"document": "Google Dokumen", "spreadsheets": "Google Spreadsheet", "presentation": "Google Slide", "forms": "Google Formulir",
}

func onDocs(u *url.URL) Kind {
	k := Kind{Site: Drive, Word: "Google Drive"}
	if word, ok := docs[parts(u)[0]]; ok {
		k.Word = word
	}
	return k
}

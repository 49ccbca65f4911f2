// Package config reads the environment once, at the start. Every mistake is reported at once, by name, and no
// secret is ever printed.
package config

import (
	"fmt"
	"net"
	"net/mail"
	"net/netip"
	"net/url"
	"os"
	"strconv"
	"strings"

	"jaring/internal/seal"
)

// Config is the whole configuration of one process.
type Config struct {
	DatabaseURL    string         // how the program works; empty: a private PostgreSQL in DataDir
	DirectURL      string         // how migrations work: as the owner, past any pooler
	Pooled         bool           // DatabaseURL is a pooler in transaction mode
	BaseURL        *url.URL       // the address people use; nil: as each request was addressed
	DataDir        string         // private PostgreSQL and files
	Listen         string         // host:port
	BlobDir        string         // where evidence is kept
	SigningKey     *seal.Key      // seals receipts; nil: a key kept in DataDir
	TrustedProxies []netip.Prefix // whose X-Forwarded-For and -Proto are believed
	MaxFileBytes   int64
	MaxVideoBytes  int64
	LinkCheck      bool          // links of evidence are opened to see whether everybody can
	SMTP           *url.URL      // mail server; nil: none
	MailFrom       *mail.Address // who mails come from; nil: not given
	PerMinute      int           // requests that one address may make in a minute; 0: any number
}

// Secure says whether people reach the site over HTTPS, so that cookies may demand it.
func (c Config) Secure() bool { return c.BaseURL != nil && c.BaseURL.Scheme == "https" }

// Exposed is why this configuration may not serve: other machines reach it, and passwords would travel unencrypted.
// Empty: it may.
func (c Config) Exposed() string {
	if c.Secure() || loopback(c.Listen) {
		return ""
	}
	return "JARING_LISTEN: " + c.Listen + " is open to other machines, so JARING_BASE_URL must be an https address that a TLS proxy serves; or listen on 127.0.0.1"
}

func loopback(listen string) bool {
	host, _, err := net.SplitHostPort(listen)
	if err != nil {
		return false
	}
	addr, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && addr.Unmap().IsLoopback()
}

// Setting is one variable of the environment. The README's table is checked against this list.
type Setting struct {
	Name    string
	Default string
	Purpose string
	Secret  bool // may also be given as NAME_FILE, and is never printed
	set     func(*Config, string) error
}

// Settings lists every variable in the order of the README.
var Settings = []Setting{
	{Name: "DATABASE_URL", Purpose: "PostgreSQL the program works with; without it a private one in the data folder", Secret: true,
		set: func(c *Config, v string) error { c.DatabaseURL = v; return postgresURL(v) }},
	{Name: "DATABASE_DIRECT_URL", Purpose: "PostgreSQL as the owner, for migrations; the same as DATABASE_URL if not given", Secret: true,
		set: func(c *Config, v string) error { c.DirectURL = v; return postgresURL(v) }},
	{Name: "DATABASE_POOLED", Default: "false", Purpose: "true when DATABASE_URL is a pooler in transaction mode",
		set: func(c *Config, v string) (err error) { c.Pooled, err = strconv.ParseBool(v); return err }},
	{Name: "JARING_BASE_URL", Purpose: "address people use, with https in production; as each request was addressed if not given",
		set: setBaseURL},
	{Name: "JARING_DATA_DIR", Default: "data", Purpose: "folder of the private PostgreSQL and of files",
		set: func(c *Config, v string) error { c.DataDir = v; return nil }},
	{Name: "JARING_LISTEN", Default: "127.0.0.1:8080", Purpose: "address the server listens on",
		set: func(c *Config, v string) error { c.Listen = v; return nil }},
	{Name: "JARING_BLOB", Purpose: "where evidence is kept, `file:PATH`; the folder `blob` in the data folder if not given",
		set: setBlob},
	{Name: "JARING_SIGNING_KEY", Purpose: "key that seals receipts and records, 32 random bytes in base64url; one is made and kept in the data folder if not given", Secret: true,
		set: setSigningKey},
	{Name: "JARING_TRUSTED_PROXIES", Purpose: "networks of the reverse proxies, separated by commas",
		set: setProxies},
	{Name: "JARING_MAX_FILE_MB", Default: "20", Purpose: "largest file of evidence, in MB",
		set: func(c *Config, v string) (err error) { c.MaxFileBytes, err = megabytes(v); return err }},
	{Name: "JARING_MAX_VIDEO_MB", Default: "200", Purpose: "largest video, in MB",
		set: func(c *Config, v string) (err error) { c.MaxVideoBytes, err = megabytes(v); return err }},
	{Name: "JARING_LINK_CHECK", Default: "true", Purpose: "links of evidence are opened in the background to see whether everybody can; `false` where the server has no way out",
		set: func(c *Config, v string) (err error) { c.LinkCheck, err = strconv.ParseBool(v); return err }},
	{Name: "JARING_SMTP_URL", Purpose: "mail server, `smtp://USER:PASSWORD@HOST:PORT` (encrypted where the server can, always with a password) or `smtps://…`; without it messages are shown in the program only, and in demo mode mails go into the folder `mail` in the data folder", Secret: true,
		set: setSMTP},
	{Name: "JARING_MAIL_FROM", Purpose: "sender of mails, `Jaring <jaring@HOST>`; needed with a mail server",
		set: setMailFrom},
	{Name: "JARING_REQUESTS_PER_MINUTE", Default: "600", Purpose: "how often one address may ask in a minute, files of the site and the machine itself aside; `0`: any number",
		set: setPerMinute},
}

// Load reads every setting. The problems, one line each, name the variable and never its value.
func Load(getenv func(string) string) (Config, []string) {
	var c Config
	var problems []string
	for _, s := range Settings {
		value, err := s.value(getenv)
		if err == nil && value == "" {
			continue
		}
		if err == nil {
			err = s.set(&c, value)
		}
		if err != nil {
			problems = append(problems, s.Name+": "+err.Error())
		}
	}
	if c.DirectURL == "" {
		c.DirectURL = c.DatabaseURL
	}
	if c.BlobDir == "" {
		c.BlobDir = c.DataDir + "/blob"
	}
	if c.SMTP != nil && c.MailFrom == nil {
		problems = append(problems, "JARING_MAIL_FROM: needed with JARING_SMTP_URL")
	}
	return c, problems
}

func (s Setting) value(getenv func(string) string) (string, error) {
	if value := getenv(s.Name); value != "" || !s.Secret || getenv(s.Name+"_FILE") == "" {
		if value == "" {
			value = s.Default
		}
		return value, nil
	}
	content, err := os.ReadFile(getenv(s.Name + "_FILE"))
	if err != nil {
		return "", fmt.Errorf("the file of %s_FILE cannot be read", s.Name)
	}
	return strings.TrimSpace(string(content)), nil
}

func postgresURL(v string) error {
	u, err := url.Parse(v)
	if err != nil || (u.Scheme != "postgres" && u.Scheme != "postgresql") {
		return fmt.Errorf("not an address of the form postgres://USER@HOST/NAME")
	}
	return nil
}

func setBaseURL(c *Config, v string) error {
	u, err := url.Parse(v)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || strings.Trim(u.Path, "/") != "" {
		return fmt.Errorf("not an address of the form https://HOST")
	}
	c.BaseURL = u
	return nil
}

func setBlob(c *Config, v string) error {
	path, ok := strings.CutPrefix(v, "file:")
	if !ok || path == "" {
		return fmt.Errorf("only file:PATH is known")
	}
	c.BlobDir = path
	return nil
}

func setSMTP(c *Config, v string) error {
	u, err := url.Parse(v)
	if err != nil || (u.Scheme != "smtp" && u.Scheme != "smtps") || u.Hostname() == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" {
		return fmt.Errorf("not an address of the form smtp://USER:PASSWORD@HOST:PORT or smtps://HOST")
	}
	c.SMTP = u
	return nil
}

func setMailFrom(c *Config, v string) error {
	from, err := mail.ParseAddress(v)
	if err != nil || strings.ContainsFunc(v, func(r rune) bool { return r < ' ' }) {
		return fmt.Errorf("not an address of the form Jaring <jaring@HOST>")
	}
	c.MailFrom = from
	return nil
}

func setProxies(c *Config, v string) error {
	for part := range strings.SplitSeq(v, ",") {
		prefix, err := netip.ParsePrefix(strings.TrimSpace(part))
		if err != nil {
			return fmt.Errorf("%q is not a network such as 10.0.0.0/8", strings.TrimSpace(part))
		}
		c.TrustedProxies = append(c.TrustedProxies, prefix)
	}
	return nil
}

func setPerMinute(c *Config, v string) error {
	n, err := strconv.ParseUint(v, 10, 31)
	if err != nil {
		return fmt.Errorf("not a whole number of requests")
	}
	c.PerMinute = int(n)
	return nil
}

func megabytes(v string) (int64, error) {
	n, err := strconv.ParseInt(v, 10, 64)
	if err != nil || n < 1 || n > 2048 {
		return 0, fmt.Errorf("not a whole number of MB from 1 to 2048")
	}
	return n << 20, nil
}

func setSigningKey(c *Config, v string) error {
	key, err := seal.ParseKey(v)
	c.SigningKey = &key
	return err
}

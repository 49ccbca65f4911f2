// Package bench measures the whole program from outside, over HTTP. `make bench` prints the figures; nothing here judges
// a time.
package bench

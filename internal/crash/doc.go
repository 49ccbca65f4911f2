// Package crash kills the real program and its database in the middle of work and looks at what is left (promises R1 to R5
// of the security bar). Each test prints its seed and its time line, stays on loopback, and ends only processes that it
// started itself.
package crash

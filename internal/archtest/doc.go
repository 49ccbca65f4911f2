// Package archtest holds the shape of the program in tests: which package may import which, where the driver may be
// known, what pages may not contain, how long a file may be, and that README's layout table tells the truth. It has no
// code of its own.
package archtest

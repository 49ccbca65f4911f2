// Package innovation owns innovations and their innovators, entries and their way from draft to decision, the claims, and
// the receipts of what was sent.
//
// An innovation lives long and belongs to its unit; an entry is one innovation in one cycle. Whatever changes an entry, its
// parts, claims or innovators locks the entry's row first, so that two people and a deadline meet in one order.
//
// Three statements reach tables that a slice above owns, because the act itself lies here: sending again reopens the
// finished sheets (review), and the unit reads and answers decisions (decision, decision_answer).
package innovation

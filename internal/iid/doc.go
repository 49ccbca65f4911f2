// Package iid is the Indeks Inovasi Daerah, the index by which the Ministry of Home Affairs ranks the regions' innovations.
// It is pure: values in, values out, with no clock, database, network or randomness.
//
// # The formula
//
//	row score  = weight × level                      level 0..3
//	SPD        = sum of the region's own rows        indicators 1–15
//	maturity_j = sum of the rows of innovation j     indicators 16–35
//	count      = min(n, cap) × count weight          indicator 36; 0 when too few basic services are covered
//	IID        = (SPD + Σ maturity_j / max(divisor_min, n) + count) / total_max × 100
//
// Everything is computed in fractions. IID is rounded once, half up to two decimals, and the rounded value is looked up in
// the year's categories. All numbers of the formula are data: one instrument file per year, embedded from instruments/.
//
// # Units
//
// A name that ends in X100 holds hundredths: a weight of 0.75 is 75, 65.01 index points are 6501. [Fraction] values are
// whole points.
//
// # What is official
//
// The shape of the formula, divisor_min and the categories of 2023 come from the Ministry's slide deck "Sosialisasi IID
// 2023". The numbers of 2026 come from secondary transcriptions of the letter 400.10.11/1887/BSKDN of 29 April 2026, which
// nobody here has seen. Those of 2024 are largely inferred from 2023 and 2026; no formula is known for 2025. The rounding
// rule is inferred. Each number carries its confidence ([Instrument.Confidence]) and every [Result] says in its notes what
// has to be checked against the region's own copy before it is shown as official.
//
// Where the guideline is silent the rule is a named setting ([Settings]), never a constant. A setting that is not given is
// assumed, and the result lists it under its assumptions.
//
// # Where to look
//
// [ForYear] finds an instrument, [DecodePortfolio] reads a portfolio strictly, [Score] computes it, [Classify] names the
// category of an index, [Check] recomputes a file of known cases.
package iid

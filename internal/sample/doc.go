// Package sample fills an empty database with a region that can be looked at and tried out: Kota Pekalongan with its real
// units, the founding story in cycle 2024, and cycle 2026 in the middle of its work.
//
// What people did is invented, and marked so. Nothing is random: the same moment gives the same people, texts, levels and
// files, only the ids of imported units, which package unit makes, differ. Because the past cannot be acted out through
// services whose clock is the present, the rows are written directly, all in one transaction; the database's constraints and
// this package's tests hold them to the same rules.
package sample

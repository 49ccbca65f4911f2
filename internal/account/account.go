// Package account owns people: how they sign in, their passwords, and the roles they hold from one date to another.
// Roles end, their rows stay: a conflict of interest is computed from the past too.
package account

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"jaring/internal/auth"
	"jaring/internal/postgres"
)

// Service is what people can do with their accounts. Safe for concurrent use.
type Service struct {
	db *postgres.DB
	// samples says whether sample accounts, whose password everybody knows, may sign in: only in demo mode.
	samples bool
	turns   *turns // of signing in, by throttleKey
}

// New returns a service on the database.
func New(db *postgres.DB, samples bool) *Service {
	return &Service{db: db, samples: samples, turns: &turns{}}
}

// SamplePassword opens every account of the sample region; they exist in demo mode only.
const SamplePassword = "jaring-contoh"

// Person is an account as lists show it.
type Person struct {
	ID       string
	Username string
	Name     string
	Email    string
	Active   bool
	IsSample bool
}

// Assignment is a role that a person holds or held, for a unit or for the whole region.
type Assignment struct {
	ID       string
	Role     auth.Role
	UnitID   string
	UnitName string
	StartsOn time.Time
	EndsOn   *time.Time
}

// throttleKey names an account seen from one network without keeping either.
func throttleKey(username, network string) string {
	sum := sha256.Sum256([]byte(username + "\x00" + network))
	return hex.EncodeToString(sum[:])
}

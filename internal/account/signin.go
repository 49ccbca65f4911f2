package account

import (
	"context"
	"fmt"
	"strings"
	"time"

	"jaring/internal/fault"
	"jaring/internal/postgres"
)

// Wrong passwords slow one account down as seen from one network, so that machines get nowhere and the
// person at another desk can still sign in (ASVS 6.3.1).
const (
	freeTries    = 5
	firstPause   = 30 * time.Second
	longestPause = 15 * time.Minute
	forgetAfter  = 24 * time.Hour
)

const textWrong = "Nama pengguna atau kata sandi tidak cocok. Periksa kembali keduanya."

// SignIn returns the person's id. Known and unknown names get the same answer after the same work.
// network is the caller's address, cut to its network.
func (s *Service) SignIn(ctx context.Context, username, password, network string) (string, error) {
	username = strings.ToLower(strings.TrimSpace(username))
	key := throttleKey(username, network)
	done, crowded, err := s.turns.take(ctx, key)
	switch {
	case err != nil:
		return "", fault.Unavailable(err)
	case crowded:
		return "", fault.TooMany("Terlalu banyak percobaan masuk sekaligus. Tunggu sebentar, lalu coba lagi.")
	}
	defer done()
	if err := s.refuseWhilePaused(ctx, key); err != nil {
		return "", err
	}
	person, err := findCredentials(ctx, s.db, username, s.samples)
	if err != nil {
		return "", err
	}
	ok, err := matches(ctx, person.PasswordHash, password)
	if err != nil {
		return "", fault.Unavailable(err)
	}
	if !ok || person.ID == "" {
		return "", s.countFailure(ctx, key)
	}
	return person.ID, forgetFailures(ctx, s.db, key)
}

func (s *Service) refuseWhilePaused(ctx context.Context, key string) error {
	until, err := pausedUntil(ctx, s.db, key)
	if err != nil || until == nil {
		return err
	}
	return fault.TooMany(fmt.Sprintf("Terlalu banyak percobaan masuk. Coba lagi setelah pukul %s WIB.",
		until.In(wib).Format("15.04.05")))
}

func (s *Service) countFailure(ctx context.Context, key string) error {
	wrong := fault.Invalid(textWrong, fault.Field{Name: "username", Message: textWrong})
	err := s.db.InTx(ctx, func(tx postgres.Tx) error {
		failures, err := addFailure(ctx, tx, key, forgetAfter)
		if err != nil {
			return err
		}
		return pause(ctx, tx, key, pauseFor(failures))
	})
	if err != nil {
		return err
	}
	return wrong
}

// pauseFor doubles with every failure behind the free ones.
func pauseFor(failures int) time.Duration {
	over := failures - freeTries
	if over < 0 {
		return 0
	}
	if over > 5 {
		return longestPause
	}
	return min(firstPause<<over, longestPause)
}

var wib = time.FixedZone("WIB", 7*60*60)

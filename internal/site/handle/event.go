package handle

import "log/slog"

// Event is what the log keeps of signing in and of rights, beside requests and refusals (ASVS 16.3.1).
type Event string

// All events. None of them says what was typed.
const (
	SignedIn        Event = "signed in"
	SignInRefused   Event = "sign-in refused"
	SignedOut       Event = "signed out"
	RoleChosen      Event = "role chosen"
	PasswordChanged Event = "password changed"
	PasswordKept    Event = "password change refused"
	SessionsEnded   Event = "other sessions ended"
	AccountSaved    Event = "account saved"
	DataTaken       Event = "own data taken"
)

// Note writes the event into the log: whose request, in which role, and from where.
func (x *Exchange) Note(e Event, person string) {
	x.host.Log.LogAttrs(x.Context(), slog.LevelInfo, string(e),
		slog.String("id", RequestID(x.Context())), slog.String("person", person),
		slog.String("role", roleOf(x.Actor)), slog.String("address", x.R.RemoteAddr))
}

package mail

// What the tests of this package look behind the door for.
var (
	NewServerFor = newServer
	Compose      = compose
)

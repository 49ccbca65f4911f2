package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"jaring/internal/account"
	"jaring/internal/app"
	"jaring/internal/auth"
	"jaring/internal/fault"
)

// userCmd is for the first administrator and for emergencies. Passwords are read from standard input, so that they
// stand in no list of processes and in no shell's history.
type userCmd struct {
	Create userCreateCmd `cmd:"" help:"Make an account; the password is the first line of standard input."`
	List   userListCmd   `cmd:"" help:"List the accounts."`
	Role   userRoleCmd   `cmd:"" help:"Give an account one more role from today on."`
	Reset  userResetCmd  `cmd:"" help:"Set a new password, the first line of standard input, and end every session."`
}

type userCreateCmd struct {
	Username string `arg:"" help:"3 to 40 lower-case letters, digits, dots or hyphens."`
	Name     string `required:"" help:"Full name."`
	Email    string `help:"Official address."`
	Role     string `required:"" help:"submitter, assessor, coordinator, education_official, supervisor, executive or admin."`
	Unit     string `help:"Id of the unit; needed for submitter."`
}

func (c *userCreateCmd) Run(std streams) error {
	password, err := firstLine(std.in)
	if err != nil {
		return err
	}
	return withAccounts(func(ctx context.Context, s *account.Service) error {
		person := account.NewPerson{Username: c.Username, Name: c.Name, Email: c.Email, Password: password}
		id, err := s.Create(ctx, person, auth.Role(c.Role), c.Unit)
		if err == nil {
			fmt.Fprintf(std.out, "created %s (%s)\n", c.Username, id)
		}
		return err
	})
}

type userListCmd struct{}

func (userListCmd) Run(std streams) error {
	return withAccounts(func(ctx context.Context, s *account.Service) error {
		people, err := s.List(ctx)
		for _, p := range people {
			fmt.Fprintf(std.out, "%-20s  %-40s  active=%t sample=%t\n", p.Username, p.Name, p.Active, p.IsSample)
		}
		return err
	})
}

type userRoleCmd struct {
	Username string `arg:""`
	Role     string `arg:"" help:"Code of the role."`
	Unit     string `help:"Id of the unit."`
}

func (c *userRoleCmd) Run(streams) error {
	return withAccounts(func(ctx context.Context, s *account.Service) error {
		return s.Grant(ctx, c.Username, auth.Role(c.Role), c.Unit)
	})
}

type userResetCmd struct {
	Username string `arg:""`
}

func (c *userResetCmd) Run(std streams) error {
	password, err := firstLine(std.in)
	if err != nil {
		return err
	}
	return withAccounts(func(ctx context.Context, s *account.Service) error {
		return s.Reset(ctx, c.Username, password)
	})
}

func firstLine(in io.Reader) (string, error) {
	line, err := bufio.NewReader(io.LimitReader(in, 4096)).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		return "", err
	}
	if line = strings.TrimRight(line, "\r\n"); line == "" {
		return "", misused("password expected on standard input")
	}
	return line, nil
}

func withAccounts(do func(context.Context, *account.Service) error) error {
	return withApp(func(ctx context.Context, a *app.App) error { return onCommandLine(do(ctx, a.Accounts)) })
}

// refusals says in English what each field must be; the sentences of the site are Indonesian.
var refusals = map[string]string{
	"username": "taken, or not 3 to 40 lower-case letters, digits, dots or hyphens",
	"name":     "2 to 120 characters expected",
	"email":    "taken, or no address",
	"password": "12 to 128 characters expected, not a common password and not made of the account's own name",
	"role":     "unknown role",
	"unit":     "needed for this role, or unknown",
}

// onCommandLine names each refused field on a line of its own.
func onCommandLine(err error) error {
	f, ok := fault.As(err)
	switch {
	case !ok:
		return err
	case f.Kind == fault.KindNotFound:
		return misused("no such account")
	case len(f.Fields) == 0:
		return err
	}
	lines := make([]string, len(f.Fields))
	for i, field := range f.Fields {
		text, known := refusals[field.Name]
		if !known {
			text = field.Message
		}
		lines[i] = field.Name + ": " + text
	}
	return misused(lines...)
}

package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"kontingent/domain/problem"
)

// longestPassword is how much of standard input is looked at for a password, in bytes.
const longestPassword = 4096

// terminal is standard input when a person sits at it; nil: a script does.
func (c *call) terminal() *os.File {
	if f, ok := c.in.(*os.File); ok && isTerminal(f) {
		return f
	}
	return nil
}

// askPassword asks a person for the mail account's password, unseen. It is kept until the command ends.
func (c *call) askPassword(ctx context.Context, user, host string) (string, error) {
	f := c.terminal()
	if f == nil {
		return "", problem.New("secret.ctl.how")
	}
	return c.typed(ctx, f, c.words.Say("secret.ask", "user", user, "host", host))
}

// typed reads a line from a terminal that does not show it.
func (c *call) typed(ctx context.Context, f *os.File, question string) (string, error) {
	back, err := unseen(f)
	if err != nil {
		return "", err
	}
	defer back()
	fmt.Fprint(c.errs, question, ": ")
	defer fmt.Fprintln(c.errs)
	type line struct {
		text string
		err  error
	}
	read := make(chan line, 1)
	go func() { // reading can't be cancelled; the command ends with it under way
		text, err := bufio.NewReader(f).ReadString('\n')
		read <- line{text, err}
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case l := <-read:
		if l.err != nil && !errors.Is(l.err, io.EOF) {
			return "", l.err
		}
		return strings.TrimRight(l.text, "\r\n"), nil
	}
}

// readPassword takes a password from a terminal or from standard input; never from the command's words, which other
// programs of the machine can read and shells remember.
func (c *call) readPassword(ctx context.Context) (value string, err error) {
	if f := c.terminal(); f != nil {
		value, err = c.typed(ctx, f, c.words.Say("fieldname.smtp.password"))
	} else {
		var b []byte
		b, err = io.ReadAll(io.LimitReader(c.in, longestPassword))
		value = strings.TrimRight(string(b), "\r\n")
	}
	if err == nil && value == "" {
		err = problem.New("secret.ctl.empty").At("smtp.password")
	}
	return value, err
}

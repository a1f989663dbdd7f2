package daily

import (
	"context"
	"errors"
	"fmt"
	"os/exec"
	"strconv"
	"strings"
)

// cron runs one line of the person's crontab, marked at its end. The other lines stay as they are, byte for byte.
type cron struct {
	m     Machine
	label string
}

func (*cron) name() string { return "cron" }

func (c *cron) answers(ctx context.Context) bool {
	_, err := c.table(ctx)
	return err == nil
}

// table reads the crontab. Only one that is known to be missing counts as empty: whoever takes another failure for that
// wipes out the person's other lines.
func (c *cron) table(ctx context.Context) (string, error) {
	text, err := c.m.Exec(ctx, "", "crontab", "-l")
	if err == nil {
		return text, nil
	}
	said := err.Error()
	if strings.Contains(said, "no crontab for") || strings.Contains(said, "can't open") && strings.Contains(said, "No such file") {
		return "", nil
	}
	return "", err
}

// absent reports whether there is no cron, or none for this person.
func absent(err error) bool {
	return errors.Is(err, exec.ErrNotFound) || strings.Contains(err.Error(), "not allowed")
}

func (c *cron) mark() string { return " # kontingent-" + c.label }

// line has no output to mail: the run writes into its own log.
func (c *cron) line(r Run) string {
	return fmt.Sprintf("%d %d * * * %s", r.At.Minute, r.At.Hour, c.command(r))
}

func (c *cron) command(r Run) string {
	words := []string{quoteCron(r.Program)}
	for _, a := range r.args() {
		words = append(words, quoteCron(a))
	}
	return strings.Join(words, " ") + c.mark()
}

// quoteCron writes a word for the shell that cron starts. Crons differ in what \ and % mean before the shell sees them,
// so neither stands there as itself: the shell is told to print them.
func quoteCron(s string) string {
	return "'" + strings.NewReplacer(`'`, `'"'"'`, "%", `'"$(printf '\045')"'`, `\`, `'"$(printf '\134')"'`).Replace(s) + "'"
}

// others are the lines of a crontab without ours.
func (c *cron) others(table string) (rest, ours string) {
	var b strings.Builder
	for l := range strings.Lines(table) {
		if strings.HasSuffix(strings.TrimRight(l, "\r\n "), c.mark()) {
			ours = strings.TrimRight(l, "\r\n ")
			continue
		}
		b.WriteString(l)
	}
	return b.String(), ours
}

func (c *cron) install(ctx context.Context, r Run) error {
	table, err := c.table(ctx)
	if err != nil {
		return refused("crontab", err)
	}
	rest, _ := c.others(table)
	if rest != "" && !strings.HasSuffix(rest, "\n") {
		rest += "\n"
	}
	return c.put(ctx, rest+c.line(r)+"\n")
}

func (c *cron) put(ctx context.Context, table string) error {
	if _, err := c.m.Exec(ctx, table, "crontab", "-"); err != nil {
		return refused("crontab", err)
	}
	return nil
}

func (c *cron) remove(ctx context.Context) error {
	table, err := c.table(ctx)
	if err != nil && !absent(err) {
		return refused("crontab", err)
	}
	rest, ours := c.others(table)
	if ours == "" {
		return nil
	}
	return c.put(ctx, rest)
}

func (c *cron) state(ctx context.Context, r Run) (State, error) {
	table, _ := c.table(ctx) // without one that can be read there is no run
	_, ours := c.others(table)
	f := strings.Fields(ours)
	if len(f) < 5 || strings.HasPrefix(ours, "#") { // none, or one that somebody has put out of use
		return State{}, nil
	}
	found := State{Installed: true, At: Usual, Stale: !strings.HasSuffix(ours, c.command(r))}
	minute, bad := strconv.Atoi(f[0])
	hour, worse := strconv.Atoi(f[1])
	if bad == nil && worse == nil { // else somebody has given it a rhythm of their own
		found.At = At{hour, minute}
	}
	return found, nil
}

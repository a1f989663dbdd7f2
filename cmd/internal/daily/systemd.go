package daily

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
)

// systemd runs a timer of the person's own. A time that was missed is made up for when the person is there again.
type systemd struct {
	m     Machine
	label string
}

func (*systemd) name() string { return "systemd" }

func (s *systemd) answers(ctx context.Context) bool {
	_, err := s.ctl(ctx, "show-environment")
	return err == nil
}

func (s *systemd) ctl(ctx context.Context, args ...string) (string, error) {
	return s.m.Exec(ctx, "", "systemctl", append([]string{"--user"}, args...)...)
}

func (s *systemd) unit(ending string) string { return "kontingent-" + s.label + ending }

func (s *systemd) path(names ...string) string {
	return filepath.Join(append([]string{s.m.Config, "systemd", "user"}, names...)...)
}

// wanted is the link that makes systemd start the timer.
func (s *systemd) wanted() string { return s.path("timers.target.wants", s.unit(".timer")) }

// service is the unit of the run. systemd replaces % everywhere, $ in the arguments alone. It takes no program whose path
// holds quotation marks or backslashes; such a one is started by the shell, which gets the path as an argument.
func (s *systemd) service(r Run) string {
	line, args := quoteUnit(r.Program), r.args()
	if strings.ContainsAny(r.Program, `'"\`) {
		line, args = quoteUnit("/bin/sh"), append([]string{"-c", `exec "$0" "$@"`, r.Program}, args...)
	}
	for _, a := range args {
		line += " " + strings.ReplaceAll(quoteUnit(a), "$", "$$")
	}
	return "[Unit]\nDescription=Kontingent " + strings.ReplaceAll(strings.ReplaceAll(r.Data, `\`, `\\`), "%", "%%") + "\n\n" +
		"[Service]\nType=oneshot\nExecStart=" + line + "\n"
}

func (s *systemd) timer(at At) string {
	return "[Unit]\nDescription=Kontingent " + at.String() + "\n\n" +
		"[Timer]\nOnCalendar=*-*-* " + at.String() + ":00\nPersistent=true\nAccuracySec=1min\n\n" +
		"[Install]\nWantedBy=timers.target\n"
}

// quoteUnit writes a word of a command as systemd.service(5) has it.
func quoteUnit(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "%", "%%").Replace(s) + `"`
}

func (s *systemd) install(ctx context.Context, r Run) error {
	err := write(s.path(s.unit(".service")), s.service(r))
	if err == nil {
		err = write(s.path(s.unit(".timer")), s.timer(r.At))
	}
	for _, order := range [][]string{{"daemon-reload"}, {"enable", s.unit(".timer")}, {"restart", s.unit(".timer")}} {
		if err != nil {
			break
		}
		if _, bad := s.ctl(ctx, order...); bad != nil {
			err = refused("systemctl", bad)
		}
	}
	if err != nil {
		_ = s.remove(ctx) // the first error is the one to tell
	}
	return err
}

// remove also works where systemd does not answer: without its files there is no timer at the next start.
func (s *systemd) remove(ctx context.Context) error {
	files := []string{s.path(s.unit(".timer")), s.path(s.unit(".service")), s.wanted()}
	there := false
	for _, f := range files {
		text, err := read(f)
		if err != nil {
			return err
		}
		there = there || text != ""
	}
	if !there {
		return nil
	}
	_, _ = s.ctl(ctx, "disable", "--now", s.unit(".timer"))
	_, _ = s.ctl(ctx, "clean", "--what=state", s.unit(".timer")) // else a new one makes up for what this one missed
	if err := erase(files...); err != nil {
		return err
	}
	_, _ = s.ctl(ctx, "daemon-reload")
	return nil
}

var onCalendar = regexp.MustCompile(`(?m)^OnCalendar=\*-\*-\* (\d\d):(\d\d)`)

func (s *systemd) state(_ context.Context, r Run) (State, error) {
	timer, err := read(s.path(s.unit(".timer")))
	if err != nil {
		return State{}, err
	}
	service, err := read(s.path(s.unit(".service")))
	if err != nil {
		return State{}, err
	}
	at, found := timeIn(onCalendar, timer)
	_, off := os.Lstat(s.wanted()) // somebody may have switched the timer off by hand
	return State{Installed: found && service != "" && off == nil, At: at, Stale: service != s.service(r)}, nil
}

// timeIn finds an hour and a minute in what a scheduler keeps.
func timeIn(form *regexp.Regexp, text string) (At, bool) {
	m := form.FindStringSubmatch(text)
	if m == nil {
		return At{}, false
	}
	hour, _ := strconv.Atoi(m[1]) // digits, by the form
	minute, _ := strconv.Atoi(m[2])
	return At{hour, minute}, true
}

package daily

import (
	"bytes"
	"context"
	"encoding/xml"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// launchd runs an agent of the person's own on macOS: at the time, after a sleep that lasted over it, and at every login,
// so that a machine that was off makes up for it.
type launchd struct {
	m     Machine
	label string
}

func (*launchd) name() string { return "launchd" }

func (*launchd) answers(context.Context) bool { return true }

func (l *launchd) agent() string  { return "org.kontingent.daily." + l.label }
func (l *launchd) domain() string { return "gui/" + l.m.User }
func (l *launchd) path() string {
	return filepath.Join(l.m.Home, "Library", "LaunchAgents", l.agent()+".plist")
}

func (l *launchd) plist(r Run) string {
	var args strings.Builder
	for _, a := range append([]string{r.Program}, r.args()...) {
		fmt.Fprintf(&args, "\t\t<string>%s</string>\n", escapeXML(a))
	}
	return xml.Header +
		`<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">` + "\n" +
		"<plist version=\"1.0\">\n<dict>\n" +
		"\t<key>Label</key>\n\t<string>" + l.agent() + "</string>\n" +
		"\t<key>ProgramArguments</key>\n\t<array>\n" + args.String() + "\t</array>\n" +
		fmt.Sprintf("\t<key>StartCalendarInterval</key>\n\t<dict>\n\t\t<key>Hour</key>\n\t\t<integer>%d</integer>\n"+
			"\t\t<key>Minute</key>\n\t\t<integer>%d</integer>\n\t</dict>\n", r.At.Hour, r.At.Minute) +
		"\t<key>RunAtLoad</key>\n\t<true/>\n</dict>\n</plist>\n"
}

func (l *launchd) install(ctx context.Context, r Run) error {
	if err := l.remove(ctx); err != nil {
		return err
	}
	if err := write(l.path(), l.plist(r)); err != nil {
		return err
	}
	_, _ = l.m.Exec(ctx, "", "launchctl", "enable", l.domain()+"/"+l.agent())
	var err error
	for range 5 { // the one that was there before may still be on its way out
		if _, err = l.m.Exec(ctx, "", "launchctl", "bootstrap", l.domain(), l.path()); err == nil {
			return nil
		}
		time.Sleep(l.m.Pause)
	}
	_ = erase(l.path()) // the first error is the one to tell
	return refused("launchctl", err)
}

func (l *launchd) remove(ctx context.Context) error {
	text, err := read(l.path())
	if err != nil || text == "" {
		return err
	}
	_, _ = l.m.Exec(ctx, "", "launchctl", "bootout", l.domain()+"/"+l.agent()) // it may not be loaded
	return erase(l.path())
}

var calendarInterval = regexp.MustCompile(`(?s)<key>Hour</key>\s*<integer>(\d+)</integer>\s*<key>Minute</key>\s*<integer>(\d+)</integer>`)

func (l *launchd) state(_ context.Context, r Run) (State, error) {
	text, err := read(l.path())
	at, found := timeIn(calendarInterval, text)
	r.At = at
	return State{Installed: found, At: at, Stale: text != l.plist(r)}, err
}

func escapeXML(s string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(s)) // a buffer takes everything
	return b.String()
}

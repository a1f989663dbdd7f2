package daily

import (
	"context"
	"encoding/binary"
	"os"
	"regexp"
	"strings"
	"unicode/utf16"

	"kontingent/domain/problem"
)

// taskScheduler is that of Windows. The task runs as the person, only while signed in: else it could not read the
// password out of the keychain. A time that was missed is made up for.
type taskScheduler struct {
	m     Machine
	label string
}

func (*taskScheduler) name() string { return "task scheduler" }

func (*taskScheduler) answers(context.Context) bool { return true }

func (t *taskScheduler) task() string { return "Kontingent-" + t.label }

// definition is the task as Windows reads it. On battery and for as long as it takes: sending is never broken off.
func (t *taskScheduler) definition(r Run) string {
	return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>Kontingent ` + escapeXML(r.Data) + `</Description>
  </RegistrationInfo>
  <Triggers>
    <CalendarTrigger>
      <StartBoundary>2026-01-01T` + r.At.String() + `:00</StartBoundary>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>
  </Triggers>
  <Principals>
    <Principal id="Author">
      <UserId>` + escapeXML(t.m.User) + `</UserId>
      <LogonType>InteractiveToken</LogonType>
      <RunLevel>LeastPrivilege</RunLevel>
    </Principal>
  </Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author">
    <Exec>
      ` + t.command(r) + `
      ` + t.arguments(r) + `
    </Exec>
  </Actions>
</Task>
`
}

func (t *taskScheduler) command(r Run) string {
	return "<Command>" + escapeXML(r.Program) + "</Command>"
}

func (t *taskScheduler) arguments(r Run) string {
	words := r.args()
	for i, w := range words {
		words[i] = quoteWindows(w)
	}
	return "<Arguments>" + escapeXML(strings.Join(words, " ")) + "</Arguments>"
}

// quoteWindows writes a word as Windows programs take their command line apart: a backslash means itself unless a
// quotation mark follows.
func quoteWindows(s string) string {
	if s != "" && !strings.ContainsAny(s, " \t\"") {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	slashes := 0
	for _, c := range s {
		if c == '"' {
			b.WriteString(strings.Repeat(`\`, slashes+1))
		}
		if slashes++; c != '\\' {
			slashes = 0
		}
		b.WriteRune(c)
	}
	b.WriteString(strings.Repeat(`\`, slashes) + `"`)
	return b.String()
}

// replaced is what the task scheduler would put something else in the place of: %NAME% and $(Arg0).
var replaced = regexp.MustCompile(`%[^%\\]+%|\$\(`)

func (t *taskScheduler) install(ctx context.Context, r Run) error {
	for _, path := range []string{r.Program, r.Data} {
		if replaced.MatchString(path) {
			return problem.New("daily.path", "path", path)
		}
	}
	f, err := os.CreateTemp("", "kontingent-*.xml")
	if err != nil {
		return problem.New("file.unwritable", "file", os.TempDir()).Because(err)
	}
	defer func() { _ = os.Remove(f.Name()) }() // what stays in the folder of temporary files harms nobody
	_, err = f.Write(utf16le(t.definition(r)))
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		return problem.New("file.unwritable", "file", f.Name()).Because(err)
	}
	if _, err := t.m.Exec(ctx, "", "schtasks", "/Create", "/TN", t.task(), "/XML", f.Name(), "/F"); err != nil {
		_ = t.remove(ctx) // the first error is the one to tell
		return refused("schtasks", err)
	}
	return nil
}

// utf16le is a text as the task scheduler wants it, with the mark of its byte order.
func utf16le(s string) []byte {
	out := []byte{0xFF, 0xFE}
	for _, u := range utf16.Encode([]rune(s)) {
		out = binary.LittleEndian.AppendUint16(out, u)
	}
	return out
}

// query gives the task as Windows keeps it; empty: there is none.
func (t *taskScheduler) query(ctx context.Context) string {
	out, err := t.m.Exec(ctx, "", "schtasks", "/Query", "/TN", t.task(), "/XML")
	if err != nil {
		return ""
	}
	return strings.ReplaceAll(out, "\x00", "")
}

func (t *taskScheduler) remove(ctx context.Context) error {
	if t.query(ctx) == "" {
		return nil
	}
	if _, err := t.m.Exec(ctx, "", "schtasks", "/Delete", "/TN", t.task(), "/F"); err != nil {
		return refused("schtasks", err)
	}
	return nil
}

var (
	startBoundary = regexp.MustCompile(`<StartBoundary>[\d-]+T(\d\d):(\d\d)`)
	ascii         = regexp.MustCompile(`^[ -~]*$`)
)

// state compares only what the console's old letters can't have changed.
func (t *taskScheduler) state(ctx context.Context, r Run) (State, error) {
	text := t.query(ctx)
	at, found := timeIn(startBoundary, text)
	kept := unescapeXML(text)
	stale := ascii.MatchString(r.Program) && !strings.Contains(kept, "<Command>"+r.Program+"</Command>")
	off := strings.Contains(text, "<Enabled>false</Enabled>") // by hand, in the task scheduler's own window
	return State{Installed: found && !off, At: at, Stale: stale}, nil
}

// unescapeXML reads what either of us wrote: Windows writes a quotation mark in another way than we do.
func unescapeXML(s string) string {
	return strings.NewReplacer("&quot;", `"`, "&#34;", `"`, "&apos;", "'", "&#39;", "'", "&lt;", "<", "&gt;", ">", "&amp;", "&").Replace(s)
}

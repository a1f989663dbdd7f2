//go:build unix

package daily

import (
	"context"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"kontingent/domain/problem"
)

// task is what the task scheduler makes of a definition.
type task struct {
	Start     string `xml:"Triggers>CalendarTrigger>StartBoundary"`
	Days      string `xml:"Triggers>CalendarTrigger>ScheduleByDay>DaysInterval"`
	User      string `xml:"Principals>Principal>UserId"`
	Logon     string `xml:"Principals>Principal>LogonType"`
	Missed    string `xml:"Settings>StartWhenAvailable"`
	Batteries string `xml:"Settings>DisallowStartIfOnBatteries"`
	Limit     string `xml:"Settings>ExecutionTimeLimit"`
	Command   string `xml:"Actions>Exec>Command"`
	Arguments string `xml:"Actions>Exec>Arguments"`
}

// windows is a machine with a task scheduler that takes definitions in UTF-16 and gives them back as the console prints
// them.
func windows(t *testing.T, m Machine) Machine {
	t.Helper()
	tasks := map[string]string{}
	m.Exec = func(_ context.Context, _, name string, args ...string) (string, error) {
		if name != "schtasks" || args[1] != "/TN" {
			return "", errors.New("exit status 1: ERROR: Invalid syntax")
		}
		kept, there := tasks[args[2]]
		switch args[0] {
		case "/Create":
			if there && args[len(args)-1] != "/F" {
				return "", errors.New("exit status 1: WARNING: The task name already exists")
			}
			b, err := os.ReadFile(args[4])
			ok(t, err)
			tasks[args[2]] = narrow(t, b)
		case "/Query":
			if !there {
				return "", errors.New("schtasks: exit status 1: ERROR: The system cannot find the file specified")
			}
			return strings.ReplaceAll(strings.ReplaceAll(kept, "\n", "\r\n"), "&#34;", "&quot;"), nil
		case "/Delete":
			if !there || args[3] != "/F" {
				return "", errors.New("schtasks: exit status 1: ERROR: The system cannot find the file specified")
			}
			delete(tasks, args[2])
		}
		return "", nil
	}
	return m
}

// narrow reads UTF-16 with its mark.
func narrow(t *testing.T, b []byte) string {
	t.Helper()
	if len(b)%2 != 0 || b[0] != 0xFF || b[1] != 0xFE {
		t.Fatal("this is no UTF-16")
	}
	var units []uint16
	for ; len(b) > 0; b = b[2:] {
		units = append(units, binary.LittleEndian.Uint16(b))
	}
	return string(utf16.Decode(units[1:]))
}

// argv takes a command line apart as Microsoft's runtime documents it.
func argv(line string) []string {
	var words []string
	var b strings.Builder
	quoted, any := false, false
	for i := 0; i < len(line); i++ {
		n := 0
		for i+n < len(line) && line[i+n] == '\\' {
			n++
		}
		switch {
		case n > 0 && i+n < len(line) && line[i+n] == '"':
			b.WriteString(strings.Repeat(`\`, n/2))
			if i += n; n%2 == 1 {
				b.WriteByte('"')
			} else {
				i-- // the quotation mark is read next
			}
			any = true
		case n > 0:
			b.WriteString(strings.Repeat(`\`, n))
			i, any = i+n-1, true
		case line[i] == '"':
			quoted, any = !quoted, true
		case line[i] == ' ' && !quoted:
			if any {
				words = append(words, b.String())
			}
			b.Reset()
			any = false
		default:
			b.WriteByte(line[i])
			any = true
		}
	}
	if any {
		words = append(words, b.String())
	}
	return words
}

// The task runs the program with the right words, also on battery, also when the time was missed, and as the person.
func TestTask(t *testing.T) {
	for _, data := range []string{
		`C:\Users\Åse & Per\Kontingent`, `D:\`, `D:\Our club\`, `C:\50% <x>\a \\"b\" \\c`, `C:\plain`, `C:\Æ'Ø\100%`,
	} {
		var made task
		m := here(t, "windows")
		m.User = "S-1-5-21-1-2-3-1001"
		m.Exec = func(_ context.Context, _, _ string, args ...string) (string, error) {
			b, err := os.ReadFile(args[4])
			ok(t, err)
			text := strings.Replace(narrow(t, b), `encoding="UTF-16"`, `encoding="UTF-8"`, 1)
			return "", xml.Unmarshal([]byte(text), &made)
		}
		r := Run{Program: `C:\Program Files\Kontingent & co\kontingentctl.exe`, Data: data, At: At{7, 0}}
		ok(t, m.Install(context.Background(), r))
		if got := strings.Join(argv(made.Arguments), "\n") + "\n"; got != r.wanted() || made.Command != r.Program {
			t.Errorf("it runs %q with %q, which is\n%s", made.Command, made.Arguments, got)
		}
		made.Arguments, made.Command = "", ""
		if want := (task{
			Start: "2026-01-01T07:00:00", Days: "1", User: m.User, Logon: "InteractiveToken", Missed: "true", Batteries: "false",
			Limit: "PT0S",
		}); made != want {
			t.Errorf("got %+v", made)
		}
	}
}

// What the task scheduler would read as something else is refused, and its own refusal is told.
func TestTaskRefuses(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	m := here(t, "windows")
	m.Exec = func(context.Context, string, string, ...string) (string, error) {
		return "", errors.New("schtasks: exit status 1: ERROR: Access is denied.\r\nmore")
	}
	for _, data := range []string{`C:\%TEMP%\x`, `C:\$(Arg0)`} {
		if err := m.Install(context.Background(), Run{Program: `C:\k.exe`, Data: data}); !problem.Is(err, "daily.path") {
			t.Errorf("%s: %v", data, err)
		}
	}
	err := m.Install(context.Background(), Run{Program: `C:\k.exe`, Data: `C:\club`})
	p, is := errors.AsType[*problem.Problem](err)
	if !is || p.Code != "daily.refused" || p.Args["said"] != "exit status 1: ERROR: Access is denied." {
		t.Errorf("got %v", err)
	}
	left, _ := os.ReadDir(os.TempDir())
	for _, f := range left {
		if strings.HasPrefix(f.Name(), "kontingent-") && strings.HasSuffix(f.Name(), ".xml") {
			t.Errorf("left behind: %s", f.Name())
		}
	}
}

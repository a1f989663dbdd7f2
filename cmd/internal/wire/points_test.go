package wire

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/smtptest"
)

// Words by which the test binary is told to be a club at work that dies at a point.
const (
	pointVar = "KONTINGENT_TEST_POINT" // the point, and which time it is reached: "after claimed#1"
	dirVar   = "KONTINGENT_TEST_DIR"
	portVar  = "KONTINGENT_TEST_PORT"
)

func TestMain(m *testing.M) {
	if point := os.Getenv(pointVar); strings.HasPrefix(point, "credit ") {
		os.Exit(playCredit(point, os.Getenv(dirVar)))
	} else if point != "" {
		os.Exit(playPoint(point, os.Getenv(dirVar), os.Getenv(portVar)))
	}
	if os.Getenv(sessionVar) != "" {
		os.Exit(playSession(os.Getenv(dirVar), os.Getenv(portVar)))
	}
	os.Exit(m.Run())
}

// playPoint delivers what is due until it comes to the point.
func playPoint(point, dir, port string) int {
	app, err := reopen(dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	if n, err := strconv.Atoi(port); err == nil && n > 0 {
		carryInClear(app, n)
	}
	if url := os.Getenv(apVar); url != "" {
		carryEHF(app, url)
	}
	reached := map[string]int{}
	pass := func(at string) {
		if reached[at]++; point == fmt.Sprint(at, "#", reached[at]) {
			die()
		}
	}
	tamper(app, func(what string, do func() error) error {
		pass("before " + what)
		err := do()
		pass("after " + what)
		return err
	})
	if _, err := app.Deliver(context.Background(), 0, false); err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	return 1 // the point was never reached
}

// die ends the process as the system does when it kills one: nothing more is carried out.
func die() {
	if self, err := os.FindProcess(os.Getpid()); err == nil {
		_ = self.Kill()
	}
	select {}
}

// fatePoint is a moment at which the program dies, and how three members stand when it is started again.
type fatePoint struct {
	at      string
	states  string
	numbers int // given so far
	arrived int // messages that the server has taken, or letters that lie in the folder, so far
}

const (
	nobody = "scheduled scheduled scheduled"
	second = "delivered scheduled scheduled"
)

// spec: C1, C2, C11: dead at any point of sending mail and started again, everybody stands exactly where the point says:
// before the last byte nothing has happened, after it a person is asked, after the record it is known.
func TestDiesWhileMailing(t *testing.T) {
	for _, c := range []fatePoint{
		{"before issued#1", nobody, 0, 0},
		{"after issued#1", nobody, 3, 0},
		{"before claimed#1", nobody, 3, 0},
		{"after claimed#1", nobody, 3, 0},
		{"before delivering#1", nobody, 3, 0},
		{"before submitting#1", nobody, 3, 0}, // all but the final dot has left
		{"after submitting#1", "in_doubt scheduled scheduled", 3, 0},
		{"dot#1", "in_doubt scheduled scheduled", 3, 1},              // the server has it, its answer is not there
		{"after delivering#1", "in_doubt scheduled scheduled", 3, 1}, // after the 250
		{"before delivered#1", "in_doubt scheduled scheduled", 3, 1},
		{"after delivered#1", second, 3, 1},
		{"before submitting#2", second, 3, 1},
		{"after submitting#2", "delivered in_doubt scheduled", 3, 1},
		{"dot#2", "delivered in_doubt scheduled", 3, 2},
		{"before delivered#2", "delivered in_doubt scheduled", 3, 2},
		{"after delivered#3", "delivered delivered delivered", 3, 3},
	} {
		t.Run(c.at, func(t *testing.T) {
			app, _ := mailApp(t, 3)
			dir := app.options.Dir
			_ = app.Close()
			server := dieAt(t, dir, c.at, true)
			app = again(t, dir)
			c.hold(t, app, len(server.Taken()))
			// Started again it sends what had not left; what is in doubt stays until a person has said.
			carry(app, server.Port, calm)
			for _, answer := range []func(delivery.Item) delivery.Answer{nil, truth(server)} {
				if answer != nil {
					settle(t, app, answer)
				}
				if _, err := app.Deliver(context.Background(), 0, false); err != nil {
					t.Fatal(err)
				}
				doubt := strings.Count(statesOf(t, app), string(delivery.InDoubt))
				if was := strings.Count(c.states, string(delivery.InDoubt)); answer == nil && doubt != was {
					t.Errorf("%d in doubt, want %d", doubt, was)
				}
			}
			wantOnce(t, app, server)
			wantWhole(t, app, 3)
		})
	}
}

// spec: C1, C2: the same for letters: a file is never written twice nor left half, and no doubt arises.
func TestDiesWhilePrinting(t *testing.T) {
	for _, c := range []fatePoint{
		{"before issued#1", nobody, 0, 0},
		{"after issued#1", nobody, 3, 0},
		{"before claimed#1", nobody, 3, 0},
		{"after claimed#1", nobody, 3, 0},
		{"before delivering#1", nobody, 3, 0},
		{"before staged#1", nobody, 3, 0},    // written beside its place
		{"after delivering#1", nobody, 3, 1}, // has got its name
		{"before staged#2", nobody, 3, 1},
		{"after delivering#3", nobody, 3, 3},
		{"before handed_over#1", nobody, 3, 3},
		{"after handed_over#1", "handed_over handed_over handed_over", 3, 3},
	} {
		t.Run(c.at, func(t *testing.T) {
			app := newApp(t, 3)
			finish(t, app)
			dir := app.options.Dir
			_ = app.Close()
			dieAt(t, dir, c.at, false)
			app = again(t, dir)
			c.hold(t, app, printed(t, app))
			if _, err := app.Deliver(context.Background(), 0, false); err != nil {
				t.Fatal(err)
			}
			wantOnce(t, app)
			wantWhole(t, app, 3)
		})
	}
}

// hold says that a club that was just opened stands as the point has it.
func (c fatePoint) hold(t *testing.T, app *App, arrived int) {
	t.Helper()
	if got := statesOf(t, app); got != c.states {
		t.Errorf("got %s, want %s", got, c.states)
	}
	if arrived != c.arrived {
		t.Errorf("%d have arrived, want %d", arrived, c.arrived)
	}
	wantWhole(t, app, c.numbers)
}

// dieAt lets another process deliver what is due until the point, where it dies. It gives the mail server.
func dieAt(t *testing.T, dir, point string, mail bool) *smtptest.Stage {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	port := 0
	var server *smtptest.Stage
	if mail {
		var dots atomic.Int32
		server = smtptest.Perform(t, smtptest.Script{Takes: true, Hear: func(s smtptest.Said) string {
			if s.Verb != "DOT" || point != fmt.Sprint("dot#", dots.Add(1)) {
				return ""
			}
			_ = cmd.Process.Kill()
			return "DROP"
		}})
		port = server.Port
	}
	cmd.Env = append(os.Environ(), pointVar+"="+point, dirVar+"="+dir, portVar+"="+strconv.Itoa(port))
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err == nil || cmd.ProcessState.ExitCode() == 1 {
		t.Fatalf("it did not die at %s: %v", point, err)
	}
	return server
}

// printed counts the letters that have their names.
func printed(t *testing.T, app *App) (n int) {
	t.Helper()
	for _, more := range lettersBut(t, app, ".part") {
		n += more
	}
	return n
}

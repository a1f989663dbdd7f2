package persistence

import (
	"bufio"
	"fmt"
	"io"
	"math/rand"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/issue"
	"kontingent/domain/problem"
)

// plays are what the test binary does as a second program, by name. Each says on its standard output how far it is.
var plays = map[string]func(dir string){
	"hold": func(dir string) {
		s := must(Open(ctx, Options{Dir: dir}))
		say("open")
		wait()
		_ = s.Close()
	},
	"try": func(dir string) {
		_, err := Open(ctx, Options{Dir: dir})
		say("%s", codeOf(err))
	},
	"die": func(dir string) {
		s := must(Open(ctx, Options{Dir: dir}))
		list := must(s.Outbox(ctx, true))
		for _, it := range list[1:] {
			mustDo(s.Move(ctx, delivery.Move{ID: it.ID, From: it.State, To: delivery.Claimed, Method: delivery.Email}))
		}
		mustDo(s.Move(ctx, delivery.Move{ID: list[3].ID, From: delivery.Claimed, To: delivery.Submitting, Method: delivery.Email}))
		say("submitting")
		wait()
	},
	"work":    playWork,
	"restore": playRestore,
}

// play plays a part, if it was asked for.
func play(part, dir string) bool {
	if plays[part] == nil {
		return false
	}
	plays[part](dir)
	return true
}

// playWork issues and delivers one dispatch after the other until it is killed, and tells what it has been promised.
func playWork(dir string) {
	s := must(Open(ctx, Options{Dir: dir}))
	for _, it := range must(s.Due(ctx, noon.AddDate(1, 0, 0), 0)) {
		if it.State == delivery.InDoubt {
			continue
		}
		if !it.Issued {
			m := must(s.Load(ctx, []int64{it.ID}))
			f := finals(failing{}, m)
			mustDo(s.Commit(ctx, m, f))
			say("issued %d to %d", f[0].Invoices[0].Number, it.ID)
		}
		claim := delivery.Move{ID: it.ID, From: it.State, To: delivery.Claimed, Method: delivery.Email}
		if it.MessageID == "" {
			claim.Frozen, claim.MessageID = []byte("mail"), "<mail>"
		}
		mustDo(s.Move(ctx, claim))
		mustDo(s.Move(ctx, delivery.Move{ID: it.ID, From: delivery.Claimed, To: delivery.Submitting}))
		say("sent %d", it.ID)
		mustDo(s.Move(ctx, delivery.Move{ID: it.ID, From: delivery.Submitting, To: delivery.Delivered, Attempts: []delivery.Attempt{
			{At: noon, Method: delivery.Email, Outcome: delivery.OutcomeDelivered},
		}}))
		say("done %d", it.ID)
	}
	say("finished")
	wait()
}

// child is the test binary at work as another program.
type child struct {
	t   testing.TB
	cmd *exec.Cmd
	in  io.Closer
	out *bufio.Scanner
}

func start(t testing.TB, part, dir string) *child {
	t.Helper()
	self, err := os.Executable()
	ok(t, err)
	c := &child{t: t, cmd: exec.Command(self)}
	c.cmd.Env = append(os.Environ(), "KONTINGENT_TEST_CHILD="+part, "KONTINGENT_TEST_DIR="+dir)
	c.cmd.Stderr = os.Stderr
	c.in, err = c.cmd.StdinPipe()
	ok(t, err)
	out, err := c.cmd.StdoutPipe()
	ok(t, err)
	c.out = bufio.NewScanner(out)
	ok(t, c.cmd.Start())
	t.Cleanup(c.kill)
	return c
}

func (c *child) hears(want string) {
	c.t.Helper()
	if !c.out.Scan() || c.out.Text() != want {
		c.t.Fatalf("the other program said %q, want %q", c.out.Text(), want)
	}
}

// kill ends it without a warning, as a power cut would.
func (c *child) kill() {
	if c.cmd.ProcessState == nil {
		_ = c.cmd.Process.Kill()
		_ = c.cmd.Wait()
	}
}

// failing lets helpers that want a test run in the second program.
type failing struct{ testing.TB }

func (failing) Helper()        {}
func (failing) Fatal(a ...any) { panic(fmt.Sprint(a...)) }

func say(format string, a ...any) { _, _ = fmt.Printf(format+"\n", a...) }
func wait()                       { _, _ = io.Copy(io.Discard, os.Stdin) }

func must[T any](v T, err error) T {
	mustDo(err)
	return v
}

func mustDo(err error) {
	if err != nil {
		panic(err)
	}
}

func codeOf(err error) string {
	if list := problem.All(err); len(list) > 0 {
		return list[0].Code
	}
	return fmt.Sprint(err)
}

// spec: C5: whoever comes second is told so, soon, and writes nothing.
func TestFolderInUse(t *testing.T) {
	dir := newDir(t)
	c := start(t, "hold", dir)
	c.hears("open")
	began := cal.Deadline(0)
	_, err := Open(ctx, Options{Dir: dir})
	if took := cal.Deadline(0).Sub(began); took > 3*time.Second {
		t.Errorf("it took %v to say so", took)
	}
	p := wantProblem(t, err, "store.in_use")
	if want := strconv.Itoa(c.cmd.Process.Pid); p.Args["pid"] != want || p.Args["folder"] != dir {
		t.Errorf("got %v, want pid %s and folder %s", p.Args, want, dir)
	}
	wantProblem(t, Create(ctx, dir, club()), "store.in_use")
	ok(t, c.in.Close())
	ok(t, c.cmd.Wait())
	s := openDir(t, dir)
	// The same process, too, has it once, and one that is killed lets go of it.
	_, err = Open(ctx, Options{Dir: dir})
	wantProblem(t, err, "store.in_use")
	start(t, "try", dir).hears("store.in_use")
	ok(t, s.Close())
	c = start(t, "hold", dir)
	c.hears("open")
	c.kill()
	openDir(t, dir)
}

// TestDatabaseIsLocked: a tool that knows nothing of our lock file can't get in either.
func TestDatabaseIsLocked(t *testing.T) {
	dir := newDir(t)
	s := openDir(t, dir)
	ok(t, s.lock.release())
	_, err := Open(ctx, Options{Dir: dir})
	wantProblem(t, err, "store.in_use")
}

// spec: C1: what a killed process left is settled when the folder is opened again.
func TestKilledWhileSending(t *testing.T) {
	dir := newDir(t)
	s := openDir(t, dir)
	addMembers(t, s, 4)
	execute(t, s, plan("A"))
	items := due(t, s)
	issueAll(t, s, idsOf(items)...)
	ok(t, s.Move(ctx, delivery.Move{ID: items[2].ID, From: delivery.Scheduled, To: delivery.Retrying, Attempts: []delivery.Attempt{
		{At: noon, Method: delivery.Email, Outcome: delivery.OutcomeLater},
	}}))
	ok(t, s.Close())
	c := start(t, "die", dir)
	c.hears("submitting")
	c.kill()

	s = openDir(t, dir)
	all, err := s.Outbox(ctx, true)
	ok(t, err)
	for i, want := range []delivery.State{delivery.Scheduled, delivery.Scheduled, delivery.Retrying, delivery.InDoubt} {
		if all[i].State != want {
			t.Errorf("dispatch %d is %s, want %s", all[i].ID, all[i].State, want)
		}
	}
	log := all[3].Attempts
	if len(log) != 1 || log[0].Outcome != delivery.OutcomeInDoubt || log[0].Reason != "delivery.in_doubt.crash" ||
		log[0].Method != delivery.Email || !log[0].At.Equal(noon) {
		t.Errorf("got %+v", log)
	}
	ok(t, s.Close())
	s = openDir(t, dir)
	if it, err := s.Dispatch(ctx, all[3].ID); err != nil || len(it.Attempts) != 1 {
		t.Errorf("a second start added to the log: %+v, %v", it.Attempts, err)
	}
	wantClean(t, s)
}

// spec: C1, C2: killed again and again at any moment: what was promised holds, no number is lost or given twice, and
// nothing that may have been sent is sent by itself again.
func TestKilledAtAnyMoment(t *testing.T) {
	dir := newDir(t)
	s := openDir(t, dir)
	addMembers(t, s, 100)
	execute(t, s, plan("A"))
	ok(t, s.Close())
	numbers, sent, done := map[string]string{}, map[string]int{}, map[string]bool{}
	kills := 0
	for finished := false; !finished; kills++ {
		c := start(t, "work", dir)
		die := func(within int) *time.Timer {
			return time.AfterFunc(time.Duration(rand.Intn(within))*time.Millisecond, func() { _ = c.cmd.Process.Kill() })
		}
		var timer *time.Timer
		if kills%4 == 3 {
			timer = die(50) // while it opens
		}
		for !finished && c.out.Scan() {
			if timer == nil {
				timer = die(40) // while it works
			}
			word := strings.Fields(c.out.Text())
			switch word[0] {
			case "issued":
				if had, ok := numbers[word[3]]; ok && had != word[1] {
					t.Errorf("dispatch %s had number %s and got %s", word[3], had, word[1])
				}
				numbers[word[3]] = word[1]
			case "sent":
				sent[word[1]]++
			case "done":
				done[word[1]] = true
			case "finished":
				finished = true
			}
		}
		if timer != nil {
			timer.Stop()
		}
		c.kill()
	}
	s = openDir(t, dir)
	found, err := s.Check(ctx, issue.Seal)
	ok(t, err)
	if len(found) > 0 {
		t.Errorf("check found %v", found)
	}
	all, err := s.Outbox(ctx, true)
	ok(t, err)
	doubt := 0
	for _, it := range all {
		id := strconv.FormatInt(it.ID, 10)
		if it.State == delivery.InDoubt {
			doubt++
		}
		if numbers[id] != "" && (!it.Issued || it.Numbers[0] != numbers[id]) {
			t.Errorf("dispatch %s was promised number %s and has %v", id, numbers[id], it.Numbers)
		}
		if done[id] && it.State != delivery.Delivered {
			t.Errorf("dispatch %s was delivered and is %s", id, it.State)
		}
		if it.State != delivery.Delivered && it.State != delivery.InDoubt {
			t.Errorf("dispatch %s was forgotten in state %s", id, it.State)
		}
		if sent[id] > 1 {
			t.Errorf("dispatch %s was sent %d times", id, sent[id])
		}
	}
	t.Logf("%d kills, %d in doubt, %d sent", kills-1, doubt, len(sent))
}

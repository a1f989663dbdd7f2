package wire

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/delivery/email"
	"kontingent/domain/delivery/smtptest"
	"kontingent/domain/party"
	"kontingent/resources/words"
)

// canary is a password that must never be found anywhere but in a secured conversation.
const canary = "kanarifugl-Ω-4711"

// calm waits for longer than any conversation takes: a busy machine must not look like a silent server.
var calm = email.Patience{Dial: time.Minute, Command: time.Minute, Final: time.Minute}

// testClock is the business clock of a test, which it sets forward.
type testClock struct{ ahead time.Duration }

func (c *testClock) Now() time.Time { return cal.SystemClock{}.Now().Add(c.ahead) }

// mailApp is a club with n members who have an e-mail address and a postal one, everything due, at a clock of its own.
func mailApp(t testing.TB, n int) (*App, *testClock) {
	t.Helper()
	app := newApp(t, n)
	err := app.Store.ChangeParties(context.Background(), func(all []party.Party) ([]party.Party, error) {
		for i := range all {
			all[i].Email = fmt.Sprintf("m%s@example.org", all[i].Number)
		}
		return all, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	finish(t, app)
	return app, reclock(app)
}

// reclock gives a club a clock of its own.
func reclock(app *App) *testClock {
	c := &testClock{}
	app.dispatcher.Clock, app.issuer.Clock = c, c
	return c
}

// reopen opens a club's folder as the program does when it starts.
func reopen(dir string) (*App, error) {
	catalogue, err := words.Load()
	if err != nil {
		return nil, err
	}
	return Open(context.Background(), Options{
		Dir: dir, Clock: cal.SystemClock{}, Words: catalogue, Getenv: func(string) string { return "" },
	})
}

// again opens a club's folder for the rest of the test.
func again(t *testing.T, dir string) *App {
	t.Helper()
	app, err := reopen(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = app.Close() })
	return app
}

// carry makes a club deliver its mail to a server of this machine.
func carry(app *App, port int, patience email.Patience) {
	c := email.New(email.Settings{
		Host: "localhost", Port: port, Security: email.SecurityStartTLS, User: "kasserer", From: "kasserer@example.org",
	}, func(context.Context) (string, error) { return canary, nil }, smtptest.Localhost().Pool)
	app.dispatcher.Carriers[delivery.Email] = c.WithPatience(patience)
}

// carryInClear does the same without login and TLS, for a process that does not know the test's authority.
func carryInClear(app *App, port int) {
	c := email.New(email.Settings{
		Host: "127.0.0.1", Port: port, Security: email.SecurityNone, From: "kasserer@example.org",
	}, nil, nil)
	app.dispatcher.Carriers[delivery.Email] = c.WithPatience(calm)
}

// statesOf are the states of all dispatches, in the order of the customer numbers.
func statesOf(t *testing.T, app *App) string {
	t.Helper()
	var out []string
	for _, it := range outboxOf(t, app) {
		out = append(out, string(it.State))
	}
	return strings.Join(out, " ")
}

func outboxOf(t testing.TB, app *App) []delivery.Item {
	t.Helper()
	items, err := app.Store.Outbox(context.Background(), true)
	if err != nil {
		t.Fatal(err)
	}
	return items
}

// truth answers as a person does who has asked the members: what the servers have taken has arrived.
func truth(servers ...*smtptest.Stage) func(delivery.Item) delivery.Answer {
	arrived := map[string]bool{}
	for _, s := range servers {
		for _, id := range messageIDs(s.Taken()) {
			arrived[id] = true
		}
	}
	return func(it delivery.Item) delivery.Answer {
		if arrived[it.MessageID] {
			return delivery.Arrived
		}
		return delivery.Again
	}
}

// settle answers for whoever a person is waited for.
func settle(t *testing.T, app *App, answer func(delivery.Item) delivery.Answer) {
	t.Helper()
	for _, it := range outboxOf(t, app) {
		if it.State != delivery.InDoubt && it.State != delivery.NeedsAttention {
			continue
		}
		mv, err := delivery.Settle(it, answer(it), app.dispatcher.Clock.Now())
		if err == nil {
			err = app.Store.Move(context.Background(), mv)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

var (
	idLine    = regexp.MustCompile(`(?m)^Message-ID: (\S+)\r$`)
	paperName = regexp.MustCompile(`^0150-(\d+)-faktura-(\d+)\.pdf$`)
)

// messageIDs are the ids of messages.
func messageIDs(mails [][]byte) (ids []string) {
	for _, m := range mails {
		if found := idLine.FindSubmatch(m); found != nil {
			ids = append(ids, string(found[1]))
		}
	}
	return ids
}

// letters are the documents that were printed, by customer number. Whatever else lies in the folder, but its list, is
// an error.
func letters(t *testing.T, app *App) map[string]int {
	t.Helper()
	return lettersBut(t, app, "")
}

// lettersBut does the same and overlooks files that end so.
func lettersBut(t *testing.T, app *App, half string) map[string]int {
	t.Helper()
	got := map[string]int{}
	err := filepath.WalkDir(app.Settings.paperFolder(), func(path string, d os.DirEntry, err error) error {
		switch {
		case os.IsNotExist(err):
			return nil
		case err != nil:
			return err
		case d.IsDir() || d.Name() == "list.csv" || half != "" && strings.HasSuffix(path, half):
		case paperName.MatchString(d.Name()):
			got[paperName.FindStringSubmatch(d.Name())[1]]++
		default:
			t.Errorf("%s lies in the print folder", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// wantOnce says that everybody has got the invoice exactly once, by mail or on paper, and that the club knows it.
func wantOnce(t *testing.T, app *App, servers ...*smtptest.Stage) {
	t.Helper()
	got, posted := map[string]int{}, letters(t, app)
	for _, s := range servers {
		for _, id := range messageIDs(s.Taken()) {
			got[id]++
		}
	}
	for _, it := range outboxOf(t, app) {
		if n := got[it.MessageID] + posted[it.Party]; n != 1 {
			t.Errorf("member %s has got it %d times", it.Party, n)
		}
		want := delivery.Delivered
		if posted[it.Party] > 0 {
			want = delivery.HandedOver
		}
		if it.State != want {
			t.Errorf("member %s is %s in the end, want %s: %+v", it.Party, it.State, want, it.Attempts)
		}
	}
}

// wantWhole ends a test: nothing wrong in the store, numbers from 1 on without a gap.
func wantWhole(t *testing.T, app *App, issued int) {
	t.Helper()
	if list, err := app.Verify(context.Background()); err != nil || len(list) > 0 {
		t.Errorf("verify: %v, %v", list, err)
	}
	numbers := map[string]bool{}
	for _, it := range outboxOf(t, app) {
		for _, n := range it.Numbers {
			numbers[n] = true
		}
	}
	for n := 1; n <= issued; n++ {
		if !numbers[fmt.Sprint(n)] {
			t.Errorf("number %d is missing", n)
		}
	}
	if len(numbers) != issued {
		t.Errorf("%d numbers were given, want %d", len(numbers), issued)
	}
}

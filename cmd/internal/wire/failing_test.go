package wire

import (
	"context"
	"strings"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/smtptest"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// spec: C1: whichever write fails in the middle of a dispatch, the run ends with the sentence that says why, and the
// same open program goes on when there is room again: nobody is left behind "sending", nobody gets it twice.
func TestGoesOnInTheSameWindow(t *testing.T) {
	for _, done := range []bool{false, true} {
		for n := 1; ; n++ {
			if !failNth(t, n, done) {
				if n < 8 {
					t.Errorf("only %d writes were seen", n-1)
				}
				break
			}
		}
	}
}

// failNth lets the n-th write of a run fail: before it is done, or after (the disk has it, the answer is lost). It
// reports whether there was an n-th.
func failNth(t *testing.T, n int, done bool) (failed bool) {
	app, _ := mailApp(t, 4)
	ctx := context.Background()
	err := app.Store.ChangeParties(ctx, func(all []party.Party) ([]party.Party, error) {
		all[1].Email, all[3].Email = "", "" // two letters
		return all, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	server := smtptest.Perform(t, smtptest.Script{Takes: true})
	carry(app, server.Port, calm)
	writes := 0
	failing := ""
	tamper(app, func(what string, do func() error) error {
		if what == "delivering" || what == "staged" || failed {
			return do()
		}
		if writes++; writes != n {
			return do()
		}
		failed, failing = true, what
		if done {
			if err := do(); err != nil {
				return err
			}
		}
		return problem.New("store.full", "folder", app.options.Dir)
	})
	// What could not be noted before the last byte left is an outcome of its own; all else ends the run.
	_, err = app.Deliver(ctx, 0, false)
	if ends := failed && failing != string(delivery.Submitting); ends != problem.Is(err, "store.full") {
		t.Errorf("write %d (%s): the run ended with %v", n, failing, err)
	}
	if got := statesOf(t, app); strings.Contains(got, "claimed") || strings.Contains(got, "submitting") {
		t.Errorf("write %d (%s): the run is over, and they stand at %s", n, failing, got)
	}
	// There is room again. Nothing is started anew: the window stays open.
	if _, err := app.Deliver(ctx, 0, false); err != nil {
		t.Errorf("write %d: the next run: %v", n, err)
	}
	if got := statesOf(t, app); strings.Contains(got, "scheduled") || strings.Count(got, string(delivery.InDoubt)) > 1 {
		t.Errorf("write %d: %s", n, got)
	}
	settle(t, app, truth(server))
	for range 2 {
		app.dispatcher.Clock.(*testClock).ahead += 5 * 3600e9
		if _, err := app.Deliver(ctx, 0, false); err != nil {
			t.Fatal(err)
		}
	}
	wantOnce(t, app, server)
	wantWhole(t, app, 4)
	return failed
}

package wire

import (
	"context"
	"slices"
	"strings"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/smtptest"
)

// A person who pauses while mails go out means the next mail, not the next run. What waits goes once, afterwards.
//
// spec: B17, C1
func TestPauseWhileSending(t *testing.T) {
	app, _ := mailApp(t, 12)
	pause := func() {
		p := delivery.Pause{Method: delivery.Email, At: app.dispatcher.Clock.Now(), Reason: "delivery.paused.by_hand"}
		if err := app.Store.Pause(context.Background(), p); err != nil {
			t.Error(err)
		}
	}
	mails := 0
	server := smtptest.Perform(t, smtptest.Script{Hear: func(s smtptest.Said) string {
		if s.Verb == "DOT" {
			if mails++; mails == 3 {
				pause()
			}
		}
		return ""
	}})
	carry(app, server.Port, calm)
	report, err := app.Deliver(context.Background(), 0, false)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(server.Taken()); n != 3 || report.Delivered != 3 || report.Retrying != 9 {
		t.Errorf("%d mails went out, want 3: %+v", n, report)
	}
	if states := statesOf(t, app); strings.Contains(states, "claimed") || strings.Contains(states, "submitting") {
		t.Errorf("some are shown as being sent: %s", states)
	}
	for _, it := range outboxOf(t, app) {
		if it.State != delivery.Delivered && slices.ContainsFunc(it.Attempts, func(a delivery.Attempt) bool {
			return a.Outcome != delivery.OutcomeSkipped
		}) {
			t.Errorf("the pause cost member %s a try: %+v", it.Party, it.Attempts)
		}
	}
	if err := app.Store.Resume(context.Background(), delivery.Email); err != nil {
		t.Fatal(err)
	}
	if _, err := app.Deliver(context.Background(), 0, false); err != nil {
		t.Fatal(err)
	}
	wantOnce(t, app, server)
	wantWhole(t, app, 12)
}

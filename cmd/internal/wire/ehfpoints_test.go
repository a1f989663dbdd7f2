package wire

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"sync/atomic"
	"testing"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/aptest"
	"kontingent/domain/delivery/ehf"
	"kontingent/domain/party"
)

// apVar tells a club that dies at a point where its access point is.
const apVar = "KONTINGENT_TEST_AP"

// firms are numbers of organisations that pass every check.
var firms = []string{"310918857", "311054627", "310511544"}

// firmApp is a club whose three members are firms that EHF reaches, with invoices on their way.
func firmApp(t *testing.T) *App {
	t.Helper()
	app, ctx := newApp(t, len(firms)), context.Background()
	o, err := app.Store.Organisation(ctx)
	if err == nil {
		o.OrganisationNumber = "991825827"
		err = app.SetOrganisation(ctx, o)
	}
	if err == nil {
		err = app.Store.ChangeParties(ctx, func(all []party.Party) ([]party.Party, error) {
			for i := range all {
				all[i].Kind, all[i].OrganisationNumber = party.Company, firms[i]
			}
			return all, nil
		})
	}
	if err != nil {
		t.Fatal(err)
	}
	finish(t, app)
	return app
}

// carryEHF makes a club deliver EHF to an access point of this machine.
func carryEHF(app *App, url string) {
	app.dispatcher.Carriers[delivery.EHF] = ehf.NewAccessPoint(ehf.Settings{
		Transport: ehf.ToAccessPoint, URL: url, Sender: "0192:991825827", Country: "NO",
	}, func(context.Context) (string, error) { return aptest.Token, nil }, nil)
}

// spec: C1, C2, C11: the same for EHF. What may be with the access point is asked about when the program is started
// again, so that no doubt is left and nobody gets it twice.
func TestDiesWhileSendingEHF(t *testing.T) {
	const (
		away1 = "handed_over scheduled scheduled"
		away2 = "delivered handed_over scheduled"
	)
	for _, c := range []fatePoint{
		{"before issued#1", nobody, 0, 0},
		{"after issued#1", nobody, 3, 0},
		{"before claimed#1", nobody, 3, 0},
		{"after claimed#1", nobody, 3, 0},
		{"before delivering#1", nobody, 3, 0},
		{"before submitting#1", away1, 3, 0}, // its key is kept: it may leave now
		{"after submitting#1", away1, 3, 0},
		{"post#1", away1, 3, 1}, // the access point has it, its answer is not there
		{"after delivering#1", away1, 3, 1},
		{"before delivered#1", away1, 3, 1},
		{"after delivered#1", second, 3, 1},
		{"before submitting#2", away2, 3, 1},
		{"post#2", away2, 3, 2},
		{"before delivered#2", away2, 3, 2},
		{"after delivered#3", "delivered delivered delivered", 3, 3},
	} {
		t.Run(c.at, func(t *testing.T) {
			app := firmApp(t)
			dir := app.options.Dir
			_ = app.Close()
			point := dieAtAccessPoint(t, dir, c.at)
			app = again(t, dir)
			c.hold(t, app, len(point.Taken()))
			carryEHF(app, point.URL)
			app.dispatcher.Clock = &testClock{ahead: time.Hour}
			if _, err := app.Deliver(context.Background(), 0, false); err != nil {
				t.Fatal(err)
			}
			if got := statesOf(t, app); got != "delivered delivered delivered" {
				t.Errorf("in the end %s", got)
			}
			if len(point.Taken()) != 3 || point.Doubles() != 0 {
				t.Errorf("the access point has %d documents, %d of them twice", len(point.Taken()), point.Doubles())
			}
			for i, d := range point.Docs() {
				if d.To != "0192:"+firms[i] {
					t.Errorf("document %d went to %s", i+1, d.To)
				}
			}
			wantWhole(t, app, 3)
		})
	}
}

// dieAtAccessPoint lets another process deliver what is due until the point, where it dies. It gives the access point.
func dieAtAccessPoint(t *testing.T, dir, at string) *aptest.Point {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	p := aptest.Start(t, aptest.PhossAP, false)
	var posts atomic.Int32
	p.WhenPosted(func() {
		if at == fmt.Sprint("post#", posts.Add(1)) {
			_ = cmd.Process.Kill()
			time.Sleep(100 * time.Millisecond) // the answer finds nobody
		}
	})
	cmd.Env = append(os.Environ(), pointVar+"="+at, dirVar+"="+dir, apVar+"="+p.URL)
	cmd.Stderr = os.Stderr
	if err := cmd.Run(); err == nil || cmd.ProcessState.ExitCode() == 1 {
		t.Fatalf("it did not die at %s: %v", at, err)
	}
	p.WhenPosted(nil)
	return p
}

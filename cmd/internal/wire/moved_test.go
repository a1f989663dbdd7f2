package wire

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/resources/words"
)

// newApp is a club with n members who get letters, opened.
func newApp(t testing.TB, n int) *App {
	t.Helper()
	ctx := context.Background()
	catalogue, err := words.Load()
	if err != nil {
		t.Fatal(err)
	}
	opt := Options{
		Dir: filepath.Join(t.TempDir(), "data"), Clock: cal.SystemClock{}, Words: catalogue,
		Getenv: func(string) string { return "" },
	}
	o := party.Organisation{Name: "Korpset", Country: "NO", Account: "86011117947", Email: "kasserer@example.org"}
	if err := Create(ctx, opt, o); err != nil {
		t.Fatal(err)
	}
	app, err := Open(ctx, opt)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = app.Close() })
	err = app.Store.ChangeParties(ctx, func([]party.Party) ([]party.Party, error) {
		var all []party.Party
		for i := range n {
			all = append(all, party.Party{
				Number: fmt.Sprint(i + 1), Kind: party.Person, Name: fmt.Sprint("Medlem ", i+1), Groups: []string{"Alle"},
				Address: party.Address{PostalCode: "0150", City: "Oslo"},
			})
		}
		return all, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return app
}

func finish(t testing.TB, app *App) batch.Batch {
	t.Helper()
	price, err := money.ParsePrice("450")
	if err != nil {
		t.Fatal(err)
	}
	b, err := app.Batches.Save(context.Background(), 0, batch.Plan{
		Name: "Kontingent", Recipients: party.Choice{Include: []string{"Alle"}}, Email: delivery.EmailOptions{AttachPDF: true},
		Document: batch.Document{Lines: []invoice.Line{{Description: "Kontingent", Quantity: money.One(), UnitPrice: price}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := app.Batches.Execute(context.Background(), b.ID); err != nil {
		t.Fatal(err)
	}
	return b
}

// A planned invoice that a person deletes while the dispatcher works is left out; the run goes on with the others, and
// no number is missing.
func TestDeletedWhileItRuns(t *testing.T) {
	app, ctx := newApp(t, 450), context.Background()
	b := finish(t, app)
	d, err := app.Batches.Desk(ctx, b.ID)
	if err != nil {
		t.Fatal(err)
	}
	last := d.Invoices[len(d.Invoices)-1]
	events := make(chan struct{}, 1)
	app.Observe(func(delivery.Event) {
		select {
		case events <- struct{}{}:
		default:
		}
	})
	deleted := make(chan error, 1)
	go func() {
		<-events // the first chunk is out
		deleted <- app.Store.DeleteInvoice(ctx, last.ID)
	}()
	r, err := app.Deliver(ctx, 0, false)
	if err != nil {
		t.Fatal(err)
	}
	if err := <-deleted; err != nil {
		t.Fatal(err)
	}
	if r.HandedOver != 449 {
		t.Errorf("got %+v", r)
	}
	if list, err := app.Verify(ctx); err != nil || len(list) > 0 {
		t.Errorf("verify: %v, %v", list, err)
	}
}

// Stopped after the one it is at, the dispatcher leaves the rest as it was, and goes on with it the next time.
func TestStop(t *testing.T) {
	app := newApp(t, 30)
	finish(t, app)
	ctx, stop := context.WithCancel(context.Background())
	app.Observe(func(e delivery.Event) {
		if e.State == delivery.Claimed {
			stop()
		}
	})
	r, err := app.Deliver(ctx, 0, false)
	if err != nil || r.HandedOver == 30 || r.Retrying == 0 {
		t.Errorf("stopped: %+v, %v", r, err)
	}
	if r, err = app.Deliver(context.Background(), 0, false); err != nil || r.Retrying != 0 {
		t.Errorf("gone on: %+v, %v", r, err)
	}
	if list, err := app.Verify(context.Background()); err != nil || len(list) > 0 {
		t.Errorf("verify: %v, %v", list, err)
	}
}

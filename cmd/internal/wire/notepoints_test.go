package wire

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/problem"
)

// dying is a store that the program dies at, before or after credit notes are written.
type dying struct {
	issue.NoteStore
	point string
}

func (d dying) CommitNotes(
	ctx context.Context, m issue.NoteMaterial, notes []issue.FinalNote, moves []delivery.Move,
) ([]issue.Made, error) {
	if d.point == "credit after" {
		if made, err := d.NoteStore.CommitNotes(ctx, m, notes, moves); err != nil {
			return made, err
		}
	}
	die()
	return nil, ctx.Err()
}

// playCredit credits everything that was issued until it comes to the point.
func playCredit(point, dir string) int {
	app, err := reopen(dir)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	app.Notes.Notes = dying{app.Store, point}
	_, err = app.Notes.CreditBatch(context.Background(), 1)
	fmt.Fprintln(os.Stderr, err)
	return 1 // the point was never reached
}

// spec: C1, C2, C10: dead before or after credit notes are written and started again, each invoice gets one and no more,
// and no number is missing.
func TestDiesWhileCrediting(t *testing.T) {
	for point, left := range map[string]int{"credit before": 3, "credit after": 0} {
		t.Run(point, func(t *testing.T) {
			app := newApp(t, 3)
			finish(t, app)
			if _, err := app.Deliver(context.Background(), 0, false); err != nil {
				t.Fatal(err)
			}
			dir := app.options.Dir
			_ = app.Close()
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), pointVar+"="+point, dirVar+"="+dir)
			if err := cmd.Run(); err == nil || cmd.ProcessState.ExitCode() == 1 {
				t.Fatalf("it did not die: %v", err)
			}
			app = again(t, dir)
			made, err := app.Notes.CreditBatch(context.Background(), 1)
			if len(made) != left || left == 0 && !problem.Is(err, "note.batch.nothing") || left > 0 && err != nil {
				t.Errorf("started again, %d are credited, %v", len(made), err)
			}
			if _, err := app.Deliver(context.Background(), 0, false); err != nil {
				t.Fatal(err)
			}
			rows, err := app.Store.Invoices(context.Background(), invoice.Filter{})
			if err != nil || len(rows) != 6 {
				t.Fatalf("%d invoices and credit notes, %v", len(rows), err)
			}
			for i, r := range rows {
				if want := r.Credit != nil; want != (i >= 3) || i < 3 && (r.State != invoice.StateCredited || r.Credited != r.Total) {
					t.Errorf("%s is %s, credited %s", r.NumberText(), r.State, r.Credited)
				}
			}
			wantWhole(t, app, 6)
		})
	}
}

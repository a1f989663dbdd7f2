package wire

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"kontingent/domain/party"
	"kontingent/domain/problem"
	"kontingent/persistence"
)

// The setting names the second place: every backup goes there too, a stick that is out is in nobody's way, and what can't
// be a second place is refused.
func TestBackupsGoToTheSecondPlace(t *testing.T) {
	app, ctx := newApp(t, 2), context.Background()
	stick := filepath.Join(t.TempDir(), "STICK")
	if err := app.Settings.Set(ctx, "backup.folder", "copies"); !problem.Is(err, "backup.away.relative") {
		t.Errorf("got %v", err)
	}
	if err := app.SetAway(ctx, stick); !problem.Is(err, "backup.away.gone") && err != nil {
		t.Errorf("got %v", err)
	}
	if _, err := app.BackUp(ctx); err != nil || app.AwayTrouble() != nil {
		t.Errorf("a stick that is out is in the way: %v, %v", err, app.AwayTrouble())
	}
	if a, err := app.Away(ctx); err != nil || a.There || a.Folder != stick {
		t.Errorf("got %+v, %v", a, err)
	}
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	// The day has its backup: now that the stick is in, it goes there.
	if err := app.BackUpDaily(ctx); err != nil {
		t.Fatal(err)
	}
	copies, err := app.Copies(ctx)
	if a, e := app.Away(ctx); e != nil || !a.There || a.Last.IsZero() || err != nil || len(copies) != 2 {
		t.Errorf("got %+v, %v; %d copies, %v", a, e, len(copies), err)
	}
	if err := app.SetAway(ctx, app.options.Dir); !problem.Is(err, "backup.away.inside") {
		t.Errorf("got %v", err)
	}
	if got := app.Settings.Get("backup.folder"); got != stick || app.AwayTrouble() != nil {
		t.Errorf("the folder is %s now, %v", got, app.AwayTrouble())
	}
	if err := app.Settings.Set(ctx, "backup.folder", app.options.Dir); err != nil { // as the command line does
		t.Fatal(err)
	}
	if err := app.BackUpDaily(ctx); err != nil || !problem.Is(app.AwayTrouble(), "backup.away.inside") {
		t.Errorf("got %v, %v", err, app.AwayTrouble())
	}
	if err := app.SetAway(ctx, ""); err != nil {
		t.Error(err)
	}
	if err := app.BackUpDaily(ctx); err != nil || app.AwayTrouble() != nil {
		t.Errorf("got %v, %v", err, app.AwayTrouble())
	}
	// Where the club can't be opened, its copies know the second place.
	if err := app.SetAway(ctx, stick); err != nil {
		t.Fatal(err)
	}
	if _, err := app.BackUp(ctx); err != nil {
		t.Fatal(err)
	}
	opt := app.options
	if err := app.Close(); err != nil {
		t.Fatal(err)
	}
	if list, err := Copies(ctx, opt); err != nil || len(list) < 2 {
		t.Errorf("%d copies, %v", len(list), err)
	}
}

// What moves money or names the sender is told apart from all else.
func TestDifferences(t *testing.T) {
	then := persistence.Profile{
		Organisation: party.Organisation{Name: "Korps", Account: "1", Phone: "2"},
		Settings:     map[string]string{"smtp.host": "a", "paper.folder": "x"},
	}
	now := then
	now.Organisation.Phone, now.Organisation.Account = "3", "4"
	now.Settings = map[string]string{"smtp.host": "b", "paper.folder": "y"}
	got := Differences(persistence.Comparison{Then: then, Now: &now})
	if len(got) != 2 || got[0] != (Difference{"account", "4", "1"}) || got[1] != (Difference{"smtp.host", "b", "a"}) {
		t.Errorf("got %v", got)
	}
	if n := len(Differences(persistence.Comparison{Then: then})); n != 3 {
		t.Errorf("where nobody knows how it is now, %d are told", n)
	}
}

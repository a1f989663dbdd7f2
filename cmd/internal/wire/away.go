package wire

import (
	"context"
	"path/filepath"
	"sync"

	"kontingent/domain/issue"
	"kontingent/domain/problem"
	"kontingent/persistence"
)

// backupFolder is the setting that names the second place of the backups.
const backupFolder = "backup.folder"

// wholePath wants a path from the root: the program is started in one folder today and in another tomorrow.
func wholePath(v string) *problem.Problem {
	if !filepath.IsAbs(v) {
		return problem.New("backup.away.relative", "value", v)
	}
	return nil
}

// awayTrouble is what kept the newest backup from the second place.
type awayTrouble struct {
	mu  sync.Mutex
	err error
}

// carryAway brings the newest backup to the second place, if there is one. It never fails: what is in the way is told by
// AwayTrouble, and the backup in the club's own folder is there.
func (a *App) carryAway(ctx context.Context, failed error) {
	if failed == nil {
		_ = a.copyAway(ctx, a.Settings.Get(backupFolder))
	}
}

// copyAway does it, and remembers what is in the way. A stick may be out: Away says how old the last one is.
func (a *App) copyAway(ctx context.Context, folder string) (err error) {
	if folder != "" {
		err = a.Store.CopyAway(ctx, folder)
	}
	a.away.mu.Lock()
	defer a.away.mu.Unlock()
	if a.away.err = err; problem.Is(err, "backup.away.gone") {
		a.away.err = nil
	}
	return err
}

// AwayTrouble is why the newest backup is not in the second place; nil: it is, or the place can't be reached, or there is
// none.
func (a *App) AwayTrouble() error {
	a.away.mu.Lock()
	defer a.away.mu.Unlock()
	return a.away.err
}

// Away is how things stand with the second place; one without a folder says there is none.
func (a *App) Away(ctx context.Context) (persistence.Away, error) {
	folder := a.Settings.Get(backupFolder)
	if folder == "" {
		return persistence.Away{}, nil
	}
	return a.Store.Away(ctx, folder)
}

// SetAway names the second place, and brings the newest backup there at once; empty: there is none any more. A folder that
// can't be one is not kept.
func (a *App) SetAway(ctx context.Context, folder string) error {
	before := a.Settings.Get(backupFolder)
	if err := a.Settings.Set(ctx, backupFolder, folder); err != nil {
		return err
	}
	err := a.keeping.do(ctx, func(ctx context.Context) error { return a.copyAway(ctx, folder) })
	if !problem.Is(err, "backup.away.inside") {
		return err
	}
	if e := a.Settings.Set(ctx, backupFolder, before); e != nil {
		return e
	}
	_ = a.keeping.do(ctx, func(ctx context.Context) error { return a.copyAway(ctx, before) })
	return err
}

// Copies lists what can be put back.
func (a *App) Copies(ctx context.Context) ([]persistence.Copy, error) {
	return persistence.Copies(ctx, a.options.Dir, a.Settings.Get(backupFolder))
}

// Compare checks a copy from end to end, and says what putting it back would change.
func (a *App) Compare(ctx context.Context, file string) (c persistence.Comparison, err error) {
	err = a.keeping.do(ctx, func(ctx context.Context) error {
		c, err = a.Store.Compare(ctx, file, issue.Seal)
		return err
	})
	return c, err
}

// Copies lists what can be put back in a folder that can't be opened. The copies themselves know of the second place.
func Copies(ctx context.Context, opt Options) ([]persistence.Copy, error) {
	list, err := persistence.Copies(ctx, opt.Dir, "")
	for _, c := range list {
		if c.Second != "" {
			return persistence.Copies(ctx, opt.Dir, c.Second)
		}
	}
	return list, err
}

// Compare does for a folder that can't be opened what App.Compare does.
func Compare(ctx context.Context, opt Options, file string) (persistence.Comparison, error) {
	return persistence.Compare(ctx, persistence.Options{Dir: opt.Dir, Clock: opt.Clock}, file, issue.Seal)
}

// Difference is a setting that moves money or names the sender, and is another one in a copy.
type Difference struct {
	Key       string // as the command line names it
	Now, Then string
}

// Differences are those settings that a copy would change; where nobody knows how they are now, those it has.
func Differences(c persistence.Comparison) (out []Difference) {
	add := func(key, now, then string) {
		if now != then {
			out = append(out, Difference{key, now, then})
		}
	}
	var now persistence.Profile
	if c.Now != nil {
		now = *c.Now
	}
	o, was := now.Organisation, c.Then.Organisation
	add("name", o.Name, was.Name)
	add("organisation_number", o.OrganisationNumber, was.OrganisationNumber)
	add("account", o.Account, was.Account)
	add("bic", o.BIC, was.BIC)
	add("creditor_number", o.Reference.CreditorNumber, was.Reference.CreditorNumber)
	add("email", o.Email, was.Email)
	for _, key := range []string{"smtp.host", "smtp.port", "smtp.security", "smtp.user"} {
		add(key, now.Settings[key], c.Then.Settings[key])
	}
	return out
}

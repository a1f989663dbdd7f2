package wire

import (
	"context"
	"sync"

	"kontingent/cmd/internal/machine"
	"kontingent/domain/issue"
	"kontingent/persistence"
)

// machine is how this machine is known: what the surroundings say, or what the system does.
func (o Options) machine() string {
	if o.Machine != "" {
		return o.Machine
	}
	return machine.ID()
}

// safekeeping lets Close end a backup that is being made.
type safekeeping struct {
	mu    sync.Mutex // one at a time
	ended chan struct{}
	once  sync.Once
}

// do makes a backup, until it is done or the club is closed.
func (k *safekeeping) do(ctx context.Context, work func(context.Context) error) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	go func() {
		select {
		case <-k.ended:
			stop()
		case <-ctx.Done():
		}
	}()
	return work(ctx)
}

func (k *safekeeping) end() {
	k.once.Do(func() { close(k.ended) })
	k.mu.Lock()
	defer k.mu.Unlock()
}

// Backup copies the club into a file, checked before it counts.
func (a *App) Backup(ctx context.Context, file string) error {
	return a.keeping.do(ctx, func(ctx context.Context) error { return a.Store.Backup(ctx, file, issue.Seal) })
}

// BackUp makes a backup in the club's own folder.
func (a *App) BackUp(ctx context.Context) (b persistence.Backup, err error) {
	err = a.keeping.do(ctx, func(ctx context.Context) error {
		b, err = a.Store.BackUp(ctx, issue.Seal)
		a.carryAway(ctx, err)
		return err
	})
	return b, err
}

// BackUpDaily makes the day's backup, if there is none yet.
func (a *App) BackUpDaily(ctx context.Context) error {
	return a.keeping.do(ctx, func(ctx context.Context) error {
		err := a.Store.BackUpDaily(ctx, issue.Seal)
		a.carryAway(ctx, err)
		return err
	})
}

// Restore puts a backup in the place of what is in a data folder. Nobody may have it open.
func Restore(ctx context.Context, opt Options, file string) error {
	o := persistence.Options{Dir: opt.Dir, Clock: opt.Clock, Step: opt.Step}
	return persistence.Restore(ctx, o, file, issue.Seal)
}

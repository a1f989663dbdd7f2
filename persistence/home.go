package persistence

import (
	"context"
	"os"
	"path/filepath"

	"kontingent/domain/delivery"
	"kontingent/persistence/queries"
)

// pausedCopy is the reason of a folder that was copied on its machine: the other one may go on sending.
const pausedCopy = "delivery.paused.copy"

// Where the folder was when it was opened last.
const (
	homePath   = "home_path"
	homeFile   = "home_file"
	homeBefore = "home_before" // the path it seems to be copied from
)

// home tells a data folder from a copy of it. A folder that is moved keeps its files; one that is put back from a backup
// of the whole disk keeps its path. A copy has another path and another file. The device is left out: what a stick or a
// share is called changes from one day to the next.
type home struct {
	path string
	file string // the file system's own name for the lock file, which is made with the folder and stays; empty: none
}

func homeOf(p place, l *lock) home {
	h := home{path: p.dir, file: fileID(l.file)}
	if whole, err := filepath.EvalSymlinks(p.dir); err == nil {
		h.path = whole
	}
	return h
}

// at pauses a folder that is a copy of the one that was opened last, and remembers where it is now.
func (h *hearing) at(ctx context.Context, q *queries.Queries, now home) error {
	if now == (home{}) {
		return nil
	}
	var was home
	var err error
	if was.path, err = metaOr(ctx, q, homePath); err != nil {
		return err
	}
	if was.file, err = metaOr(ctx, q, homeFile); err != nil || was == now {
		return err
	}
	if was.path != "" && was.path != now.path && was.file != "" && now.file != "" && was.file != now.file {
		if err := h.pause(ctx, q, pausedCopy); err != nil {
			return err
		}
		if err := q.SetMeta(ctx, queries.SetMetaParams{Key: homeBefore, Value: was.path}); err != nil {
			return err
		}
	}
	if err := q.SetMeta(ctx, queries.SetMetaParams{Key: homePath, Value: now.path}); err != nil {
		return err
	}
	return q.SetMeta(ctx, queries.SetMetaParams{Key: homeFile, Value: now.file})
}

// Copied is what is known of a folder that seems to be a copy.
type Copied struct {
	Is    bool
	From  string // where the other one was
	There bool   // and still is
}

// Copied reports whether a person has still to say that this folder is the club's. Resuming says it.
func (s *Store) Copied(ctx context.Context) (c Copied, err error) {
	paused, err := s.Paused(ctx)
	if err != nil {
		return c, err
	}
	for _, p := range paused {
		c.Is = c.Is || p.Reason == pausedCopy
	}
	if !c.Is {
		return c, nil
	}
	err = s.do(ctx, "read where the folder was", func(ctx context.Context, q *queries.Queries) error {
		c.From, err = metaOr(ctx, q, homeBefore)
		return err
	})
	if c.From != "" {
		_, gone := os.Stat(place{c.From}.database())
		c.There = gone == nil
	}
	return c, err
}

// ThisIsIt lets everything go on that waits for a person to say that this folder is the club's.
func (s *Store) ThisIsIt(ctx context.Context) error {
	paused, err := s.Paused(ctx)
	if err != nil {
		return err
	}
	return s.do(ctx, "go on after a copy", func(ctx context.Context, q *queries.Queries) error {
		for _, m := range delivery.Methods() {
			if paused[m].Reason != pausedCopy {
				continue
			}
			if err := q.DropPause(ctx, string(m)); err != nil {
				return err
			}
		}
		return nil
	})
}

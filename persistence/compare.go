package persistence

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// Comparison is what putting a copy back would change.
type Comparison struct {
	File  string
	At    time.Time // when the copy was made, as its name says; zero: it doesn't say
	Then  Profile   // the club as the copy has it
	Now   *Profile  // and as it is; nil: the database can't be read
	Since Since
}

// Since is what happened after the copy was made, as the ledger and the database have it.
type Since struct {
	Numbers     int   // invoices that were issued
	First, Last int64 // of their numbers; 0: none
	Messages    int   // that went out, or may have
	Blind       bool  // neither can be read: nobody knows
}

// Compare checks a copy from end to end, as Restore does, and says what restoring it would change. Nothing is changed.
// Nobody may have the folder open.
func Compare(ctx context.Context, o Options, file string, seal Seal) (c Comparison, err error) {
	r, err := comparing(o, file, seal)
	if err != nil {
		return c, err
	}
	if err := r.looksRight(); err != nil {
		return c, r.explainFile("look at a backup", err)
	}
	made, err := makeDirs(r.dir)
	defer removeDirs(made)
	if err != nil {
		return c, r.explainFile("look at a backup", err)
	}
	held, err := take(r.place)
	if err != nil {
		return c, err
	}
	defer held.undo()
	now := &known{}
	if peek(ctx, r.database(), now.read) != nil {
		now = nil
	}
	c, err = r.compare(ctx, now)
	return c, r.explainFile("look at a backup", err)
}

// Compare does the same for the folder that is open.
func (s *Store) Compare(ctx context.Context, file string, seal Seal) (c Comparison, err error) {
	r, err := comparing(Options{Dir: s.place.dir, Clock: s.clock}, file, seal)
	if err != nil {
		return c, err
	}
	now := &known{}
	if err := s.do(ctx, "compare with a backup", now.read); err != nil {
		if !problem.Is(err, "store.corrupt") {
			return c, err
		}
		now = nil
	}
	if r.club, err = s.InstallID(ctx); err != nil {
		return c, err
	}
	if err := r.looksRight(); err != nil {
		return c, r.explainFile("look at a backup", err)
	}
	c, err = r.compare(ctx, now)
	return c, r.explainFile("look at a backup", err)
}

func comparing(o Options, file string, seal Seal) (*restoring, error) {
	dir, err := filepath.Abs(o.Dir)
	if err != nil {
		return nil, fmt.Errorf("find the data folder: %w", err)
	}
	if file, err = filepath.Abs(file); err != nil {
		return nil, fmt.Errorf("find the backup: %w", err)
	}
	if o.Clock == nil {
		o.Clock = cal.SystemClock{}
	}
	return &restoring{place: place{dir}, options: o, file: file, seal: seal, name: "kontingent-look.part"}, nil
}

// known is what a database says of itself and of what went out.
type known struct {
	profile Profile
	issued  []entry
	rows    []queries.AllWitnessedRow
}

func (k *known) read(ctx context.Context, q *queries.Queries) (err error) {
	if k.profile, err = profile(ctx, q); err != nil {
		return err
	}
	if k.issued, err = issuedFrom(ctx, q, 0); err != nil {
		return err
	}
	k.rows, err = q.AllWitnessed(ctx)
	return err
}

func (r *restoring) compare(ctx context.Context, now *known) (c Comparison, err error) {
	defer removeDatabase(r.part())
	if err := r.ready(ctx); err != nil {
		return c, err
	}
	then := &known{}
	if err := peek(ctx, r.part(), then.read); err != nil {
		return c, unsound(r.file, err)
	}
	t, err := readLedger(r.ledger())
	if err != nil {
		return c, err
	}
	c = Comparison{File: r.file, At: momentOf(r.file), Then: then.profile}
	if now != nil {
		c.Now = &now.profile
	}
	c.Since = since(t, now, then)
	return c, nil
}

// momentOf reads from a copy's name when it was made.
func momentOf(file string) time.Time {
	for _, b := range listNamed(filepath.Dir(file), backupStart) {
		if b.File == file {
			return b.At
		}
	}
	for _, b := range listNamed(filepath.Dir(file), asideStart) {
		if b.File == file {
			return b.At
		}
	}
	return time.Time{}
}

// since counts what a copy does not know.
func since(t told, now, then *known) (s Since) {
	s.Blind = now == nil && t.size == 0
	had := make(map[int64]bool, len(then.issued))
	for _, e := range then.issued {
		had[e.Number] = true
	}
	numbers, last := t.lastWords()
	tries := map[string]int64{}
	for uid, e := range last {
		if e.What != toldReleased {
			tries[uid] = e.Try
		}
	}
	if now != nil {
		for _, e := range now.issued {
			numbers[e.Number] = e
		}
		for _, r := range now.rows {
			if _, told := last[r.UID]; !told && r.Tries > 0 {
				tries[r.UID] = r.Tries
			}
		}
	}
	for n := range numbers {
		if had[n] {
			continue
		}
		s.Numbers++
		s.Last = max(s.Last, n)
		if s.First == 0 || n < s.First {
			s.First = n
		}
	}
	for _, r := range then.rows {
		if tries[r.UID] <= r.Tries {
			delete(tries, r.UID)
		}
	}
	for _, n := range tries {
		if n > 0 {
			s.Messages++
		}
	}
	return s
}

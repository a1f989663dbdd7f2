package persistence

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kontingent/domain/cal"
)

// How many backups are kept in the club's own folder: the last one of each of so many days, weeks and months, and
// never fewer than the newest three. Each was checked when it was made.
const (
	keptDays   = 10
	keptWeeks  = 8
	keptMonths = 24
	keptAlways = 3
)

// Backup is one that lies in the club's own folder.
type Backup struct {
	File string
	At   time.Time
	Size int64
}

const (
	backupStart = "kontingent-"
	backupEnd   = ".db"
	backupStamp = "2006-01-02-150405"
)

func (p place) backups() string { return filepath.Join(p.dir, "backups") }

// Backups lists the backups in the club's own folder, the newest first.
func (s *Store) Backups(context.Context) ([]Backup, error) {
	list, err := listBackups(s.place.backups())
	return list, s.place.explainFile("list the backups", err)
}

func listBackups(dir string) ([]Backup, error) {
	found, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var list []Backup
	for _, f := range found {
		name, ours := strings.CutPrefix(f.Name(), backupStart)
		name, ends := strings.CutSuffix(name, backupEnd)
		at, wrong := time.ParseInLocation(backupStamp, name, time.Local)
		if !ours || !ends || wrong != nil {
			continue
		}
		if info, err := f.Info(); err == nil { // gone meanwhile
			list = append(list, Backup{filepath.Join(dir, f.Name()), at, info.Size()})
		}
	}
	slices.SortFunc(list, func(a, b Backup) int { return b.At.Compare(a.At) })
	return list, err
}

// BackUp makes a backup in the club's own folder, and clears away those that are too many.
func (s *Store) BackUp(ctx context.Context, seal Seal) (Backup, error) {
	dir := s.place.backups()
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return Backup{}, s.place.explainFile("make the folder of the backups", err)
	}
	at := s.clock.Now().Local().Truncate(time.Second)
	b := Backup{File: filepath.Join(dir, backupStart+at.Format(backupStamp)+backupEnd), At: at}
	if err := s.Backup(ctx, b.File, seal); err != nil {
		return Backup{}, err
	}
	info, err := os.Stat(b.File)
	if err != nil {
		return Backup{}, s.place.explainFile("look at the backup", err)
	}
	b.Size = info.Size()
	if sum, err := sumOfFile(b.File); err == nil {
		_ = keepSum(b.File, sum) // without it the copy counts as one that nobody has proved
	}
	list, err := listBackups(dir)
	if err != nil {
		return b, nil //nolint:nilerr // the backup is there; clearing up can wait
	}
	for _, old := range tooMany(list) {
		removeCopy(old.File)
	}
	return b, nil
}

// BackUpDaily makes the day's backup, if there is none yet.
func (s *Store) BackUpDaily(ctx context.Context, seal Seal) error {
	list, err := s.Backups(ctx)
	if err != nil {
		return err
	}
	today := cal.Of(s.clock.Now().Local())
	for _, b := range list {
		if cal.Of(b.At) == today {
			return nil
		}
	}
	_, err = s.BackUp(ctx, seal)
	return err
}

// tooMany are the backups that need not be kept. The newest comes first.
func tooMany(list []Backup) (old []Backup) {
	days, weeks, months := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i, b := range list {
		year, week := b.At.ISOWeek()
		keep := i < keptAlways
		for _, span := range []struct {
			seen map[string]bool
			most int
			name string
		}{
			{days, keptDays, b.At.Format(time.DateOnly)},
			{weeks, keptWeeks, time.Date(year, 1, week, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)},
			{months, keptMonths, b.At.Format("2006-01")},
		} {
			if !span.seen[span.name] && len(span.seen) < span.most {
				span.seen[span.name] = true
				keep = true
			}
		}
		if !keep {
			old = append(old, b)
		}
	}
	return old
}

package persistence

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// The second place: a folder on another disk, on a stick or on a share, with a folder of its own for each club.
const awayStart = "kontingent-"

// awaySetting is the setting that names it.
const awaySetting = "backup.folder"

// awayLast is the key of the moment of the newest copy there, so that its age is known while the place is not.
const awayLast = "away_last"

func awayName(club string) string { return awayStart + club[:min(len(club), 8)] }

// Away is how things stand with the second place.
type Away struct {
	Folder string
	There  bool      // it can be reached now
	Last   time.Time // of the newest copy there; zero: none is known of
}

// Away looks at the second place.
func (s *Store) Away(ctx context.Context, folder string) (a Away, err error) {
	a.Folder = folder
	dir, err := s.awayDir(ctx, folder)
	if err != nil {
		return a, err
	}
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		a.There = true
		if list, err := listBackups(dir); err == nil {
			if len(list) > 0 {
				a.Last = list[0].At
			}
			return a, nil
		}
	}
	err = s.do(ctx, "read when the second place was reached", func(ctx context.Context, q *queries.Queries) error {
		v, err := metaOr(ctx, q, awayLast)
		at, where, _ := strings.Cut(v, " ")
		if n, wrong := strconv.ParseInt(at, 10, 64); wrong == nil && where == folder {
			a.Last = moment(n)
		}
		return err
	})
	return a, err
}

func (s *Store) awayDir(ctx context.Context, folder string) (string, error) {
	club, err := s.InstallID(ctx)
	return filepath.Join(folder, awayName(club)), err
}

// CopyAway brings the newest backup to the second place, reads it there again and compares, and clears away there what is
// too much by the same rule as in the club's own folder. One that is there already stays. A place that can't be reached
// is a problem that says so.
func (s *Store) CopyAway(ctx context.Context, folder string) error {
	list, err := s.Backups(ctx)
	if err != nil || len(list) == 0 {
		return err
	}
	newest := list[0]
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return problem.New("backup.away.gone", "folder", folder).Because(err)
	}
	if s.place.holds(folder) {
		return problem.New("backup.away.inside", "folder", folder)
	}
	dir, err := s.awayDir(ctx, folder)
	if err != nil {
		return err
	}
	if err := carry(ctx, newest.File, dir, copyWhole); err != nil {
		return place{folder}.explainFile("copy a backup to the second place", err)
	}
	if there, err := listBackups(dir); err == nil {
		for _, old := range tooMany(there) {
			removeCopy(old.File)
		}
	}
	return s.do(ctx, "note the copy", func(ctx context.Context, q *queries.Queries) error {
		v := strconv.FormatInt(millis(newest.At), 10) + " " + folder
		return q.SetMeta(ctx, queries.SetMetaParams{Key: awayLast, Value: v})
	})
}

// holds reports whether a folder is the data folder or lies in it: a copy there would go with it.
func (p place) holds(folder string) bool {
	ours, err := os.Stat(p.dir)
	if err != nil {
		return false
	}
	for d := filepath.Clean(folder); ; d = filepath.Dir(d) {
		if info, err := os.Stat(d); err == nil && os.SameFile(info, ours) {
			return true
		}
		if d == filepath.Dir(d) {
			return false
		}
	}
}

// carry copies a backup into a folder. It has its name there only when what was read again is what was copied.
func carry(ctx context.Context, file, dir string, copyTo func(from, to string) error) error {
	sum, err := sumOfFile(file)
	if err != nil {
		return err
	}
	if kept := keptSum(file); kept != "" && kept != sum {
		return problem.New("backup.changed", "file", file)
	}
	to := filepath.Join(dir, filepath.Base(file))
	if there, err := sumOfFile(to); err == nil && there == sum {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	part := to + ".part"
	_ = os.Remove(part)
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := copyTo(file, part); err != nil {
		_ = os.Remove(part)
		return err
	}
	switch again, err := sumOfFile(part); {
	case err != nil:
		_ = os.Remove(part)
		return err
	case again != sum:
		_ = os.Remove(part)
		return problem.New("backup.away.differs", "file", to).Because(errors.New(fmt.Sprint(sum, " is now ", again)))
	}
	if err := os.Rename(part, to); err != nil {
		return err
	}
	if err := keepSum(to, sum); err != nil {
		return err
	}
	return syncDir(dir)
}

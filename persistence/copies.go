package persistence

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"kontingent/persistence/queries"
)

// Copy is a copy of the club that can be put back.
type Copy struct {
	Backup

	Aside    bool // it is no backup: a restore has put it aside
	Away     bool // it lies in the second place
	Club     string
	Name     string // of the organisation
	Invoices int64  // that are issued
	Last     int64  // the highest number; 0: none
	Proved   bool   // it was checked from end to end when it was made
	Damaged  bool   // it can't be read
	Second   string // where the club had its second place; empty: nowhere
}

// asideStart begins the names of databases that a restore has put aside.
const asideStart = "before-restore-"

// Copies lists what can be put back in a data folder: the backups in it, what restores have put aside, and the copies in
// the second place of the same club; empty: there is none. The newest comes first. Nobody need have the folder open.
func Copies(ctx context.Context, dir, away string) ([]Copy, error) {
	p := place{dir}
	found, err := listBackups(p.backups())
	if err != nil {
		return nil, p.explainFile("list the backups", err)
	}
	list := peekAll(ctx, found)
	for _, c := range peekAll(ctx, listNamed(p.backups(), asideStart)) {
		c.Aside, c.Proved = true, false
		list = append(list, c)
	}
	clubs, _ := filepath.Glob(filepath.Join(away, awayStart+"*"))
	for _, at := range clubs {
		far, err := listBackups(at)
		if away == "" || err != nil {
			continue // the stick is out
		}
		for _, c := range peekAll(ctx, far) {
			if c.Away = true; c.Damaged || awayName(c.Club) == filepath.Base(at) && p.mayBe(c.Club) {
				list = append(list, c)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Copy) int { return b.At.Compare(a.At) })
	return list, nil
}

// Traces reports whether a data folder had a club: its backups or its ledger are there.
func Traces(dir string) bool {
	p := place{dir}
	found, _ := listBackups(p.backups())
	info, err := os.Stat(p.ledger())
	return len(found) > 0 || err == nil && info.Size() > 0
}

// mayBe reports whether a club can be the one of this folder, as far as its ledger tells.
func (p place) mayBe(club string) bool {
	t, err := readLedger(p.ledger())
	return err != nil || t.club() == "" || t.club() == club
}

func peekAll(ctx context.Context, list []Backup) []Copy {
	out := make([]Copy, len(list))
	for i, b := range list {
		out[i] = Copy{Backup: b, Proved: keptSum(b.File) != ""}
		out[i].Damaged = peek(ctx, b.File, func(ctx context.Context, q *queries.Queries) error {
			p, err := profile(ctx, q)
			out[i].fill(p)
			return err
		}) != nil
	}
	return out
}

func (c *Copy) fill(p Profile) {
	c.Second = p.Settings[awaySetting]
	c.Club, c.Name, c.Invoices, c.Last = p.Club, p.Organisation.Name, p.Invoices, p.Last
}

// listNamed lists files of a folder by how their names begin; the moment follows.
func listNamed(dir, begin string) (list []Backup) {
	found, _ := filepath.Glob(filepath.Join(dir, begin+"*"+backupEnd))
	for _, file := range found {
		name := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(file), begin), backupEnd)
		if len(name) < len(backupStamp) {
			continue
		}
		at, err := time.ParseInLocation(backupStamp, name[:len(backupStamp)], time.Local)
		info, gone := os.Stat(file)
		if err == nil && gone == nil {
			list = append(list, Backup{file, at, info.Size()})
		}
	}
	return list
}

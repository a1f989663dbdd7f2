package viewmodel

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/money"
	"kontingent/domain/problem"
)

// Files are the files that go along with an invoice (spec A10): a row for each, a tick for each way of delivery. What a
// way can't carry can't be ticked, and says why.
type Files struct {
	Changed func()

	env    *Env
	get    func() []batch.Attachment
	set    func([]batch.Attachment) // puts what was changed away
	closed func() bool
	found  func() problem.List // what is wrong with them

	adding  int      // files that are being read
	trouble []string // why the last ones could not be added
}

// FileRow is one file.
type FileRow struct {
	Name  string
	Size  string
	Ticks []FileTick // in the order of Methods
	Why   string     // why it can't go by all of them; empty: it can
	Wrong string     // what stops it; empty: nothing
}

// FileTick is whether a file goes by a way of delivery, and whether it can.
type FileTick struct{ On, Can bool }

// Methods are the ways of delivery, for the headings.
func (f *Files) Methods() []Choice {
	var out []Choice
	for _, m := range delivery.Methods() {
		out = append(out, Choice{string(m), upperFirst(f.env.methodName(string(m)))})
	}
	return out
}

// Rows are the files as they stand.
func (f *Files) Rows() []FileRow {
	wrong := f.env.byField(f.found())
	var out []FileRow
	for i, a := range f.get() {
		r := FileRow{Name: a.Name, Size: f.size(a.Size), Wrong: wrong[fmt.Sprintf("attachments[%d]", i+1)]}
		var why []string
		for _, m := range delivery.Methods() {
			p := a.Can(m)
			r.Ticks = append(r.Ticks, FileTick{On: a.Goes(m), Can: p == nil})
			if p != nil {
				why = append(why, f.env.atField(p))
			}
		}
		if r.Wrong == "" {
			r.Why = strings.Join(why, " ")
		}
		out = append(out, r)
	}
	return out
}

// size is how large a file is, for people: "1,4 MB".
func (f *Files) size(n int64) string {
	unit, per := "kB", int64(1000)
	if n >= 1000_000 {
		unit, per = "MB", 1000_000
	}
	tenths := max((n*10+per/2)/per, 1)
	if unit == "kB" {
		tenths = max((tenths+5)/10, 1) * 10
	}
	q, err := money.ParseQuantity(fmt.Sprintf("%d.%d", tenths/10, tenths%10))
	if err != nil {
		return ""
	}
	return f.env.locale().Quantity(q) + "\u00a0" + unit
}

// Locked reports whether nothing can be changed any more.
func (f *Files) Locked() bool { return f.closed() }

// Adding reports whether files are being read.
func (f *Files) Adding() bool { return f.adding > 0 }

// Trouble says why files could not be added, and what is wrong with all of them together.
func (f *Files) Trouble() []string {
	together := slices.DeleteFunc(f.found(), func(p *problem.Problem) bool { return p.Field != "attachments" })
	out := slices.Clone(f.trouble)
	for _, p := range together {
		out = append(out, f.env.atField(p))
	}
	return out
}

// Add takes files of this machine along. One that can't be is told; the others are added all the same.
func (f *Files) Add(paths ...string) {
	if f.closed() {
		return
	}
	f.trouble = nil
	f.adding += len(paths)
	type answer struct {
		added []batch.Attachment
		bad   problem.List
	}
	do(f.env, func(ctx context.Context) (out answer, _ error) {
		for _, path := range paths {
			content, err := readAttachment(path)
			var a batch.Attachment
			if err == nil {
				a, err = f.env.Club.AddFile(ctx, filepath.Base(path), content)
			}
			if err != nil {
				out.bad.Add(err)
				continue
			}
			out.added = append(out.added, a)
		}
		return out, nil
	}, func(out answer, _ error) {
		f.adding -= len(paths)
		f.trouble = f.env.texts(out.bad.Err())
		list := slices.Clone(f.get())
		for _, a := range out.added {
			if !slices.ContainsFunc(list, func(b batch.Attachment) bool { return a.Sum == b.Sum && a.Name == b.Name }) {
				list = append(list, a)
			}
		}
		if len(list) > len(f.get()) && !f.closed() {
			f.set(list)
		}
		f.changed()
	})
	f.changed()
}

// readAttachment reads a file, as far as one may be long.
func readAttachment(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, problem.New("file.unreadable", "file", path).Because(err)
	}
	defer func() { _ = file.Close() }() // only read from
	content, err := io.ReadAll(io.LimitReader(file, batch.MaxAttachment+1))
	if err != nil {
		return nil, problem.New("file.unreadable", "file", path).Because(err)
	}
	return content, nil
}

// Tick lets a file go along by a way of delivery, or not.
func (f *Files) Tick(row int, method string, on bool) {
	list := slices.Clone(f.get())
	m := delivery.Method(method)
	if f.closed() || row >= len(list) || on == list[row].Goes(m) || on && list[row].Can(m) != nil {
		f.changed() // as it was
		return
	}
	a := &list[row]
	a.Methods = slices.DeleteFunc(slices.Clone(a.Methods), func(n delivery.Method) bool { return n == m })
	if on {
		a.Methods = append(a.Methods, m)
	}
	f.set(list)
	f.changed()
}

// Remove takes a file out. It gives what puts it back in its place.
func (f *Files) Remove(row int) (undo func()) {
	before := slices.Clone(f.get())
	if f.closed() || row >= len(before) {
		return func() {}
	}
	f.set(slices.Delete(slices.Clone(before), row, row+1))
	f.changed()
	return func() {
		if !f.closed() {
			f.set(before)
			f.changed()
		}
	}
}

func (f *Files) changed() {
	if f.Changed != nil {
		f.Changed()
	}
}

// state is how many there are, for a heading.
func (f *Files) state() string {
	n := len(f.get())
	if n == 0 {
		return f.env.say("files.none.short")
	}
	return f.env.say("files.count", "count", n)
}

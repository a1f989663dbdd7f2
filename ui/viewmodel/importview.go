package viewmodel

import (
	"cmp"
	"slices"
	"strings"

	"kontingent/domain/importing"
	"kontingent/domain/party"
)

// ColumnUse is a column of the file with the field it was taken for.
type ColumnUse struct {
	Heading string
	Field   string // empty: nothing is taken from it
	Label   string // of the field
}

// File is the name of the file; empty: none yet.
func (m *Import) File() string {
	if m.table == nil {
		return ""
	}
	return m.table.Name
}

// Problems are what is wrong with the file as a whole.
func (m *Import) Problems() []string { return m.bad }

// Ready reports whether there is a preview to look at.
func (m *Import) Ready() bool { return m.look != nil }

// Text says what the import would do.
func (m *Import) Text() string {
	if m.look == nil {
		return ""
	}
	return m.env.reportText(m.look.report)
}

// Done says what was done; empty: nothing yet.
func (m *Import) Done() string { return m.done }

func (e *Env) reportText(r *importing.Report) string {
	var parts []string
	for _, p := range []struct {
		key   string
		count int
	}{
		{"view.import.added", len(r.Added)},
		{"view.import.updated", len(r.Updated)},
		{"view.import.unchanged", r.Unchanged},
		{"view.import.rejected", r.RejectedRows()},
	} {
		if p.count > 0 {
			parts = append(parts, e.say(p.key, "count", p.count, "number", e.number(p.count)))
		}
	}
	if len(parts) == 0 {
		return e.say("view.import.nothing")
	}
	return strings.Join(parts, ", ")
}

// Columns are the columns of the file, with what they were taken for: those first that something was taken from when
// it was read. They keep their places while a person changes that.
func (m *Import) Columns() []ColumnUse {
	if m.look == nil {
		return nil
	}
	var out []ColumnUse
	for _, c := range m.look.report.Columns {
		out = append(out, ColumnUse{c.Heading, c.Field, m.env.label(c.Field)})
	}
	for _, h := range m.look.report.Ignored {
		out = append(out, ColumnUse{Heading: h, Label: m.env.say("view.import.ignored")})
	}
	if m.order == nil {
		for _, c := range out {
			m.order = append(m.order, c.Heading)
		}
	}
	slices.SortStableFunc(out, func(a, b ColumnUse) int {
		return cmp.Compare(slices.Index(m.order, a.Heading), slices.Index(m.order, b.Heading))
	})
	return out
}

// Fields are the fields a column can be taken for, nothing first.
func (m *Import) Fields() []Choice {
	out := []Choice{{"", m.env.say("view.import.ignored")}}
	for _, f := range importing.Fields() {
		out = append(out, Choice{f, m.env.label(f)})
	}
	slices.SortFunc(out[1:], func(a, b Choice) int { return strings.Compare(sortKey(a.Label), sortKey(b.Label)) })
	return out
}

// SetColumn says what a column holds; an empty field leaves it out.
func (m *Import) SetColumn(heading, field string) {
	for _, c := range m.Columns() {
		if c.Heading == heading && c.Field != "" {
			m.byHand[c.Field] = "" // nothing else is taken for what this column was
		}
	}
	if field != "" {
		m.byHand[field] = heading
	}
	m.plan()
	m.changed()
}

// Skip imports the other rows although some are rejected.
func (m *Import) Skip(yes bool) {
	m.skip = yes
	m.plan()
}

// Skipping reports whether rejected rows are skipped.
func (m *Import) Skipping() bool { return m.skip }

// CanApply reports whether a press would store something.
func (m *Import) CanApply() bool {
	return m.look != nil && !m.busy && m.done == "" && !m.look.report.Stopped &&
		len(m.look.report.Added)+len(m.look.report.Updated) > 0
}

// Busy reports whether the import is being stored.
func (m *Import) Busy() bool { return m.busy }

// Remark is one thing about a row of the file.
type Remark struct {
	Row    int
	Column string
	Who    string // number and name in the row
	Value  string // what stands in the cell
	Text   string
}

// Rejected are the rows that can't be imported, each fault by itself.
func (m *Import) Rejected() int { return len(m.remarks(true)) }

// RejectedAt is the i-th of them.
func (m *Import) RejectedAt(i int) Remark { return m.env.remark(m.remarks(true)[i]) }

// Warnings is how many things are worth a look, on rows that are imported.
func (m *Import) Warnings() int { return len(m.remarks(false)) }

// WarningAt is the i-th of them.
func (m *Import) WarningAt(i int) Remark { return m.env.remark(m.remarks(false)[i]) }

func (m *Import) remarks(rejected bool) []importing.Remark {
	switch {
	case m.look == nil:
		return nil
	case rejected:
		return m.look.report.Rejected
	}
	return m.look.report.Warnings
}

func (e *Env) remark(r importing.Remark) Remark {
	return Remark{
		Row: r.Row, Column: r.Column, Who: strings.TrimSpace(r.Number + " " + r.Name), Value: r.Value,
		Text: e.Words.Problem(r.Problem),
	}
}

// PreviewRow is a card as it will be.
type PreviewRow struct {
	Number, Name string
	New          bool
	Changes      []Line // what becomes of its fields: for an update, what stands there now and what will
}

// Text is the changes in one line.
func (r PreviewRow) Text() string {
	out := make([]string, len(r.Changes))
	for i, c := range r.Changes {
		out[i] = c.Label + ": " + c.Value
	}
	return strings.Join(out, " · ")
}

// Preview is how many cards are added or changed, PreviewAt the i-th of them, new ones first.
func (m *Import) Preview() int {
	if m.look == nil {
		return 0
	}
	return len(m.look.report.Added) + len(m.look.report.Updated)
}

// PreviewAt is the i-th card that is added or changed.
func (m *Import) PreviewAt(i int) PreviewRow {
	r := m.look.report
	if i < len(r.Added) {
		return PreviewRow{r.Added[i].Number, r.Added[i].Name, true, m.env.changes(party.Party{}, r.Added[i])}
	}
	p := r.Updated[i-len(r.Added)]
	return PreviewRow{p.Number, p.Name, false, m.env.changes(m.look.existing[p.Number], p)}
}

// changes lists the fields in which two cards differ.
func (e *Env) changes(old, card party.Party) []Line {
	var out []Line
	before, after := cardCells(old), cardCells(card)
	for i, f := range cardFields {
		if before[i] == after[i] || f == "number" || f == "kind" && before[i] == "" {
			continue
		}
		text := after[i]
		if before[i] != "" {
			text = before[i] + " › " + after[i]
		}
		out = append(out, Line{e.label(f), text})
	}
	return out
}

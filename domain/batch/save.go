package batch

import (
	"reflect"
	"strings"
	"time"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Keep puts an open batch's plan away as it stands.
func Keep(p Plan) Step {
	return func(d Desk) (Change, error) {
		if d.Batch.State != Open {
			return Change{}, locked(d.Batch, "name")
		}
		return Change{State: Open, Batch: &Batch{Plan: p, Created: d.created()}}, nil
	}
}

// Save makes an open batch a saved one: defaults filled in, everything checked, recipients worked out and locked (B11).
func Save(p Plan) Step {
	return func(d Desk) (Change, error) {
		if d.Batch.State != Open {
			return Change{}, locked(d.Batch, "name")
		}
		b, err := p.lock(d.Register)
		b.Created = d.created()
		return Change{State: Saved, Batch: &b}, err
	}
}

// created is when a batch was begun: now, for one that is just beginning.
func (d Desk) created() time.Time {
	if d.Batch.Created.IsZero() {
		return d.Now
	}
	return d.Batch.Created
}

// lock makes a batch of a plan, or says everything that is wrong with it.
func (p Plan) lock(r Register) (Batch, error) {
	p, err := p.WithDefaults(r.Organisation, r.Today()).Clean(r.Organisation)
	var bad problem.List
	bad.Add(err)
	sel, err := party.Select(r.Parties, r.Groups, p.Recipients, r.Today())
	bad.Add(err)
	if err == nil && len(sel.Recipients) == 0 {
		bad.Add(problem.New("batch.recipients.none").At("recipients"))
	}
	if err == nil && p.Document.IncludeDefaultProducts {
		bad.Add(checkDefaults(p, r, sel.Recipients))
	}
	if err := bad.Err(); err != nil {
		return Batch{}, err
	}
	b := Batch{Plan: p}
	for _, rec := range sel.Recipients {
		b.Recipients = append(b.Recipients, rec.Number)
	}
	for _, o := range sel.Excluded() {
		b.Excluded = append(b.Excluded, Exclusion{Party: o.Party.Number, Name: o.Party.Name, Why: o.Why, Group: o.Group})
	}
	return b, nil
}

// Preview is the summary of a plan that is not saved: what would come of it now. Its problems hold what stops it too.
func Preview(p Plan, r Register) Summary {
	b, err := p.lock(r)
	if err != nil {
		s := Summary{Batch: p.Name, Currency: r.Organisation.Currency}
		s.Problems.Add(err)
		return s
	}
	b.State = Saved
	return Summarise(Desk{Register: r, Batch: b})
}

// Revise changes of a saved batch what is not locked: texts, lines, prices, chain, options. What is locked must be as
// it was.
func Revise(p Plan) Step {
	return func(d Desk) (Change, error) {
		if d.Batch.State != Saved {
			return Change{}, problem.New("batch.revise.state", "name", d.Batch.Plan.Name)
		}
		p, err := p.WithDefaults(d.Organisation, d.Today()).Clean(d.Organisation)
		var bad problem.List
		bad.Add(err)
		for _, f := range d.Batch.Plan.changedLocks(p) {
			bad.Add(locked(d.Batch, f))
		}
		b := d.Batch
		b.Plan = p
		return Change{State: Saved, Batch: &b}, bad.Err()
	}
}

// changedLocks names the locked fields in which another plan differs.
func (p Plan) changedLocks(q Plan) []string {
	var out []string
	for _, f := range []struct {
		name string
		same bool
	}{
		{"name", p.Name == q.Name},
		{"recipients", reflect.DeepEqual(p.Recipients, q.Recipients)},
		{"document.invoice_date", p.Document.InvoiceDate == q.Document.InvoiceDate},
		{"document.due_date", p.Document.DueDate == q.Document.DueDate},
		{"document.include_default_products", p.Document.IncludeDefaultProducts == q.Document.IncludeDefaultProducts},
		{"series", p.Series == q.Series},
	} {
		if !f.same {
			out = append(out, f.name)
		}
	}
	return out
}

func locked(b Batch, field string) *problem.Problem {
	return problem.New("batch.locked", "name", b.Plan.Name).At(field)
}

// checkDefaults finds recipients who would get an invoice without lines (B10): every one of them is named, so that
// their cards can be mended.
func checkDefaults(p Plan, r Register, recipients []*party.Party) error {
	var bad problem.List
	for _, rec := range recipients {
		if len(p.Document.Lines) == 0 && len(r.Defaults[rec.Number]) == 0 {
			bad.Add(problem.New("batch.default_products.missing", "name", rec.Name).
				At("document.include_default_products").Of(rec.Number))
		}
	}
	return bad.Err()
}

// Copy is the plan for a new batch like this one, under another name. Its dates are for the treasurer to choose again.
func (b Batch) Copy(name string) Plan {
	p := b.Plan
	p.Name = strings.TrimSpace(name)
	return p
}

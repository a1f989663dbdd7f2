package batch

import (
	"strings"

	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// Save makes a batch of a plan: defaults filled in, everything checked, recipients worked out and locked (B11).
func Save(p Plan, r Register) (Batch, error) {
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
	b := Batch{State: Saved, Plan: p, Created: r.Now}
	for _, rec := range sel.Recipients {
		b.Recipients = append(b.Recipients, rec.Number)
	}
	for _, o := range sel.Excluded() {
		b.Excluded = append(b.Excluded, Exclusion{Party: o.Party.Number, Name: o.Party.Name, Why: o.Why, Group: o.Group})
	}
	return b, nil
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

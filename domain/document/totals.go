package document

// The sums: what is to be paid on the right, for a registered seller the VAT by rate on the left. They stay together.
const (
	sumsX     = 118.0 // of the labels of the sums
	vatBase   = 68.0  // right edges of the VAT table
	vatRight  = 100.0
	vatColumn = 29.0 // width of an amount in it
	vatFew    = 8    // so many rates fit beside the sums; more come below, and may go on overleaf
)

func (s *sheet) totals() {
	sums, h := s.block(s.sums)
	var vat Page
	few := len(s.VAT) <= vatFew
	if few {
		var hv float64
		vat, hv = s.block(s.vatTable)
		h = max(h, hv)
	}
	s.room(h + 4)
	s.y += 4
	s.place(sums, s.y)
	s.place(vat, s.y)
	s.y += h + 2
	if !few {
		s.vatTable()
		s.y += 2
	}
}

func (s *sheet) sums() {
	if s.Seller.VATRegistered {
		s.sum(s.ink, s.ink, s.say("document.net"), s.loc.Amount(s.Net))
		s.sum(s.ink, s.ink, s.say("document.vat"), s.loc.Amount(s.Tax))
	}
	if one := s.Net.Add(s.Tax); s.collective() && one != s.Total {
		s.sum(s.ink, s.ink, s.say("document.each"), s.loc.Amount(one))
	}
	if s.y > 0 {
		s.y++
		s.rule(sumsX, right, s.y, 0.15, s.Rule)
		s.y += 0.7
	}
	name := s.say("document.to_pay")
	if s.Kind == CreditNote {
		name = s.say("document.credited")
	}
	amount := style{s.StrongSize, true, s.Accent}
	s.sum(style{s.BodySize + 0.5, true, s.Ink}, amount, name, s.loc.Money(s.Total, s.Currency))
	s.y++
	s.rule(sumsX, right, s.y, 0.5, s.Accent)
}

// sum writes a label and an amount; a label that would touch the amount goes on a line above it.
func (s *sheet) sum(label, st style, name, amount string) {
	if s.width(label, name)+gap+s.width(st, amount) > right-sumsX {
		s.y += label.leading()
		s.text(sumsX, s.y-label.drop(), label, fit(s.face(label), label.size, name, right-sumsX))
		name = ""
	}
	s.y += st.leading()
	s.text(sumsX, s.y-st.drop(), label, name)
	s.rightWithin(right, s.y-st.drop(), right-sumsX, st, amount)
}

func (s *sheet) vatTable() {
	if !s.Seller.VATRegistered || len(s.VAT) == 0 {
		return
	}
	s.y += s.label.leading()
	y := s.y - s.label.drop()
	s.text(left, y, s.label, s.say("document.vat.rate"))
	s.right(vatBase, y, s.label, s.say("document.vat.base"))
	s.right(vatRight, y, s.label, s.say("document.vat.tax"))
	s.y++
	s.rule(left, vatRight, s.y, 0.15, s.Rule)
	for _, t := range s.VAT {
		s.vatRow(t)
	}
}

func (s *sheet) vatRow(t Tax) {
	var reason []string
	if t.Reason != "" {
		reason = wrapAtMost(s.faces.Regular, s.label.size, t.Reason, vatRight-left, 3)
	}
	s.room(s.note.leading() + float64(len(reason))*s.label.leading() + 1.5)
	s.y += s.note.leading() + 0.9
	y := s.y - s.note.drop()
	s.text(left, y, s.note, s.rate(t.Category, t.Rate))
	s.rightWithin(vatBase, y, vatColumn, s.note, s.loc.Amount(t.Base))
	s.rightWithin(vatRight, y, vatColumn, s.note, s.loc.Amount(t.Tax))
	for _, line := range reason {
		s.y += s.label.leading()
		s.text(left, s.y-s.label.drop(), s.label, line)
	}
	if reason != nil {
		s.y += 0.6
	}
}

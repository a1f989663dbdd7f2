package document

// The details: number, dates and references in the right column, and the title on the left above the table.
const (
	detailsTop   = 45.0
	detailLabel  = 30.0 // width of the labels
	detailRows   = 3    // of one value
	titleAt      = 91.0
	titleWidth   = 98.0
	tableTop     = 103.0
	detailExtras = 8 // rows that others may add
)

func (s *sheet) details() {
	s.y = max(detailsTop, s.y+5)
	number, date := s.say("document.invoice.number"), s.say("document.invoice.date")
	if s.Kind == CreditNote {
		number, date = s.say("document.credit_note.number"), s.say("document.credit_note.date")
	}
	s.detail(number, s.Number, s.note)
	s.detail(s.say("document.credits"), s.credited(), s.note)
	s.detail(date, s.loc.Date(s.InvoiceDate), s.note)
	due := s.note
	due.bold = true
	if s.collective() {
		s.detail(s.say("document.due_date"), s.say("document.payment.several_dates"), due)
	} else {
		s.detail(s.say("document.due_date"), s.loc.Date(s.DueDate), due)
	}
	s.detail(s.say("document.delivery_date"), s.loc.Date(s.DeliveryDate), s.note)
	s.detail(s.say("document.customer_number"), s.Buyer.Number, s.note)
	s.detail(s.say("document.buyer_number"), s.Buyer.OrganisationNumber, s.note)
	s.detail(s.say("document.their_reference"), s.TheirReference, s.note)
	s.detail(s.say("document.our_reference"), s.OurReference, s.note)
	for i, d := range s.Details {
		if i < detailExtras {
			s.detail(d.Label, d.Value, s.note)
		}
	}
}

// credited is the invoice a credit note takes back, with its date.
func (s *sheet) credited() string {
	if s.CreditsDate.IsZero() {
		return s.Credits
	}
	return s.say("document.credits.of", "number", s.Credits, "date", s.loc.Date(s.CreditsDate))
}

// detail writes a label and its value, and nothing where there is no value.
func (s *sheet) detail(name, value string, st style) {
	if value == "" {
		return
	}
	labels := wrapAtMost(s.faces.Regular, s.muted.size, name, detailLabel-2, 2)
	values := wrapAtMost(s.face(st), st.size, value, right-columnX-detailLabel, detailRows)
	for i := range max(len(labels), len(values)) {
		s.y += st.leading()
		if i < len(labels) {
			s.text(columnX, s.y, s.muted, labels[i])
		}
		if i < len(values) {
			s.text(columnX+detailLabel, s.y, st, values[i])
		}
	}
	s.y += 0.6
}

// heading writes "Faktura 1042" and what it is about.
func (s *sheet) heading() {
	big := style{s.TitleSize, true, s.Accent}
	y := titleAt
	for i, line := range wrapAtMost(s.face(big), big.size, s.title(s.say), titleWidth, 2) {
		if i > 0 {
			y += big.leading()
		}
		s.text(left, y, big, line)
	}
	sub := style{s.BodySize + 1, false, s.Muted}
	for _, line := range wrapAtMost(s.face(sub), sub.size, s.Title, titleWidth, 2) {
		if line != "" {
			y += sub.leading()
			s.text(left, y, sub, line)
		}
	}
	s.y = max(tableTop, s.y+7, y+7)
}

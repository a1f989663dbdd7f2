package document

import (
	"strings"

	"kontingent/domain/money"
)

// The table of lines: description, quantity, unit, price, VAT for a registered seller, amount. A following page repeats
// the head and says what was carried over.
const (
	rowPad      = 1.5 // above and below a row
	tightPad    = 0.8 // in a table of more than a few lines
	fewLines    = 12
	carryHeight = 7.0  // room for the row that says what is carried forward
	keepWhole   = 80.0 // a row up to this height is not parted
)

// table is the table being drawn.
type table struct {
	columns
	pad   float64      // above and below a row
	sum   money.Amount // of the lines so far
	begun bool         // there are such lines
}

func (s *sheet) table() {
	if len(s.Lines) == 0 {
		return
	}
	s.room(25)
	t := &table{columns: s.columns(), pad: rowPad}
	if len(s.Lines) > fewLines {
		t.pad = tightPad
	}
	s.tableHead(t)
	for i, item := range s.Lines {
		if item.Heading != "" {
			s.tableHeading(t, item.Heading)
		}
		s.row(t, item, i == len(s.Lines)-1)
	}
}

func (s *sheet) tableHead(t *table) {
	s.y += 3.5
	s.text(left, s.y, s.label, s.say("document.line.description"))
	s.right(t.quantity, s.y, s.label, s.say("document.line.quantity"))
	if t.unit > t.quantity {
		s.text(t.unit, s.y, s.label, s.say("document.line.unit"))
	}
	s.right(t.price, s.y, s.label, s.say("document.line.unit_price"))
	if s.Seller.VATRegistered {
		s.right(t.rate, s.y, s.label, s.say("document.line.vat"))
	}
	s.right(right, s.y, s.label, s.say("document.line.amount"))
	s.y += 2
	s.rule(left, right, s.y, 0.5, s.Accent)
}

// tableHeading writes the heading of the lines that follow; it never stands alone at the foot of a page.
func (s *sheet) tableHeading(t *table, text string) {
	st := style{t.st.size, true, s.Ink}
	lines := wrapAtMost(s.face(st), st.size, text, right-left, 2)
	if s.y+float64(len(lines)+2)*st.leading()+4*t.pad+carryHeight > bottom {
		s.turn(t)
	}
	s.y += t.pad + 1.5
	for _, line := range lines {
		s.y += st.leading()
		s.text(left, s.y-st.drop(), st, line)
	}
}

// row writes one line. A description longer than the page goes on overleaf.
func (s *sheet) row(t *table, item Item, last bool) {
	step := t.st.leading()
	lines := wrap(s.face(t.st), t.st.size, strings.TrimRight(item.Description, "\n "), t.text)
	units := wrapAtMost(s.face(t.st), t.st.size, item.Unit, unitWidth, 2)
	for len(lines) < len(units) {
		lines = append(lines, "")
	}
	end := bottom - carryHeight
	if last {
		end = bottom
	}
	if h := 2*t.pad + float64(len(lines))*step; s.y+h > end && (h < keepWhole || s.y+3*step > end) {
		s.turn(t)
	}
	s.y += t.pad
	for i, line := range lines {
		if s.y+step+t.pad > bottom-carryHeight && !(last && i == len(lines)-1) {
			s.turn(t)
			s.y += t.pad
		}
		s.y += step
		y := s.y - t.st.drop()
		s.text(left, y, t.st, line)
		if i < len(units) {
			s.text(t.unit, y, t.st, units[i])
		}
		if i == 0 {
			s.numbers(t, y, item)
			t.sum, t.begun = t.sum.Add(item.Net), true
		}
	}
	s.y += t.pad
	s.rule(left, right, s.y, 0.15, s.Rule)
}

func (s *sheet) numbers(t *table, y float64, item Item) {
	s.right(t.quantity, y, t.st, s.loc.Quantity(item.Quantity))
	s.right(t.price, y, t.st, s.loc.Price(item.UnitPrice))
	if s.Seller.VATRegistered {
		s.right(t.rate, y, t.st, s.rate(item.VAT, item.VATRate))
	}
	s.right(right, y, t.st, s.loc.Amount(item.Net))
}

// turn goes on overleaf, with the sum so far at the foot of this page and the head of the next.
func (s *sheet) turn(t *table) {
	if t.begun {
		s.carry(t, "document.carried_forward")
	}
	s.nextPage()
	s.tableHead(t)
	if t.begun {
		s.carry(t, "document.brought_forward")
		s.rule(left, right, s.y, 0.15, s.Rule)
	}
}

func (s *sheet) carry(t *table, key string) {
	st := style{t.st.size, false, s.Muted}
	s.y += t.pad + st.leading()
	s.text(left, s.y-st.drop(), st, s.say(key))
	s.right(right, s.y-st.drop(), st, s.loc.Amount(t.sum))
	s.y += t.pad
}

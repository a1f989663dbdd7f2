package document

import "slices"

// The buyer's address stands where every Norwegian and Danish window envelope shows it. The windows, measured from the
// envelope's upper left corner, all with their left edge at 15 mm (officeconsult.no, "Brevmaler: plassering av
// mottakerfelt i vinduskonvolutter"): E6/5 40–70 mm down and 95 wide, C6/5 39–74 and 100, C5 44–79 and 105, EC4 42–82
// and 100. What all of them show is 15–110 mm across and 44–70 mm down. The sheet may lie up to 10 mm to the right in
// an E6/5, so rows are at most 80 mm wide.
const (
	addressX     = left
	addressY     = 48.0 // baseline of the first row
	addressWidth = 80.0
	addressRows  = 6 // the last at 70 mm
	addressLead  = 4.5
)

func (s *sheet) address() {
	st := style{s.BodySize + 0.5, false, s.Ink}
	rows := wrapAtMost(s.face(st), st.size, s.Buyer.Name, addressWidth, 2)
	var place []string
	for _, row := range s.Buyer.Address {
		place = append(place, wrapAtMost(s.face(st), st.size, row, addressWidth, 2)...)
	}
	if len(rows)+len(place) > addressRows { // too much: one row each, and the last ones say which town
		place = place[:0]
		for _, row := range s.Buyer.Address {
			place = append(place, fit(s.face(st), st.size, row, addressWidth))
		}
		place = place[max(0, len(place)-(addressRows-len(rows))):]
	}
	for i, row := range slices.Concat(rows, place) {
		s.text(addressX, addressY+float64(i)*addressLead, st, row)
	}
}

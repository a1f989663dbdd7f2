package document

// The letterhead: the logo, or the name where there is none, upper left; who the club is, upper right. On the left it
// ends above 30 mm, for what stands lower may show in the window of an envelope (address.go).
const (
	logoWidth  = 62.0
	logoHeight = 17.0
	sellerRows = 10
)

func (s *sheet) letterhead() error {
	x, y := columnX, top+3.2
	if len(s.Logo) == 0 {
		name := style{s.NameSize, true, s.Accent}
		for i, line := range wrapAtMost(s.face(name), name.size, s.Seller.Name, 92, 2) {
			s.text(left, top+6+float64(i)*name.leading(), name, line)
		}
	} else {
		if err := s.logo(); err != nil {
			return err
		}
		for _, line := range wrapAtMost(s.faces.Bold, s.BodySize, s.Seller.Name, right-x, 2) {
			s.text(x, y, s.strong, line)
			y += s.strong.leading()
		}
	}
	rows := append([]string(nil), s.Seller.Address...)
	rows = append(rows, s.organisationNumber(s.say))
	if s.Seller.VATNumber != "" {
		rows = append(rows, s.say("document.vat_number", "number", s.Seller.VATNumber))
	}
	rows = append(rows, s.Seller.Phone, s.Seller.Email, s.Seller.Web)
	n := 0
	for _, row := range rows {
		for _, line := range wrapAtMost(s.faces.Regular, s.muted.size, row, right-x, 2) {
			if line != "" && n < sellerRows {
				s.text(x, y, s.muted, line)
				y, n = y+s.muted.leading(), n+1
			}
		}
	}
	s.y = y
	return nil
}

// logo draws the picture as large as its box allows, keeping its shape.
func (s *sheet) logo() error {
	w, h, err := logoSize(s.Logo)
	if err != nil {
		return err
	}
	scale := min(logoWidth/float64(w), logoHeight/float64(h))
	p := s.page()
	p.Images = append(p.Images, Image{X: left, Y: top, W: float64(w) * scale, H: float64(h) * scale, Data: s.Logo})
	return nil
}

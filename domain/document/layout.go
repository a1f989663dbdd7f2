package document

// The frame of a page in millimetres. Nothing is drawn outside left…right, and but for the foot nothing below bottom.
const (
	left    = 20.0
	right   = 190.0
	top     = 12.0
	bottom  = 271.0
	resume  = 30.0  // where the text of a following page starts
	footAt  = 286.0 // baseline of the foot
	columnX = 125.0 // of the right column: seller and dates. An envelope's window ends at 120 (address.go)
	gap     = 5.0   // between columns
	lead    = 1.42  // line distance, in font sizes
)

// style is how a run of text looks.
type style struct {
	size  float64
	bold  bool
	color Color
}

// sheet is a document being laid out: the pages so far and how far down the last of them is filled.
type sheet struct {
	Document
	Template
	faces Faces
	say   Words
	loc   Locale
	pages []Page
	y     float64

	ink, strong, muted, label, note style
}

// Layout puts a document on pages. An error is a problem with its logo; any text, however long or odd, finds room, in
// fixed places (letterhead, address, dates) cut with an ellipsis when it is beyond all reason.
func Layout(f Faces, t Template, d Document, w Words) (Pages, error) {
	s := &sheet{Document: d.cleaned(), Template: t, faces: f, say: w, loc: LocaleOf(d.Language)}
	s.ink = style{t.BodySize, false, t.Ink}
	s.strong = style{t.BodySize, true, t.Ink}
	s.muted = style{t.NoteSize, false, t.Muted}
	s.label = style{t.LabelSize, false, t.Muted}
	s.note = style{t.NoteSize, false, t.Ink}

	s.pages = []Page{{}}
	if err := s.letterhead(); err != nil {
		return Pages{}, err
	}
	s.address()
	s.details()
	s.heading()
	s.table()
	s.totals()
	s.dueDates()
	s.information()
	s.slip()
	s.feet()
	return Pages{
		Title:    s.title(w),
		Author:   s.Seller.Name,
		Language: d.Language,
		Created:  d.Issued,
		Page:     s.pages,
	}, nil
}

// information writes the additional information, over as many pages as it takes.
func (s *sheet) information() {
	if s.AdditionalInformation == "" {
		return
	}
	s.y += 5
	s.flow(left, right-left-20, s.note, s.AdditionalInformation)
}

// flow writes a paragraph from s.y down, and on the next pages.
func (s *sheet) flow(x, w float64, st style, text string) {
	for _, line := range wrap(s.face(st), st.size, text, w) {
		s.room(st.leading())
		s.y += st.leading()
		s.text(x, s.y-st.drop(), st, line)
	}
}

// room makes sure that h millimetres are left on the page, and reports whether a new page was begun.
func (s *sheet) room(h float64) bool {
	if s.y+h <= bottom {
		return false
	}
	s.nextPage()
	return true
}

// nextPage begins a page that says what it belongs to.
func (s *sheet) nextPage() {
	s.pages = append(s.pages, Page{})
	s.y = resume
	title := s.title(s.say)
	s.right(right, 18, s.muted, fit(s.face(s.muted), s.muted.size, title, 80))
	s.text(left, 18, s.muted, fit(s.face(s.muted), s.muted.size, s.Seller.Name, 85))
	s.rule(left, right, 21, 0.2, s.Rule)
}

// feet numbers the pages, now that their number is known.
func (s *sheet) feet() {
	who := s.Seller.Name
	if number := s.organisationNumber(s.say); number != "" {
		who += "  ·  " + number
	}
	pages := s.pages
	for i := range pages {
		s.pages = pages[:i+1]
		number := s.say("document.page", "page", itoa(i+1), "pages", itoa(len(pages)))
		s.text(left, footAt, s.label, fit(s.face(s.label), s.label.size, who, right-left-gap-s.width(s.label, number)))
		s.right(right, footAt, s.label, number)
	}
}

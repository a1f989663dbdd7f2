package document

// Template is a look: its colours and the sizes of its letters in points. The parts of a page (letterhead.go, table.go,
// totals.go, slip.go …) take every colour and size from here, so that a new look is a new value.
type Template struct {
	Name   string // as a batch file names it
	Accent Color  // the one colour: the title, the rule under the table's head, the edge of the payment part
	Ink    Color  // what is read
	Muted  Color  // labels
	Rule   Color  // thin lines
	Panel  Color  // the ground of the payment part

	TitleSize  float64
	NameSize   float64 // the club's name where there is no logo
	StrongSize float64 // the amount to pay
	BodySize   float64
	NoteSize   float64 // additional information, seller's address
	LabelSize  float64
}

// Classic is calm: much white, one deep blue, thin rules.
func Classic() Template {
	return Template{
		Name:   "classic",
		Accent: Color{0x1B, 0x4B, 0x6B},
		Ink:    Color{0x1E, 0x25, 0x2B},
		Muted:  Color{0x5B, 0x67, 0x70},
		Rule:   Color{0xD5, 0xDB, 0xE0},
		Panel:  Color{0xF4, 0xF7, 0xF9},

		TitleSize:  20,
		NameSize:   15,
		StrongSize: 13,
		BodySize:   9.5,
		NoteSize:   8.5,
		LabelSize:  7.5,
	}
}

// Templates are all looks, the default first.
func Templates() []Template { return []Template{Classic()} }

// TemplateNamed finds a look; an empty name is the default.
func TemplateNamed(name string) (Template, bool) {
	all := Templates()
	if name == "" {
		return all[0], true
	}
	for _, t := range all {
		if t.Name == name {
			return t, true
		}
	}
	return Template{}, false
}

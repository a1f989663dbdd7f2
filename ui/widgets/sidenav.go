package widgets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kontingent/ui/widgets/tint"
)

// NavItem is a place in the program.
type NavItem struct {
	ID      string
	Label   string
	Sign    fyne.Resource
	Section string // a caption above it; written where it differs from the item before
	Bottom  bool   // it stands at the lower end
}

// SideNav is the side bar: whose books these are, and the places in the program with what waits there. Up and down
// move, enter and space go.
type SideNav struct {
	widget.BaseWidget
	// OnSelected is called when the person goes to another place, or to the same once more.
	OnSelected func(id string)
	// Inner lists the parts of a page: without a ground and a title of its own.
	Inner bool

	title, subtitle string
	items           []NavItem
	badges          map[string]NavBadge
	chosen          int
	cursor          int
	over            int
	focused         bool
	byMouse         bool
	tops            []float32 // where each item stands
	fitter          *fitter
}

// NavBadge is a short word behind an item: how much waits there.
type NavBadge struct {
	Text string
	Tone Tone
}

// NewSideNav makes a side bar with its first item chosen.
func NewSideNav(items []NavItem, selected func(id string)) *SideNav {
	n := &SideNav{items: items, OnSelected: selected, badges: map[string]NavBadge{}, over: -1, fitter: newFitter()}
	n.tops = make([]float32, len(items))
	n.ExtendBaseWidget(n)
	return n
}

// SetTitle writes whose books these are, and a line below.
func (n *SideNav) SetTitle(title, subtitle string) {
	n.title, n.subtitle = title, subtitle
	n.Refresh()
}

// SetBadge writes behind an item how much waits there; an empty text takes it away.
func (n *SideNav) SetBadge(id string, badge NavBadge) {
	n.badges[id] = badge
	n.Refresh()
}

// Select shows an item as chosen. OnSelected is not called.
func (n *SideNav) Select(id string) {
	if i := slices.IndexFunc(n.items, func(it NavItem) bool { return it.ID == id }); i >= 0 {
		n.chosen, n.cursor = i, i
		n.Refresh()
	}
}

// Selected is the ID of the chosen item.
func (n *SideNav) Selected() string {
	if n.chosen >= len(n.items) {
		return ""
	}
	return n.items[n.chosen].ID
}

func (n *SideNav) choose(i int) {
	if i < 0 || i >= len(n.items) {
		return
	}
	n.chosen, n.cursor = i, i
	n.Refresh()
	if n.OnSelected != nil {
		n.OnSelected(n.items[i].ID)
	}
}

// Height of an item and of a section's caption, at normal text size.
const (
	navRow     = 38
	navSection = 34
)

// arrange finds where each item stands, and gives the height that all need.
func (n *SideNav) arrange(tall float32) float32 {
	s := styleOf(n)
	k := s.scale()
	y := float32(0)
	if !n.Inner {
		y = s.size(tint.Margin)*0.8 + s.lineHeight(theme.SizeNameSubHeadingText) + s.lineHeight(theme.SizeNameCaptionText) + s.size(tint.Gap)
	}
	bottom := 0
	for i, it := range n.items {
		if it.Bottom {
			bottom++
			continue
		}
		if n.captioned(i) {
			y += navSection * k
		}
		n.tops[i] = y
		y += navRow * k
	}
	need := y + float32(bottom)*navRow*k + s.size(tint.Gap)
	y = max(y, tall-float32(bottom)*navRow*k-s.size(tint.Gap)*0.75)
	for i, it := range n.items {
		if it.Bottom {
			n.tops[i] = y
			y += navRow * k
		}
	}
	return need
}

func (n *SideNav) captioned(i int) bool {
	section := n.items[i].Section
	return section != "" && (i == 0 || n.items[i-1].Section != section)
}

// CreateRenderer is Fyne's.
func (n *SideNav) CreateRenderer() fyne.WidgetRenderer {
	back, title, subtitle, mark, bar := newBox(), newText(), newText(), newRing(), newBox()
	d := &drawing{objects: []fyne.CanvasObject{back, title, subtitle}}
	rows := make([]navParts, len(n.items))
	for i := range rows {
		rows[i] = navParts{newBox(), newBox(), newText(), newText(), newText(), newSign()}
		d.objects = append(d.objects, rows[i].back, rows[i].pill, rows[i].label, rows[i].badge, rows[i].caption, rows[i].sign)
	}
	d.objects = append(d.objects, bar, mark.Rectangle)
	d.min = func() fyne.Size {
		return fyne.NewSize(styleOf(n).size(tint.SideWidth), n.arrange(0))
	}
	d.layout = func(size fyne.Size) {
		s := styleOf(n)
		n.arrange(size.Height)
		x := s.size(tint.Gap)
		room := size.Width - 2*x
		place(back, 0, 0, size.Width, size.Height)
		y := s.size(tint.Margin) * 0.8
		h := s.lineHeight(theme.SizeNameSubHeadingText)
		s.write(title, n.fitter.fit(n.title, room, s.size(theme.SizeNameSubHeadingText), true), text{size: theme.SizeNameSubHeadingText, bold: true})
		place(title, x, y, room, h)
		s.write(subtitle, n.fitter.fit(n.subtitle, room, s.size(theme.SizeNameCaptionText), false), text{colour: theme.ColorNamePlaceHolder, size: theme.SizeNameCaptionText})
		place(subtitle, x, y+h, room, s.lineHeight(theme.SizeNameCaptionText))
		if !n.Inner {
			s.fill(back, box{fill: tint.Side})
		}
		mark.Hide()
		bar.Hide()
		for i := range rows {
			n.row(s, i, rows[i], size.Width)
			edge := s.size(theme.SizeNameInnerPadding)
			if i == n.chosen {
				place(bar, 0, n.tops[i]+6*s.scale(), 3, (navRow-12)*s.scale())
				s.fill(bar, box{fill: theme.ColorNamePrimary, radius: 1.5})
				bar.Show()
			}
			if i == n.cursor && n.focused && !n.byMouse {
				mark.inside(edge, n.tops[i]+1, size.Width-2*edge, navRow*s.scale()-2)
				mark.show(s, true, 6)
			}
		}
	}
	d.refresh = func() { canvas.Refresh(n) }
	return d
}

// navParts is what one item is drawn from.
type navParts struct {
	back, pill            *canvas.Rectangle
	label, badge, caption *canvas.Text
	sign                  *canvas.Image
}

func (n *SideNav) row(s style, i int, p navParts, wide float32) {
	it, y := n.items[i], n.tops[i]
	edge, k := s.size(theme.SizeNameInnerPadding), s.scale()
	h := navRow * k
	how, sign := box{radius: s.size(theme.SizeNameInputRadius)}, theme.ColorNamePlaceHolder
	switch i {
	case n.chosen:
		how.fill, sign = tint.Selected, tint.Accent
	case n.over:
		how.fill = theme.ColorNameHover
	}
	s.fill(p.back, how)
	place(p.back, edge, y+1, wide-2*edge, h-2)
	side := s.size(theme.SizeNameInlineIcon)
	x := s.size(tint.Gap)
	place(p.sign, x, y+(h-side)/2, side, side)
	s.show(p.sign, it.Sign, sign)
	end := wide - x
	if b := n.badges[it.ID]; b.Text != "" {
		fg, bg := b.Tone.pill()
		size := s.size(theme.SizeNameCaptionText)
		w, tall := max(width(b.Text, size, true)+12*k, 22*k), 20*k
		end -= w
		s.write(p.badge, b.Text, text{colour: fg, size: theme.SizeNameCaptionText, bold: true, align: fyne.TextAlignCenter})
		s.fill(p.pill, box{fill: bg, radius: tall / 2})
		place(p.pill, end, y+(h-tall)/2, w, tall)
		place(p.badge, end, y+(h-tall)/2-textLift/2, w, tall)
		end -= edge
	}
	p.pill.Hidden = n.badges[it.ID].Text == ""
	p.badge.Hidden = p.pill.Hidden
	x += side + 1.5*edge
	s.write(p.label, n.fitter.fit(it.Label, end-x, s.size(theme.SizeNameText), i == n.chosen), text{bold: i == n.chosen})
	place(p.label, x, y-textLift, max(end-x, 0), h)
	p.caption.Hidden = !n.captioned(i)
	s.write(p.caption, it.Section, text{colour: theme.ColorNamePlaceHolder, size: theme.SizeNameCaptionText})
	place(p.caption, s.size(tint.Gap), y-navSection*k+8*k, wide, navSection*k-8*k)
}

// under is the item at a place, or -1.
func (n *SideNav) under(p fyne.Position) int {
	h := navRow * styleOf(n).scale()
	return slices.IndexFunc(n.tops, func(y float32) bool { return p.Y >= y && p.Y < y+h })
}

// Tapped goes to an item.
func (n *SideNav) Tapped(e *fyne.PointEvent) {
	n.byMouse = true
	focus(n)
	n.choose(n.under(e.Position))
}

// TypedKey moves and goes.
func (n *SideNav) TypedKey(e *fyne.KeyEvent) {
	n.byMouse = false
	switch e.Name {
	case fyne.KeyUp:
		n.cursor = max(n.cursor-1, 0)
	case fyne.KeyDown:
		n.cursor = min(n.cursor+1, len(n.items)-1)
	case fyne.KeyHome:
		n.cursor = 0
	case fyne.KeyEnd:
		n.cursor = len(n.items) - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		n.choose(n.cursor)
	}
	n.Refresh()
}

// TypedRune does nothing.
func (n *SideNav) TypedRune(rune) {}

// FocusGained draws the ring.
func (n *SideNav) FocusGained() {
	n.focused, n.cursor = true, n.chosen
	n.Refresh()
}

// FocusLost takes it away.
func (n *SideNav) FocusLost() {
	n.focused, n.byMouse = false, false
	n.Refresh()
}

// MouseIn tints an item.
func (n *SideNav) MouseIn(e *desktop.MouseEvent) { n.MouseMoved(e) }

// MouseMoved tints an item.
func (n *SideNav) MouseMoved(e *desktop.MouseEvent) {
	if i := n.under(e.Position); i != n.over {
		n.over = i
		n.Refresh()
	}
}

// MouseOut takes the tint away.
func (n *SideNav) MouseOut() {
	n.over = -1
	n.Refresh()
}

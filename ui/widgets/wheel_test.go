package widgets

import (
	"strconv"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"kontingent/ui/look"
	"kontingent/ui/widgets/tint"
)

// long is a column that is higher than any window here.
func long(n int) *fyne.Container {
	c := NewColumn("")
	for i := range n {
		c.Add(NewTriRow("Gruppe "+strconv.Itoa(i), "1", [3]string{}, nil))
	}
	return c
}

func down() *fyne.ScrollEvent { return &fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, -5000)} }

// The wheel over a list turns the list; at its end, and over a field, it turns the page.
func TestWheelIsHandedOn(t *testing.T) {
	list, _ := members(40)
	field, groups := NewTextField(), long(30)
	s := NewScroll(NewColumn(tint.Gap, field, NewLow(6.5, groups), list, long(20)))
	open(t, look.Light, 600, 300, s)
	inner := around(groups)[0]
	for _, w := range find[*wheel](field) {
		w.Scrolled(down())
	}
	if s.Offset.Y == 0 {
		t.Error("over a field the page stands still")
	}
	s.ScrollToTop()
	inner.Scrolled(down())
	if inner.Offset.Y == 0 || s.Offset.Y != 0 {
		t.Errorf("over the groups they are at %g, the page at %g", inner.Offset.Y, s.Offset.Y)
	}
	inner.Scrolled(down())
	if s.Offset.Y == 0 {
		t.Error("at the end of the groups the page stands still")
	}
	s.ScrollToTop()
	w := find[*wheel](list)[0]
	w.Scrolled(down())
	if list.rows.GetScrollOffset() == 0 || s.Offset.Y != 0 {
		t.Errorf("over the list it is at %g, the page at %g", list.rows.GetScrollOffset(), s.Offset.Y)
	}
	w.Scrolled(down())
	if s.Offset.Y == 0 {
		t.Error("at the end of the list the page stands still")
	}
}

// What gets the keyboard is brought into view where it stands, and nothing else moves.
func TestRevealLeavesOtherScrollsAlone(t *testing.T) {
	groups, field := long(60), NewTextField()
	s := NewScroll(NewColumn(tint.Gap, NewLow(6.5, groups), field))
	w := open(t, look.Light, 600, 240, s)
	inner := around(groups)[0]
	w.Canvas().Focus(field)
	if inner.Offset.Y != 0 || s.Offset.Y == 0 {
		t.Errorf("the groups are at %g, the page at %g", inner.Offset.Y, s.Offset.Y)
	}
	last, ok := groups.Objects[59].(*TriRow)
	if !ok {
		t.Fatal("no row")
	}
	w.Canvas().Focus(last.Switch)
	if inner.Offset.Y == 0 {
		t.Error("the last group is out of sight")
	}
}

func TestLowIsNoHigherThanItsContent(t *testing.T) {
	use(t, look.Light)
	few, many := NewLow(6.5, long(3)), NewLow(6.5, long(30))
	if a, b := HeightAt(few, 400), HeightAt(long(3), 400); a != b {
		t.Errorf("few are %g high, not %g", a, b)
	}
	if h := HeightAt(many, 400); h != 6.5*36 {
		t.Errorf("many are %g high", h)
	}
}

// A press on the head of a page goes to its buttons, not to what has been scrolled below it.
func TestCoverHandsOnToTheHead(t *testing.T) {
	back := 0
	p := NewPage("Massefakturering", "", NewScroll(long(40)))
	p.SetBack("Tilbake", func() { back++ })
	open(t, look.Light, 700, 400, p)
	c := find[*cover](p)[0]
	if c.Size().Height < 40 || c.Size().Width != 700 {
		t.Errorf("the cover is %v", c.Size())
	}
	on := p.back.Position().AddXY(5, 5)
	c.MouseIn(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: on}})
	c.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: on}})
	if !p.back.hovered || !p.back.held {
		t.Error("the button under the mouse does not show it")
	}
	c.MouseUp(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: on}})
	c.Tapped(&fyne.PointEvent{Position: on})
	c.Tapped(&fyne.PointEvent{Position: fyne.NewPos(400, 10)})
	c.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(400, 10)}})
	if back != 1 || p.back.hovered || p.back.held {
		t.Errorf("pressed %d times, hovered %t, held %t", back, p.back.hovered, p.back.held)
	}
}

// Beside a narrow page the rail gives way, as far as it can.
func TestRailGivesWay(t *testing.T) {
	use(t, look.Light)
	main, side := NewScroll(long(3)), NewScroll(NewRail(long(1)))
	b := NewBeside(tint.Gap, main, side)
	b.Resize(fyne.NewSize(1000, 300))
	wide := side.body.Objects[0].Size().Width
	b.Resize(fyne.NewSize(520, 300))
	narrow := side.body.Objects[0].Size().Width
	if wide != 280 || narrow >= wide || narrow < 280*leastRail {
		t.Errorf("the rail is %g wide, then %g", wide, narrow)
	}
}

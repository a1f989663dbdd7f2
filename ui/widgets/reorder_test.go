package widgets

import (
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
	"kontingent/ui/widgets/tint"
)

// ordered is a list whose owner keeps the order, as a screen does.
func ordered(t *testing.T, names ...string) (*ReorderList, *[]string) {
	t.Helper()
	use(t, look.Light)
	l := NewReorderList(ReorderWords{"Opp", "Ned", "Fjern"})
	order := slices.Clone(names)
	show := func() {
		entries := make([]ReorderEntry, len(order))
		for i, n := range order {
			entries[i] = ReorderEntry{Text: n}
		}
		l.SetEntries(entries, slices.Index(order, "Kladd"))
	}
	l.OnMoved = func(from, to int) {
		n := order[from]
		order = slices.Insert(slices.Delete(order, from, from+1), to, n)
		show()
	}
	l.OnRemoved = func(i int) {
		order = slices.Delete(order, i, i+1)
		show()
	}
	show()
	return l, &order
}

// dragRow drags a row by its handle in many small steps, as a mouse does, and lets go.
func dragRow(l *ReorderList, from int, rows float32) {
	h := l.rows[from].handle
	start := at(h, 10, l.pitch()/2)
	for i := range 30 {
		e := &fyne.DragEvent{}
		e.AbsolutePosition = start.AddXY(0, rows*l.pitch()*float32(i+1)/30)
		h.Dragged(e)
	}
}

func TestReorderPicture(t *testing.T) {
	picture(t, "reorder", 620, 310, func(w fyne.Window) fyne.CanvasObject {
		l := chain()
		page := NewInset(tint.Gap, tint.Gap, NewPanel("Distribusjon", l))
		w.SetContent(page)
		w.Resize(fyne.NewSize(620, 310))
		dragRow(l, 0, 2.3)
		return page
	})
}

// spec: A2
func TestReorderByDragging(t *testing.T) {
	tests := []struct {
		from int
		rows float32
		want []string
	}{
		{0, 2.2, []string{"EHF", "Kladd", "E-post", "Papir"}},
		{0, 0.3, []string{"E-post", "EHF", "Kladd", "Papir"}},
		{3, -3.4, []string{"Papir", "E-post", "EHF", "Kladd"}},
		{1, 50, []string{"E-post", "Kladd", "Papir", "EHF"}},
		{2, -50, []string{"Kladd", "E-post", "EHF", "Papir"}},
	}
	for _, tt := range tests {
		l, order := ordered(t, "E-post", "EHF", "Kladd", "Papir")
		w := open(t, look.Light, 500, 300, NewColumn(tint.Gap, l))
		dragRow(l, tt.from, tt.rows)
		ghost := find[*reorderGhost](l)
		if len(ghost) != 1 {
			t.Errorf("dragging %d shows %d ghosts", tt.from, len(ghost))
		}
		l.rows[tt.from].handle.DragEnd()
		if !reflect.DeepEqual(*order, tt.want) {
			t.Errorf("dragged %d by %v: %v, want %v", tt.from, tt.rows, *order, tt.want)
		}
		if len(find[*reorderGhost](l)) != 0 {
			t.Error("the ghost stays")
		}
		if w.Canvas().Focused() != fyne.Focusable(l) {
			t.Error("after a drag the keyboard is not on the list")
		}
	}
}

func TestReorderDragCanBeCancelled(t *testing.T) {
	l, order := ordered(t, "a", "b", "c")
	w := open(t, look.Light, 500, 300, NewColumn(tint.Gap, l))
	dragRow(l, 0, 2)
	pressKeys(w, fyne.KeyEscape)
	l.rows[0].handle.DragEnd()
	if !reflect.DeepEqual(*order, []string{"a", "b", "c"}) {
		t.Errorf("after escape: %v", *order)
	}
}

// spec: A2
func TestReorderByKeys(t *testing.T) {
	l, order := ordered(t, "a", "b", "c")
	w := open(t, look.Light, 500, 300, NewColumn(tint.Gap, l))
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(l) {
		t.Fatal("Tab does not reach the list")
	}
	alt(w, fyne.KeyUp) // already first
	alt(w, fyne.KeyDown)
	alt(w, fyne.KeyDown)
	alt(w, fyne.KeyDown) // already last
	if !reflect.DeepEqual(*order, []string{"b", "c", "a"}) {
		t.Errorf("a twice down: %v", *order)
	}
	pressKeys(w, fyne.KeyUp)
	alt(w, fyne.KeyUp)
	if !reflect.DeepEqual(*order, []string{"c", "b", "a"}) {
		t.Errorf("c up: %v", *order)
	}
	pressKeys(w, fyne.KeyEnd, fyne.KeyDelete)
	if !reflect.DeepEqual(*order, []string{"c", "b"}) {
		t.Errorf("the last taken away: %v", *order)
	}
	pressKeys(w, fyne.KeyHome, fyne.KeyDelete, fyne.KeyDelete, fyne.KeyDelete, fyne.KeyUp, fyne.KeyDown)
	if len(*order) != 0 {
		t.Errorf("all taken away: %v", *order)
	}
}

func TestReorderByButtons(t *testing.T) {
	l, order := ordered(t, "a", "b", "c")
	w := open(t, look.Light, 500, 300, NewColumn(tint.Gap, l))
	if got := []string{l.rows[0].up.AccessibilityLabel(), l.rows[0].down.AccessibilityLabel(), l.rows[0].remove.AccessibilityLabel()}; !slices.Equal(got, []string{"Opp", "Ned", "Fjern"}) {
		t.Errorf("the buttons are called %q", got)
	}
	test.Tap(l.rows[0].up) // nothing above
	test.Tap(l.rows[0].down)
	test.Tap(l.rows[2].up)
	if !reflect.DeepEqual(*order, []string{"b", "c", "a"}) {
		t.Errorf("order %v", *order)
	}
	test.Tap(l.rows[1].remove)
	if !reflect.DeepEqual(*order, []string{"b", "a"}) {
		t.Errorf("one taken away: %v", *order)
	}
	test.TapCanvas(w.Canvas(), at(l.rows[1], 120, 10))
	if l.current != 1 {
		t.Errorf("a click on the second row leaves the keyboard on %d", l.current)
	}
}

// spec: A4 — what stands below Draft is drawn as not attempted.
func TestReorderDimsWhatIsNotReached(t *testing.T) {
	l, _ := ordered(t, "E-post", "Kladd", "Papir")
	open(t, look.Light, 500, 300, NewColumn(tint.Gap, l))
	want := []bool{true, true, false}
	for i, r := range l.rows {
		if r.reached() != want[i] {
			t.Errorf("row %d reached: %v", i, r.reached())
		}
	}
	l.move(2, 0)
	if !l.rows[0].reached() || !l.rows[2].reached() {
		t.Error("moved above Draft, Paper is still drawn as not attempted")
	}
}

func TestReorderLocked(t *testing.T) {
	l, order := ordered(t, "a", "b")
	w := open(t, look.Light, 500, 300, NewColumn(tint.Gap, l))
	l.SetLocked(true)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() == fyne.Focusable(l) {
		t.Error("a locked list takes the keyboard")
	}
	dragRow(l, 0, 1)
	l.rows[0].handle.DragEnd()
	l.move(0, 1)
	l.remove(0)
	if !reflect.DeepEqual(*order, []string{"a", "b"}) {
		t.Errorf("a locked list was changed: %v", *order)
	}
	if n := len(find[*fieldSign](l)); n != 0 {
		t.Errorf("a locked list shows %d buttons", n)
	}
}

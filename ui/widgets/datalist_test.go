package widgets

import (
	"fmt"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/look"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// members is a list as the batch editor shows it.
func members(n int) (*DataList, map[int]bool) {
	ticked := map[int]bool{0: true, 1: true, 3: true}
	names := []string{"Kari Nordmann", "Fjell AS", "Ola Nordmann", "Åse Bjørg Ødegård-Kristoffersen av Fjellheim og Dalsbygda", "Øystein Ås"}
	methods := []Cell{{Text: "E-post", Sign: icon.Mail}, {Text: "EHF", Sign: icon.Globe}, {Text: "Papir", Sign: icon.Printer}}
	states := []Cell{{Text: "Levert", Tone: Good, Pill: true}, {Text: "Venter på kreditt", Tone: Warn, Pill: true}, {Text: "Kladd", Pill: true}, {Text: "Avvist", Tone: Bad, Pill: true}}
	l := NewDataList([]Column{
		{ID: "number", Title: "Nr.", Width: 70, Right: true, Sort: true},
		{ID: "name", Title: "Navn", Share: 2, Least: 150, Sort: true},
		{ID: "groups", Title: "Grupper", Sort: true, Yield: 1},
		{ID: "method", Title: "Måte", Width: 110, Yield: 2},
		{ID: "amount", Title: "Beløp", Width: 110, Right: true, Sort: true},
		{ID: "state", Title: "Tilstand", Width: 150},
	})
	l.Length = func() int { return n }
	l.Cell = func(row, col int) Cell {
		switch col {
		case 0:
			return Cell{Text: fmt.Sprint(1042 + row), Tone: Faint}
		case 1:
			return Cell{Text: names[row%len(names)]}
		case 2:
			return Cell{Text: []string{"Seniorer, Styret", "Sponsorer", "Æresmedlemmer"}[row%3], Tone: Faint}
		case 3:
			return methods[row%3]
		case 4:
			return Cell{Text: []string{"450,00", "1\u00a0250,00", "–300,00"}[row%3]}
		default:
			return states[row%4]
		}
	}
	l.Ticked = func(row int) bool { return ticked[row] }
	l.Tickable = func(row int) bool { return row%7 != 2 }
	l.OnTicked = func(rows []int, on bool) {
		for _, r := range rows {
			ticked[r] = on
		}
	}
	l.AllTicked = func() Ticks {
		on := 0
		for i := range n {
			if ticked[i] {
				on++
			}
		}
		switch on {
		case 0:
			return NoTick
		case n:
			return AllTicks
		}
		return SomeTicks
	}
	l.OnTickAll = func(on bool) {
		for i := range n {
			ticked[i] = on
		}
	}
	return l, ticked
}

// row finds the row with an index among those in view.
func row(t *testing.T, l *DataList, index int) *listRow {
	t.Helper()
	for _, r := range find[*listRow](l.rows) {
		if r.index == index {
			return r
		}
	}
	t.Fatalf("row %d is not in view", index)
	return nil
}

// click presses a row with the mouse.
func click(r *listRow, x float32, modifier fyne.KeyModifier) {
	e := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary, Modifier: modifier}
	e.Position = fyne.NewPos(x, 5)
	r.MouseDown(e)
	r.MouseUp(e)
}

func TestDataListPicture(t *testing.T) {
	picture(t, "datalist", 900, 380, func(w fyne.Window) fyne.CanvasObject {
		l, _ := members(200)
		l.Foot = func(col int) Cell {
			return []Cell{{}, {Text: "Sum", Bold: true}, {}, {}, {Text: "107\u00a0100,00", Bold: true}, {}}[col]
		}
		l.OnSort = func(string, bool) {}
		l.Sorted("amount", true)
		l.Select(4)
		page := NewInset(tint.Margin, tint.Margin, l)
		w.SetContent(page)
		l.FocusRows()
		pressKeys(w, fyne.KeyDown)
		return page
	})
}

func TestDataListShowsTheRowsInView(t *testing.T) {
	l, _ := members(1000)
	open(t, look.Light, 900, 400, l)
	said := texts(l)
	for _, want := range []string{"Navn", "Kari Nordmann", "1\u00a0250,00", "1042"} {
		if !slices.Contains(said, want) {
			t.Errorf("%q is not shown", want)
		}
	}
	if !slices.ContainsFunc(said, func(s string) bool {
		return strings.HasPrefix(s, "Åse Bjørg") && strings.HasSuffix(s, "…")
	}) {
		t.Error("a name too long for its column has no ellipsis")
	}
	if n := len(find[*listRow](l.rows)); n > 15 {
		t.Errorf("%d rows are drawn in a window of 10", n)
	}
	l.Select(999)
	if !slices.Contains(texts(l), "2041") {
		t.Error("choosing the last row does not bring it into view")
	}
}

func TestDataListKeys(t *testing.T) {
	l, ticked := members(100)
	var selected, opened []int
	l.OnSelected = func(r int) { selected = append(selected, r) }
	l.OnActivated = func(r int) { opened = append(opened, r) }
	w := open(t, look.Light, 900, 400, l)
	l.FocusRows()
	pressKeys(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyEnd, fyne.KeyDown, fyne.KeyHome, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp)
	if want := []int{0, 1, 0, 99, 0, 9, 0}; !reflect.DeepEqual(selected, want) {
		t.Errorf("chosen %v, want %v", selected, want)
	}
	pressKeys(w, fyne.KeySpace, fyne.KeyReturn)
	if ticked[0] {
		t.Error("space did not untick the row")
	}
	if !reflect.DeepEqual(opened, []int{0}) {
		t.Errorf("enter opened %v", opened)
	}
	l.Ticked = nil
	pressKeys(w, fyne.KeySpace)
	if !reflect.DeepEqual(opened, []int{0, 0}) {
		t.Errorf("without ticks, space opened %v", opened)
	}
	pressKeys(w, desktop.KeyMenu) // nothing to open
	menu := -1
	l.OnMenu = func(r int, p fyne.Position) {
		menu = r
		if p.Y < 30 || p.X < 5 {
			t.Errorf("the menu opens at %v", p)
		}
	}
	pressKeys(w, desktop.KeyMenu)
	if menu != 0 {
		t.Errorf("the menu of row %d was opened", menu)
	}
}

func TestDataListMouse(t *testing.T) {
	l, ticked := members(100)
	var opened []int
	l.OnActivated = func(r int) { opened = append(opened, r) }
	w := open(t, look.Light, 900, 400, l)
	test.MoveMouse(w.Canvas(), at(row(t, l, 2), 300, 10))
	if row(t, l, 2).back.FillColor != theme.Color(theme.ColorNameHover) {
		t.Error("the row under the mouse is not tinted")
	}
	test.MoveMouse(w.Canvas(), at(l.head, 300, 10))
	if row(t, l, 2).back.FillColor == theme.Color(theme.ColorNameHover) {
		t.Error("the tint stays when the mouse has gone")
	}
	click(row(t, l, 3), 300, 0)
	if l.Selected() != 3 {
		t.Errorf("a click chose %d", l.Selected())
	}
	if w.Canvas().Focused() != fyne.Focusable(l.rows) {
		t.Error("a click on a row does not give the list the keyboard")
	}
	row(t, l, 3).DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(300, 5)})
	row(t, l, 3).DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(10, 5)}) // two ticks are no opening
	if !reflect.DeepEqual(opened, []int{3}) {
		t.Errorf("a double click opened %v", opened)
	}
	click(row(t, l, 4), 15, 0)
	if !ticked[4] || l.Selected() != 3 {
		t.Errorf("pressing the box: ticked %v, chosen %d", ticked[4], l.Selected())
	}
	click(row(t, l, 8), 15, fyne.KeyModifierShift)
	for i := 4; i <= 8; i++ {
		if !ticked[i] {
			t.Errorf("row %d is not ticked with the range", i)
		}
	}
	click(row(t, l, 2), 15, 0)
	if ticked[2] {
		t.Error("a row that cannot be ticked was")
	}
	menu := -1
	l.OnMenu = func(r int, _ fyne.Position) { menu = r }
	row(t, l, 5).TappedSecondary(&fyne.PointEvent{})
	if menu != 5 || l.Selected() != 5 {
		t.Errorf("right click: menu of %d, chosen %d", menu, l.Selected())
	}
}

// No click falls between two rows.
func TestDataListRowsTouch(t *testing.T) {
	l, _ := members(100)
	w := open(t, look.Light, 900, 400, l)
	rows := find[*listRow](l.rows)
	for i := 1; i < len(rows); i++ {
		above, below := at(rows[i-1], 0, rows[i-1].Size().Height), at(rows[i], 0, 0)
		if above.Y != below.Y {
			t.Errorf("row %d ends at %v, the next begins at %v", i-1, above.Y, below.Y)
		}
	}
	test.TapCanvas(w.Canvas(), at(row(t, l, 1), 300, 10)) // without a mouse
	if l.Selected() != 1 {
		t.Errorf("a tap chose %d", l.Selected())
	}
}

func TestDataListHeader(t *testing.T) {
	l, ticked := members(20)
	var sorted []string
	l.OnSort = func(id string, down bool) { sorted = append(sorted, fmt.Sprint(id, down)) }
	w := open(t, look.Light, 900, 400, l)
	press := func(x float32) { test.TapCanvas(w.Canvas(), at(l.head, x, 10)) }
	name := l.columns.x[1] + 30
	press(name)
	press(name)
	press(l.columns.x[3] + 20) // cannot be sorted
	if want := []string{"namefalse", "nametrue"}; !reflect.DeepEqual(sorted, want) {
		t.Errorf("sorted %v, want %v", sorted, want)
	}
	press(15)
	if !ticked[10] {
		t.Error("the header's box does not tick all")
	}
	press(15)
	if ticked[10] {
		t.Error("pressed again, it does not untick all")
	}
	w.Canvas().Focus(l.head)
	pressKeys(w, fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight, fyne.KeySpace)
	if got := sorted[len(sorted)-1]; got != "amountfalse" {
		t.Errorf("by keys sorted by %s, columns %v", got, l.columns.w)
	}
	pressKeys(w, fyne.KeyDown)
	if w.Canvas().Focused() != fyne.Focusable(l.rows) {
		t.Error("down does not lead from the header to the rows")
	}
}

func TestDataListColumnsAreResized(t *testing.T) {
	l, _ := members(20)
	changed := 0
	l.OnLayout = func() { changed++ }
	w := open(t, look.Light, 900, 400, l)
	edge := l.columns.x[0] + l.columns.w[0]
	start := at(l.head, edge, 10)
	test.MoveMouse(w.Canvas(), start)
	if l.head.Cursor() != desktop.HResizeCursor {
		t.Error("the pointer does not show that the edge can be dragged")
	}
	for i := range 20 {
		e := &fyne.DragEvent{Dragged: fyne.NewDelta(2, 0)}
		e.AbsolutePosition = start.AddXY(float32(i+1)*2, 0)
		l.head.Dragged(e)
	}
	l.head.DragEnd()
	if got := l.columns.w[0]; got < 109 || got > 111 {
		t.Errorf("dragged by 40, the column is %v wide, want 110", got)
	}
	if changed != 1 {
		t.Errorf("told %d times of another layout", changed)
	}
	w.Canvas().Focus(l.head)
	alt(w, fyne.KeyRight)
	other, _ := members(20)
	other.SetWidths(l.Widths())
	if got := other.Widths(); len(got) != 1 || got[0].ID != "number" || got[0].Width < 119 || got[0].Width > 121 {
		t.Errorf("remembered %v", got)
	}
}

func TestDataListCopies(t *testing.T) {
	l, ticked := members(20)
	w := open(t, look.Light, 900, 400, l)
	l.FocusRows()
	clip := test.NewClipboard()
	l.rows.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	lines := strings.Split(strings.TrimSpace(clip.Content()), "\n")
	if len(lines) != 3 || !strings.HasPrefix(lines[0], "1042\tKari Nordmann\tSeniorer, Styret\tE-post\t450,00\tLevert") {
		t.Errorf("copied %q", clip.Content())
	}
	clear(ticked)
	pressKeys(w, fyne.KeyDown)
	l.rows.TypedShortcut(&fyne.ShortcutCopy{Clipboard: clip})
	if got := clip.Content(); !strings.HasPrefix(got, "1042\t") || strings.Count(got, "\n") != 1 {
		t.Errorf("copied %q", got)
	}
	l.rows.TypedShortcut(&fyne.ShortcutSelectAll{})
	if !ticked[19] {
		t.Error("Ctrl+A does not tick all")
	}
	l.rows.TypedShortcut(&fyne.ShortcutSelectAll{})
	if ticked[19] {
		t.Error("Ctrl+A once more does not untick all")
	}
}

func TestDataListWithoutRows(t *testing.T) {
	n, pressed := 0, false
	l := NewDataList([]Column{{ID: "a", Title: "Navn"}})
	l.Length = func() int { return n }
	l.Cell = func(int, int) Cell { return Cell{Text: "Kari"} }
	l.Empty = NewEmptyState(icon.People, "Ingen medlemmer ennå.", "Hent inn", func() { pressed = true })
	w := open(t, look.Light, 600, 400, l)
	if !slices.Contains(texts(l), "Ingen medlemmer ennå.") {
		t.Error("an empty list does not say so")
	}
	test.Tap(find[*Button](l)[0])
	if !pressed {
		t.Error("its button does nothing")
	}
	l.FocusRows()
	pressKeys(w, fyne.KeyDown, fyne.KeySpace, fyne.KeyEnd, fyne.KeyReturn)
	n = 2
	l.Refresh()
	if said := texts(l); slices.Contains(said, "Ingen medlemmer ennå.") || !slices.Contains(said, "Kari") {
		t.Errorf("with rows it shows %v", said)
	}
	l.Select(1)
	n = 1
	l.Refresh()
	if l.Selected() != -1 {
		t.Errorf("row %d of 1 is chosen", l.Selected())
	}
}

func TestDataListFollowsTheTheme(t *testing.T) {
	l, _ := members(50)
	w := open(t, look.Light, 900, 400, l)
	l.Select(2)
	test.ApplyTheme(t, look.New(look.Dark, 1, false))
	switched := w.Canvas().Capture()
	l2, _ := members(50)
	w2 := open(t, look.Dark, 900, 400, l2)
	l2.Select(2)
	if !same(switched, w2.Canvas().Capture()) {
		t.Error("a list shown in light and switched to dark is not as one shown in dark")
	}
	test.ApplyTheme(t, look.New(look.Dark, 1.5, false))
	for _, txt := range find[*canvas.Text](l2.rows) {
		if txt.TextSize < 18 {
			t.Fatalf("%q is still %v high after the text size was raised", txt.Text, txt.TextSize)
		}
	}
}

// BenchmarkDataListScroll redraws all rows in view of a list of 100 000 after a jump. The mission: below 4 ms CPU.
func BenchmarkDataListScroll(b *testing.B) {
	l, _ := members(100_000)
	open(b, look.Light, 1000, 700, l)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		l.rows.ScrollToOffset(float32((i * 977) % 3_000_000))
	}
}

// BenchmarkDataListRefresh is what a change of data that leaves the rows in view as they are costs.
func BenchmarkDataListRefresh(b *testing.B) {
	l, _ := members(100_000)
	l.AllTicked = nil // the caller counts
	open(b, look.Light, 1000, 700, l)
	b.ReportAllocs()
	for b.Loop() {
		l.Refresh()
	}
}

// BenchmarkDataListOpen is what making and showing a list costs; the rows themselves are the caller's.
func BenchmarkDataListOpen(b *testing.B) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		l, _ := members(100_000)
		l.AllTicked = nil
		open(b, look.Light, 1000, 700, l)
	}
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.TotalAlloc-before.TotalAlloc)/float64(b.N)/1024, "KiB/op")
}

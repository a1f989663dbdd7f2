package widgets

import (
	"fmt"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kontingent/ui/look"
)

// dispatches is a list by day, as the dispatch list shows it.
func dispatches() *DataList {
	rows := []string{"#Venter på kreditt (2)", "Kari", "Ola", "#Tirsdag 12.1.", "Åse"}
	l := NewDataList([]Column{{ID: "n", Title: "Mottaker"}, {ID: "m", Title: "Måte", Width: 100}})
	l.Length = func() int { return len(rows) }
	l.Heading = func(row int) string {
		if rows[row][0] == '#' {
			return rows[row][1:]
		}
		return ""
	}
	l.Cell = func(row, col int) Cell { return Cell{Text: fmt.Sprint(rows[row], col)} }
	return l
}

func TestDataListHeadings(t *testing.T) {
	l := dispatches()
	var selected, opened []int
	ticked := map[int]bool{}
	l.OnSelected = func(r int) { selected = append(selected, r) }
	l.OnActivated = func(r int) { opened = append(opened, r) }
	l.Ticked = func(r int) bool { return ticked[r] }
	l.OnTicked = func(rows []int, on bool) {
		for _, r := range rows {
			ticked[r] = on
		}
	}
	w := open(t, look.Light, 500, 300, l)
	if said := texts(l); !slices.Contains(said, "Venter på kreditt (2)") || slices.Contains(said, "#Tirsdag 12.1.1") {
		t.Errorf("it shows %v", said)
	}
	l.FocusRows()
	pressKeys(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyHome, fyne.KeyEnd)
	if want := []int{1, 2, 4, 2, 1, 4}; !slices.Equal(selected, want) {
		t.Errorf("keys choose %v, want %v", selected, want)
	}
	click(row(t, l, 3), 200, 0)
	click(row(t, l, 0), 15, 0)
	row(t, l, 0).DoubleTapped(&fyne.PointEvent{Position: fyne.NewPos(200, 5)})
	if l.Selected() != 4 || len(opened) != 0 || len(ticked) != 0 {
		t.Errorf("pressing headings: chosen %d, opened %v, ticked %v", l.Selected(), opened, ticked)
	}
	click(row(t, l, 1), 15, 0)
	click(row(t, l, 4), 15, fyne.KeyModifierShift)
	if ticked[3] || !ticked[2] || !ticked[4] {
		t.Errorf("a range over a heading ticks %v", ticked)
	}
}

// The menu of a row can be found without knowing the right button.
func TestDataListMenuSign(t *testing.T) {
	l := dispatches()
	menu := []int{}
	l.OnMenu = func(r int, _ fyne.Position) { menu = append(menu, r) }
	w := open(t, look.Light, 500, 300, l)
	if row(t, l, 1).more.Visible() {
		t.Error("every row shows the sign")
	}
	test.MoveMouse(w.Canvas(), at(row(t, l, 1), 100, 10))
	if !row(t, l, 1).more.Visible() {
		t.Error("the row under the mouse does not show the sign")
	}
	click(row(t, l, 1), 500-15, 0)
	click(row(t, l, 2), 100, 0)
	l.FocusRows()
	pressKeys(w, desktop.KeyMenu)
	if !slices.Equal(menu, []int{1, 2}) {
		t.Errorf("menus of %v were opened", menu)
	}
	if last := l.columns.x[1] + l.columns.w[1]; last > 500-20 {
		t.Errorf("the last column reaches to %v, under the sign", last)
	}
}

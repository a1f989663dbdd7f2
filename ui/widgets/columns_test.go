package widgets

import (
	"reflect"
	"testing"
)

func widthsAt(c *columns, room, scale float32) []float32 {
	c.arrange(0, room, scale)
	return append([]float32{}, c.w...)
}

func TestColumnsShareTheRoom(t *testing.T) {
	defs := []Column{{ID: "a", Width: 100}, {ID: "b"}, {ID: "c", Share: 3}}
	tests := []struct {
		name        string
		room, scale float32
		want        []float32
	}{
		{"what is left is shared", 480, 1, []float32{100, 140, 240}},
		{"too narrow", 140, 1, []float32{50, 45, 45}},
		{"larger text", 560, 2, []float32{200, 180, 180}},
	}
	for _, tt := range tests {
		if got := widthsAt(newColumns(defs), tt.room, tt.scale); !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

func TestColumnsYieldWhereThereIsNoRoom(t *testing.T) {
	defs := []Column{{ID: "a", Width: 100}, {ID: "b", Width: 100, Yield: 1}, {ID: "c", Width: 100, Yield: 2}}
	for room, want := range map[float32][]float32{300: {100, 100, 100}, 299: {100, 100, 0}, 150: {100, 0, 0}, 50: {50, 0, 0}} {
		if got := widthsAt(newColumns(defs), room, 1); !reflect.DeepEqual(got, want) {
			t.Errorf("in %v: %v, want %v", room, got, want)
		}
	}
}

func TestColumnsCanBePushedAndRemembered(t *testing.T) {
	defs := []Column{{ID: "a", Width: 100}, {ID: "b"}, {ID: "c", Width: 100}}
	c := newColumns(defs)
	c.arrange(0, 400, 1)
	c.push(0, 30, 1)
	if got := widthsAt(c, 400, 1); !reflect.DeepEqual(got, []float32{130, 170, 100}) {
		t.Errorf("a pushed by 30: %v", got)
	}
	c.push(1, 20, 1) // the stretching column goes on stretching
	if got := widthsAt(c, 400, 1); !reflect.DeepEqual(got, []float32{130, 190, 80}) {
		t.Errorf("b pushed by 20: %v", got)
	}
	c.push(0, -500, 1)
	if got := widthsAt(c, 400, 1)[0]; got != leastWidth {
		t.Errorf("a pushed away is %v wide, want %v", got, leastWidth)
	}
	again := newColumns(defs)
	again.setWidths(append(c.widths(), ColumnWidth{"gone", 100}, ColumnWidth{"b", 1}))
	if !reflect.DeepEqual(again.widths(), c.widths()) {
		t.Errorf("remembered %v, want %v", again.widths(), c.widths())
	}
}

func TestColumnsAtAPlace(t *testing.T) {
	c := newColumns([]Column{{ID: "a", Width: 100}, {ID: "b", Width: 100}})
	c.arrange(10, 300, 1)
	for x, want := range map[float32]int{5: -1, 10: 0, 109: 0, 110: 1, 215: -1} {
		if got := c.at(x); got != want {
			t.Errorf("at %v: column %d, want %d", x, got, want)
		}
	}
	for x, want := range map[float32]int{104: -1, 107: 0, 113: 0, 117: -1, 209: -1} {
		if got := c.edge(x); got != want {
			t.Errorf("edge at %v: %d, want %d", x, got, want)
		}
	}
}

package widgets

import "testing"

func TestDayArithmetic(t *testing.T) {
	tests := []struct {
		name      string
		got, want Day
	}{
		{"over the year", Day{2026, 12, 31}.Add(1), Day{2027, 1, 1}},
		{"back over February", Day{2028, 3, 1}.Add(-1), Day{2028, 2, 29}},
		{"31 January and a month", Day{2026, 1, 31}.AddMonths(1), Day{2026, 2, 28}},
		{"back over the year", Day{2026, 1, 31}.AddMonths(-2), Day{2025, 11, 30}},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, tt.got, tt.want)
		}
	}
	if got := (Day{2026, 11, 23}).weekday(); got != 0 { // a Monday
		t.Errorf("Monday is day %d of the week", got)
	}
	if !(Day{2026, 1, 1}).Before(Day{2026, 1, 2}) || !(Day{}).IsZero() {
		t.Error("days are not told apart")
	}
}

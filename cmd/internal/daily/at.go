package daily

import (
	"fmt"
	"strconv"
	"strings"

	"kontingent/domain/problem"
)

// At is a time of day, in the local time of the machine.
type At struct{ Hour, Minute int }

// Usual is when the run takes place where nobody says otherwise.
var Usual = At{Hour: 7}

// ParseAt reads 07:00, also written 7:00, 7.00 or 7.
func ParseAt(s string) (At, error) {
	hour, minute, two := strings.Cut(strings.Replace(strings.TrimSpace(s), ".", ":", 1), ":")
	h, ok := part(hour, 1, 23)
	m := 0
	if two {
		var right bool
		m, right = part(minute, 2, 59)
		ok = ok && right
	}
	if !ok {
		return At{}, problem.New("daily.at.wrong", "value", s).At("at")
	}
	return At{h, m}, nil
}

// part reads one or two digits, of which at least least are there.
func part(s string, least, high int) (int, bool) {
	n, err := strconv.ParseUint(s, 10, 8)
	return int(n), err == nil && len(s) >= least && len(s) <= 2 && int(n) <= high
}

// String is 07:00.
func (a At) String() string { return fmt.Sprintf("%02d:%02d", a.Hour, a.Minute) }

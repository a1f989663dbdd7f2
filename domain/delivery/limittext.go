package delivery

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// NoLimit is the word for a limit that sets no bounds.
const NoLimit = "unlimited"

// noLimits are that word in the languages of the window.
var noLimits = []string{NoLimit, "ubegrenset", "ubegrænset"}

// most is the largest figure a limit is taken for.
const most = 1_000_000

var figure = regexp.MustCompile(`(\d+)\s*(?:/|per|an|a|om|pr\.?|i)?\s*([\p{L}]*)`)

// units are the words for stretches of time, in the languages of the window.
var units = map[string]time.Duration{
	"d": day, "day": day, "døgn": day, "dag": day, "dagen": day, "døgnet": day,
	"h": time.Hour, "hour": time.Hour, "t": time.Hour, "time": time.Hour, "timen": time.Hour,
	"m": time.Minute, "min": time.Minute, "minute": time.Minute, "minutt": time.Minute, "minuttet": time.Minute,
	"minut": time.Minute,
}

// ParseLimit reads a limit as a person writes it: "400/day 20/minute", "400 20" (a day, a minute), "400", "unlimited".
func ParseLimit(text string) (Limit, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	if slices.Contains(noLimits, text) {
		return Limit{}, true
	}
	var l Limit
	bare := []*int{&l.Day, &l.Minute} // in this order when no unit is given
	found := figure.FindAllStringSubmatch(text, -1)
	rest := strings.Trim(figure.ReplaceAllString(text, ""), " ,;/+")
	if len(found) == 0 || rest != "" {
		return Limit{}, false
	}
	for _, f := range found {
		n, err := strconv.Atoi(f[1])
		if err != nil || n < 1 || n > most {
			return Limit{}, false
		}
		var to *int
		switch unit, known := units[f[2]]; {
		case f[2] == "" && len(bare) > 0:
			to, bare = bare[0], bare[1:]
		case !known:
			return Limit{}, false
		case unit == day:
			to = &l.Day
		case unit == time.Hour:
			to = &l.Hour
		default:
			to = &l.Minute
		}
		if *to != 0 {
			return Limit{}, false
		}
		*to = n
	}
	return l, true
}

// Text is the limit as ParseLimit reads it. A bound on recipients is told as one on messages.
func (l Limit) Text() string {
	var out []string
	daily := l.Day
	if daily == 0 || l.Recipients > 0 && l.Recipients < daily {
		daily = l.Recipients
	}
	for _, f := range []struct {
		n    int
		unit string
	}{{daily, "/day"}, {l.Hour, "/hour"}, {l.Minute, "/minute"}} {
		if f.n > 0 {
			out = append(out, strconv.Itoa(f.n)+f.unit)
		}
	}
	if len(out) == 0 {
		return NoLimit
	}
	return strings.Join(out, " ")
}

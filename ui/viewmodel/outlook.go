package viewmodel

import (
	"strconv"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

// limit says how much a provider takes, its figures written as write does.
func (e *Env) limit(l delivery.Limit, write func(int) string) string {
	var out []string
	for _, f := range l.Figures() {
		out = append(out, e.say("limit.per."+f.Per, "count", write(f.Most)))
	}
	if len(out) == 0 {
		return e.say("limit.none")
	}
	return strings.Join(out, ", ")
}

// limitSetting is the setting for a limit in words, which are read back as they stand.
func (e *Env) limitSetting(v string) string {
	l, ok := delivery.ParseLimit(v)
	if !ok {
		return v
	}
	return e.limit(l, strconv.Itoa)
}

// outlook says when the last of those will be out that a provider's limit makes wait.
func (e *Env) outlook(o delivery.Outlook) string {
	key, day := "limit.last.day", cal.Of(o.Last)
	if day == cal.Of(o.From) {
		key = "limit.last.hour"
	}
	return e.say(key, "method", upperFirst(e.methodName(string(o.Method))), "limit", e.limit(o.Limit, e.number),
		"day", e.day(day), "time", e.hour(o.Last))
}

// waits says how many wait for a limit, and how long.
func (e *Env) waits(o delivery.Outlook) string {
	return e.say("limit.waiting", "count", o.Waiting, "number", e.number(o.Waiting)) + " " + e.outlook(o)
}

package main

import (
	"strconv"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

// outlook says when what waits for a provider's limit will be out.
type outlook struct {
	Method  string `json:"method"`
	Limit   string `json:"limit"`
	Waiting int    `json:"waiting"`
	Next    string `json:"next"` // when the next one can go
	Last    string `json:"last"` // when the last one will be out

	said delivery.Outlook
}

func outlooks(list []delivery.Outlook) []outlook {
	out := []outlook{}
	for _, o := range list {
		out = append(out, outlook{string(o.Method), o.Limit.Text(), o.Waiting, stamp(o.Next), stamp(o.Last), o})
	}
	return out
}

// outlook says it in words.
func (c *call) outlook(o outlook) string {
	var limit []string
	for _, f := range o.said.Limit.Figures() {
		limit = append(limit, c.words.Say("limit.per."+f.Per, "count", f.Most))
	}
	last := o.said.Last.Local()
	key, day := "limit.last.day", cal.Of(last)
	if day == cal.Of(o.said.From.Local()) {
		key = "limit.last.hour"
	}
	return c.words.Say(key, "method", c.words.Say("method."+o.Method), "limit", strings.Join(limit, ", "),
		"day", c.words.Say("view.weekday."+strconv.Itoa(int(day.Weekday())))+" "+day.String(), "time", last.Format("15:04"))
}

// waits says how many wait for a limit, and how long.
func (c *call) waits(o outlook) string {
	return c.words.Say("limit.waiting", "count", o.Waiting, "number", o.Waiting) + " " + c.outlook(o)
}

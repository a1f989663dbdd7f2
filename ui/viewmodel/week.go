package viewmodel

import (
	"slices"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

// Day is what is sent by itself on a day.
type Day struct {
	Title string // today, or the weekday with its date
	Count int
	Parts []Figure // by the method that is tried first
}

// weekDays is how far ahead Home looks.
const weekDays = 7

// week counts what goes by itself, by day and first method. What is late goes today.
func (e *Env) week(items []delivery.Item, setUp map[delivery.Method]bool, today cal.Date) []Day {
	type key struct {
		day    int
		method delivery.Method
	}
	counts := map[key]int{}
	for _, it := range items {
		if it.State != delivery.Scheduled && it.State != delivery.Retrying { // what is held does not go by itself
			continue
		}
		day := max(0, today.DaysTo(cal.Of(it.Due)))
		if day < weekDays {
			counts[key{day, first(it, setUp)}]++
		}
	}
	var out []Day
	for day := range weekDays {
		d := Day{Title: e.day(today.AddDays(day))}
		if day == 0 {
			d.Title = upperFirst(e.say("view.date.today"))
		}
		for _, m := range slices.Concat(delivery.Methods(), []delivery.Method{delivery.Draft}) {
			if n := counts[key{day, m}]; n > 0 {
				d.Count += n
				d.Parts = append(d.Parts, Figure{ID: string(m), Label: e.methodName(string(m)), Count: n})
			}
		}
		if d.Count > 0 {
			out = append(out, d)
		}
	}
	return out
}

// first is the method a dispatch will try first, or is trying.
func first(it delivery.Item, setUp map[delivery.Method]bool) delivery.Method {
	if it.Method != "" {
		return it.Method
	}
	methods, _ := delivery.Plan(it.Chain, it.Card, setUp)
	return methods[0]
}

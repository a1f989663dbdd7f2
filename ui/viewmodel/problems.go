package viewmodel

import (
	"maps"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// notes says every problem of err with its place.
func (e *Env) notes(err error) []Note {
	if err == nil {
		return nil
	}
	var list problem.List
	list.Add(err)
	out := make([]Note, len(list))
	for i, p := range list {
		out[i] = Note{Text: upperFirst(e.Words.Problem(p)), Party: p.Party, Field: p.Field, Stops: !p.Warning}
	}
	return out
}

// texts says every problem of err with its place.
func (e *Env) texts(err error) []string {
	var out []string
	for _, n := range e.notes(err) {
		out = append(out, n.Text)
	}
	return out
}

// atField says a problem where its field is in sight, so that the place need not be named.
func (e *Env) atField(p *problem.Problem) string {
	q := *p
	q.Args = map[string]string{}
	if p.Field != "" {
		q.Args["field"] = p.Field
	}
	if p.Party != "" {
		q.Args["party"] = p.Party
	}
	maps.Copy(q.Args, p.Args)
	q.Field, q.Party = "", ""
	return e.Words.Problem(&q)
}

// byField sorts problems to the fields they sit at, as sentences without a place. What has no field is under "".
func (e *Env) byField(err error) map[string]string {
	out := map[string]string{}
	if err == nil {
		return out
	}
	var list problem.List
	list.Add(err)
	for _, p := range list {
		if old := out[p.Field]; old != "" {
			out[p.Field] = old + " " + e.atField(p)
			continue
		}
		out[p.Field] = e.atField(p)
	}
	return out
}

// reason says a code of the delivery log. Empty for none.
func (e *Env) reason(code string, m delivery.Method, args map[string]string) string {
	if code == "" {
		return ""
	}
	values := map[string]string{"method": string(m)}
	maps.Copy(values, args)
	if due, err := cal.Parse(args["due"]); err == nil {
		values["due"] = e.date(due)
	}
	return e.Words.Problem(&problem.Problem{Code: code, Args: values})
}

// under picks the problems whose field is one of the given, or lies under it: "email" finds "email.subject".
func under(list problem.List, fields ...string) problem.List {
	var out problem.List
	for _, p := range list {
		if liesUnder(p.Field, fields) {
			out = append(out, p)
		}
	}
	return out
}

// notUnder picks the others.
func notUnder(list problem.List, fields ...string) problem.List {
	var out problem.List
	for _, p := range list {
		if !liesUnder(p.Field, fields) {
			out = append(out, p)
		}
	}
	return out
}

func liesUnder(field string, fields []string) bool {
	for _, f := range fields {
		if field == f || strings.HasPrefix(field, f+".") || strings.HasPrefix(field, f+"[") {
			return true
		}
	}
	return false
}

package words

import (
	"regexp"
	"slices"
	"strings"

	"kontingent/domain/problem"
)

// Problem says what is wrong and where. The place, "customer 1043, email: …", is put in front unless the sentence
// names it itself. A sentence may use {{.field}}, {{.party}} and {{.cause}} besides the problem's own values.
func (w *Words) Problem(p *problem.Problem) string {
	values := make(map[string]any, len(p.Args)+3)
	for name, value := range p.Args {
		values[name] = value
	}
	field := w.field(p.Field)
	if own := p.Args["field"]; own != "" {
		values["field"] = w.field(own)
	} else if field != "" {
		values["field"] = field
	}
	if _, own := p.Args["party"]; !own && p.Party != "" {
		values["party"] = p.Party
	}
	if key := "method." + p.Args["method"]; w.Has(key) {
		values["method"] = w.Say(key)
	}
	values["cause"] = w.cause(p)
	var named []string
	if _, m := w.find(p.Code); m != nil {
		named = placeholders(m)
	}
	byParty := p.Party != "" && !slices.ContainsFunc(named, func(name string) bool { return values[name] == p.Party })
	byField := field != "" && !slices.Contains(named, "field")
	return w.place(p.Party, byParty, field, byField, w.say(p.Code, values))
}

// Problems says each of them, in order.
func (w *Words) Problems(list problem.List) []string {
	said := make([]string, len(list))
	for i, p := range list {
		said[i] = w.Problem(p)
	}
	return said
}

func (w *Words) place(party string, byParty bool, field string, byField bool, sentence string) string {
	switch {
	case byParty && byField:
		return w.Say("problem.at.party_field", "party", party, "field", field, "sentence", sentence)
	case byParty:
		return w.Say("problem.at.party", "party", party, "sentence", sentence)
	case byField:
		return w.Say("problem.at.field", "field", field, "sentence", sentence)
	}
	return sentence
}

// cause is what the machine said, for sentences that pass it on.
func (w *Words) cause(p *problem.Problem) string {
	if p.Cause == nil {
		return w.Say("problem.cause.unknown")
	}
	return p.Cause.Error()
}

var index = regexp.MustCompile(`\[(\d+)\]`)

// field is the name of a field as people call it. A row in it, as in document.lines[3].description, is counted from
// one. A field without a name of its own keeps the one the command line uses.
func (w *Words) field(f string) string {
	key := w.fieldKey(f)
	if key == "" {
		return f
	}
	row := ""
	if hit := index.FindStringSubmatch(f); hit != nil {
		row = hit[1]
	}
	return w.Say(key, "row", row)
}

// fieldKey is the key of a field's name: of the whole field, else of its last part, else empty.
func (w *Words) fieldKey(f string) string {
	for _, name := range []string{index.ReplaceAllString(f, ""), f[strings.LastIndex(f, ".")+1:]} {
		if key := "fieldname." + name; w.Has(key) {
			return key
		}
	}
	return ""
}

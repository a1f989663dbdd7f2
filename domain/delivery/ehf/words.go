package ehf

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordsLimit is how much of another side's words is kept, in runes.
const wordsLimit = 500

// words are the other side's own, on one line, without the token.
func (a answer) words() string {
	if a.err != nil {
		err := a.err
		if u, ok := errors.AsType[*url.Error](err); ok {
			err = u.Err // without the address, which says more than anybody wants to read
		}
		return a.tidy(err.Error())
	}
	text := ""
	if !a.html {
		text = details(a.body)
	}
	return a.tidy(strings.TrimSpace(fmt.Sprintf("%d %s %s", a.code, http.StatusText(a.code), text)))
}

// tidy makes text from elsewhere fit to be shown and kept.
func (a answer) tidy(s string) string {
	if a.secret != "" {
		s = strings.ReplaceAll(s, a.secret, "…")
	}
	s = strings.ToValidUTF8(s, "?")
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) > wordsLimit {
		s = string([]rune(s)[:wordsLimit]) + "…"
	}
	return s
}

// details finds what is said in the shapes the providers use: [{source,details}], {detail: "…"}, {detail: [{loc,msg}]},
// {error: "…"}, a JSON string. Whatever else it is stays as it is.
func details(body []byte) string {
	var list []struct{ Source, Details string }
	if json.Unmarshal(body, &list) == nil {
		var out []string
		for _, e := range list {
			out = append(out, strings.Trim(e.Source+": "+e.Details, ": "))
		}
		return strings.Join(out, "; ")
	}
	var text string
	if json.Unmarshal(body, &text) == nil {
		return text
	}
	var o struct {
		Error  string
		Detail json.RawMessage
	}
	if json.Unmarshal(body, &o) != nil {
		return string(body)
	}
	var fields []struct {
		Loc []any
		Msg string
	}
	switch {
	case json.Unmarshal(o.Detail, &text) == nil:
		return text
	case json.Unmarshal(o.Detail, &fields) == nil:
		var out []string
		for _, f := range fields {
			out = append(out, strings.Trim(strings.Trim(fmt.Sprint(f.Loc), "[]")+": "+f.Msg, ": "))
		}
		return strings.Join(out, "; ")
	case o.Error != "":
		return o.Error
	}
	return string(body)
}

// plain is a value of JSON as text.
func plain(v any) string {
	if s, ok := v.(string); ok {
		return s
	}
	b, err := json.Marshal(v)
	if err != nil || v == nil {
		return ""
	}
	return string(b)
}

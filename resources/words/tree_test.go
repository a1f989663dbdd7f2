package words

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// window are the languages in which everything is said; documents are written in all of them.
var window = []string{"en", "nb", "da"}

// TestEveryProblemHasItsSentence: what the code refuses with is said in each language of the window, and the sentence
// asks for nothing the code does not give.
func TestEveryProblemHasItsSentence(t *testing.T) {
	c, src := vocabulary(t), readSource(t)
	for _, where := range src.loose {
		t.Errorf("%s: problem.New without a literal code can't be checked", where)
	}
	for _, code := range slices.Sorted(maps.Keys(src.codes)) {
		var lack []string
		for _, lang := range window {
			m := c.tongues[lang].find(code)
			if m == nil {
				lack = append(lack, lang)
				continue
			}
			for _, made := range src.codes[code] {
				for _, name := range placeholders(m) {
					given := made.open || slices.Contains(made.names, name)
					if !given && !slices.Contains([]string{"party", "field", "cause"}, name) {
						t.Errorf("%s: the sentence of %s in %s wants {{.%s}}, which is not given here", made.where, code, lang, name)
					}
				}
			}
		}
		if lack != nil {
			t.Errorf("%s: %s is missing in %s", src.codes[code][0].where, code, strings.Join(lack, ", "))
		}
	}
}

// TestEveryFieldHasItsName: a person reads "due date", not "document.due_date".
func TestEveryFieldHasItsName(t *testing.T) {
	c, src := vocabulary(t), readSource(t)
	for _, field := range slices.Sorted(maps.Keys(src.fields)) {
		if strings.HasSuffix(field, ".") {
			continue // the rest is known only when it runs
		}
		for _, lang := range window {
			w := &Words{chain: []*tongue{c.tongues[lang]}}
			if w.fieldKey(field) == "" {
				t.Errorf("%s: fieldname.%s is missing in %s", src.fields[field], index.ReplaceAllString(field, ""), lang)
			}
		}
	}
}

// TestLanguagesAgree: what one language says, the others say, with the same values. Words that stand on documents are
// there in all six languages.
func TestLanguagesAgree(t *testing.T) {
	c := vocabulary(t)
	for _, area := range areas(c) {
		langs := window
		for _, lang := range Languages() {
			if !slices.Contains(window, lang) && len(readArea(t, area, lang)) > 0 {
				langs = Languages() // it stands on documents
			}
		}
		base := readArea(t, area, "en")
		for _, lang := range langs {
			other := readArea(t, area, lang)
			for _, key := range slices.Sorted(maps.Keys(base)) {
				if other[key] == nil {
					t.Errorf("%s is missing in %s.%s.json", key, area, lang)
				} else if want, got := holes(base[key]), holes(other[key]); !slices.Equal(got, want) {
					t.Errorf("%s: %s.%s.json has the values %v, English has %v", key, area, lang, got, want)
				}
			}
			for _, key := range slices.Sorted(maps.Keys(other)) {
				if base[key] == nil {
					t.Errorf("%s stands in %s.%s.json but not in English", key, area, lang)
				}
			}
		}
	}
}

// TestEveryWordIsUsed: a sentence nobody says is a sentence translators work on for nothing.
func TestEveryWordIsUsed(t *testing.T) {
	c, src := vocabulary(t), readSource(t)
	c.tongues["en"].find("")
	for _, key := range slices.Sorted(maps.Keys(c.tongues["en"].messages)) {
		used := src.literals[key]
		for prefix := range src.prefixes {
			used = used || strings.HasPrefix(key, prefix)
		}
		if !used {
			t.Errorf("%s is said nowhere", key)
		}
	}
}

func vocabulary(t *testing.T) *Catalogue {
	t.Helper()
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// areas are the words files by topic: app, party, document …
func areas(c *Catalogue) []string {
	found := map[string]bool{}
	for _, t := range c.tongues {
		for _, name := range t.names {
			area, _, _ := strings.Cut(name, ".")
			found[area] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// readArea reads one file; one that is not there says nothing.
func readArea(t *testing.T, area, lang string) map[string]*i18n.Message {
	t.Helper()
	one := &tongue{fsys: files, lang: lang}
	if _, err := files.Open(area + "." + lang + ".json"); err == nil {
		one.names = []string{area + "." + lang + ".json"}
	}
	one.find("")
	return one.messages
}

// holes are the placeholders of a message, each once.
func holes(m *i18n.Message) []string {
	names := placeholders(m)
	slices.Sort(names)
	return slices.Compact(names)
}

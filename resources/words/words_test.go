package words

import (
	"encoding/json"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"kontingent/domain/problem"
)

// toy is a small vocabulary in which one thing at a time is missing.
func toy(t *testing.T) *Catalogue {
	t.Helper()
	c, err := load(fstest.MapFS{
		"a.en.json": {Data: []byte(`{"hello": "Hello {{.name}}", "only.en": "English", "sent": {"one": "{{.count}} invoice sent", "other": "{{.count}} invoices sent"},
			"problem.at.party": "customer {{.party}}: {{.sentence}}", "problem.at.field": "{{.field}}: {{.sentence}}",
			"problem.at.party_field": "customer {{.party}}, {{.field}}: {{.sentence}}", "problem.cause.unknown": "no reason given",
			"fieldname.email": "e-mail", "fieldname.rows.price": "row {{.row}}, price",
			"bad": "this is wrong", "bad.named": "{{.field}} of {{.party}} is wrong", "bad.number": "card {{.number}} is wrong", "bad.cause": "it said: {{.cause}}"}`)},
		"b.en.json": {Data: []byte(`{"second": "Second area"}`)},
		"a.nb.json": {Data: []byte(`{"hello": "Hei {{.name}}", "sent": {"one": "{{.count}} faktura sendt", "other": "{{.count}} fakturaer sendt"}}`)},
		"a.da.json": {Data: []byte(`{"only.da": "Dansk"}`)},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestSay(t *testing.T) {
	c := toy(t)
	for _, row := range []struct {
		lang, key string
		kv        []any
		want      string
	}{
		{"en", "hello", []any{"name", "Kari <&> Nordmann"}, "Hello Kari <&> Nordmann"},
		{"en", "second", nil, "Second area"},
		{"nb", "hello", []any{"name", "Kari"}, "Hei Kari"},
		{"nn", "hello", []any{"name", "Kari"}, "Hei Kari"},
		{"nn", "only.da", nil, "Dansk"},
		{"nb", "only.en", nil, "English"},
		{"fi", "only.en", nil, "English"},
		{"de", "hello", []any{"name", "Kari"}, "Hello Kari"},
		{"en", "sent", []any{"count", 1}, "1 invoice sent"},
		{"en", "sent", []any{"count", "1"}, "1 invoice sent"},
		{"nb", "sent", []any{"count", 1}, "1 faktura sendt"},
		{"nn", "sent", []any{"count", int64(240)}, "240 fakturaer sendt"},
		{"en", "sent", []any{"count", "many"}, "many invoices sent"},
		{"en", "sent", nil, "⟨count⟩ invoices sent"},
		{"en", "hello", nil, "Hello ⟨name⟩"},
		{"en", "hello", []any{"name"}, "Hello ⟨name⟩"},
		{"en", "nobody.has.this", nil, "⟨nobody.has.this⟩"},
	} {
		if got := c.In(row.lang).Say(row.key, row.kv...); got != row.want {
			t.Errorf("%s %s %v: got %q, want %q", row.lang, row.key, row.kv, got, row.want)
		}
	}
}

func TestProblem(t *testing.T) {
	w := toy(t).In("en")
	for _, row := range []struct {
		p    *problem.Problem
		want string
	}{
		{problem.New("bad"), "this is wrong"},
		{problem.New("bad").At("email"), "e-mail: this is wrong"},
		{problem.New("bad").At("card.email"), "e-mail: this is wrong"},
		{problem.New("bad").At("rows[3].price"), "row 3, price: this is wrong"},
		{problem.New("bad").At("some.key"), "some.key: this is wrong"},
		{problem.New("bad").Of("1043"), "customer 1043: this is wrong"},
		{problem.New("bad").At("email").Of("1043"), "customer 1043, e-mail: this is wrong"},
		{problem.New("bad.named").At("email").Of("1043"), "e-mail of 1043 is wrong"},
		{problem.New("bad.named", "field", "email").Of("1043"), "e-mail of 1043 is wrong"},
		{problem.New("bad.number", "number", "1043").Of("1043"), "card 1043 is wrong"},
		{problem.New("bad.cause"), "it said: no reason given"},
		{problem.New("bad.cause").Because(strconv.ErrRange), "it said: value out of range"},
		{problem.New("unheard.of").Of("1043"), "customer 1043: ⟨unheard.of⟩"},
	} {
		if got := w.Problem(row.p); got != row.want {
			t.Errorf("%v: got %q, want %q", row.p, got, row.want)
		}
	}
	got := w.Problems(problem.List{problem.New("bad"), problem.New("bad").Of("7")})
	if want := []string{"this is wrong", "customer 7: this is wrong"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestSayAtTheSameTime(t *testing.T) {
	c := toy(t)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			for n := range 50 {
				if got, want := c.In("nb").Say("sent", "count", n+2), strconv.Itoa(n+2)+" fakturaer sendt"; got != want {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
	wait.Wait()
}

func TestLoadRefusesStrangeNames(t *testing.T) {
	for _, name := range []string{"words.json", "a.xx.json", "a.b.en.json"} {
		if _, err := load(fstest.MapFS{name: {Data: []byte("{}")}}); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}

func TestSystemLanguage(t *testing.T) {
	for _, row := range []struct{ all, messages, lang, want string }{
		{"", "", "", "en"},
		{"", "", "nb_NO.UTF-8", "nb"},
		{"", "", "nn_NO", "nb"},
		{"", "", "no", "nb"},
		{"", "", "da_DK.UTF-8", "da"},
		{"", "", "da-DK", "da"},
		{"", "", "C.UTF-8", "en"},
		{"", "", "POSIX", "en"},
		{"", "", "sv_SE", "en"},
		{"", "da_DK", "nb_NO", "da"},
		{"C", "da_DK", "nb_NO", "en"},
		{"nb_NO@latin", "", "", "nb"},
	} {
		env := map[string]string{"LC_ALL": row.all, "LC_MESSAGES": row.messages, "LANG": row.lang}
		if got := SystemLanguage(func(k string) string { return env[k] }); got != row.want {
			t.Errorf("%v: got %q, want %q", env, got, row.want)
		}
	}
}

// TestFiles reads the real files: what a translator may get wrong.
func TestFiles(t *testing.T) {
	c, err := Load()
	if err != nil {
		t.Fatal(err)
	}
	for lang, tongue := range c.tongues {
		tongue.find("")
		if tongue.err != nil {
			t.Errorf("%s: %v", lang, tongue.err)
		}
		for key, m := range tongue.messages {
			if m.Other == "" {
				t.Errorf("%s: %s has no sentence", lang, key)
			}
			// A slip in the braces would else be noticed only by the first who reads the sentence.
			values := map[string]any{}
			for _, name := range placeholders(m) {
				values[name] = "7"
			}
			counts := []any{nil}
			if m.One != "" {
				counts = append(counts, 1)
			}
			for _, count := range counts {
				if said, err := tongue.fill(m, values, count); err != nil || strings.Contains(said, "<no value>") {
					t.Errorf("%s: %s can't be said: %q %v", lang, key, said, err)
				}
			}
		}
		seen := map[string]string{}
		for _, name := range tongue.names {
			for _, key := range topKeys(t, name) {
				if other, ok := seen[key]; ok {
					t.Errorf("%s stands in %s and in %s", key, other, name)
				}
				seen[key] = name
			}
		}
	}
}

// topKeys lists the keys of a file as they stand in it, doubles included.
func topKeys(t *testing.T, name string) []string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	d, keys := json.NewDecoder(f), []string(nil)
	if _, err := d.Token(); err != nil {
		t.Fatal(name, err)
	}
	for d.More() {
		key, err := d.Token()
		var value any
		if err == nil {
			err = d.Decode(&value)
		}
		if err != nil {
			t.Fatal(name, err)
		}
		keys = append(keys, key.(string))
	}
	return keys
}

func BenchmarkFirstWord(b *testing.B) {
	for b.Loop() {
		c, err := Load()
		if err != nil {
			b.Fatal(err)
		}
		if got := c.In("nb").Say("problem.cause.unknown"); got != "ingen grunn oppgitt" {
			b.Fatal(got)
		}
	}
}

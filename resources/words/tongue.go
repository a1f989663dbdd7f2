package words

import (
	"io/fs"
	"regexp"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"
)

// tongue is what one language can say, read from its files at the first word.
type tongue struct {
	fsys  fs.FS
	lang  string
	names []string

	once     sync.Once
	err      error // why the files could not be read; the words are then missing, and a test says so
	messages map[string]*i18n.Message
	speaker  *i18n.Localizer
}

func (t *tongue) read() {
	tag := language.Make(t.lang)
	bundle := i18n.NewBundle(tag)
	t.messages = map[string]*i18n.Message{}
	for _, name := range t.names {
		raw, err := fs.ReadFile(t.fsys, name)
		if err == nil {
			var file *i18n.MessageFile
			if file, err = i18n.ParseMessageFileBytes(raw, name, nil); err == nil {
				err = bundle.AddMessages(tag, file.Messages...)
				for _, m := range file.Messages {
					t.messages[m.ID] = m
				}
			}
		}
		if err != nil && t.err == nil {
			t.err = err
		}
	}
	t.speaker = i18n.NewLocalizer(bundle, t.lang)
}

// find gives the message of a key, nil when this language has none.
func (t *tongue) find(key string) *i18n.Message {
	t.once.Do(t.read)
	return t.messages[key]
}

// say fills the message in. What the caller left out stays visible as ⟨name⟩.
func (t *tongue) say(m *i18n.Message, values map[string]any) string {
	said, err := t.fill(m, values, values["count"])
	if err != nil { // a count that is no number has no plural form
		said, err = t.fill(m, values, nil)
	}
	if err == nil && !strings.Contains(said, "<no value>") {
		return said
	}
	for _, name := range placeholders(m) {
		if _, ok := values[name]; !ok {
			values[name] = missing(name)
		}
	}
	if said, err = t.fill(m, values, nil); err != nil {
		return missing(m.ID)
	}
	return said
}

func (t *tongue) fill(m *i18n.Message, values map[string]any, count any) (string, error) {
	return t.speaker.Localize(&i18n.LocalizeConfig{MessageID: m.ID, TemplateData: values, PluralCount: count})
}

func missing(name string) string { return "⟨" + name + "⟩" }

var placeholder = regexp.MustCompile(`\{\{\s*\.(\w+)\s*\}\}`)

// placeholders names what the sentence of a message has room for, in all its plural forms.
func placeholders(m *i18n.Message) []string {
	var names []string
	for _, form := range []string{m.Zero, m.One, m.Two, m.Few, m.Many, m.Other} {
		for _, hit := range placeholder.FindAllStringSubmatch(form, -1) {
			names = append(names, hit[1])
		}
	}
	return names
}

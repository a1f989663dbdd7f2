package words

import (
	"fmt"

	"github.com/nicksnyder/go-i18n/v2/i18n"
)

// Words speaks one language, and where it lacks a word, the nearest that has it.
type Words struct{ chain []*tongue }

// Say gives the sentence of a key with its placeholders filled. kv are name, value, name, value …; a value named
// count chooses between singular and plural. A key nobody has comes back as ⟨key⟩, so that it is seen.
func (w *Words) Say(key string, kv ...any) string {
	values := make(map[string]any, len(kv)/2)
	for i := 0; i+1 < len(kv); i += 2 {
		values[fmt.Sprint(kv[i])] = kv[i+1]
	}
	return w.say(key, values)
}

// Has reports whether there is a sentence for the key.
func (w *Words) Has(key string) bool {
	_, m := w.find(key)
	return m != nil
}

func (w *Words) say(key string, values map[string]any) string {
	t, m := w.find(key)
	if m == nil {
		return missing(key)
	}
	return t.say(m, values)
}

// find gives the first language of the chain that has the key, and its message.
func (w *Words) find(key string) (*tongue, *i18n.Message) {
	for _, t := range w.chain {
		if m := t.find(key); m != nil {
			return t, m
		}
	}
	return nil, nil
}

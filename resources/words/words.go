// Package words holds every sentence the program says, in every language it says it in.
//
// It decides which file answers for a language, what stands in when a word is missing, and how a problem becomes a
// sentence with its place. It refuses to know windows, commands and who is reading. The commands, the window and the
// documents take their words from here.
//
// The files are named <area>.<language>.json; all areas of a language are one vocabulary.
package words

import (
	"embed"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

//go:embed *.json
var files embed.FS

// Catalogue is the words of all languages. It is safe for concurrent use.
type Catalogue struct{ tongues map[string]*tongue }

// Load opens the words that are built into the program. A language is read when its first word is asked for, so a
// command that says little starts at once.
func Load() (*Catalogue, error) { return load(files) }

func load(fsys fs.FS) (*Catalogue, error) {
	names, err := fs.Glob(fsys, "*.json")
	if err != nil {
		return nil, fmt.Errorf("list the words: %w", err)
	}
	c := &Catalogue{tongues: map[string]*tongue{}}
	for _, name := range names {
		part := strings.Split(name, ".")
		if len(part) != 3 || chains[part[1]] == nil {
			return nil, fmt.Errorf("name of the words file %s is not <area>.<language>.json", name)
		}
		lang := part[1]
		if c.tongues[lang] == nil {
			c.tongues[lang] = &tongue{fsys: fsys, lang: lang}
		}
		c.tongues[lang].names = append(c.tongues[lang].names, name)
	}
	return c, nil
}

// chains says, per language, who stands in when a word is missing: first the nearest language a reader understands.
var chains = map[string][]string{
	"nb": {"nb", "da", "en"},
	"nn": {"nn", "nb", "da", "en"},
	"da": {"da", "nb", "en"},
	"sv": {"sv", "nb", "da", "en"},
	"fi": {"fi", "en"},
	"en": {"en"},
}

// Languages that something is written in, documents at least.
func Languages() []string { return []string{"nb", "nn", "da", "sv", "fi", "en"} }

// In gives the words of a language: nb, nn, da, sv, fi or en. Any other is answered in English.
func (c *Catalogue) In(lang string) *Words {
	if !slices.Contains(Languages(), lang) {
		lang = "en"
	}
	w := &Words{}
	for _, l := range chains[lang] {
		if t := c.tongues[l]; t != nil {
			w.chain = append(w.chain, t)
		}
	}
	return w
}

package document_test

import (
	"sync"
	"testing"

	"kontingent/domain/document"
	"kontingent/domain/document/typeface"
	"kontingent/resources/fonts"
	"kontingent/resources/words"
)

var loadFaces = sync.OnceValues(func() (f document.Faces, err error) {
	regular, err := typeface.Parse(fonts.Regular)
	if err != nil {
		return f, err
	}
	bold, err := typeface.Parse(fonts.Bold)
	return document.Faces{Regular: regular, Bold: bold}, err
})

func faces(t testing.TB) document.Faces {
	t.Helper()
	f, err := loadFaces()
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var catalogue = sync.OnceValues(words.Load)

// say speaks the program's own words.
func say(t testing.TB, language string) document.Words {
	t.Helper()
	c, err := catalogue()
	if err != nil {
		t.Fatal(err)
	}
	w := c.In(language)
	return func(key string, kv ...string) string {
		values := make([]any, len(kv))
		for i, v := range kv {
			values[i] = v
		}
		return w.Say(key, values...)
	}
}

func layout(t testing.TB, d document.Document) document.Pages {
	t.Helper()
	p, err := document.Layout(faces(t), document.Classic(), d, say(t, d.Language))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// texts are all runs of text, in the order they were written.
func texts(p document.Pages) []string {
	var all []string
	for _, page := range p.Page {
		for _, x := range page.Texts {
			all = append(all, x.String)
		}
	}
	return all
}

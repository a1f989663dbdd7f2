package wire

import (
	"fmt"
	"slices"
	"sync"

	"kontingent/domain/document"
	"kontingent/domain/document/pdf"
	"kontingent/domain/document/typeface"
	"kontingent/domain/issue"
	"kontingent/resources/fonts"
	"kontingent/resources/words"
)

// renderer draws documents as PDF: layout with the fonts of the resources, then the encoder.
type renderer struct {
	faces     document.Faces
	encoder   *pdf.Encoder
	catalogue *words.Catalogue
	mu        sync.Mutex
	spoken    map[string]document.Words
}

// faces are parsed once: the fonts are the same for every club.
var faces = sync.OnceValues(func() (document.Faces, error) {
	regular, err := typeface.Parse(fonts.Regular)
	if err != nil {
		return document.Faces{}, fmt.Errorf("read the regular font: %w", err)
	}
	bold, err := typeface.Parse(fonts.Bold)
	if err != nil {
		return document.Faces{}, fmt.Errorf("read the bold font: %w", err)
	}
	return document.Faces{Regular: regular, Bold: bold}, nil
})

func newRenderer(catalogue *words.Catalogue) (*renderer, error) {
	f, err := faces()
	if err != nil {
		return nil, err
	}
	encoder, err := pdf.New(fonts.Regular, fonts.Bold)
	if err != nil {
		return nil, fmt.Errorf("prepare the fonts for documents: %w", err)
	}
	return &renderer{faces: f, encoder: encoder, catalogue: catalogue, spoken: map[string]document.Words{}}, nil
}

// words binds the words of documents to a language. Phrases without values are looked up once.
func (r *renderer) words(language string) document.Words {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.spoken[language] == nil {
		w := r.catalogue.In(language)
		r.spoken[language] = document.Remember(func(key string, kv ...string) string {
			values := make([]any, len(kv))
			for i, v := range kv {
				values[i] = v
			}
			return w.Say(key, values...)
		})
	}
	return r.spoken[language]
}

// Render lays out and encodes; a document that fails spoils no other.
func (r *renderer) Render(jobs []issue.Job) []document.File {
	out := make([]document.File, len(jobs))
	var pages []document.Pages
	var place []int
	for i, j := range jobs {
		t, _ := document.TemplateNamed(j.Template)
		p, err := document.Layout(r.faces, t, j.Document, r.words(j.Document.Language))
		if err != nil {
			out[i].Err = err
			continue
		}
		pages, place = append(pages, p), append(place, i)
	}
	for k, f := range r.encoder.Encode(slices.Clip(pages)) {
		out[place[k]] = f
	}
	return out
}

package document_test

import (
	"testing"

	"kontingent/domain/document"
)

// spec: A9
func TestTemplates(t *testing.T) {
	for _, want := range document.Templates() {
		if got, ok := document.TemplateNamed(want.Name); !ok || got != want || want.Name == "" {
			t.Errorf("%q is found as %q, %v", want.Name, got.Name, ok)
		}
	}
	if got, ok := document.TemplateNamed(""); !ok || got != document.Classic() {
		t.Errorf("the default is %q", got.Name)
	}
	if _, ok := document.TemplateNamed("no such"); ok {
		t.Error("an unknown name is found")
	}
}

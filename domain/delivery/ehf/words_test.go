package ehf_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestEveryReasonHasItsSentence: what a receipt gives as its reason is said in the three languages of the window.
func TestEveryReasonHasItsSentence(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	reason := regexp.MustCompile(`"(ehf\.[a-z_]+\.[a-z_]+)"`)
	for _, lang := range []string{"en", "nb", "da"} {
		raw, err := os.ReadFile(filepath.Join("..", "..", "..", "resources", "words", "ehf."+lang+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var said map[string]string
		if err := json.Unmarshal(raw, &said); err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			source, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range reason.FindAllStringSubmatch(string(source), -1) {
				if said[m[1]] == "" {
					t.Errorf("%s: %s is not said in %s", f, m[1], lang)
				}
			}
		}
	}
}

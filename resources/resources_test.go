package resources

import (
	"bytes"
	"encoding/json"
	"image/png"
	"maps"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestChangelogNamesTheVersion: the newest entry is the version that FyneApp.toml builds.
func TestChangelogNamesTheVersion(t *testing.T) {
	app, err := os.ReadFile("../FyneApp.toml")
	if err != nil {
		t.Fatal(err)
	}
	version := regexp.MustCompile(`(?m)^Version = "(.+)"$`).FindSubmatch(app)
	newest := regexp.MustCompile(`(?m)^## (.+)$`).FindStringSubmatch(Changelog)
	if version == nil || newest == nil || string(version[1]) != newest[1] {
		t.Errorf("got %q in the changelog, want %q", newest, version)
	}
	for line := range strings.Lines(Changelog) {
		if strings.HasPrefix(line, "-") && !strings.HasPrefix(line, "- Kontingent now ") {
			t.Errorf("got %q, want a line that begins with what Kontingent now does", line)
		}
	}
}

// TestIcon: packaging takes the PNG, the window the SVG; both are 512 units wide.
func TestIcon(t *testing.T) {
	raw, err := os.ReadFile("icon/icon.png")
	if err != nil {
		t.Fatal(err)
	}
	picture, err := png.DecodeConfig(bytes.NewReader(raw))
	if err != nil || picture.Width != 512 || picture.Height != 512 {
		t.Errorf("got %v, %v, want 512 × 512", picture, err)
	}
	if !bytes.Contains(Icon, []byte(`viewBox="0 0 512 512"`)) {
		t.Error("the SVG is of another size")
	}
}

// TestToolkit: what Fyne says in one language of the window it says in all of them.
func TestToolkit(t *testing.T) {
	want := toolkit(t, "en")
	for _, lang := range []string{"nb", "da"} {
		got := toolkit(t, lang)
		if !slices.Equal(slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(want))) {
			t.Errorf("%s has other keys than English", lang)
		}
		if got["Cancel"] == want["Cancel"] {
			t.Errorf("%s is not translated", lang)
		}
	}
}

func toolkit(t *testing.T, lang string) map[string]any {
	t.Helper()
	raw, err := Toolkit.ReadFile("toolkit/" + lang + ".json")
	if err != nil {
		t.Fatal(err)
	}
	var words map[string]any
	if err := json.Unmarshal(raw, &words); err != nil {
		t.Fatal(err)
	}
	return words
}

package tomlfile

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"kontingent/domain/problem"
)

type card struct {
	Name  string `toml:"name"`
	Price Text   `toml:"price"`
	Day   Date   `toml:"day"`
}

func TestRead(t *testing.T) {
	for _, row := range []struct{ text, want string }{
		{"name = \"Kari\"\nprice = \"450.00\"\nday = 2027-01-15", "Kari 450.00 2027-01-15"},
		{"price = 450\nday = \"2027-01-15\"", " 450 2027-01-15"},
		{"price = 450.5", "file.not_toml"},
		{"day = 15", "file.not_toml"},
		{"day = \"15 January\"", "file.not_toml"},
		{"nmae = \"Kari\"", "file.key.unknown"},
		{"name = ", "file.not_toml"},
	} {
		path := filepath.Join(t.TempDir(), "card.toml")
		if err := os.WriteFile(path, []byte(row.text), 0o600); err != nil {
			t.Fatal(err)
		}
		var fromDisk, fromFS card
		for i, err := range []error{
			Read(path, &fromDisk),
			ReadFS(fstest.MapFS{"card.toml": {Data: []byte(row.text)}}, "card.toml", &fromFS),
		} {
			v := [...]card{fromDisk, fromFS}[i]
			got := v.Name + " " + string(v.Price) + " " + v.Day.String()
			if err != nil {
				got = problem.All(err)[0].Code
			}
			if got != row.want {
				t.Errorf("%q: got %s, want %s", row.text, got, row.want)
			}
		}
	}
}

func TestUnreadable(t *testing.T) {
	dir := t.TempDir()
	large := filepath.Join(dir, "large.toml")
	if err := os.WriteFile(large, []byte(strings.Repeat("#", largest+1)), 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(dir, "none"): "file.unreadable", dir: "file.not_toml", large: "file.not_toml",
	} {
		if err := Read(path, &card{}); !problem.Is(err, want) {
			t.Errorf("%s: got %v, want %s", path, err, want)
		}
	}
	if err := ReadFS(fstest.MapFS{}, "none", &card{}); !problem.Is(err, "file.unreadable") {
		t.Errorf("got %v", err)
	}
}

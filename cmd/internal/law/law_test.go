package law

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

// root is the top of the module, seen from this folder.
const root = "../../.."

func TestTheTreeKeepsTheLaw(t *testing.T) {
	tree, err := Read(os.DirFS(root))
	if err != nil {
		t.Fatal(err)
	}
	if len(tree.Files) < 20 {
		t.Fatalf("got %d files, want the whole tree", len(tree.Files))
	}
	for _, rule := range Rules() {
		t.Run(rule.Name, func(t *testing.T) {
			for _, b := range rule.Check(tree) {
				t.Error(b)
			}
		})
	}
}

// source makes a file: a package that imports, and a body.
func source(pkg, imports, body string) string {
	text := "package " + pkg + "\n"
	for p := range strings.FieldsSeq(imports) {
		text += "import \"" + p + "\"\n"
	}
	return text + body + "\n"
}

// TestEachRuleCanFail shows every rule its bad examples, and good ones that stand close to them.
func TestEachRuleCanFail(t *testing.T) {
	tried := map[string]bool{}
	for _, row := range examples {
		files := fstest.MapFS{row.path: {Data: []byte(row.text)}}
		for p, text := range row.more {
			files[p] = &fstest.MapFile{Data: []byte(text)}
		}
		tree, err := Read(files)
		if err != nil {
			t.Fatal(row.path, err)
		}
		for _, rule := range Rules() {
			if rule.Name != row.rule {
				continue
			}
			bad := rule.Check(tree)
			tried[rule.Name] = tried[rule.Name] || row.breaks
			if got := len(bad) > 0; got != row.breaks {
				t.Errorf("%s on %s: got %v, want a breach: %v\n%s", rule.Name, row.path, bad, row.breaks, row.text)
			}
		}
	}
	for _, rule := range Rules() {
		if !tried[rule.Name] {
			t.Errorf("%s has no bad example", rule.Name)
		}
	}
}

func TestReadLeavesOutWhatIsNoCode(t *testing.T) {
	tree, err := Read(fstest.MapFS{
		".gitignore":                 {Data: []byte("# made by make\n/build/\n*.tmp\n")},
		".git/x.go":                  {Data: []byte("no Go")},
		"build/demo/x.go":            {Data: []byte("no Go")},
		"domain/money/testdata/x.go": {Data: []byte("no Go")},
		"domain/money/x.go":          {Data: []byte("package money\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(tree.Files) != 1 || tree.Files[0].Path != "domain/money/x.go" || tree.Files[0].Package != "domain/money" {
		t.Errorf("got %v", tree.Files)
	}
	if got, want := strings.Join(tree.Root, " "), ".git .gitignore domain"; got != want {
		t.Errorf("top level: got %s, want %s", got, want)
	}
}

func TestReadReportsWhatDoesNotParse(t *testing.T) {
	if _, err := Read(fstest.MapFS{"cmd/x.go": {Data: []byte("pack age")}}); err == nil {
		t.Error("a file that is no Go was taken")
	}
}

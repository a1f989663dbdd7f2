package ui

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sentences are the keys of a language with all that is said for them, whatever the count.
func sentences(t *testing.T, language string) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../resources/words/*." + language + ".json")
	ok(t, err)
	out := map[string]string{}
	for _, file := range files {
		b, err := os.ReadFile(file)
		ok(t, err)
		area := map[string]any{}
		ok(t, json.Unmarshal(b, &area))
		for key, said := range area {
			out[key] = fmt.Sprint(said)
		}
	}
	return out
}

// sources are the window's own files, without its tests.
func sources(t *testing.T) (*token.FileSet, []*ast.File) {
	t.Helper()
	names, err := filepath.Glob("*.go")
	ok(t, err)
	set := token.NewFileSet()
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		ok(t, err)
		files = append(files, f)
	}
	return set, files
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

// said is a call of say.
type said struct {
	key   string // ends with a dot where the rest is joined on; empty: known only when it runs
	names []string
	open  bool // not all names of values are known
}

func sayings(call *ast.CallExpr) (said, bool) {
	var name string
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		name = f.Sel.Name
	case *ast.Ident:
		name = f.Name
	}
	if name != "say" && name != "Say" || len(call.Args) == 0 {
		return said{}, false
	}
	out := said{open: call.Ellipsis.IsValid()}
	first := call.Args[0]
	for {
		joined, ok := first.(*ast.BinaryExpr)
		if !ok {
			break
		}
		first = joined.X
	}
	out.key, _ = literal(first)
	for i := 1; i < len(call.Args); i += 2 {
		if n, ok := literal(call.Args[i]); ok {
			out.names = append(out.names, n)
		} else {
			out.open = true
		}
	}
	return out, true
}

var placeholder = regexp.MustCompile(`\{\{\s*\.(\w+)`)

// spec: C6: what the window says has its words in each language, and is given every value that its sentence asks for.
func TestWords(t *testing.T) {
	set, files := sources(t)
	for _, language := range []string{"nb", "da", "en"} {
		known := sentences(t, language)
		keys := slices.Sorted(maps.Keys(known))
		for _, f := range files {
			ast.Inspect(f, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				s, ok := sayings(call)
				if !ok || s.key == "" {
					return true
				}
				where := set.Position(call.Pos())
				if strings.HasSuffix(s.key, ".") {
					if !slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, s.key) }) {
						t.Errorf("%s: %s: nothing is called %s…", where, language, s.key)
					}
					return true
				}
				text, has := known[s.key]
				if !has {
					t.Errorf("%s: %s is missing in %s", where, s.key, language)
				}
				for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
					if !s.open && !slices.Contains(s.names, m[1]) {
						t.Errorf("%s: %s: %s wants {{.%s}}, which is not given", where, language, s.key, m[1])
					}
				}
				return true
			})
		}
	}
}

// ownAreas are the areas of words that are not those of a package of the domain, whose fields have the like names.
func ownAreas(t *testing.T) map[string]bool {
	t.Helper()
	files, err := filepath.Glob("../resources/words/*.nb.json")
	ok(t, err)
	areas := map[string]bool{}
	for _, file := range files {
		area, _, _ := strings.Cut(filepath.Base(file), ".")
		areas[area] = true
	}
	ok(t, filepath.WalkDir("../domain", func(path string, _ fs.DirEntry, err error) error {
		delete(areas, filepath.Base(path))
		return err
	}))
	return areas
}

// namesList reports whether something is a call that names a list, under which its widths are kept.
func namesList(n ast.Node) bool {
	call, ok := n.(*ast.CallExpr)
	if !ok {
		return false
	}
	f, ok := call.Fun.(*ast.SelectorExpr)
	return ok && (f.Sel.Name == "Widths" || f.Sel.Name == "SetWidths")
}

// A key that is handed on before it is said has its words too: what looks like one of the window's own keys is one.
func TestKeysThatAreHandedOn(t *testing.T) {
	set, files := sources(t)
	known := sentences(t, "nb")
	areas := ownAreas(t)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if namesList(n) {
				return false
			}
			e, ok := n.(ast.Expr)
			if !ok {
				return true
			}
			text, ok := literal(e)
			area, rest, dotted := strings.Cut(text, ".")
			if !ok || !dotted || !areas[area] || strings.HasSuffix(rest, ".") || rest == "" {
				return true
			}
			if _, has := known[text]; !has {
				t.Errorf("%s: there is no %s", set.Position(e.Pos()), text)
			}
			return true
		})
	}
}

var prose = regexp.MustCompile(`\p{L}{2,} +\p{L}{2,}`)

// spec: C6: no sentence stands in the code.
func TestNoProseInCode(t *testing.T) {
	set, files := sources(t)
	for _, f := range files {
		ast.Inspect(f, func(n ast.Node) bool {
			if e, ok := n.(ast.Expr); ok {
				if text, ok := literal(e); ok && prose.MatchString(text) {
					t.Errorf("%s: %q belongs into resources/words", set.Position(e.Pos()), text)
				}
			}
			return true
		})
	}
}

package payment

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

var placeholder = regexp.MustCompile(`{{\.(\w+)}}`)

// Every problem has its sentence in every language, says the offending value and what is right, and no sentence is
// left over or asks for a value that the problem does not carry.
func TestEveryProblemHasItsSentence(t *testing.T) {
	codes := problemsInCode(t)
	for code, names := range codes {
		if !slices.Contains(names, "value") || !slices.Contains(names, "want") {
			t.Errorf("%s carries %v, want value and want among them", code, names)
		}
	}
	for _, lang := range []string{"en", "nb", "da"} {
		b, err := os.ReadFile("../../resources/words/payment." + lang + ".json")
		if err != nil {
			t.Fatal(err)
		}
		var words map[string]string
		if err := json.Unmarshal(b, &words); err != nil {
			t.Fatalf("%s: %v", lang, err)
		}
		for code, names := range codes {
			asked := map[string]bool{}
			for _, m := range placeholder.FindAllStringSubmatch(words[code], -1) {
				asked[m[1]] = true
			}
			if got := slices.Sorted(maps.Keys(asked)); !slices.Equal(got, names) {
				t.Errorf("%s %s: the sentence shows %v, the problem carries %v", lang, code, got, names)
			}
		}
		for code := range words {
			if codes[code] == nil {
				t.Errorf("%s: no problem has the code %s", lang, code)
			}
		}
	}
}

// problemsInCode finds the calls of problem.New and the names of their placeholders, sorted.
func problemsInCode(t *testing.T) map[string][]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string][]string{}
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if f, ok := call.Fun.(*ast.SelectorExpr); !ok || f.Sel.Name != "New" {
				return true
			}
			var names []string
			for i := 1; i < len(call.Args); i += 2 {
				names = append(names, literal(t, call.Args[i]))
			}
			slices.Sort(names)
			found[literal(t, call.Args[0])] = names
			return true
		})
	}
	return found
}

func literal(t *testing.T, e ast.Expr) string {
	t.Helper()
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		t.Fatalf("a code or placeholder of problem.New is no literal: %v", e)
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

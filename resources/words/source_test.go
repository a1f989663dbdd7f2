package words

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// source is what the program's own code says about words, read from the files themselves.
type source struct {
	codes    map[string][]call // problem.New("code", …)
	fields   map[string]string // .At("field"): where
	literals map[string]bool   // every string the code holds
	prefixes map[string]bool   // those that end with a dot and get something joined on
	loose    []string          // where a problem is made without a literal code
}

// call is one problem.New.
type call struct {
	where string
	names []string // of the placeholders it fills
	open  bool     // not all names are known: some values come from a variable
}

// parsed is one file of the program.
type parsed struct {
	path string // from the root
	file *ast.File
	set  *token.FileSet
}

func (p parsed) where(n ast.Node) string {
	return fmt.Sprintf("%s:%d", p.path, p.set.Position(n.Pos()).Line)
}

func readSource(t *testing.T) *source {
	t.Helper()
	files := parseTree(t, moduleRoot(t))
	makers := map[string]bool{}
	for _, p := range files {
		for _, d := range p.file.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && passesCode(p.file, f) {
				makers[filepath.Dir(p.path)+" "+f.Name.Name] = true
			}
		}
	}
	s := &source{codes: map[string][]call{}, fields: map[string]string{}, literals: map[string]bool{}, prefixes: map[string]bool{}}
	for _, p := range files {
		for _, d := range p.file.Decls {
			f, ok := d.(*ast.FuncDecl)
			inMaker := ok && makers[filepath.Dir(p.path)+" "+f.Name.Name]
			ast.Inspect(d, func(n ast.Node) bool { s.look(p, n, makers, inMaker); return true })
		}
	}
	return s
}

func parseTree(t *testing.T, root string) []parsed {
	t.Helper()
	var files []parsed
	set := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && path != root && (strings.HasPrefix(name, ".") || name == "testdata" || name == "build") {
			return filepath.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		files = append(files, parsed{rel, f, set})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func (s *source) look(p parsed, n ast.Node, makers map[string]bool, inMaker bool) {
	switch n := n.(type) {
	case *ast.BasicLit:
		if text, ok := literal(n); ok {
			s.literals[text] = true
		}
	case *ast.BinaryExpr:
		if text, ok := literal(n.X); ok && strings.HasSuffix(text, ".") {
			s.prefixes[text] = true
		}
	case *ast.CallExpr:
		if len(n.Args) == 0 {
			return
		}
		first, isLiteral := literal(n.Args[0])
		made := calls(p.file, n)
		if own, ok := n.Fun.(*ast.Ident); ok {
			made = made || makers[filepath.Dir(p.path)+" "+own.Name]
		}
		if made && isLiteral {
			s.codes[first] = append(s.codes[first], arguments(n, p.where(n)))
		} else if made && !inMaker {
			s.loose = append(s.loose, p.where(n))
		} else if sel, ok := n.Fun.(*ast.SelectorExpr); ok && sel.Sel.Name == "At" && isLiteral {
			s.fields[first] = p.where(n)
		}
	}
}

// arguments reads which placeholders a call fills.
func arguments(n *ast.CallExpr, where string) call {
	c := call{where: where, open: n.Ellipsis.IsValid()}
	for i := 1; i < len(n.Args); i += 2 {
		name, ok := literal(n.Args[i])
		c.open = c.open || !ok
		c.names = append(c.names, name)
	}
	return c
}

// calls reports whether n is problem.New.
func calls(f *ast.File, n *ast.CallExpr) bool {
	switch fun := n.Fun.(type) {
	case *ast.Ident:
		return f.Name.Name == "problem" && fun.Name == "New"
	case *ast.SelectorExpr:
		pkg, ok := fun.X.(*ast.Ident)
		return ok && pkg.Name == "problem" && fun.Sel.Name == "New"
	}
	return false
}

// passesCode reports whether a function takes a code as its first parameter and makes a problem of it; its callers
// then name the code.
func passesCode(f *ast.File, d *ast.FuncDecl) bool {
	if d.Recv != nil || d.Body == nil || len(d.Type.Params.List) == 0 || len(d.Type.Params.List[0].Names) == 0 {
		return false
	}
	first, passes := d.Type.Params.List[0].Names[0].Name, false
	ast.Inspect(d.Body, func(n ast.Node) bool {
		if c, ok := n.(*ast.CallExpr); ok && len(c.Args) > 0 && calls(f, c) {
			code, ok := c.Args[0].(*ast.Ident)
			passes = passes || ok && code.Name == first
		}
		return true
	})
	return passes
}

func literal(n ast.Expr) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

func moduleRoot(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if filepath.Dir(dir) == dir {
			t.Fatal("no go.mod above the test")
		}
		dir = filepath.Dir(dir)
	}
}

package law

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"strconv"
	"strings"
)

// File is one Go file, parsed.
type File struct {
	Path      string // from the root, with slashes
	Package   string // its folder
	Test      bool   // *_test.go
	Generated bool
	Lines     int
	AST       *ast.File
	places    *token.FileSet
}

// Tree is what the rules look at.
type Tree struct {
	Files []*File
	Root  []string // names at the top level, without what .gitignore leaves out
}

// Read parses every Go file below the root.
func Read(root fs.FS) (*Tree, error) {
	t := &Tree{}
	entries, err := fs.ReadDir(root, ".")
	if err != nil {
		return nil, fmt.Errorf("read the top level: %w", err)
	}
	ignored := ignoredNames(root)
	for _, e := range entries {
		if !ignored[e.Name()] {
			t.Root = append(t.Root, e.Name())
		}
	}
	err = fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if p != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || ignored[p]) {
				return fs.SkipDir
			}
			return nil
		}
		if path.Ext(p) != ".go" {
			return nil
		}
		f, err := readFile(root, p)
		t.Files = append(t.Files, f)
		return err
	})
	return t, err
}

func readFile(root fs.FS, p string) (*File, error) {
	src, err := fs.ReadFile(root, p)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", p, err)
	}
	f := &File{Path: p, Package: path.Dir(p), Test: strings.HasSuffix(p, "_test.go"), places: token.NewFileSet()}
	f.AST, err = parser.ParseFile(f.places, p, src, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil, fmt.Errorf("parse %s: %w", p, err)
	}
	f.Generated, f.Lines = ast.IsGenerated(f.AST), bytes.Count(src, []byte("\n"))
	return f, nil
}

// ignoredNames are the folders at the top level that .gitignore names, such as build.
func ignoredNames(root fs.FS) map[string]bool {
	names := map[string]bool{}
	text, err := fs.ReadFile(root, ".gitignore")
	if err != nil {
		return names
	}
	for line := range strings.Lines(string(text)) {
		if name, ok := strings.CutPrefix(strings.TrimSpace(line), "/"); ok {
			names[strings.TrimSuffix(name, "/")] = true
		}
	}
	return names
}

// at is a place in a file.
func (f *File) at(n ast.Node, what string) Breach {
	return Breach{fmt.Sprintf("%s:%d", f.Path, f.places.Position(n.Pos()).Line), what}
}

// imports gives the file's imports by path.
func (f *File) imports() map[string]*ast.ImportSpec {
	found := map[string]*ast.ImportSpec{}
	for _, s := range f.AST.Imports {
		if p, err := strconv.Unquote(s.Path.Value); err == nil {
			found[p] = s
		}
	}
	return found
}

// product gives the files that end up in the program: tests are not held to what only the program must keep.
func (t *Tree) product() []*File {
	var files []*File
	for _, f := range t.Files {
		if !f.Test {
			files = append(files, f)
		}
	}
	return files
}

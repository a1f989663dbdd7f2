package law

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// topNames is all that may stand at the top level, besides names that begin with a dot.
var topNames = []string{
	"cmd", "ui", "domain", "persistence", "resources",
	"FyneApp.toml", "go.mod", "go.sum", "Makefile", "README.md", "LICENSE",
}

func topLevel(t *Tree) []Breach {
	var bad []Breach
	for _, name := range t.Root {
		if !strings.HasPrefix(name, ".") && !slices.Contains(topNames, name) {
			bad = append(bad, Breach{name, "is not in the fixed list of the top level"})
		}
	}
	return bad
}

// Lines a file may have, and half of the files may have.
const (
	longest = 450
	middle  = 120
)

func fileLengths(t *Tree) []Breach {
	var bad []Breach
	var lengths []int
	for _, f := range t.Files {
		if f.Generated {
			continue
		}
		lengths = append(lengths, f.Lines)
		if f.Lines > longest {
			bad = append(bad, Breach{f.Path, fmt.Sprintf("%d lines, %d at most: which of its concepts is a file of its own?", f.Lines, longest)})
		}
	}
	slices.Sort(lengths)
	if len(lengths) > 0 && lengths[len(lengths)/2] > middle {
		bad = append(bad, Breach{"all files", fmt.Sprintf("the median is %d lines, %d at most", lengths[len(lengths)/2], middle)})
	}
	return bad
}

func packageComments(t *Tree) []Breach {
	said := map[string]bool{}
	for _, f := range t.product() {
		if f.Generated {
			continue
		}
		start := "Package " + f.AST.Name.Name + " "
		if f.AST.Name.Name == "main" {
			start = "Command "
		}
		said[f.Package] = said[f.Package] || strings.HasPrefix(f.AST.Doc.Text(), start)
	}
	var bad []Breach
	for _, pkg := range slices.Sorted(maps.Keys(said)) {
		if !said[pkg] {
			bad = append(bad, Breach{pkg, "has no package comment: what it decides, what it refuses to know, who calls it"})
		}
	}
	return bad
}

package law

import "slices"

func domainImports(t *Tree) []Breach {
	var bad []Breach
	for _, f := range t.product() {
		if !within(f.Package, "domain") {
			continue
		}
		if _, known := standsOn[f.Package]; !known {
			bad = append(bad, Breach{f.Path, "the law has no place for the package " + f.Package})
			continue
		}
		below := belowOf(f.Package)
		for imported, spec := range f.imports() {
			folder, ours := own(imported)
			switch {
			case ours && !below[folder]:
				bad = append(bad, f.at(spec, f.Package+" does not stand on "+folder))
			case within(imported, loggers...):
				bad = append(bad, f.at(spec, "the domain tells what happens through events, not through "+imported))
			case !ours && !standard(imported) && !within(imported, licensed[f.Package]...):
				bad = append(bad, f.at(spec, f.Package+" has no licence for "+imported))
			}
		}
	}
	return bad
}

func leafImports(t *Tree) []Breach {
	bad := forbid(t, "only cmd/internal/wire picks leaves", func(from, imported string) bool {
		folder, ours := own(imported)
		return ours && slices.Contains(leaves, folder) && !within(from, "cmd/internal/wire")
	})
	return append(bad, forbid(t, "only tests run a test suite", func(_, imported string) bool {
		folder, ours := own(imported)
		return ours && slices.Contains(suites, folder)
	})...)
}

func uiImports(t *Tree) []Breach {
	bad := forbid(t, "screens go through the view-models", func(from, imported string) bool {
		folder, ours := own(imported)
		return within(from, "ui") && ours && within(folder, "persistence", "cmd")
	})
	bad = append(bad, forbid(t, "only cmd/kontingent starts a Fyne app", func(from, imported string) bool {
		return within(imported, "fyne.io/fyne/v2/app") && !within(from, "cmd/kontingent")
	})...)
	bad = append(bad, forbid(t, "a view-model is tested without Fyne and without widgets", func(from, imported string) bool {
		folder, ours := own(imported)
		return within(from, "ui/viewmodel") &&
			(within(imported, fyne...) || ours && within(folder, "ui") && !within(folder, "ui/viewmodel"))
	})...)
	return append(bad, forbid(t, "widgets know no invoices", func(from, imported string) bool {
		folder, ours := own(imported)
		return within(from, "ui/widgets") && ours && !within(folder, "ui/widgets", "resources")
	})...)
}

func storeImports(t *Tree) []Breach {
	bad := forbid(t, "the store stands on the domain alone", func(from, imported string) bool {
		folder, ours := own(imported)
		return within(from, "persistence") && (within(imported, fyne...) || within(imported, loggers...) ||
			ours && (slices.Contains(leaves, folder) || !within(folder, "domain", "persistence")))
	})
	return append(bad, forbid(t, "only the store speaks to a database", func(from, imported string) bool {
		return within(imported, "database/sql", "github.com/mattn/go-sqlite3") && !within(from, "persistence")
	})...)
}

func outerModules(t *Tree) []Breach {
	return forbid(t, "belongs under cmd", func(from, imported string) bool {
		return within(imported, "github.com/sirupsen/logrus", "github.com/zalando/go-keyring", "github.com/BurntSushi/toml",
			"github.com/ncruces/zenity") && !within(from, "cmd")
	})
}

func resourceImports(t *Tree) []Breach {
	return forbid(t, "resources import nothing but problems", func(from, imported string) bool {
		folder, ours := own(imported)
		return within(from, "resources") && ours &&
			!within(folder, "resources") && (from != "resources/words" || folder != "domain/problem")
	})
}

// forbid finds the imports of the program that breaks says must not be.
func forbid(t *Tree, why string, breaks func(from, imported string) bool) []Breach {
	var bad []Breach
	for _, f := range t.product() {
		for imported, spec := range f.imports() {
			if breaks(f.Package, imported) {
				bad = append(bad, f.at(spec, f.Package+" imports "+imported+": "+why))
			}
		}
	}
	return bad
}

// scriptedFace follows the imports of kontingentctl through this module.
func scriptedFace(t *Tree) []Breach {
	byPackage := map[string][]*File{}
	for _, f := range t.product() {
		byPackage[f.Package] = append(byPackage[f.Package], f)
	}
	var bad []Breach
	seen := map[string]bool{}
	var follow func(pkg string)
	follow = func(pkg string) {
		if seen[pkg] {
			return
		}
		seen[pkg] = true
		for _, f := range byPackage[pkg] {
			for imported, spec := range f.imports() {
				if within(imported, fyne...) {
					bad = append(bad, f.at(spec, "kontingentctl would link "+imported))
				} else if folder, ours := own(imported); ours {
					follow(folder)
				}
			}
		}
	}
	follow("cmd/kontingentctl")
	return bad
}

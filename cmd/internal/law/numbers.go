package law

import (
	"go/ast"
	"go/token"
)

// clockReads finds who asks the machine for the time. Only cal may, in SystemClock (the business clock) and in
// Deadline (sockets and watchdogs): a clock set by --now must never time out a connection.
func clockReads(t *Tree) []Breach {
	var bad []Breach
	for _, f := range t.product() {
		spec := f.imports()["time"]
		if spec == nil {
			continue
		}
		name := "time"
		if spec.Name != nil {
			name = spec.Name.Name
		}
		if name == "." {
			bad = append(bad, f.at(spec, "a dot import hides who reads the clock"))
		}
		for _, d := range f.AST.Decls {
			if f.Path == "domain/cal/clock.go" && readsClock(d) {
				continue
			}
			ast.Inspect(d, func(n ast.Node) bool {
				s, ok := n.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				pkg, ok := s.X.(*ast.Ident)
				if ok && pkg.Name == name && (s.Sel.Name == "Now" || s.Sel.Name == "Since" || s.Sel.Name == "Until") {
					bad = append(bad, f.at(s, "time."+s.Sel.Name+": take a cal.Clock for business time, cal.Deadline for sockets"))
				}
				return true
			})
		}
	}
	return bad
}

// readsClock reports whether d is one of the two functions that may.
func readsClock(d ast.Decl) bool {
	f, ok := d.(*ast.FuncDecl)
	if !ok {
		return false
	}
	if f.Recv == nil {
		return f.Name.Name == "Deadline"
	}
	receiver, ok := f.Recv.List[0].Type.(*ast.Ident)
	return ok && receiver.Name == "SystemClock" && f.Name.Name == "Now"
}

// counting are the packages money passes through.
var counting = []string{
	"domain/money", "domain/payment", "domain/party", "domain/invoice", "domain/einvoice", "domain/issue", "domain/batch",
	"persistence",
}

func floats(t *Tree) []Breach {
	var bad []Breach
	for _, f := range t.product() {
		if !within(f.Package, counting...) {
			continue
		}
		ast.Inspect(f.AST, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.Ident:
				switch n.Name {
				case "float64", "float32", "Float64", "ParseFloat", "FormatFloat", "NullFloat64":
					bad = append(bad, f.at(n, n.Name+" where money is counted: use money's amounts, quantities and rates"))
				}
			case *ast.BasicLit:
				if n.Kind == token.FLOAT {
					bad = append(bad, f.at(n, n.Value+" is a floating-point constant where money is counted"))
				}
			}
			return true
		})
	}
	return bad
}

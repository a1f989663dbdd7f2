package law

import (
	"go/ast"
	"go/token"
	"regexp"
	"strconv"
)

// sqlShape tells a statement, or a piece of one, from a sentence such as "update the card: %w".
var sqlShape = regexp.MustCompile(`(?s)` +
	`^\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|CREATE|ALTER|DROP|PRAGMA|BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|VACUUM|ATTACH|DETACH|ANALYZE|REINDEX|EXPLAIN)\b` +
	`|\b(WHERE|ORDER BY|GROUP BY|VALUES|FROM)\s` +
	`|^\s*(?i:select\s.+\sfrom\s|insert\s+(or\s+\w+\s+)?into\s|replace\s+into\s|update\s+\w+\s+set\s|delete\s+from\s` +
	`|create\s+(unique\s+|virtual\s+|temp\w*\s+)?(table|index|trigger|view)\s|(alter|drop)\s+(table|index|trigger|view)\s` +
	`|pragma\s+\w+\s*(=|\(|;|$)|begin\s+(exclusive|immediate|deferred|transaction)\b|(begin|commit|rollback|vacuum)\s*;?\s*$)`)

// sqlInGo finds SQL among the strings of the store. What sqlc has no words for, such as pragmas, stands in embedded
// .sql files of its own.
func sqlInGo(t *Tree) []Breach {
	var bad []Breach
	for _, f := range t.product() {
		if !within(f.Package, "persistence") || f.Generated {
			continue
		}
		ast.Inspect(f.AST, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			text, err := strconv.Unquote(lit.Value)
			if err == nil && sqlShape.MatchString(text) {
				bad = append(bad, f.at(lit, "SQL in Go: "+lit.Value+" belongs in a .sql file below persistence"))
			}
			return true
		})
	}
	return bad
}

package law

import "strings"

// example is a small tree and whether it breaks a rule.
type example struct {
	rule       string
	breaks     bool
	path, text string
	more       map[string]string
}

var examples = []example{
	{rule: domainRule, breaks: true, path: "domain/cal/x.go", text: source("cal", "kontingent/domain/money", "")},
	{rule: domainRule, breaks: true, path: "domain/party/x.go", text: source("party", "kontingent/domain/invoice", "")},
	{rule: domainRule, breaks: true, path: "domain/document/x.go", text: source("document", "kontingent/domain/einvoice", "")},
	{rule: domainRule, breaks: true, path: "domain/delivery/x.go", text: source("delivery", "kontingent/domain/invoice", "")},
	{rule: domainRule, breaks: true, path: "domain/batch/x.go", text: source("batch", "kontingent/domain/importing", "")},
	{rule: domainRule, breaks: true, path: "domain/batch/x.go", text: source("batch", "kontingent/persistence", "")},
	{rule: domainRule, breaks: true, path: "domain/batch/x.go", text: source("batch", "kontingent/resources/words", "")},
	{rule: domainRule, breaks: true, path: "domain/document/x.go", text: source("document", "kontingent/domain/document/pdf", "")},
	{rule: domainRule, breaks: true, path: "domain/document/html/x.go", text: source("html", "kontingent/domain/document/typeface", "")},
	{rule: domainRule, breaks: true, path: "domain/invoice/x.go", text: source("invoice", "github.com/govalues/decimal", "")},
	{rule: domainRule, breaks: true, path: "domain/invoice/x.go", text: source("invoice", "log/slog", "")},
	{rule: domainRule, breaks: true, path: "domain/newcomer/x.go", text: source("newcomer", "", "")},
	{rule: domainRule, path: "domain/money/x.go", text: source("money", "errors github.com/govalues/decimal kontingent/domain/problem", "")},
	{rule: domainRule, path: "domain/batch/x.go", text: source("batch", "kontingent/domain/delivery kontingent/domain/cal", "")},
	{rule: domainRule, path: "domain/issue/x.go", text: source("issue", "kontingent/domain/delivery kontingent/domain/einvoice", "")},
	{rule: domainRule, path: "domain/party/x.go", text: source("party", "golang.org/x/text/unicode/norm", "")},
	{rule: domainRule, path: "domain/delivery/x_test.go", text: source("delivery", "pgregory.net/rapid kontingent/domain/delivery/email", "")},

	{rule: leafRule, breaks: true, path: "cmd/kontingentctl/x.go", text: source("main", "kontingent/domain/delivery/email", "")},
	{rule: leafRule, breaks: true, path: "persistence/x.go", text: source("persistence", "kontingent/domain/einvoice/ubl", "")},
	{rule: leafRule, path: "cmd/internal/wire/x.go", text: source("wire", "kontingent/domain/document/typeface", "")},
	{rule: leafRule, path: "domain/issue/x_test.go", text: source("issue", "kontingent/domain/document/pdf", "")},

	{rule: leafRule, breaks: true, path: "domain/delivery/email/x.go", text: source("email", "kontingent/domain/delivery/carriertest", "")},
	{rule: leafRule, path: "domain/delivery/email/x_test.go", text: source("email", "kontingent/domain/delivery/carriertest", "")},
	{rule: leafRule, breaks: true, path: "ui/viewmodel/x.go", text: source("viewmodel", "kontingent/ui/viewmodel/looptest", "")},
	{rule: leafRule, path: "ui/x_test.go", text: source("ui", "kontingent/ui/viewmodel/looptest", "")},

	{rule: uiRule, breaks: true, path: "ui/x.go", text: source("ui", "kontingent/persistence", "")},
	{rule: uiRule, breaks: true, path: "ui/x.go", text: source("ui", "fyne.io/fyne/v2/app", "")},
	{rule: uiRule, breaks: true, path: "cmd/internal/wire/x.go", text: source("wire", "fyne.io/fyne/v2/app", "")},
	{rule: uiRule, breaks: true, path: "ui/viewmodel/x.go", text: source("viewmodel", "fyne.io/fyne/v2/data/binding", "")},
	{rule: uiRule, breaks: true, path: "ui/viewmodel/x.go", text: source("viewmodel", "kontingent/ui/widgets", "")},
	{rule: uiRule, breaks: true, path: "ui/widgets/x.go", text: source("widgets", "kontingent/domain/money", "")},
	{rule: uiRule, breaks: true, path: "ui/widgets/x.go", text: source("widgets", "kontingent/ui/viewmodel", "")},
	{rule: uiRule, path: "ui/x.go", text: source("ui", "fyne.io/fyne/v2 kontingent/ui/widgets kontingent/ui/viewmodel kontingent/domain/batch", "")},
	{rule: uiRule, path: "cmd/kontingent/x.go", text: source("main", "fyne.io/fyne/v2/app kontingent/persistence", "")},

	{rule: storeRule, breaks: true, path: "persistence/x.go", text: source("persistence", "kontingent/domain/delivery/paper", "")},
	{rule: storeRule, breaks: true, path: "persistence/x.go", text: source("persistence", "fyne.io/fyne/v2", "")},
	{rule: storeRule, breaks: true, path: "persistence/x.go", text: source("persistence", "log", "")},
	{rule: storeRule, breaks: true, path: "persistence/x.go", text: source("persistence", "kontingent/resources/words", "")},
	{rule: storeRule, breaks: true, path: "domain/batch/x.go", text: source("batch", "database/sql", "")},
	{rule: storeRule, path: "persistence/x.go", text: source("persistence", "database/sql kontingent/persistence/queries kontingent/domain/batch", "")},

	{rule: sqlRule, breaks: true, path: "persistence/x.go", text: source("persistence", "", "const q = `\n  SELECT 1`")},
	{rule: sqlRule, breaks: true, path: "persistence/x.go", text: source("persistence", "", `const q = "select id from party"`)},
	{rule: sqlRule, breaks: true, path: "persistence/x.go", text: source("persistence", "", `const q = "update party set name = ?"`)},
	{rule: sqlRule, breaks: true, path: "persistence/x.go", text: source("persistence", "", `const q = " WHERE id = ?"`)},
	{rule: sqlRule, breaks: true, path: "persistence/x.go", text: source("persistence", "", `const q = "PRAGMA foreign_keys = ON"`)},
	{rule: sqlRule, breaks: true, path: "persistence/open.go", text: source("persistence", "", `const q = "BEGIN EXCLUSIVE; COMMIT"`)},
	{rule: sqlRule, path: "persistence/x.go", text: source("persistence", "", `const q = "update the card of %s: %w" + "begin a transaction: %w" + "delete the batch"`)},
	{rule: sqlRule, path: "persistence/queries/x.go", text: "// Code generated by sqlc. DO NOT EDIT.\n\n" + source("queries", "", "const q = `SELECT 1`")},

	{rule: outerRule, breaks: true, path: "persistence/x.go", text: source("persistence", "github.com/sirupsen/logrus", "")},
	{rule: outerRule, breaks: true, path: "ui/x.go", text: source("ui", "github.com/zalando/go-keyring", "")},
	{rule: outerRule, breaks: true, path: "domain/batch/x.go", text: source("batch", "github.com/BurntSushi/toml", "")},
	{rule: outerRule, breaks: true, path: "ui/x.go", text: source("ui", "github.com/ncruces/zenity", "")},
	{rule: outerRule, path: "cmd/kontingent/x.go", text: source("main", "github.com/ncruces/zenity", "")},
	{rule: outerRule, path: "cmd/kontingentctl/x.go", text: source("main", "github.com/BurntSushi/toml", "")},

	{rule: clockRule, breaks: true, path: "domain/batch/x.go", text: source("batch", "time", "var t = time.Now()")},
	{rule: clockRule, breaks: true, path: "cmd/kontingentctl/x.go", text: source("main", "time", "var now = time.Now")},
	{rule: clockRule, breaks: true, path: "domain/delivery/email/x.go", text: source("email", "time", "func f(t time.Time) time.Duration { return time.Since(t) }")},
	{rule: clockRule, breaks: true, path: "ui/x.go", text: "package ui\nimport clock \"time\"\nvar t = clock.Until(clock.Time{})\n"},
	{rule: clockRule, breaks: true, path: "ui/x.go", text: "package ui\nimport . \"time\"\nvar t = Now()\n"},
	{rule: clockRule, breaks: true, path: "domain/cal/date.go", text: source("cal", "time", "func Deadline() time.Time { return time.Now() }")},
	{rule: clockRule, breaks: true, path: "domain/cal/clock.go", text: source("cal", "time", "func Sneak() time.Time { return time.Now() }")},
	{rule: clockRule, path: "domain/cal/clock.go", text: source("cal", "time", "type SystemClock struct{}\nfunc (SystemClock) Now() time.Time { return time.Now() }\nfunc Deadline(d time.Duration) time.Time { return time.Now().Add(d) }")},
	{rule: clockRule, path: "domain/batch/x_test.go", text: source("batch", "time", "var t = time.Now()")},

	{rule: floatRule, breaks: true, path: "domain/money/x.go", text: source("money", "", "var x float64")},
	{rule: floatRule, breaks: true, path: "domain/batch/x.go", text: source("batch", "", "var share = 0.25")},
	{rule: floatRule, breaks: true, path: "domain/einvoice/ubl/x.go", text: source("ubl", "strconv", `var x, _ = strconv.ParseFloat("1", 64)`)},
	{rule: floatRule, breaks: true, path: "persistence/queries/x.go", text: source("queries", "database/sql", "var x sql.NullFloat64")},
	{rule: floatRule, path: "domain/document/x.go", text: source("document", "", "var millimetres float64 = 0.5")},

	{rule: resourceRule, breaks: true, path: "resources/x.go", text: source("resources", "kontingent/domain/problem", "")},
	{rule: resourceRule, breaks: true, path: "resources/words/x.go", text: source("words", "kontingent/domain/party", "")},
	{rule: resourceRule, path: "resources/words/x.go", text: source("words", "kontingent/domain/problem", "")},

	{
		rule: scriptedRule, breaks: true, path: "cmd/kontingentctl/x.go", text: source("main", "kontingent/cmd/internal/wire", ""),
		more: map[string]string{"cmd/internal/wire/x.go": source("wire", "fyne.io/fyne/v2", "")},
	},
	{
		rule: scriptedRule, path: "cmd/kontingentctl/x.go", text: source("main", "kontingent/cmd/internal/wire", ""),
		more: map[string]string{"cmd/internal/wire/x.go": source("wire", "fmt", ""), "ui/x.go": source("ui", "fyne.io/fyne/v2", "")},
	},

	{rule: topRule, breaks: true, path: "internal/x.go", text: source("internal", "", "")},
	{rule: topRule, breaks: true, path: "main.go", text: source("main", "", "")},
	{rule: topRule, path: "cmd/x/x.go", text: source("main", "", ""), more: map[string]string{"README.md": "", ".ci/run": "", "build/x": "", ".gitignore": "/build/\n"}},

	{rule: lengthRule, breaks: true, path: "ui/x_test.go", text: source("ui", "", strings.Repeat("\n", 450)), more: map[string]string{"ui/a.go": "package ui\n", "ui/b.go": "package ui\n"}},
	{rule: lengthRule, breaks: true, path: "ui/x.go", text: source("ui", "", strings.Repeat("\n", 130))},
	{rule: lengthRule, path: "ui/x.go", text: "// Code generated by hand. DO NOT EDIT.\n\n" + source("ui", "", strings.Repeat("\n", 500))},

	{rule: commentRule, breaks: true, path: "domain/cal/x.go", text: source("cal", "", "")},
	{rule: commentRule, breaks: true, path: "domain/cal/x.go", text: "// Says little.\npackage cal\n"},
	{rule: commentRule, breaks: true, path: "cmd/kontingentctl/main.go", text: source("main", "", "")},
	{rule: commentRule, path: "cmd/kontingentctl/main.go", text: "// Command kontingentctl is the scripted face.\npackage main\n"},
	{rule: commentRule, path: "persistence/queries/x.go", text: "// Code generated by sqlc. DO NOT EDIT.\n\npackage queries\n"},
	{rule: commentRule, path: "domain/cal/x.go", text: "// Package cal knows days.\npackage cal\n", more: map[string]string{"domain/cal/y.go": "package cal\n"}},
}

package law

import (
	"maps"
	"strings"
)

// module is the name in go.mod.
const module = "kontingent"

// standsOn says which siblings a package of the domain stands on; what those stand on, it may import too.
var standsOn = map[string][]string{
	"domain/problem":   nil,
	"domain/cal":       {"domain/problem"},
	"domain/money":     {"domain/problem"},
	"domain/payment":   {"domain/cal", "domain/money"},
	"domain/party":     {"domain/payment"},
	"domain/invoice":   {"domain/party"},
	"domain/document":  {"domain/invoice"},
	"domain/einvoice":  {"domain/invoice"},
	"domain/delivery":  {"domain/party"},
	"domain/issue":     {"domain/document", "domain/einvoice", "domain/delivery"},
	"domain/batch":     {"domain/issue"},
	"domain/importing": {"domain/party"},

	"domain/document/pdf":      {"domain/document"},
	"domain/document/html":     {"domain/document"},
	"domain/document/raster":   {"domain/document"},
	"domain/document/typeface": {"domain/document"},
	"domain/einvoice/ubl":      {"domain/einvoice"},
	"domain/delivery/email":    {"domain/delivery"},
	"domain/delivery/ehf":      {"domain/delivery", "domain/delivery/folder"},
	"domain/delivery/paper":    {"domain/delivery", "domain/delivery/folder"},
	"domain/delivery/folder":   nil,
	"domain/delivery/web":      {"domain/delivery"},

	"domain/document/internal/sample": {"domain/document"},
	"domain/delivery/carriertest":     {"domain/delivery"},
	"domain/delivery/smtptest":        {"domain/cal"},
	"domain/delivery/aptest":          nil,
}

// suites are what several packages' tests share.
var suites = []string{
	"domain/document/internal/sample", "domain/delivery/carriertest", "domain/delivery/smtptest",
	"domain/delivery/aptest", "ui/viewmodel/looptest",
}

// leaves know one technology each. Only the wiring picks them.
var leaves = []string{
	"domain/document/pdf", "domain/document/html", "domain/document/raster", "domain/document/typeface",
	"domain/einvoice/ubl",
	"domain/delivery/email", "domain/delivery/ehf", "domain/delivery/paper", "domain/delivery/web",
}

// licensed are the modules of others that a package of the domain may use.
var licensed = map[string][]string{
	"domain/money":             {"github.com/govalues/decimal"},
	"domain/party":             {"golang.org/x/text", "golang.org/x/net/idna"},
	"domain/importing":         {"golang.org/x/text", "github.com/xuri/excelize/v2"},
	"domain/document":          {"golang.org/x/text", "github.com/boombuler/barcode"},
	"domain/document/pdf":      {"github.com/jung-kurt/gofpdf"},
	"domain/document/raster":   {"golang.org/x/image"},
	"domain/document/typeface": {"golang.org/x/image"},
	"domain/delivery/email":    {"github.com/xhit/go-simple-mail/v2", "github.com/emersion/go-imap/v2"},
	"domain/delivery/ehf":      {"github.com/miekg/dns"},
	// sftp speaks over a connection that x/crypto/ssh opens.
	"domain/delivery/web": {"github.com/pkg/sftp", "golang.org/x/crypto/ssh", "github.com/studio-b12/gowebdav"},
}

var (
	fyne    = []string{"fyne.io/fyne/v2", "fyne.io/systray", "fyne.io/x/fyne"}
	loggers = []string{"log", "github.com/sirupsen/logrus"} // log/slog stands below log
)

// belowOf gives everything a package may import: what it stands on, down to the ground.
func belowOf(pkg string) map[string]bool {
	below := map[string]bool{}
	for _, p := range standsOn[pkg] {
		below[p] = true
		maps.Copy(below, belowOf(p))
	}
	return below
}

// own is an import's folder in this module.
func own(imported string) (folder string, ok bool) { return strings.CutPrefix(imported, module+"/") }

// within reports whether p is one of the folders or modules, or stands below one.
func within(p string, roots ...string) bool {
	for _, root := range roots {
		if p == root || strings.HasPrefix(p, root+"/") {
			return true
		}
	}
	return false
}

// standard reports whether an import is of the standard library: its first part has no dot.
func standard(imported string) bool {
	first, _, _ := strings.Cut(imported, "/")
	return !strings.Contains(first, ".") && first != module
}

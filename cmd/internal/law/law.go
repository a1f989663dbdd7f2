// Package law holds the tree to its own rules: who may import whom, where the clock is read, where money is counted,
// where SQL stands, how long a file may be.
//
// It decides nothing by opinion: each rule is a table or a few lines over the parsed files. It refuses to know what
// the code does. Only its test calls it, and every rule has a bad example there that proves it can fail.
package law

// Breach is one place that breaks a rule.
type Breach struct{ Where, What string }

func (b Breach) String() string { return b.Where + ": " + b.What }

// Rule finds the places that break it.
type Rule struct {
	Name  string
	Check func(*Tree) []Breach
}

// Names of the rules. The numbers are the points of the law in the design.
const (
	domainRule   = "1 the domain imports what stands below it"
	leafRule     = "1 leaves are imported by the wiring alone"
	uiRule       = "2 the window's layers"
	storeRule    = "3 the store knows no carrier, window or log"
	sqlRule      = "3 SQL stands in .sql files"
	outerRule    = "4 log, keychain, TOML and the system's dialogs under cmd alone"
	clockRule    = "5 one clock"
	floatRule    = "5 money is never floating point"
	resourceRule = "resources say and show, they do nothing"
	scriptedRule = "the scripted face links no Fyne"
	topRule      = "the top level is fixed"
	lengthRule   = "files are small"
	commentRule  = "every package says what it is for"
)

// Rules are the whole law.
func Rules() []Rule {
	return []Rule{
		{domainRule, domainImports},
		{leafRule, leafImports},
		{uiRule, uiImports},
		{storeRule, storeImports},
		{sqlRule, sqlInGo},
		{outerRule, outerModules},
		{clockRule, clockReads},
		{floatRule, floats},
		{resourceRule, resourceImports},
		{scriptedRule, scriptedFace},
		{topRule, topLevel},
		{lengthRule, fileLengths},
		{commentRule, packageComments},
	}
}

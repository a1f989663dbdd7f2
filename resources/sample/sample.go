// Package sample is a club that does not exist, with everything a club has: 240 members in families that share an
// e-mail address, sponsors who want EHF, honorary members who pay nothing, and a few nobody has an address for.
//
// It decides nothing; its files are what a treasurer would write. The command demo and tests read it. Every name is
// made up, every e-mail address ends in example.org, and no organisation number can belong to anybody.
package sample

import "embed"

// The names of the sample's files.
const (
	Organisation = "organisation.toml" // the club, as `kontingentctl init` reads it
	Logo         = "logo.png"          // which organisation.toml names
	Members      = "members.csv"       // as `kontingentctl import` reads them: UTF-8, semicolons, Norwegian headings
	Batch        = "batch.toml"        // the year's dues, as `kontingentctl batch create` reads them
)

// Files holds the sample's files, by the names above.
//
//go:embed organisation.toml logo.png members.csv batch.toml
var Files embed.FS

// Names lists the files in the order they are used.
func Names() []string { return []string{Organisation, Logo, Members, Batch} }

// Package resources holds what is built into the program besides code: here the icon and the list of what is new, in
// its folders the words, the fonts and the sample club.
//
// It decides nothing. It refuses to know who shows what. The commands and the window read it.
package resources

import "embed"

// Icon is the program's icon, an SVG of 512 × 512.
//
//go:embed icon/icon.svg
var Icon []byte

// Toolkit holds the words that Fyne itself says, toolkit/nb.json and so on, in the languages of the window.
//
//go:embed toolkit/*.json
var Toolkit embed.FS

// Changelog tells treasurers what is new, in Markdown, the newest version first.
//
//go:embed CHANGELOG.md
var Changelog string

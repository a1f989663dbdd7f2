// Package widgets holds the reusable pieces of the window: lists, fields, panels, and what carries a page.
//
// It decides how they look and answer to mouse and keyboard. It refuses to know invoices, parties or any word a user
// reads: texts come in as fields, values go out through callbacks, and parsing an amount is the caller's function.
// Screens build pages from them. They need the theme of ui/look, whose names are in ui/widgets/tint; each reads its
// colours and sizes again in Refresh, so that a change of theme shows at once.
//
// All of it belongs to Fyne's one goroutine: from another, go through fyne.Do.
package widgets

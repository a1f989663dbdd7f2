package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// Surroundings are the machine and the program around the window.
type Surroundings struct {
	Window   fyne.Window
	Words    viewmodel.Words
	Language string // nb, da or en
	Post     func(func())
	Files    Files
	Tastes   Tastes
	Version  string
	Restore  func(file string) // closes the club, puts a backup in its place and opens it again
}

// Files asks a person for a file, as this machine does it. The answer comes on the window's goroutine; it does not come
// when the person thinks better of it.
type Files interface {
	// Open asks for a file there is, of one of the kinds.
	Open(title string, kinds []Kind, then func(path string))
	// Save asks where a new file is to be, with a name to begin with.
	Save(title, name string, then func(path string))
	// Folder asks for a folder there is.
	Folder(title string, then func(path string))
}

// Kind is a kind of file.
type Kind struct {
	Name    string   // as a person calls it
	Endings []string // with their dots: ".csv"
}

// Tastes are how one person wants the window on this machine. What is set shows at once.
type Tastes interface {
	Language() string // nb, da or en
	SetLanguage(string)
	Look() string // light, dark, or empty: as the machine
	SetLook(string)
	TextSize() float32 // 1 is normal
	SetTextSize(float32)
	// Widths are the widths of a list's columns that the person has changed.
	Widths(list string) []widgets.ColumnWidth
	SetWidths(list string, widths []widgets.ColumnWidth)
}

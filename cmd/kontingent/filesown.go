package main

import (
	"os"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"

	"kontingent/ui"
)

// openOwn asks inside our window.
func (f *files) openOwn(title string, kinds []ui.Kind, then func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil || r == nil {
			return
		}
		path := r.URI().Path()
		_ = r.Close() // whoever asked opens it again
		f.chosen(path, then)
	}, f.window)
	var endings []string
	for _, k := range kinds {
		endings = append(endings, k.Endings...)
	}
	if len(endings) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(endings))
	}
	f.present(d, title)
}

// saveOwn asks inside our window. Fyne makes the file; it goes again, so that what is written there is all or nothing.
func (f *files) saveOwn(title, name string, then func(path string)) {
	d := dialog.NewFileSave(func(w fyne.URIWriteCloser, err error) {
		if err != nil || w == nil {
			return
		}
		path := w.URI().Path()
		_ = w.Close() // nothing was written
		if info, err := os.Stat(path); err == nil && info.Size() == 0 {
			_ = os.Remove(path) // a file that stays empty is overwritten all the same
		}
		f.chosen(path, then)
	}, f.window)
	d.SetFileName(name)
	f.present(d, title)
}

// chooseOwn asks for a folder inside our window.
func (f *files) chooseOwn(title string, then func(path string)) {
	f.present(dialog.NewFolderOpen(func(at fyne.ListableURI, err error) {
		if err == nil && at != nil {
			f.chosen(at.Path(), then)
		}
	}, f.window), title)
}

// present shows a dialog nearly as large as the window.
func (f *files) present(d *dialog.FileDialog, title string) {
	d.SetTitleText(title)
	d.SetView(dialog.ListView) // whole names
	if at, err := storage.ListerForURI(storage.NewFileURI(f.folder())); err == nil {
		d.SetLocation(at)
	}
	d.Show() // before Resize: a dialog that is not shown yet has nothing to measure
	size := f.window.Canvas().Size()
	d.Resize(fyne.NewSize(min(900, size.Width-40), min(640, size.Height-40)))
}

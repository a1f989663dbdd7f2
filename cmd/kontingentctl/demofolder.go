package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"kontingent/domain/problem"
	"kontingent/resources/sample"
)

// demoPlaces are where everything of a demo lies, as absolute paths.
type demoPlaces struct {
	Folder string `json:"folder"` // with the files of the sample
	Data   string `json:"data"`   // the club's data folder
	PDF    string `json:"pdf"`    // every document as it was sent
	Mail   string `json:"mail"`   // every message as the mail server got it
	EHF    string `json:"ehf"`    // every electronic invoice as the access point got it
	Print  string `json:"print"`  // what is to be printed and posted
	List   string `json:"list"`   // all invoices, for a spreadsheet
}

// demoMarker says that a folder is a demo's. Without it no folder with anything in it is touched.
const demoMarker = "kontingent-demo.txt"

// demoFolder makes a demo's folder, or clears away an earlier demo, and writes the files of the sample.
func (c *call) demoFolder(ctx context.Context, dir string) (demoPlaces, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return demoPlaces{}, problem.New("demo.folder.unusable", "folder", dir).Because(err)
	}
	in := func(name string) string { return filepath.Join(root, name) }
	at := demoPlaces{root, in("data"), in("pdf"), in("mail"), in("ehf"), in("print"), in("list.csv")}
	if err := c.clear(ctx, at); err != nil {
		return at, err
	}
	err = os.MkdirAll(at.PDF, 0o700)
	if err == nil {
		err = os.WriteFile(in(demoMarker), []byte(c.words.Say("demo.marker", "name", demoMarker)+"\n"), 0o600)
	}
	for _, name := range sample.Names() {
		var b []byte
		if err == nil {
			b, err = sample.Files.ReadFile(name)
		}
		if err == nil {
			err = os.WriteFile(in(name), b, 0o600)
		}
	}
	if err != nil {
		return at, problem.New("demo.folder.unusable", "folder", root).Because(err)
	}
	return at, nil
}

// clear takes away what an earlier demo made, and nothing else. It refuses a folder that holds anything but a demo.
func (c *call) clear(ctx context.Context, at demoPlaces) error {
	entries, err := os.ReadDir(at.Folder)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return problem.New("demo.folder.unusable", "folder", at.Folder).Because(err)
	}
	if _, err := os.Lstat(filepath.Join(at.Folder, demoMarker)); err != nil {
		return problem.New("demo.folder.not_empty", "folder", at.Folder, "file", entries[0].Name())
	}
	if _, err := os.Stat(at.Data); err == nil {
		old := *c
		old.dir = at.Data
		app, err := old.open(ctx)
		if problem.Is(err, "store.in_use") {
			return err
		}
		if err == nil {
			_ = app.Close() // it was opened only to see that nobody works with it
		}
	}
	for _, old := range []string{at.Data, at.PDF, at.Mail, at.EHF, at.Print, at.List} {
		if err := os.RemoveAll(old); err != nil {
			return problem.New("demo.folder.unusable", "folder", at.Folder).Because(err)
		}
	}
	return nil
}

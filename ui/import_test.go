package ui

import (
	"os"
	"strings"
	"testing"

	"kontingent/ui/viewmodel"
)

func toImport() setting { return setting{route: viewmodel.Route{Page: viewmodel.ImportPage}} }

// listFile writes a member file.
func listFile(t *testing.T, lines ...string) string {
	t.Helper()
	path := t.TempDir() + "/liste.csv"
	ok(t, os.WriteFile(path, []byte(strings.Join(lines, "\n")), 0o600))
	return path
}

// spec: C8: a file is chosen, what it would do is looked at, and one press takes it in.
func TestImport(t *testing.T) {
	s := newStage(t, nil, toImport())
	s.shows("Slipp medlemslisten her")
	if s.can("Hent inn") {
		t.Error("there is nothing to take in yet")
	}
	s.files.path = listFile(t, "Nr;Navn;E-post;Skostørrelse", "1003;Ingeborg Bekkevar;ny@example.org;38", "2001;Per Lund;per@example.org;42")
	s.press("Velg fil")
	s.shows("liste.csv", "1 nytt kort, 1 endret", "Per Lund", "Endret")
	s.shuns("Avviste rader", "Slipp medlemslisten her")
	s.selects("Ingeborg Bekkevar")
	s.shows("E-post: live.bekkevar@example.org")
	if got := s.holds("Skostørrelse"); got != "Brukes ikke" {
		t.Errorf("a column: %q", got)
	}
	s.press("Hent inn")
	s.shows("1 nytt kort, 1 endret", "Vis medlemmene")
	if got := s.club.member("1003").Email + " " + s.club.member("2001").Name; got != "ny@example.org Per Lund" {
		t.Errorf("stored: %q", got)
	}
	s.press("Vis medlemmene")
	if got := s.shell.Route().Page; got != viewmodel.MembersPage {
		t.Errorf("went to %v", got)
	}
}

// What a column is taken for can be changed; it keeps its place.
func TestImportColumns(t *testing.T) {
	s := newStage(t, nil, toImport())
	s.w.Drop([]string{listFile(t, "Nr;Navn;Kallenavn", "2001;Per Lund;Pelle")})
	s.wait()
	s.choose("Kallenavn", "Navn")
	if got := s.holds("Navn"); got != "Brukes ikke" {
		t.Errorf("the other: %q", got)
	}
	s.press("Hent inn")
	if got := s.club.member("2001").Name; got != "Pelle" {
		t.Errorf("stored: %q", got)
	}
}

// Rejected rows are shown with what is wrong, and stop the import until they are skipped.
func TestImportRejected(t *testing.T) {
	s := newStage(t, nil, toImport())
	path := listFile(t, "Nr;Navn;E-post", "2001;Per Lund;per", "2002;Ida;ida@example.org")
	s.open(viewmodel.Route{Page: viewmodel.ImportPage, Part: path})
	s.shows("Avviste rader", "2001 Per Lund")
	if s.can("Hent inn") {
		t.Error("rejected rows do not stop it")
	}
	s.selects("2001 Per Lund")
	s.shows("«per» er ikke en e-postadresse. Skriv én adresse, som i navn@eksempel.no.")
	s.press("Hopp over avviste rader, og hent inn de andre")
	s.press("Hent inn")
	if got := s.club.member("2002").Name; got != "Ida" {
		t.Errorf("stored: %q", got)
	}
	s.press("Hent inn en fil til") // the person thinks better of it
	s.shows("Vis medlemmene")
}

// A file that says nothing new is told to be so, and one that is no list is refused.
func TestImportNothing(t *testing.T) {
	s := newStage(t, nil, toImport())
	s.w.Drop([]string{listFile(t, "Nr;Navn", "1003;Ingeborg Bekkevar")})
	s.wait()
	s.shows("Det er ingenting å hente inn.")
	s.w.Drop([]string{t.TempDir() + "/none.csv"})
	s.wait()
	s.shows("kan ikke leses", "liste.csv")
	s.press("Tilbake")
	if got := s.shell.Route().Page; got != viewmodel.HomePage {
		t.Errorf("went to %v", got)
	}
}

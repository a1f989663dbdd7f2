package ehf_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/carriertest"
	"kontingent/domain/delivery/ehf"
)

// file puts a parcel into a folder.
func file(t *testing.T, dir string, p delivery.Parcel, submitting func() error) delivery.Receipt {
	t.Helper()
	c := ehf.NewFolder(dir)
	if p.Frozen == nil {
		b, err := c.Freeze(p)
		if err != nil {
			t.Fatal(err)
		}
		p.Frozen = b
	}
	s, rec := c.Open(t.Context())
	if !rec.OK() {
		return rec
	}
	rec = s.Deliver(t.Context(), p, submitting)
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	return rec
}

func yes() error { return nil }

// TestTheFolder: one file per document under a name that says what it is, and a list that says who is who.
// spec: B7, C11
func TestTheFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "not there yet")
	p := several(2)
	p.Run, p.To.Number = "Kontingent: 2027/1", `..\10;42`
	p.To.Name = "=Åse; \"Bil\" AS"
	p.Files[2].Name = `../../oops: .xml`
	rec := file(t, dir, p, yes)
	if rec.Outcome != delivery.OutcomeHandedOver {
		t.Fatalf("%+v", rec)
	}
	run := filepath.Join(dir, "2027-01-12-Kontingent-2027-1")
	files, err := os.ReadDir(run)
	if err != nil || len(files) != 3 {
		t.Fatalf("%v, %v", files, err)
	}
	for i, begins := range []string{"10-42-ehf-1001-", "10-42-oops-"} {
		name := files[i].Name()
		if !strings.HasPrefix(name, begins) || !strings.HasSuffix(name, ".xml") || !strings.Contains(rec.Words, name) {
			t.Errorf("%s, want %s….xml, and the words to name it: %s", name, begins, rec.Words)
		}
	}
	list, err := os.ReadFile(filepath.Join(run, "list.csv"))
	if err != nil {
		t.Fatal(err)
	}
	if want := `;..\10,42;'=Åse, 'Bil' AS;0192:991825827` + "\r\n"; strings.Count(string(list), want) != 2 {
		t.Errorf("list %q, want two rows with %q", list, want)
	}
}

// TestTheFolderAfterAKill: a second try finds its files, makes no second ones and leaves nothing half written, even when
// the card has changed; a different file in the place is left as it is.
// spec: C1
func TestTheFolderAfterAKill(t *testing.T) {
	dir := t.TempDir()
	p := several(2)
	b, err := ehf.NewFolder(dir).Freeze(p)
	if err != nil {
		t.Fatal(err)
	}
	p.Frozen = b
	if rec := file(t, dir, p, func() error { return context.Canceled }); rec.Outcome != delivery.OutcomeLater {
		t.Fatalf("%+v", rec)
	}
	if found, _ := filepath.Glob(filepath.Join(dir, "*", "*")); len(found) != 0 {
		t.Errorf("left behind: %v", found)
	}
	first := file(t, dir, p, yes)
	p.To.Number, p.To.Name = "77", "New name"
	if again := file(t, dir, p, yes); again.Outcome != delivery.OutcomeHandedOver || again.Words != first.Words {
		t.Errorf("%+v, want the same files as %+v", again, first)
	}
	all, _ := filepath.Glob(filepath.Join(dir, "*", ".*"))
	xml, _ := filepath.Glob(filepath.Join(dir, "*", "*.xml"))
	if len(all) != 0 || len(xml) != 2 {
		t.Errorf("%v and %v, want two documents and nothing half written", xml, all)
	}
	if err := os.WriteFile(xml[0], []byte("somebody's own"), 0o600); err != nil {
		t.Fatal(err)
	}
	if rec := file(t, dir, p, yes); rec.Outcome != delivery.OutcomeAsk || rec.Reason != "ehf.ask.name_taken" {
		t.Errorf("%+v", rec)
	}
	if b, _ := os.ReadFile(xml[0]); string(b) != "somebody's own" {
		t.Error("somebody's file was overwritten")
	}
}

// TestTheFolderIsGone: about the folder, never the recipient.
func TestTheFolderIsGone(t *testing.T) {
	place := filepath.Join(t.TempDir(), "a file")
	if err := os.WriteFile(place, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if rec := file(t, place, several(1), yes); rec.Outcome != delivery.OutcomeChannel || rec.Reason != "ehf.channel.folder_unwritable" {
		t.Errorf("%+v", rec)
	}
}

// TestFreezeWantsUBL: what is no EHF document never gets a key.
func TestFreezeWantsUBL(t *testing.T) {
	for _, body := range []string{"", "<Invoice>", "no xml", `<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>`} {
		p := carriertest.Parcel(1)
		p.Files = append(p.Files, delivery.File{Name: "x.xml", MIME: "application/xml", Bytes: []byte(body)})
		if _, err := ehf.NewFolder(t.TempDir()).Freeze(p); err == nil {
			t.Errorf("%q was frozen", body)
		}
	}
	if _, err := ehf.NewFolder(t.TempDir()).Freeze(carriertest.Parcel(1)); err == nil {
		t.Error("a parcel without a document was frozen")
	}
	p := carriertest.Parcel(1)
	p.Files = append(p.Files, delivery.File{Name: "x.xml", MIME: "application/xml", Bytes: ubl("CreditNote", 1)})
	if b, err := ehf.NewFolder(t.TempDir()).Freeze(p); err != nil || !strings.Contains(string(b), "CreditNote") {
		t.Errorf("%s, %v", b, err)
	}
}

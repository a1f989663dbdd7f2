package paper

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/carriertest"
	files "kontingent/domain/delivery/folder"
	"kontingent/domain/problem"
)

// arrived gives the documents in a folder, by name.
func arrived(t testing.TB, folder string) (all [][]byte) {
	t.Helper()
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".pdf" {
			return err
		}
		b, err := os.ReadFile(path)
		all = append(all, b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// TestConformance: the paper carrier keeps the contract of all carriers.
func TestConformance(t *testing.T) { // spec: C1
	carriertest.Run(t, func(t *testing.T) carriertest.Setup {
		folder := filepath.Join(t.TempDir(), "print")
		day := filepath.Join(folder, "2027-01-12")
		return carriertest.Setup{
			Carrier: New(folder),
			Arrived: func() [][]byte {
				if _, err := os.Stat(folder); err != nil {
					return nil
				}
				return arrived(t, folder)
			},
			FailNext: func() {
				// A folder where the first document should lie: it can't be written, the second can.
				if err := os.MkdirAll(filepath.Join(day, ".0150-1001-faktura-1001.pdf.part"), 0o700); err != nil {
					t.Fatal(err)
				}
			},
		}
	})
}

func deliver(t testing.TB, folder string, p delivery.Parcel) delivery.Receipt {
	t.Helper()
	c := New(folder)
	if p.Frozen == nil {
		var err error
		if p.Frozen, err = c.Freeze(p); err != nil {
			t.Fatal(err)
		}
	}
	s, receipt := c.Open(t.Context())
	if !receipt.OK() {
		return receipt
	}
	defer func() { _ = s.Close() }()
	return s.Deliver(t.Context(), p, func() error { return nil })
}

// TestFiles: documents lie by day, sorted as the post sorts them, byte for byte.
func TestFiles(t *testing.T) { // spec: A14
	folder := filepath.Join(t.TempDir(), "print", "club")
	p := carriertest.Parcel(1)
	p.Files = append(p.Files, delivery.File{Name: "regler.pdf", MIME: "application/pdf", Bytes: []byte("%PDF rules")})
	receipt := deliver(t, folder, p)
	want := filepath.Join(folder, "2027-01-12", "0150-1001-faktura-1001.pdf")
	if receipt.Outcome != delivery.OutcomeHandedOver || !strings.Contains(receipt.Words, want) {
		t.Errorf("%+v, want handed over, naming %s", receipt, want)
	}
	if got, err := os.ReadFile(want); err != nil || !bytes.Equal(got, p.Files[0].Bytes) {
		t.Errorf("%v, %d bytes, want the document", err, len(got))
	}
	if got, err := os.ReadFile(filepath.Join(folder, "2027-01-12", "0150-1001-regler.pdf")); err != nil || string(got) != "%PDF rules" {
		t.Errorf("%v, %q, want the added file", err, got)
	}
	left, err := filepath.Glob(filepath.Join(folder, "*", ".*"))
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

// TestSecondTry: after a crash the same parcel finds its files, even when the customer has moved since.
func TestSecondTry(t *testing.T) { // spec: C1
	folder := t.TempDir()
	p := carriertest.Parcel(1)
	p.Frozen, _ = New(folder).Freeze(p)
	for range 3 {
		if receipt := deliver(t, folder, p); receipt.Outcome != delivery.OutcomeHandedOver {
			t.Fatalf("%+v", receipt)
		}
		p.To.PostalCode = "9990"
	}
	if got := arrived(t, folder); len(got) != 1 {
		t.Errorf("%d documents, want 1", len(got))
	}
}

// TestHalfWritten: what a crash left half-written is not printed and does not stand in the way.
func TestHalfWritten(t *testing.T) {
	folder := t.TempDir()
	place := filepath.Join(folder, "2027-01-12", "0150-1001-faktura-1001.pdf")
	if err := files.Stage(place, []byte("%PDF half")); err != nil {
		t.Fatal(err)
	}
	if got := arrived(t, folder); slices.ContainsFunc(got, func(b []byte) bool { return string(b) == "%PDF half" }) && filepath.Ext(files.Part(place)) == ".pdf" {
		t.Error("the half document looks like a whole one")
	}
	p := carriertest.Parcel(1)
	if receipt := deliver(t, folder, p); receipt.Outcome != delivery.OutcomeHandedOver {
		t.Fatalf("%+v", receipt)
	}
	if got, err := os.ReadFile(place); err != nil || !bytes.Equal(got, p.Files[0].Bytes) {
		t.Errorf("%v, %d bytes, want the whole document", err, len(got))
	}
}

// TestNeverOverwrites: a different file of the same name stays as it is.
func TestNeverOverwrites(t *testing.T) {
	folder := t.TempDir()
	if receipt := deliver(t, folder, carriertest.Parcel(1)); !receipt.OK() {
		t.Fatal(receipt)
	}
	other := carriertest.Parcel(1)
	other.Files[0].Bytes = []byte("%PDF another")
	receipt := deliver(t, folder, other)
	if receipt.Outcome != delivery.OutcomeAsk || receipt.Reason != "paper.ask.name_taken" || !strings.Contains(receipt.Words, "faktura-1001.pdf") {
		t.Errorf("%+v, want ask, name taken, naming the file", receipt)
	}
	if got := arrived(t, folder); len(got) != 1 || !bytes.Equal(got[0], carriertest.Parcel(1).Files[0].Bytes) {
		t.Error("the first document was touched")
	}
}

// TestChangedDocuments: what was not prepared is not printed.
func TestChangedDocuments(t *testing.T) {
	folder := t.TempDir()
	p := carriertest.Parcel(1)
	p.Frozen, _ = New(folder).Freeze(p)
	p.Files[0].Bytes = []byte("%PDF other")
	if receipt := deliver(t, folder, p); receipt.Outcome != delivery.OutcomeAsk || receipt.Reason != "paper.ask.changed" {
		t.Errorf("%+v, want ask, changed", receipt)
	}
	p.Frozen = []byte(sum(p.Files[0].Bytes) + " ../../outside.pdf\n")
	if receipt := deliver(t, folder, p); receipt.Outcome != delivery.OutcomeAsk {
		t.Errorf("%+v, want ask: the place is outside the folder", receipt)
	}
}

// TestNames: safe on every file system, and sorted by postal code with the unknown last.
func TestNames(t *testing.T) {
	safe := regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*\.pdf$`)
	for _, c := range []struct{ postal, number, file, want string }{
		{"0150", "1042", "faktura-1042.pdf", "0150-1042-faktura-1042.pdf"},
		{"SW1A 1AA", "10/42", "CON.pdf", "SW1A-1AA-10-42-CON.pdf"},
		{"", "", "", "xxxx-0-document.pdf"},
		{"../..", `..\..`, "../etc/passwd", "xxxx-0-etc-passwd.pdf"},
		{"0150", "1", "Vedtekter på Øya.PDF", "0150-1-Vedtekter-p-ya.pdf"},
		{"0150", "1", "a.pdf:stream", "0150-1-a.pdf"},
		{"0150", "1", strings.Repeat("x", 300) + ".pdf", "0150-1-" + strings.Repeat("x", 60) + ".pdf"},
	} {
		got := fileName(delivery.Recipient{PostalCode: c.postal, Number: c.number}, c.file)
		if got != c.want || !safe.MatchString(got) {
			t.Errorf("%q %q %q: %q, want %q", c.postal, c.number, c.file, got, c.want)
		}
	}
}

// TestSameNameTwice: two documents of one name both go.
func TestSameNameTwice(t *testing.T) {
	folder := t.TempDir()
	p := carriertest.Parcel(1)
	p.Files = append(p.Files, delivery.File{Name: "FAKTURA-1001.pdf", MIME: "application/pdf", Bytes: []byte("%PDF second")})
	if receipt := deliver(t, folder, p); !receipt.OK() {
		t.Fatal(receipt)
	}
	if got := arrived(t, folder); len(got) != 2 {
		t.Errorf("%d documents, want 2", len(got))
	}
}

// TestFreezeRefuses: what can't be printed is said at once.
func TestFreezeRefuses(t *testing.T) { // spec: A10
	for code, change := range map[string]func(*delivery.Parcel){
		"paper.file.not_pdf": func(p *delivery.Parcel) { p.Files[0].MIME = "text/csv" },
		"paper.file.empty":   func(p *delivery.Parcel) { p.Files[0].Bytes = nil },
	} {
		p := carriertest.Parcel(1)
		change(&p)
		if _, err := New(t.TempDir()).Freeze(p); !problem.Is(err, code) {
			t.Errorf("%v, want %s", err, code)
		}
	}
	if err := New("").Check(); !problem.Is(err, "paper.folder.missing") {
		t.Errorf("no folder: %v", err)
	}
}

// TestFolderTrouble: a folder that can't be used stops the channel, with the reason a person can act on.
func TestFolderTrouble(t *testing.T) { // spec: A2
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	receipt := deliver(t, filepath.Join(file, "print"), carriertest.Parcel(1))
	if receipt.Outcome != delivery.OutcomeChannel || receipt.Reason != "paper.channel.unwritable" || receipt.Words == "" {
		t.Errorf("below a file: %+v", receipt)
	}
	if _, receipt := New("").Open(t.Context()); receipt.Outcome != delivery.OutcomeChannel || receipt.Reason != "paper.channel.settings" {
		t.Errorf("no folder: %+v", receipt)
	}
	for reason, err := range map[string]error{
		"paper.channel.not_allowed": &fs.PathError{Op: "open", Path: "x", Err: fs.ErrPermission},
		"paper.channel.unwritable":  errors.New("input/output error"),
		"paper.channel.full":        &fs.PathError{Op: "write", Path: "x", Err: fullDisk},
	} {
		if got := blocked(err); got.Outcome != delivery.OutcomeChannel || got.Reason != reason || got.Words == "" {
			t.Errorf("%v: %+v, want %s", err, got, reason)
		}
	}
	if got := blocked(&fs.PathError{Op: "open", Path: "x", Err: readOnlyDisk}); got.Reason != "paper.channel.not_allowed" {
		t.Errorf("read-only: %+v", got)
	}
}

// TestList: beside the documents a list says who is who, one row a document however often it was tried.
func TestList(t *testing.T) {
	folder := t.TempDir()
	for _, n := range []int{2, 1, 2} {
		p := carriertest.Parcel(n)
		if n == 2 {
			p.To.Name = "=HYPERLINK(1);\"x\"\r\nOla"
		}
		if receipt := deliver(t, folder, p); !receipt.OK() {
			t.Fatal(receipt)
		}
	}
	got, err := os.ReadFile(filepath.Join(folder, "2027-01-12", "list.csv"))
	want := "\uFEFF0150-1001-faktura-1001.pdf;1001;Áilu Čáhppe Bjørnsdatter Ås;0150\r\n" +
		"0150-1002-faktura-1002.pdf;1002;'=HYPERLINK(1),'x' Ola;0150\r\n"
	if err != nil || string(got) != want {
		t.Errorf("%v\n got %q\nwant %q", err, got, want)
	}
}

// TestListStandsInNobodysWay: a list that can't be written takes nothing from the delivery, leaves nothing half written,
// and is made up for at the end.
func TestListStandsInNobodysWay(t *testing.T) {
	folder := t.TempDir()
	place := filepath.Join(folder, "2027-01-12", "list.csv")
	if err := os.MkdirAll(filepath.Join(place, "x"), 0o700); err != nil {
		t.Fatal(err)
	}
	c := New(folder)
	p := carriertest.Parcel(1)
	var err error
	if p.Frozen, err = c.Freeze(p); err != nil {
		t.Fatal(err)
	}
	s, receipt := c.Open(t.Context())
	if !receipt.OK() {
		t.Fatal(receipt)
	}
	if receipt := s.Deliver(t.Context(), p, func() error { return nil }); receipt.Outcome != delivery.OutcomeHandedOver {
		t.Errorf("%+v, want handed over", receipt)
	}
	if _, err := os.Stat(files.Part(place)); !os.IsNotExist(err) {
		t.Errorf("half a list is left: %v", err)
	}
	if err := os.RemoveAll(place); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(place); err != nil || !strings.Contains(string(b), "0150-1001-faktura-1001.pdf;1001") {
		t.Errorf("the list says %q, %v", b, err)
	}
}

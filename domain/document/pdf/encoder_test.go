package pdf

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"kontingent/domain/document"
	"kontingent/domain/document/internal/sample"
	"kontingent/resources/fonts"
)

// samples are documents of every kind, with and without logos.
func samples(t testing.TB) map[string]document.Pages {
	t.Helper()
	with := sample.Norwegian()
	with.Logo = cleanLogo(t, sample.Logo(600, 160))
	other := sample.Danish()
	other.Logo = cleanLogo(t, sample.Logo(600, 120)) // of the same width: gofpdf sorts pictures by it
	photo := sample.Registered()
	photo.Logo = cleanLogo(t, photograph(t))
	odd := sample.Norwegian()
	odd.Buyer.Name = "株式会社 😀 \\(par) a\x00b"
	odd.AdditionalInformation = strings.Repeat("Årsmøtet er 12. mars, Αθήνα, Łódź. ", 2000)
	docs := map[string]document.Pages{}
	for name, d := range map[string]document.Document{
		"with a logo": with, "with another": other, "with a photograph": photo, "odd": odd, "norwegian": sample.Norwegian(),
		"danish": sample.Danish(), "registered": sample.Registered(), "long": sample.Long(),
		"collective": sample.Collective(), "credit": sample.Credit(), "finnish": sample.Finnish(), "empty": {},
	} {
		docs[name] = laidOut(t, d)
	}
	return docs
}

func encoded(t testing.TB, e *Encoder, docs ...document.Pages) [][]byte {
	t.Helper()
	var out [][]byte
	for i, f := range e.Encode(docs) {
		if f.Err != nil {
			t.Fatalf("%s: %v", docs[i].Title, f.Err)
		}
		out = append(out, f.Bytes)
	}
	return out
}

// run calls a tool that every machine that builds the program has (make setup).
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	var complaints bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stderr = &complaints
	out, err := cmd.Output()
	if err != nil || complaints.Len() > 0 {
		t.Fatalf("%s: %v\n%s%s", name, err, out, &complaints)
	}
	return string(out)
}

func saved(t *testing.T, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "invoice.pdf")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// spec: A7
func TestEveryFileIsValid(t *testing.T) {
	e := encoder(t)
	for name, d := range samples(t) {
		t.Run(name, func(t *testing.T) {
			data := encoded(t, e, d)[0]
			file := saved(t, data)
			run(t, "qpdf", "--check", file)
			info := run(t, "pdfinfo", file)
			for _, want := range []string{"Title: " + d.Title, "Pages: " + fmt.Sprint(len(d.Page)), "Producer: Kontingent", "A4"} {
				if !strings.Contains(squeezed(info), squeezed(want)) {
					t.Errorf("%q is missing in\n%s", want, info)
				}
			}
			for _, row := range strings.Split(strings.TrimSpace(run(t, "pdffonts", file)), "\n")[2:] {
				if !strings.Contains(squeezed(row), "Identity-H yes yes yes") {
					t.Errorf("this font is not embedded, a subset, and with letters: %s", row)
				}
			}
		})
	}
}

// TestTextCanBeCopiedAndSearched: what a reader copies is what was written, letter by letter.
func TestTextCanBeCopiedAndSearched(t *testing.T) {
	e := encoder(t)
	for name, d := range samples(t) {
		t.Run(name, func(t *testing.T) {
			got := squeezed(run(t, "pdftotext", "-enc", "UTF-8", "-layout", saved(t, encoded(t, e, d)[0]), "-"))
			for _, p := range d.Page {
				for _, x := range p.Texts {
					if want := squeezed(x.String); !strings.Contains(got, want) {
						t.Fatalf("%q is missing in\n%s", want, got)
					}
				}
			}
		})
	}
	got := run(t, "pdftotext", saved(t, encoded(t, e, laidOut(t, sample.Registered()))[0]), "-")
	for _, want := range []string{"Wiśniewska & Synowie Łódź Transport AS", "Αθήνα", "Małgorzata"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is missing", want)
		}
	}
	got = run(t, "pdftotext", saved(t, encoded(t, e, laidOut(t, sample.Norwegian()))[0]), "-")
	if want := "Áilu Sárá Čuolbma-Ŋorvo"; !strings.Contains(got, want) {
		t.Errorf("%q is missing", want)
	}
}

// squeezed is a text with its white space made even.
func squeezed(s string) string { return strings.Join(strings.Fields(s), " ") }

// TestSameBytesInAnyBatch: an invoice's file is the same alone, in a batch, in another order, from another encoder, and
// beside others that are being made.
func TestSameBytesInAnyBatch(t *testing.T) {
	var (
		names []string
		docs  []document.Pages
	)
	for name, d := range samples(t) {
		names, docs = append(names, name), append(docs, d)
	}
	alone := make([][]byte, len(docs))
	for i, d := range docs {
		alone[i] = encoded(t, encoder(t), d)[0]
	}
	var wait sync.WaitGroup
	shared := encoder(t)
	for round := range 4 {
		wait.Go(func() {
			e := shared
			if round%2 == 1 {
				e = encoder(t)
			}
			order := rand.New(rand.NewPCG(1, uint64(round))).Perm(len(docs))
			shuffled := make([]document.Pages, len(docs))
			for i, k := range order {
				shuffled[i] = docs[k]
			}
			for i, f := range e.Encode(shuffled) {
				if f.Err != nil || !bytes.Equal(f.Bytes, alone[order[i]]) {
					t.Errorf("round %d: %s is another file in a batch: %v", round, names[order[i]], f.Err)
				}
			}
		})
	}
	wait.Wait()
}

func TestSmallEnoughForAnyMailbox(t *testing.T) {
	d := sample.Registered()
	d.Logo = cleanLogo(t, logoOf10KB(t))
	if n := len(d.Logo); n < 9_000 || n > 11_000 {
		t.Fatalf("the logo has %d bytes", n)
	}
	data := encoded(t, encoder(t), laidOut(t, d))[0]
	if len(data) > 40_000 {
		t.Errorf("got %d bytes, want at most 40000", len(data))
	}
}

func TestAllocatesLittle(t *testing.T) {
	docs, e := batch(t, 200), encoder(t)
	encoded(t, e, docs...)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	encoded(t, e, docs...)
	runtime.ReadMemStats(&after)
	if each := (after.TotalAlloc - before.TotalAlloc) / 200; each > 200<<10 { // a gofpdf for each takes 11 MB
		t.Errorf("%d bytes an invoice, want at most 200 KB", each)
	}
}

func TestMetadata(t *testing.T) {
	d := laidOut(t, sample.Registered())
	data := encoded(t, encoder(t), d)[0]
	info := run(t, "pdfinfo", "-rawdates", saved(t, data))
	for _, want := range []string{"Faktura 3301", "Øvre Årdal Båtforening", "D:20270115093000Z"} {
		if !strings.Contains(info, want) {
			t.Errorf("%q is missing in\n%s", want, info)
		}
	}
	if !bytes.Contains(data, []byte("/Lang <FEFF006E0062>")) {
		t.Error("the language is missing")
	}
}

// TestOneBadDocumentHarmsNoOther: what can't be drawn is named in its place; the others are the same as without it.
func TestOneBadDocumentHarmsNoOther(t *testing.T) {
	good, e := batch(t, 7), encoder(t)
	want := encoded(t, e, good...)
	text := func(s string) document.Pages {
		return document.Pages{Title: "bad", Page: []document.Page{{Texts: []document.Text{{X: 20, Y: 20, Size: 10, String: s}}}}}
	}
	for name, bad := range map[string]document.Pages{
		"no pages":       {Title: "bad"},
		"beyond U+FFFF":  text("Hei 😀"),
		"a control":      text("a\nb"),
		"a broken logo":  picture([]byte("\x89PNG\r\n")),
		"no logo at all": picture(nil),
		"two pictures":   {Title: "bad", Page: append(picture(sample.Logo(9, 9)).Page, picture(sample.Logo(8, 8)).Page...)},
	} {
		for at := range 8 {
			docs := slices.Insert(slices.Clone(good), at, bad)
			for i, f := range e.Encode(docs) {
				switch {
				case i == at && (f.Err == nil || f.Bytes != nil || !strings.Contains(f.Err.Error(), `"bad"`)):
					t.Errorf("%s: got %d bytes and %v", name, len(f.Bytes), f.Err)
				case i < at && !bytes.Equal(f.Bytes, want[i]), i > at && !bytes.Equal(f.Bytes, want[i-1]):
					t.Errorf("%s at %d: document %d is another one, %v", name, at, i, f.Err)
				}
			}
		}
	}
}

func picture(data []byte) document.Pages {
	return document.Pages{Title: "bad", Page: []document.Page{{Images: []document.Image{{X: 1, Y: 1, W: 1, H: 1, Data: data}}}}}
}

// TestPanicHarmsNoOther breaks the bold font behind the encoder's back.
func TestPanicHarmsNoOther(t *testing.T) {
	e := encoder(t)
	e.fonts[1] = nil
	text := func(bold bool) document.Pages {
		return document.Pages{Title: "t", Page: []document.Page{{Texts: []document.Text{{X: 20, Y: 20, Size: 10, Bold: bold, String: "t"}}}}}
	}
	files := e.Encode([]document.Pages{text(false), text(true), text(false)})
	if files[0].Err != nil || files[2].Err != nil || !bytes.Equal(files[0].Bytes, files[2].Bytes) || len(files[0].Bytes) == 0 {
		t.Errorf("the good ones: %v, %v", files[0].Err, files[2].Err)
	}
	if files[1].Err == nil || !strings.Contains(files[1].Err.Error(), "panic") {
		t.Errorf("the bad one: %v", files[1].Err)
	}
}

func TestOnlyUsedFontsAreEmbedded(t *testing.T) {
	p := document.Pages{Page: []document.Page{{Texts: []document.Text{{X: 20, Y: 20, Size: 10, Bold: true, String: "Ŋ"}}}}}
	list := run(t, "pdffonts", saved(t, encoded(t, encoder(t), p)[0]))
	if !strings.Contains(list, "+InvoiceSans-Bold") || strings.Contains(list, "+InvoiceSans-Regular") {
		t.Errorf("got\n%s", list)
	}
	twice := picture(sample.Logo(90, 30))
	twice.Page = append(twice.Page, twice.Page...)
	run(t, "qpdf", "--check", saved(t, encoded(t, encoder(t), twice)[0]))
	none := document.Pages{Page: []document.Page{{Rects: []document.Rect{{X: 20, Y: 20, W: 10, H: 10}}}}}
	run(t, "qpdf", "--check", saved(t, encoded(t, encoder(t), none)[0]))
}

// TestManyAlphabets goes beyond what is kept between batches.
func TestManyAlphabets(t *testing.T) {
	e := encoder(t)
	var docs []document.Pages
	for r := rune(0x100); r < 0x110+maxShared; r++ {
		docs = append(docs, document.Pages{Title: string(r), Page: []document.Page{{Texts: []document.Text{{X: 20, Y: 20, Size: 10, String: string(r)}}}}})
	}
	for i, data := range encoded(t, e, docs...) {
		if i%8 > 0 {
			continue
		}
		if alone := encoded(t, e, docs[i])[0]; !bytes.Equal(alone, data) {
			t.Errorf("%s is another file alone", docs[i].Title)
		}
	}
}

// TestNothingIsPrinted: gofpdf writes complaints about fonts to the terminal, where a script reads our JSON.
func TestNothingIsPrinted(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	stdout := os.Stdout
	os.Stdout = w
	otf := append([]byte("OTTO"), fonts.Regular[4:]...)
	for _, ttf := range [][]byte{nil, []byte("garbage"), otf, fonts.Regular[:1000], fonts.Regular[:70_000], make([]byte, 100)} {
		if _, err := New(ttf, fonts.Bold); err == nil {
			t.Errorf("a font of %d bytes is taken", len(ttf))
		}
	}
	encoder(t).Encode(batch(t, 2))
	os.Stdout = stdout
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if out, err := io.ReadAll(r); err != nil || len(out) > 0 {
		t.Errorf("printed %q, %v", out, err)
	}
}

func FuzzReadTrueType(f *testing.F) {
	f.Add(fonts.Regular[:300])
	f.Add([]byte{0, 1, 0, 0, 0, 1})
	f.Fuzz(func(t *testing.T, b []byte) {
		if font, err := readTrueType(b); (font == nil) == (err == nil) {
			t.Errorf("got %v, %v", font, err)
		}
	})
}

package document_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kontingent/domain/cal"
	"kontingent/domain/document"
	"kontingent/domain/document/internal/sample"
	"kontingent/domain/money"
)

// The margins that nothing may cross, in millimetres.
const (
	marginLeft, marginRight = 20.0, 190.0
	marginTop, marginFoot   = 12.0, 288.0
	contentEnd              = 272.0
)

// check finds what is wrong with pages: anything beyond the margins, text over text, a page that is not numbered.
func check(t interface{ Errorf(string, ...any) }, f document.Faces, p document.Pages) {
	type box struct {
		x1, y1, x2, y2 float64
		s              string
	}
	for n, page := range p.Page {
		inside := func(what string, x1, y1, x2, y2 float64) {
			const tolerance = 0.01
			if !(x1 >= marginLeft-tolerance && x2 <= marginRight+tolerance && y1 >= marginTop-tolerance && y2 <= marginFoot) {
				t.Errorf("page %d: %s lies at (%.1f, %.1f)–(%.1f, %.1f)", n+1, what, x1, y1, x2, y2)
			}
		}
		var boxes []box
		feet := 0
		for _, x := range page.Texts {
			face := f.Regular
			if x.Bold {
				face = f.Bold
			}
			em, w := x.Size*25.4/72, 0.0
			for _, r := range x.String {
				w += face.Advance(r) * em
			}
			b := box{x.X, x.Y - 0.7*em, x.X + w, x.Y + 0.15*em, x.String}
			inside(fmt.Sprintf("%.40q", x.String), b.x1, b.y1, b.x2, b.y2)
			if x.Size < 4 || strings.ContainsAny(x.String, "\n\t") || x.String == "" {
				t.Errorf("page %d: %.40q at %.1f pt can't be read", n+1, x.String, x.Size)
			}
			for _, o := range boxes {
				if math.Min(b.x2, o.x2)-math.Max(b.x1, o.x1) > 0.1 && math.Min(b.y2, o.y2)-math.Max(b.y1, o.y1) > 0.1 {
					t.Errorf("page %d: %.40q stands over %.40q", n+1, b.s, o.s)
				}
			}
			boxes = append(boxes, b)
			if x.Y > contentEnd {
				feet++
			}
		}
		for _, r := range page.Rects {
			inside("a rectangle", r.X, r.Y, r.X+r.W, r.Y+r.H)
		}
		for _, l := range page.Lines {
			inside("a line", math.Min(l.X1, l.X2), math.Min(l.Y1, l.Y2), math.Max(l.X1, l.X2), math.Max(l.Y1, l.Y2))
		}
		for _, m := range page.Images {
			inside("a picture", m.X, m.Y, m.X+m.W, m.Y+m.H)
		}
		if feet != 1 && feet != 2 {
			t.Errorf("page %d has %d texts at its foot", n+1, feet)
		}
	}
}

// nasty are documents that strain the layout.
func nasty() map[string]document.Document {
	word := strings.Repeat("Ŋ", 500)
	all := map[string]document.Document{
		"everyday": sample.Norwegian(), "danish": sample.Danish(), "registered": sample.Registered(), "long": sample.Long(),
		"collective": sample.Collective(), "credit": sample.Credit(), "finnish": sample.Finnish(),
		"empty": {},
	}
	d := sample.Registered()
	d.Number, d.Title, d.TheirReference, d.OurReference, d.AdditionalInformation = word, word, word, word, word
	d.Seller.Name, d.Seller.Email, d.Seller.VATNumber, d.Seller.OrganisationNumber = word, word, word, word
	d.Seller.Address = []string{word, word, word, word, word}
	d.Buyer = document.Buyer{Number: word, Name: word, Address: []string{word, word, word, word, "9143 Skibotn"}, OrganisationNumber: word}
	d.Payment = document.Payment{AccountLabel: word, Account: word, BIC: word, ReferenceLabel: word, Reference: word, CodeLine: word}
	for i := range d.Lines {
		d.Lines[i].Description, d.Lines[i].Unit, d.Lines[i].Heading = word, word, word
	}
	for i := range d.VAT {
		d.VAT[i].Reason = word
	}
	for range 12 {
		d.Details = append(d.Details, document.Detail{Label: word, Value: word})
	}
	all["words of 500 letters"] = d

	d = sample.Norwegian()
	d.AdditionalInformation = strings.Repeat("Årsmøtet er 12. mars. ", 200_000/22)
	all["200 000 characters"] = d

	d = sample.Norwegian()
	d.AdditionalInformation = strings.Repeat("x", 200_000)
	d.Lines[0].Description = strings.Repeat("Les dette nøye.\n", 300)
	all["one word of 200 000, a description of 300 rows"] = d

	d = sample.Registered()
	d.Lines, d.VAT = nil, nil
	huge := money.Minor(99_999_999_999_999)
	for i := range 100 {
		l := sample.Line("Alt", "999999.9999", "stk", "99999.9999", "S", fmt.Sprint(i))
		l.Net = huge
		d.Lines = append(d.Lines, l)
		d.VAT = append(d.VAT, document.Tax{Category: "S", Rate: l.VATRate, Base: huge, Tax: huge.Neg(), Reason: "fordi"})
	}
	d.Net, d.Tax, d.Total = huge, huge.Neg(), huge
	all["enormous amounts, a hundred rates"] = d

	d = sample.Collective()
	d.DueDates = nil
	for i := range 120 {
		d.DueDates = append(d.DueDates, document.DueDate{Number: word, Date: cal.MustParse("2027-01-31").AddMonths(i), Amount: d.Total})
	}
	all["120 due dates"] = d

	d = sample.Norwegian()
	d.Payment.Reference, d.Buyer.Address, d.Seller.Address = "", nil, nil
	d.AdditionalInformation = "مرحبا 株式会社 😀 a\x00b\x1bc \u202Egnp.exe\xff A\u030Ase"
	all["no reference, odd letters"] = d
	return all
}

// spec: A7, B9
func TestNothingLeavesThePage(t *testing.T) {
	for name, d := range nasty() {
		for _, language := range []string{"nb", "nn", "da", "sv", "fi", "en"} {
			t.Run(name+"/"+language, func(t *testing.T) {
				d.Language = language
				check(t, faces(t), layout(t, d))
			})
		}
	}
}

// spec: A7
func TestNothingLeavesThePageWhateverIsWritten(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[A-Za-zæøå \-]{0,400}`), rapid.Just(""))
	rapid.Check(t, func(t *rapid.T) {
		d := sample.Registered()
		for _, p := range []*string{
			&d.Number, &d.Title, &d.Seller.Name, &d.Buyer.Name, &d.TheirReference, &d.AdditionalInformation,
			&d.Payment.Reference, &d.Payment.CodeLine, &d.Payment.Account,
		} {
			if rapid.Bool().Draw(t, "change") {
				*p = text.Draw(t, "text")
			}
		}
		d.Buyer.Address = rapid.SliceOfN(text, 0, 7).Draw(t, "address")
		lines := d.Lines
		d.Lines = nil
		for range rapid.IntRange(0, 70).Draw(t, "lines") {
			l := rapid.SampledFrom(lines).Draw(t, "line")
			if rapid.IntRange(0, 3).Draw(t, "odd") == 0 {
				l.Heading, l.Description = text.Draw(t, "heading"), text.Draw(t, "description")
			}
			d.Lines = append(d.Lines, l)
		}
		f, err := loadFaces()
		if err != nil {
			t.Fatal(err)
		}
		words := func(key string, kv ...string) string { return key + strings.Join(kv, " ") }
		p, err := document.Layout(f, document.Classic(), sample.Summed(d), func(key string, kv ...string) string {
			return strings.ToUpper(words(key[max(0, len(key)-12):], kv...))
		})
		if err != nil {
			t.Fatal(err)
		}
		check(t, f, p)
	})
}

// TestWindow: the address shows in the window of an envelope, and nothing else does, however the sheet lies in it.
func TestWindow(t *testing.T) {
	logo, err := document.CleanLogo(sample.Logo(900, 300))
	if err != nil {
		t.Fatal(err)
	}
	for name, d := range nasty() {
		t.Run(name, func(t *testing.T) {
			d.Logo = logo
			p := layout(t, d)
			rows := 0
			for _, x := range p.Page[0].Texts {
				if x.X < 120 && x.Y > 30.5 && x.Y < 79 {
					if x.X != 20 || x.Y < 44+x.Size*0.25 || x.Y > 70.6 {
						t.Errorf("%.40q at (%.1f, %.1f) shows in the window", x.String, x.X, x.Y)
					}
					rows++
				}
			}
			for _, m := range p.Page[0].Images {
				if m.Y+m.H > 30.5 {
					t.Errorf("the logo ends at %.1f mm", m.Y+m.H)
				}
			}
			if d.Buyer.Name != "" && rows == 0 || rows > 6 {
				t.Errorf("%d rows show in the window", rows)
			}
		})
	}
}

// spec: B9
func TestAdditionalInformationStandsThereWhole(t *testing.T) {
	var b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&b, "ord%d ", i)
	}
	d := sample.Norwegian()
	d.AdditionalInformation = b.String() + "\n\n  siste linje"
	p := layout(t, d)
	if len(p.Page) < 10 {
		t.Fatalf("got %d pages, want more", len(p.Page))
	}
	all := " " + strings.Join(texts(p), " ") + " "
	for _, want := range []string{" ord0 ", " ord9999 ", " ord19999 ", "siste linje"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing", want)
		}
	}
	if got := strings.Count(all, " ord"); got != 20_000 {
		t.Errorf("got %d words, want 20000", got)
	}
}

// spec: C3
func TestNoVATForAClubThatIsNotRegistered(t *testing.T) {
	for _, s := range texts(layout(t, sample.Norwegian())) {
		if strings.Contains(strings.ToLower(s), "mva") || strings.Contains(s, "%") {
			t.Errorf("%q stands on the invoice", s)
		}
	}
	all := strings.Join(texts(layout(t, sample.Registered())), "|")
	for _, want := range []string{"Org.nr 987 654 325 MVA", "Mva.", "25\u00A0%", "15\u00A0%", "Unntatt", "4\u00A0551,06", "1\u00A0137,77", "6\u00A0714,33\u00A0kr"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing", want)
		}
	}
}

// spec: C3
func TestCarriedSumsAddUp(t *testing.T) {
	d := sample.Long()
	p := layout(t, d)
	if len(p.Page) != 3 {
		t.Fatalf("got %d pages, want 3", len(p.Page))
	}
	each, sum := d.Lines[0].Net, money.Amount{}
	for n, page := range p.Page {
		var before, after string
		lines := 0
		for i, x := range page.Texts {
			switch {
			case x.String == "Overført fra forrige side":
				before = page.Texts[i+1].String
			case x.String == "Overføres til neste side":
				after = page.Texts[i+1].String
			case strings.HasPrefix(x.String, "Dugnadstime "):
				lines++
			}
		}
		if want := document.LocaleOf("nb").Amount(sum); n > 0 && before != want {
			t.Errorf("page %d begins with %q, want %q", n+1, before, want)
		}
		sum = sum.Add(each.Times(lines))
		if want := document.LocaleOf("nb").Amount(sum); n < 2 && after != want {
			t.Errorf("page %d ends with %q, want %q", n+1, after, want)
		}
		if !strings.Contains(strings.Join(texts(document.Pages{Page: p.Page[n : n+1]}), "|"), fmt.Sprintf("Side %d av 3", n+1)) {
			t.Errorf("page %d is not numbered", n+1)
		}
	}
	if sum != d.Net {
		t.Errorf("the pages hold %s, the invoice %s", sum, d.Net)
	}
}

// spec: B7
func TestCollectiveListsItsDueDates(t *testing.T) {
	all := strings.Join(texts(layout(t, sample.Collective())), "|")
	for _, want := range []string{
		"Faktura 1042–1045", "29.1.2027|1042|1\u00A0250,00", "29.10.2027|1045|1\u00A0250,00",
		"Sum per faktura|1\u00A0250,00", "Å betale|5\u00A0000,00\u00A0kr", "Se forfallsdatoene",
	} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing in %s", want, all)
		}
	}
}

// spec: C10
func TestCreditNoteHasNoPaymentPart(t *testing.T) {
	all := strings.Join(texts(layout(t, sample.Credit())), "|")
	for _, want := range []string{"Credit note 1043", "Credits invoice|1042", "Credited|NOK\u00A01,250.00"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is missing in %s", want, all)
		}
	}
	for _, s := range []string{"Payment", "KID", "1234 56 78903", "Due date"} {
		if strings.Contains(all, s) {
			t.Errorf("%q stands on a credit note", s)
		}
	}
}

// TestPaymentPart: everything a bank asks for stands in the frame at the foot of the last page.
func TestPaymentPart(t *testing.T) {
	noReference := sample.Norwegian()
	noReference.Payment.Reference = ""
	for name, c := range map[string]struct {
		d    document.Document
		want []string
	}{
		"KID":          {sample.Norwegian(), []string{"Kontonummer", "1234 56 78903", "KID", "00010420001007", "29.1.2027", "1\u00A0250,00\u00A0kr", "Áilu Sárá Čuolbma-Ŋorvo"}},
		"FIK":          {sample.Danish(), []string{"Betalings-id", "+71<000100420003178+88888888<", "2.421,50\u00A0kr."}},
		"viite":        {sample.Finnish(), []string{"IBAN", "FI21 1234 5600 0007 85", "BIC", "NDEAFIHH", "Viitenumero", "1 23450"}},
		"no reference": {noReference, []string{"Merk betalingen med", "fakturanummer\u00A01042."}},
	} {
		p := layout(t, c.d)
		last := p.Page[len(p.Page)-1]
		frame := last.Rects[0]
		var all []string
		for _, x := range last.Texts {
			if x.Y > frame.Y && x.Y < frame.Y+frame.H {
				all = append(all, x.String)
			}
		}
		for _, want := range c.want {
			if !strings.Contains(strings.Join(all, "|"), want) {
				t.Errorf("%s: %q is missing in %q", name, want, all)
			}
		}
	}
}

func TestLayoutRefusesALogoItCantRead(t *testing.T) {
	d := sample.Norwegian()
	d.Logo = []byte("GIF89a")
	if _, err := document.Layout(faces(t), document.Classic(), d, say(t, "nb")); err == nil {
		t.Error("got no error")
	}
}

func TestPagesSayWhatTheyAre(t *testing.T) {
	p := layout(t, sample.Danish())
	if p.Title != "Faktura 2718" || p.Author != "Rødovre Kammerkor" || p.Language != "da" || !p.Created.Equal(sample.Issued) {
		t.Errorf("got %q by %q in %q of %v", p.Title, p.Author, p.Language, p.Created)
	}
}

package issue_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/document"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
	"kontingent/persistence"
)

// clock shows one moment.
type clock struct{ t time.Time }

func (c *clock) Now() time.Time { return c.t }

// press draws documents as plain text, fails for customers named so, and lets a test act while it draws.
type press struct {
	broken    map[string]bool
	meanwhile func()
	drawn     []document.Document
}

func (p *press) Render(jobs []issue.Job) []document.File {
	out := make([]document.File, len(jobs))
	for i, j := range jobs {
		p.drawn = append(p.drawn, j.Document)
		if p.broken[j.Document.Buyer.Number] {
			out[i].Err = errors.New("the page can't be drawn")
			continue
		}
		out[i].Bytes = []byte("%PDF " + j.Document.Number + " " + j.Document.Payment.Reference)
	}
	if p.meanwhile != nil {
		p.meanwhile()
		p.meanwhile = nil
	}
	return out
}

// room is a club with n invoices waiting to be issued.
type room struct {
	t      *testing.T
	store  *persistence.Store
	clock  *clock
	press  *press
	issuer *issue.Issuer
	ids    []int64 // of the dispatches
}

func newRoom(t *testing.T, n int, change func(*party.Organisation)) *room {
	t.Helper()
	ctx, dir := context.Background(), filepath.Join(t.TempDir(), "data")
	o := party.Organisation{
		Name: "Fjellheim skolekorps", Country: "NO", Account: "86011117947", Email: "kasserer@example.org",
		Reference: payment.Options{Scheme: payment.KID10, Length: 14}, FirstNumber: 100,
	}
	if change != nil {
		change(&o)
	}
	o, err := o.Clean()
	if err != nil {
		t.Fatal(err)
	}
	if err := persistence.Create(ctx, dir, o); err != nil {
		t.Fatal(err)
	}
	s, err := persistence.Open(ctx, persistence.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r := &room{t: t, store: s, clock: &clock{time.Date(2027, 1, 12, 9, 0, 0, 0, time.UTC)}, press: &press{}}
	r.issuer = &issue.Issuer{
		Store: s, Renderer: r.press, Clock: r.clock,
		Words: func(lang string) document.Words {
			return func(key string, _ ...string) string { return lang + " " + key }
		},
	}
	err = s.ChangeParties(ctx, func([]party.Party) ([]party.Party, error) {
		var all []party.Party
		for i := range n {
			all = append(all, party.Party{
				Number: fmt.Sprint(i + 1), Kind: party.Person, Name: fmt.Sprint("Medlem ", i+1), Groups: []string{"Alle"},
				TheirReference: fmt.Sprint("ref ", i+1), Address: party.Address{City: "Oslo"},
			})
		}
		return all, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	price, _ := money.ParsePrice("450")
	desk := &batch.Service{Store: s, Clock: r.clock, Settings: func() batch.Settings {
		return batch.Settings{DaysBefore: 3, SetUp: map[delivery.Method]bool{delivery.Paper: true}}
	}}
	b, err := desk.Save(ctx, 0, batch.Plan{
		Name: "Kontingent", Recipients: party.Choice{Include: []string{"Alle"}}, Email: delivery.EmailOptions{AttachPDF: true},
		Document: batch.Document{Lines: []invoice.Line{{Description: "Kontingent", Quantity: money.One(), UnitPrice: price}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := desk.Execute(ctx, b.ID); err != nil {
		t.Fatal(err)
	}
	items, err := s.Due(ctx, r.clock.t, b.ID)
	if err != nil || len(items) != n {
		t.Fatalf("%d dispatches, %v", len(items), err)
	}
	for _, it := range items {
		r.ids = append(r.ids, it.ID)
	}
	return r
}

// told lists the invoices as number/customer/reference, in the order of the list.
func (r *room) told() string {
	r.t.Helper()
	rows, err := r.store.Invoices(context.Background(), invoice.Filter{})
	if err != nil {
		r.t.Fatal(err)
	}
	var out []string
	for _, v := range rows {
		out = append(out, v.NumberText()+"/"+v.Party+"/"+v.Reference)
	}
	return strings.Join(out, " ")
}

func (r *room) check() {
	r.t.Helper()
	list, err := r.store.Check(context.Background(), issue.Seal)
	if err != nil || len(list) > 0 {
		r.t.Errorf("the check finds %v, %v", list, err)
	}
}

// spec: C2
func TestIssueNumbersInTheOrderGiven(t *testing.T) {
	r := newRoom(t, 3, nil)
	failed, err := r.issuer.Issue(context.Background(), []int64{r.ids[2], r.ids[0], r.ids[1]})
	if err != nil || len(failed) > 0 {
		t.Fatal(failed, err)
	}
	want := "100/3/00000000001008 101/1/00000000001016 102/2/00000000001024"
	if got := r.told(); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	r.check()
}

// spec: C2: a document that can't be drawn leaves the rest and costs no number.
func TestBrokenDocumentCostsNoNumber(t *testing.T) {
	r := newRoom(t, 4, nil)
	r.press.broken = map[string]bool{"2": true, "3": true}
	failed, err := r.issuer.Issue(context.Background(), r.ids)
	if err != nil || len(failed) != 2 || failed[r.ids[1]] == nil || failed[r.ids[2]] == nil {
		t.Fatal(failed, err)
	}
	if got, want := r.told(), "100/1/00000000001008 101/4/00000000001016 /2/ /3/"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	// Mended, they take the next numbers.
	r.press.broken = nil
	if failed, err := r.issuer.Issue(context.Background(), r.ids[1:3]); err != nil || len(failed) > 0 {
		t.Fatal(failed, err)
	}
	if got := r.told(); !strings.HasSuffix(got, "102/2/00000000001024 103/3/00000000001032") {
		t.Errorf("got %s", got)
	}
	r.check()
}

// A reference that does not fit its length is said before a number is used.
func TestReferenceThatDoesNotFit(t *testing.T) {
	r := newRoom(t, 1, func(o *party.Organisation) { o.Reference.Length, o.FirstNumber = 7, 9_999_999 })
	failed, err := r.issuer.Issue(context.Background(), r.ids)
	if err != nil || len(problem.All(failed[r.ids[0]])) != 1 {
		t.Errorf("got %v, %v", failed, err)
	}
	if got := r.told(); got != "/1/" {
		t.Errorf("got %s", got)
	}
}

// spec: B12: a card edited while documents are drawn is read again; what is frozen says what the card said.
func TestChangedMeanwhileIsDrawnAgain(t *testing.T) {
	r := newRoom(t, 2, nil)
	r.press.meanwhile = func() {
		err := r.store.ChangeParties(context.Background(), func(all []party.Party) ([]party.Party, error) {
			for i := range all {
				all[i].Name = "Nytt navn " + all[i].Number
			}
			return all, nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	if failed, err := r.issuer.Issue(context.Background(), r.ids); err != nil || len(failed) > 0 {
		t.Fatal(failed, err)
	}
	last := r.press.drawn[len(r.press.drawn)-2:]
	if len(r.press.drawn) != 4 || last[0].Buyer.Name != "Nytt navn 1" || last[0].Number != "100" {
		t.Errorf("drawn %d times, at last for %q with number %s", len(r.press.drawn), last[0].Buyer.Name, last[0].Number)
	}
	r.check()
}

// spec: C2: a clock that stands before the day of the last issue is asked about.
func TestClockBehind(t *testing.T) {
	r := newRoom(t, 3, nil)
	issueOne := func(k int) error {
		_, err := r.issuer.Issue(context.Background(), r.ids[k:k+1])
		return err
	}
	if err := issueOne(0); err != nil {
		t.Fatal(err)
	}
	r.clock.t = r.clock.t.Add(-time.Hour) // the same day: no harm
	if err := issueOne(1); err != nil {
		t.Fatal(err)
	}
	r.clock.t = r.clock.t.AddDate(0, 0, -1)
	if err := issueOne(2); !problem.Is(err, "issue.clock_behind") {
		t.Errorf("got %v", err)
	}
	r.issuer.TrustClock = true
	if err := issueOne(2); err != nil {
		t.Error(err)
	}
	r.check()
}

// spec: A7
func TestTheirReferenceComesFromTheCard(t *testing.T) {
	r := newRoom(t, 1, nil)
	if _, err := r.issuer.Issue(context.Background(), r.ids); err != nil {
		t.Fatal(err)
	}
	if got := r.press.drawn[0].TheirReference; got != "ref 1" {
		t.Errorf("the document says %q", got)
	}
	rows, err := r.store.Invoices(context.Background(), invoice.Filter{})
	if err != nil {
		t.Fatal(err)
	}
	v, err := r.store.Invoice(context.Background(), invoice.Ref{ID: rows[0].ID})
	if err != nil || v.TheirReference != "ref 1" {
		t.Errorf("the invoice says %q, %v", v.TheirReference, err)
	}
}

func TestSealBindsEverything(t *testing.T) {
	price, _ := money.ParsePrice("450")
	v := invoice.Invoice{
		Number: 7, Reference: "1", Lines: []invoice.Line{{Description: "a", Quantity: money.One(), UnitPrice: price}},
	}
	first := issue.Seal(nil, v, "1042", [32]byte{1})
	for name, other := range map[string][]byte{
		"the seal before": issue.Seal([]byte{1}, v, "1042", [32]byte{1}),
		"the customer":    issue.Seal(nil, v, "1043", [32]byte{1}),
		"the document":    issue.Seal(nil, v, "1042", [32]byte{2}),
	} {
		if bytes.Equal(first, other) {
			t.Errorf("%s does not matter to the seal", name)
		}
	}
	v.Lines[0].Description = "b"
	if bytes.Equal(first, issue.Seal(nil, v, "1042", [32]byte{1})) {
		t.Error("a line does not matter to the seal")
	}
}

// What is looked at beforehand is what is sent, and looking changes nothing.
func TestPreviewIsWhatIsSent(t *testing.T) {
	r := newRoom(t, 1, nil)
	m, err := r.store.Load(context.Background(), r.ids)
	if err != nil {
		t.Fatal(err)
	}
	d, l, err := r.issuer.Preview(m.Organisation, m.Work[0], m.Work[0].Invoices[0], m.Next)
	if err != nil {
		t.Fatal(err)
	}
	if got := r.told(); got != "/1/" {
		t.Errorf("the preview issued %s", got)
	}
	if _, err := r.issuer.Issue(context.Background(), r.ids); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(d, r.press.drawn[0]) {
		t.Errorf("the preview was %+v, sent was %+v", d, r.press.drawn[0])
	}
	if l.Subject != "nb letter.subject" || l.From != "kasserer@example.org" {
		t.Errorf("the letter is %+v", l)
	}
}

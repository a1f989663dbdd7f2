package persistence

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/einvoice"
	"kontingent/domain/invoice"
	"kontingent/domain/issue"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

var ctx = context.Background()

// noon is the business time of all tests.
var noon = time.Date(2027, 1, 10, 12, 0, 0, 0, time.UTC)

type fixed time.Time

func (f fixed) Now() time.Time { return time.Time(f) }

func club() party.Organisation {
	o, err := party.Organisation{
		Name: "Fjellheim skolekorps", Country: "NO", OrganisationNumber: "991825827", Account: "86011117947",
		Email: "kasserer@example.org", FirstNumber: 1001, Logo: []byte{1, 2, 3},
		Reference: payment.Options{Scheme: payment.KID10, Length: 12},
		Address:   party.Address{Street: "Skolegata 1", PostalCode: "0150", City: "Oslo"},
	}.Clean()
	if err != nil {
		panic(err)
	}
	return o
}

// newDir makes a data folder of a new club.
func newDir(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	if err := Create(ctx, dir, club()); err != nil {
		t.Fatal(err)
	}
	return dir
}

func openDir(t testing.TB, dir string) *Store {
	t.Helper()
	s, err := Open(ctx, Options{Dir: dir, Clock: fixed(noon), Twins: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

func newStore(t testing.TB) *Store {
	t.Helper()
	return openDir(t, newDir(t))
}

// newClub is a store with n members that can be reached by e-mail, numbered from 1.
func newClub(t testing.TB, n int) *Store {
	t.Helper()
	s := newStore(t)
	addMembers(t, s, n)
	return s
}

func addMembers(t testing.TB, s *Store, n int) {
	t.Helper()
	ok(t, s.ChangeParties(ctx, func([]party.Party) ([]party.Party, error) {
		list := make([]party.Party, n)
		for i := range list {
			list[i] = party.Party{
				Number: fmt.Sprint(i + 1), Kind: party.Person, Name: fmt.Sprintf("Medlem %d Åsgård", i+1),
				Email: fmt.Sprintf("m%d@example.org", i+1), Groups: []string{"Members"}, TheirReference: "Far",
				Address: party.Address{Street: "Veien 1", PostalCode: "0150", City: "Oslo"}, PreferredMethod: "email",
			}
		}
		return list, nil
	}))
}

func plan(name string) batch.Plan {
	price, _ := money.ParsePrice("450.00")
	return batch.Plan{
		Name:       name,
		Recipients: party.Choice{Include: []string{"Members"}},
		Email:      delivery.EmailOptions{AttachPDF: true, Subject: "Faktura {number}"},
		Document: batch.Document{
			InvoiceDate: cal.MustParse("2027-01-15"), DueDate: cal.MustParse("2027-01-29"), OurReference: "Kassereren",
			AdditionalInformation: "Takk for i år.\nVelkommen tilbake.", SellersNotes: "Vedtatt 12. mai",
			Lines: []invoice.Line{
				{Description: "Kontingent 2027", Quantity: money.One(), Unit: "stk", UnitPrice: price},
				{Description: "Utstyr & <noter>", Quantity: money.One(), UnitPrice: price},
			},
		},
		Series: batch.Series{Count: 1},
		When:   "now",
	}
}

func service(s *Store) *batch.Service {
	setUp := map[delivery.Method]bool{delivery.Email: true, delivery.Paper: true}
	return &batch.Service{
		Store: s, Clock: fixed(noon),
		Settings: func() batch.Settings { return batch.Settings{DaysBefore: 3, SetUp: setUp} },
	}
}

// execute saves, approves and finishes a batch, and gives its id.
func execute(t testing.TB, s *Store, p batch.Plan) int64 {
	t.Helper()
	b, err := service(s).Save(ctx, 0, p)
	ok(t, err)
	ok(t, service(s).Execute(ctx, b.ID))
	return b.ID
}

func due(t testing.TB, s *Store) []delivery.Item {
	t.Helper()
	list, err := s.Due(ctx, noon.AddDate(1, 0, 0), 0)
	ok(t, err)
	return list
}

// issueAll issues dispatches as domain/issue does, with documents that are only a few bytes.
func issueAll(t testing.TB, s *Store, ids ...int64) issue.Material {
	t.Helper()
	m, err := s.Load(ctx, ids)
	ok(t, err)
	ok(t, s.Commit(ctx, m, finals(t, m)))
	return m
}

func finals(t testing.TB, m issue.Material) []issue.Final {
	t.Helper()
	next, seal := m.Next, m.LastSeal
	out := make([]issue.Final, len(m.Work))
	for i, w := range m.Work {
		out[i] = issue.Final{Dispatch: w.Dispatch, Letter: delivery.Letter{Subject: "Faktura", From: m.Organisation.Email}}
		endpoint, _ := einvoice.Reach(w.Party, m.Organisation.Country)
		out[i].Letter.Endpoint = endpoint
		for _, v := range w.Invoices {
			ref, err := payment.Make(m.Organisation.Reference, next)
			ok(t, err)
			v.Number, v.Reference, v.IssuedAt, v.TheirReference = next, ref, noon, w.Party.TheirReference
			doc := []byte(fmt.Sprintf("%%PDF-1.4 faktura %d til %s", v.Number, w.Party.Name))
			sums := issue.Sums{issue.PDF: sha256.Sum256(doc)}
			var electronic []byte
			if endpoint != "" {
				electronic = fmt.Appendf(nil, `<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">%d</Invoice>`, v.Number)
				sums[issue.UBL] = sha256.Sum256(electronic)
			}
			seal = issue.Seal(seal, v, w.Party.Number, sums.One())
			out[i].Invoices = append(out[i].Invoices, issue.FinalInvoice{
				ID: v.ID, Number: v.Number, Reference: ref, TheirReference: v.TheirReference, IssuedAt: noon.UnixMilli(),
				PDF: doc, UBL: electronic, Seal: seal,
			})
			next++
		}
	}
	return out
}

func idsOf(items []delivery.Item) []int64 {
	return each(items, func(it delivery.Item) int64 { return it.ID })
}

// damageFile changes a closed database behind the program's back, with the triggers out of the way.
func damageFile(t testing.TB, dir string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite3", filepath.Join(dir, databaseName)+"?_foreign_keys=0")
	ok(t, err)
	db.SetMaxOpenConns(1)
	defer func() { ok(t, db.Close()) }()
	rows, err := db.Query("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
	ok(t, err)
	for rows.Next() {
		var name string
		ok(t, rows.Scan(&name))
		statements = append([]string{"DROP TRIGGER " + name}, statements...)
	}
	ok(t, rows.Close())
	for _, q := range statements {
		if _, err := db.Exec(q); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantProblem(t testing.TB, err error, code string) *problem.Problem {
	t.Helper()
	for _, p := range problem.All(err) {
		if p.Code == code {
			return p
		}
	}
	t.Fatalf("got %v, want the problem %s", err, code)
	return nil
}

// codes joins the codes of problems with what they are about.
func codes(list problem.List) string {
	var out []string
	for _, p := range list {
		at := p.Args["number"] + p.Args["id"]
		if p.Args["from"] != "" {
			at = p.Args["from"] + "-" + p.Args["to"]
		}
		out = append(out, strings.TrimSpace(strings.TrimPrefix(p.Code, "store.check.")+" "+at))
	}
	return strings.Join(out, ", ")
}

// TestMain lets the test binary play a second program: see child_test.go.
func TestMain(m *testing.M) {
	if play(os.Getenv("KONTINGENT_TEST_CHILD"), os.Getenv("KONTINGENT_TEST_DIR")) {
		return
	}
	os.Exit(m.Run())
}

func refOf(number int64) invoice.Ref { return invoice.Ref{Number: number} }

package viewmodel

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/delivery/paper"
	"kontingent/domain/document"
	"kontingent/domain/issue"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/persistence"
	"kontingent/resources/words"
)

// desk is a window over a house, in Norwegian, on a November day.
type desk struct {
	*loop
	t     testing.TB
	house *house
	clock *clock
	shell *Shell
	said  []Message
}

var _ Club = (*house)(nil)

// newDesk makes a club with a window: change may change it before it is made.
func newDesk(t testing.TB, change func(*party.Organisation)) *desk {
	t.Helper()
	o := party.Organisation{
		Name: "Fjellheim skolekorps", Country: "NO", Account: "86011117947", Email: "kasserer@example.org",
		Reference: payment.Options{Scheme: payment.KID10, Length: 14}, FirstNumber: 100,
	}
	if change != nil {
		change(&o)
	}
	o, err := o.Clean()
	ok(t, err)
	dir := filepath.Join(t.TempDir(), "data")
	ok(t, persistence.Create(ctx, dir, o))
	d := &desk{loop: newLoop(), t: t, clock: &clock{t: time.Date(2026, 11, 22, 14, 0, 0, 0, time.Local)}}
	store, err := persistence.Open(ctx, persistence.Options{Dir: dir, Clock: d.clock})
	ok(t, err)
	t.Cleanup(func() { d.wait(); _ = store.Close() })
	catalogue, err := words.Load()
	ok(t, err)
	d.house = &house{Store: store, from: o.Email}
	d.house.issuer = &issue.Issuer{
		Store: store, Renderer: press{}, Clock: d.clock,
		Words: func(lang string) document.Words {
			return func(key string, kv ...string) string {
				values := make([]any, len(kv))
				for i, v := range kv {
					values[i] = v
				}
				return catalogue.In(lang).Say(key, values...)
			}
		},
	}
	d.house.Hand = delivery.Hand{
		Store: store, Clock: d.clock,
		SetUp: func() map[delivery.Method]bool { return d.house.batches.Settings().SetUp },
	}
	d.house.dispatcher = &delivery.Dispatcher{
		Store: store, Issuer: d.house.issuer, Policy: delivery.DefaultPolicy(), Clock: d.clock,
		Carriers: map[delivery.Method]delivery.Carrier{delivery.Paper: paper.New(filepath.Join(dir, "print"))},
		Observe:  func(e delivery.Event) { d.shell.Env.Feed.See(e) },
	}
	d.house.batches = &batch.Service{
		Store: store, Singles: store, Clock: d.clock,
		Settings: func() batch.Settings {
			s := batch.Settings{DaysBefore: 3, SetUp: map[delivery.Method]bool{}, Price: d.house.dispatcher.Price}
			for m := range d.house.dispatcher.Carriers {
				s.SetUp[m] = true
			}
			return s
		},
	}
	d.shell = NewShell(d.house, d.runner(), catalogue.In("nb"), "nb", d.clock)
	d.shell.Said = func(m Message) { d.said = append(d.said, m) }
	d.wait()
	return d
}

// newClub is a desk over a club of four: two seniors, one of them honorary, a company, and one in no group.
func newClub(t testing.TB) *desk {
	t.Helper()
	d := newDesk(t, nil)
	oslo := party.Address{Street: "Skolegata 1", PostalCode: "0150", City: "Oslo"}
	d.add(
		party.Party{Number: "1001", Name: "Kari Åsgård", Email: "kari@example.org", Groups: []string{"Seniorer"}, Address: oslo},
		party.Party{Number: "1002", Name: "Liv Øie", Email: "liv@example.org", Groups: []string{"Seniorer", "Æresmedlemmer"}, Address: oslo},
		party.Party{Number: "1003", Name: "Fjell AS", Kind: party.Company, OrganisationNumber: "991825827", Groups: []string{"Sponsorer"}, Address: oslo},
		party.Party{Number: "1004", Name: "Nils Berg"},
	)
	return d
}

// add keeps cards.
func (d *desk) add(cards ...party.Party) {
	d.t.Helper()
	ok(d.t, d.house.ChangeParties(ctx, func([]party.Party) ([]party.Party, error) {
		out := make([]party.Party, len(cards))
		for i, c := range cards {
			var err error
			if out[i], err = c.Clean("NO"); err != nil {
				return nil, err
			}
		}
		return out, nil
	}))
}

// members keeps n cards in two groups, numbered from 1.
func (d *desk) members(n int) {
	d.t.Helper()
	list := make([]party.Party, n)
	for i := range list {
		list[i] = party.Party{
			Number: fmt.Sprint(i + 1), Name: fmt.Sprintf("Medlem %d Åsgård", i+1), Email: fmt.Sprintf("m%d@example.org", i+1),
			Groups: []string{"Alle", fmt.Sprint("Gruppe ", i%7)}, Address: party.Address{City: "Oslo", PostalCode: "0150"},
		}
	}
	d.add(list...)
}

// editor opens a new batch, all of whose chapters are filled in, for the seniors and the sponsors.
func (d *desk) editor() *BatchEditor {
	d.t.Helper()
	b := NewBatchEditor(d.shell, Route{})
	d.wait()
	b.SetName("Kontingent 2027")
	b.Recipients.Choose("Seniorer", TakenIn)
	b.Recipients.Choose("Sponsorer", TakenIn)
	b.Recipients.Choose("Æresmedlemmer", LeftOut)
	b.Document.AddLine()
	b.Document.SetLine(0, LineDescription, "Kontingent")
	b.Document.SetLine(0, LinePrice, "450")
	d.wait()
	return b
}

// texts is what was said in passing.
func (d *desk) texts() string {
	var out []string
	for _, m := range d.said {
		out = append(out, m.Text)
	}
	return strings.Join(out, "\n")
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func same(t testing.TB, what string, got, want any) {
	t.Helper()
	if g, w := fmt.Sprint(got), fmt.Sprint(want); g != w {
		t.Errorf("%s: got %q, want %q", what, g, w)
	}
}

func fieldOf(t testing.TB, f Form, id string) Field {
	t.Helper()
	for _, v := range f.Fields() {
		if v.ID == id {
			return v
		}
	}
	t.Fatalf("there is no field %s", id)
	return Field{}
}

func read(t testing.TB, file string) string {
	t.Helper()
	b, err := os.ReadFile(file)
	ok(t, err)
	return string(b)
}

func price(t testing.TB, s string) money.Price {
	t.Helper()
	p, err := money.ParsePrice(s)
	ok(t, err)
	return p
}

func day(s string) cal.Date { return cal.MustParse(s) }

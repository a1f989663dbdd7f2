package sample

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kontingent/domain/document"
	"kontingent/domain/importing"
	"kontingent/domain/party"
)

func read(t *testing.T, name string) []byte {
	t.Helper()
	b, err := Files.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// members imports the sample's members into an empty club.
func members(t *testing.T) *importing.Report {
	t.Helper()
	b := read(t, Members)
	table, err := importing.Read(Members, bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	r, err := importing.Plan(table, nil, party.Organisation{Country: "NO"}, importing.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestMembersImport: every row becomes a card, and the import has nothing to remark on. // spec: C8
func TestMembersImport(t *testing.T) {
	r := members(t)
	for _, m := range append(r.Rejected, r.Warnings...) {
		t.Errorf("row %d, %s %q: %v", m.Row, m.Column, m.Value, m.Problem)
	}
	if len(r.Added) != 240 || len(r.Ignored) != 0 {
		t.Errorf("got %d cards and the columns %q ignored, want 240 and none", len(r.Added), r.Ignored)
	}
}

// TestMembersShowEveryCase: the sample is there to show what the program does with all sorts of cards.
func TestMembersShowEveryCase(t *testing.T) {
	cases := map[string]func(party.Party) bool{
		"has no address at all":  func(p party.Party) bool { return p.Email == "" && p.Address.Empty() },
		"has no e-mail":          func(p party.Party) bool { return p.Email == "" && !p.Address.Empty() },
		"prefers paper":          func(p party.Party) bool { return p.PreferredMethod == "paper" && p.Email != "" },
		"prefers EHF":            func(p party.Party) bool { return p.PreferredMethod == "ehf" },
		"has a reference":        func(p party.Party) bool { return p.TheirReference != "" },
		"is honorary":            func(p party.Party) bool { return slices.Contains(p.Groups, "Æresmedlemmer") },
		"has left":               func(p party.Party) bool { return !p.Ended.IsZero() },
		"is in no group":         func(p party.Party) bool { return len(p.Groups) == 0 },
		"is in several groups":   func(p party.Party) bool { return len(p.Groups) > 1 },
		"lives abroad":           func(p party.Party) bool { return p.Address.Country != "" },
		"reads another language": func(p party.Party) bool { return p.Language != "" },
		"has Sami letters":       func(p party.Party) bool { return strings.ContainsAny(p.Address.Street, "čŋžČ") },
		"has Polish letters":     func(p party.Party) bool { return strings.ContainsAny(p.Name, "łńśżźąę") },
		"looks like a formula":   func(p party.Party) bool { return strings.HasPrefix(p.Name, "+") },
	}
	all := members(t).Added
	for name, is := range cases {
		if !slices.ContainsFunc(all, is) {
			t.Errorf("got nobody who %s, want one at least", name)
		}
	}
	families := map[string]int{}
	for _, p := range all {
		families[p.Email]++
	}
	if families[""] == 0 || len(families) > 200 {
		t.Errorf("got %d e-mail addresses for %d cards, want families that share one", len(families), len(all))
	}
}

// TestNobodyReal: an address of the sample reaches nobody, and its organisation numbers are of series never given out.
func TestNobodyReal(t *testing.T) {
	for _, p := range members(t).Added {
		if p.Email != "" && !strings.HasSuffix(p.Email, "@example.org") {
			t.Errorf("got %s of %s, want an address at example.org", p.Email, p.Name)
		}
		if p.OrganisationNumber != "" && strings.ContainsAny(p.OrganisationNumber[:1], "89") {
			t.Errorf("got %s of %s, want a number that can't be given out", p.OrganisationNumber, p.Name)
		}
		if p.Phone != "" || !p.Born.IsZero() {
			t.Errorf("got a telephone or a birthday of %s, want none", p.Name)
		}
	}
	own := regexp.MustCompile(`[\w.-]+@[\w.-]+`).FindAll(read(t, Organisation), -1)
	if len(own) != 1 || string(own[0]) != "kasserer@example.org" {
		t.Errorf("got the addresses %q, want one at example.org", own)
	}
}

// TestGroupsOfTheBatch: the batch reaches every group there is, and takes the honorary members out. // spec: A1
func TestGroupsOfTheBatch(t *testing.T) {
	text := string(read(t, Batch))
	for _, p := range members(t).Added {
		for _, g := range p.Groups {
			if !strings.Contains(text, `"`+g+`"`) {
				t.Errorf("the batch does not name %q", g)
			}
		}
	}
	if !strings.Contains(text, `exclude = ["Æresmedlemmer"]`) || strings.Contains(text, "invoice_date") {
		t.Error("the batch takes nobody out, or is of a fixed day")
	}
}

// TestLogo: small, and one that the letterhead can print. // spec: A9
func TestLogo(t *testing.T) {
	raw := read(t, Logo)
	if len(raw) > 10<<10 {
		t.Errorf("got %d bytes, want 10 KB at most", len(raw))
	}
	if _, err := document.CleanLogo(raw); err != nil {
		t.Error(err)
	}
}

// TestNames: everything that is embedded is named, and the other way round.
func TestNames(t *testing.T) {
	entries, err := Files.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if want := slices.Sorted(slices.Values(Names())); !slices.Equal(got, want) {
		t.Errorf("got the files %q, want %q", got, want)
	}
}

package ui

import (
	"os"
	"path/filepath"
	"testing"

	"kontingent/domain/party"
	"kontingent/resources/sample"
	"kontingent/ui/viewmodel"
)

// The main screens as they look, with the sample club. After a change that is meant: look at what is drawn, and then
// go test ./ui -run MainScreens -update.
func TestMainScreens(t *testing.T) {
	for _, row := range []struct {
		name string
		show func(*testing.T) *stage
	}{
		{"home", func(t *testing.T) *stage { return newStage(t, func(c *memoryClub) { c.fates() }) }},
		{"home_dark", func(t *testing.T) *stage {
			return newStage(t, func(c *memoryClub) { c.fates() }, setting{look: "dark"})
		}},
		{"batches", func(t *testing.T) *stage {
			return newStage(t, several, setting{route: viewmodel.Route{Page: viewmodel.BatchesPage}})
		}},
		{"editor", func(t *testing.T) *stage { return atBatch(t, viewmodel.EditorPage, nextYears) }},
		{"summary", func(t *testing.T) *stage { return atBatch(t, viewmodel.SummaryPage, nextYears) }},
		{"batch", func(t *testing.T) *stage {
			s := atBatch(t, viewmodel.BatchPage, (*memoryClub).fates)
			s.write("Søk etter navn, nummer eller beløp", "10002")
			s.selects("Usikker")
			return s
		}},
		{"members", func(t *testing.T) *stage {
			return newStage(t, func(c *memoryClub) {
				c.products()
				c.fates()
			}, setting{route: viewmodel.Route{Page: viewmodel.MembersPage, Number: "1003"}})
		}},
		{"settings", func(t *testing.T) *stage {
			s := newStage(t, nil, setting{route: settingsRoute(emailPart)})
			s.press("Send en prøve")
			return s
		}},
		{"import", func(t *testing.T) *stage {
			s := newStage(t, half, setting{route: viewmodel.Route{Page: viewmodel.ImportPage, Part: memberFile(t)}})
			s.press("Kolonner") // folds: the report is what is looked at
			return s
		}},
	} {
		t.Run(row.name, func(t *testing.T) { row.show(t).golden(row.name) })
	}
}

// atBatch opens a page over a batch.
func atBatch(t *testing.T, page viewmodel.Page, made func(*memoryClub) int64) *stage {
	t.Helper()
	var id int64
	s := newStage(t, func(c *memoryClub) { id = made(c) })
	s.open(viewmodel.Route{Page: page, ID: id})
	return s
}

// nextYears is a batch that is being written.
func nextYears(c *memoryClub) int64 {
	c.products()
	return c.open(c.dues())
}

// several makes a batch that is done and others that are not.
func several(c *memoryClub) {
	c.fates()
	for _, name := range []string{"Instrumentleie høsten 2026", "Seminar i Valdres"} {
		plan := c.dues()
		plan.Name = name
		plan.Recipients = party.Choice{Include: []string{"Hovedkorpset"}}
		if name == "Seminar i Valdres" {
			c.open(plan)
			continue
		}
		c.saved(plan)
	}
}

// half leaves every other member, and changes two, so that the file has something to add and to change.
func half(c *memoryClub) {
	list, err := c.Parties(ctx)
	must(err)
	c.nobody()
	for i, p := range list {
		if i%2 > 0 {
			continue
		}
		if p.ID = 0; i < 4 {
			p.Address.Street = "Gamleveien 3"
		}
		c.add(p)
	}
}

// memberFile is the sample's member file, with two rows more that can't be taken in.
func memberFile(t *testing.T) string {
	t.Helper()
	b, err := sample.Files.ReadFile(sample.Members)
	ok(t, err)
	b = append(b, "1241;Ida;Tveit;;Furukollen 4;1430;Ås;;ida.tveit(at)example.org;;;;;;;\n1001;Anne;Moen;;;;;;;;;;;;;\n"...)
	path := filepath.Join(t.TempDir(), filepath.Base(sample.Members))
	ok(t, os.WriteFile(path, b, 0o600))
	return path
}

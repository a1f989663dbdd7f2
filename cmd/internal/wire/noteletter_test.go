package wire

import (
	"context"
	"strings"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/party"
)

// spec: C6, C10: the e-mail of a credit note says in the recipient's language what it is, which invoice it takes back and
// how much of it, and nothing about paying. What the batch's own text says of invoices is left out.
func TestLettersOfCreditNotes(t *testing.T) {
	ctx := context.Background()
	languages := []string{"nb", "nn", "da", "sv", "fi", "en"}
	called := []string{"Kreditnota ", "Kreditnota ", "Kreditnota ", "Kreditfaktura ", "Hyvityslasku ", "Credit note "}
	app := newApp(t, len(languages))
	err := app.Store.ChangeParties(ctx, func(all []party.Party) ([]party.Party, error) {
		for i := range all {
			all[i].Language = languages[i]
		}
		return all, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	finish(t, app)
	if _, err := app.Deliver(ctx, 0, false); err != nil {
		t.Fatal(err)
	}
	made, err := app.Notes.CreditBatch(ctx, 1)
	if err != nil || len(made) != len(languages) {
		t.Fatal(made, err)
	}
	said := map[string]bool{}
	for i, m := range made {
		it, err := app.Store.DispatchOf(ctx, m.Note)
		if err != nil {
			t.Fatal(err)
		}
		parcels, err := app.Store.Parcels(ctx, delivery.Paper, it.ID)
		if err != nil {
			t.Fatal(err)
		}
		p := parcels[0]
		if p.Letter.Language != languages[i] || said[p.Letter.Text] || strings.ContainsAny(p.Letter.Subject+p.Letter.Text, "{}⟨⟩") {
			t.Errorf("%s: %+v", languages[i], p.Letter)
		}
		said[p.Letter.Text] = true
		number := it.Numbers[0]
		if !strings.HasPrefix(p.Letter.Subject, called[i]+number) || !strings.Contains(p.Letter.Text, " "+number) {
			t.Errorf("%s: the letter does not name credit note %s: %+v", languages[i], number, p.Letter)
		}
		if p.Files[0].Name != "kreditnota-"+number+".pdf" {
			t.Errorf("the file is called %s", p.Files[0].Name)
		}
	}
}

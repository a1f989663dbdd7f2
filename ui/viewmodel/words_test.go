package viewmodel

import (
	"strings"
	"testing"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/importing"
	"kontingent/domain/invoice"
	"kontingent/domain/party"
	"kontingent/domain/payment"
)

// spec: C6: whatever the domain can answer with has a word in each language of the window.
func TestEveryAnswerHasAWord(t *testing.T) {
	keys := map[string][]string{
		"view.page.":     {"editor", "summary", "batch", "invoice", "new_invoice", "import", "credit"},
		"view.purpose.":  {"import"},
		"view.merge.":    delivery.MergeFields(),
		"view.payment.":  batch.PaymentMethods(),
		"view.template.": batch.Templates(),
		"view.language.": party.Languages(),
		"view.state.":    invoiceStates(),
		"view.chapter.":  chapterOrder,
		"view.later.":    {ChapterWeb, ChapterTemplate},
		"view.lock.":     {ChapterRecipients, ChapterDocument},
		"view.members.":  {membersActive, membersNoAddress, membersEnded},
		"fieldname.":     importing.Fields(),
		"view.unit.":     {"days", "weeks", "months", "years"},
		"view.weekday.":  {"0", "1", "2", "3", "4", "5", "6"},
	}
	for _, p := range Navigation() {
		keys["view.page."] = append(keys["view.page."], string(p))
		keys["view.purpose."] = append(keys["view.purpose."], string(p))
	}
	for _, m := range []delivery.Method{"preferred", "email", "ehf", "paper", "draft"} {
		keys["view.chain."] = append(keys["view.chain."], string(m))
		keys["method."] = append(keys["method."], string(m))
	}
	for _, o := range []delivery.Outcome{
		delivery.OutcomeDelivered, delivery.OutcomeHandedOver, delivery.OutcomeRefused, delivery.OutcomeLater, delivery.OutcomeOffline,
		delivery.OutcomeChannel, delivery.OutcomeInDoubt, delivery.OutcomeAsk, delivery.OutcomeSkipped, delivery.OutcomeArrived,
		delivery.OutcomeAgain, delivery.OutcomePassed,
	} {
		keys["view.outcome."] = append(keys["view.outcome."], string(o))
	}
	for _, s := range []delivery.State{
		delivery.Scheduled, delivery.Claimed, delivery.Submitting, delivery.Retrying, delivery.Held, delivery.InDoubt,
		delivery.NeedsAttention, delivery.HandedOver, delivery.Delivered, delivery.Undelivered, delivery.DraftMade, delivery.Cancelled,
	} {
		keys["view.dispatch."] = append(keys["view.dispatch."], s.Shown())
	}
	for _, s := range []batch.State{batch.Open, batch.Saved, batch.Approved, batch.Finished} {
		keys["view.batch.state."] = append(keys["view.batch.state."], string(s))
	}
	for _, c := range []invoice.Category{invoice.Exempt, invoice.Standard, invoice.ZeroRated, invoice.Reverse, invoice.Export} {
		keys["view.vat."] = append(keys["view.vat."], string(c))
	}
	for _, c := range []string{"NO", "DK", "SE", "FI"} {
		keys["view.country."] = append(keys["view.country."], c)
		for _, s := range payment.Schemes(c) {
			keys["view.scheme."] = append(keys["view.scheme."], string(s))
		}
	}
	for _, why := range []party.Why{party.WhyEnded, party.WhyExcludedGroup, party.WhyExcludedParty, party.WhyNotIncluded} {
		keys["out."] = append(keys["out."], string(why))
	}
	for _, language := range []string{"nb", "da", "en"} {
		e := env(t, language)
		for prefix, list := range keys {
			for _, k := range list {
				if said := e.say(prefix + k); strings.HasPrefix(said, "⟨") {
					t.Errorf("%s: %s%s has no word", language, prefix, k)
				}
			}
		}
	}
}

// Every field of every form has a name, and its choices have theirs, in each language of the window.
func TestEveryFieldHasAName(t *testing.T) {
	d := newClub(t)
	for _, language := range []string{"nb", "da", "en"} {
		d.shell.Env.Words, d.shell.Env.Language = env(t, language).Words, language
		b := NewBatchEditor(d.shell, Route{})
		m := NewMembers(d.shell, "1001")
		p := NewProductList(d.shell)
		p.New()
		s := NewSettingsView(d.shell)
		d.wait()
		for _, f := range []Form{
			b.Document, b.Distribution.Email(), b.Distribution.Options(), m.Card, p.Product,
			s.Organisation(), s.Invoice(), s.Email(), s.Paper(),
		} {
			fields := f.Fields()
			if len(fields) == 0 {
				t.Errorf("%T has no fields", f)
			}
			for _, v := range fields {
				said := v.Label + v.Hint
				for _, c := range v.Choices {
					said += c.Label
				}
				if v.Label == "" || strings.Contains(said, "⟨") {
					t.Errorf("%s: %s: %q", language, v.ID, said)
				}
			}
		}
		b.Close()
		m.Close()
		p.Close()
		s.Close()
		d.wait()
	}
}

package viewmodel

import (
	"strings"
	"testing"

	"kontingent/domain/delivery"
)

// chainText is the chain as a person sees it; what is not attempted is in brackets.
func chainText(d *Distribution) string {
	var out []string
	for _, r := range d.Chain() {
		if r.NotTried {
			out = append(out, "("+r.Label+")")
			continue
		}
		out = append(out, r.Label)
	}
	return strings.Join(out, ", ")
}

// spec: A2, A3, A4
func TestChainIsReordered(t *testing.T) {
	d := newClub(t)
	b := d.editor()
	v := b.Distribution
	same(t, "usual", chainText(v), "Mottakerens foretrukne leveringsmetode, E-post, EHF, Papir, Lagre som kladd")
	v.Move(4, 2)
	same(t, "nothing below draft is tried", chainText(v), "Mottakerens foretrukne leveringsmetode, E-post, Lagre som kladd, (EHF), (Papir)")
	same(t, "heading", b.Chapters()[1].State, "foretrukket metode › e-post › kladd")
	same(t, "notes", v.Chain()[1].Note+"; "+v.Chain()[2].Note+"; "+v.Chain()[3].Note,
		"Ikke satt opp, så den hoppes over; Metoder under denne forsøkes ikke; Blir ikke forsøkt")
	v.Remove(3)
	same(t, "to add", v.Addable(), "[{ehf EHF}]")
	v.Add(delivery.EHF)
	same(t, "added where it is tried", chainText(v), "Mottakerens foretrukne leveringsmetode, E-post, EHF, Lagre som kladd, (Papir)")
	for range 9 {
		v.Remove(0)
	}
	same(t, "the last stays", chainText(v), "Papir")
}

// spec: B8: one channel for all lists those it can't reach before anything is saved.
func TestOneChannelForAll(t *testing.T) {
	d := newClub(t)
	b := d.editor()
	v := b.Distribution
	same(t, "each card's own", v.Channel(), "preferred")
	v.SetChannel(delivery.Email)
	d.wait()
	same(t, "chain", chainText(v), "E-post, Mottakerens foretrukne leveringsmetode, EHF, Papir, Lagre som kladd")
	same(t, "lacking", v.Lacking(), "[{1003 Fjell AS}]")
	same(t, "said", v.LackingText(), "1 mottaker kan ikke nås med e-post, så neste metode brukes:")
	v.SetChannel(delivery.Preferred)
	d.wait()
	same(t, "nobody is lacking", len(v.Lacking()), 0)
}

// spec: A6: a word in braces that nobody knows is told at once.
func TestMergeFieldsAreChecked(t *testing.T) {
	d := newClub(t)
	b := d.editor()
	v := b.Distribution
	v.Email().Set("email.subject", "Hei {navn}")
	if got := fieldOf(t, v.Email(), "email.subject").Problem; !strings.Contains(got, "noe flettefelt {navn}") {
		t.Errorf("got %q", got)
	}
	if heads(b); b.Chapters()[1].Problems.Stops() {
		t.Error("worked out before it was waited for") // the plan is evaluated away from the window
	}
	d.wait()
	if !b.Chapters()[1].Problems.Stops() {
		t.Error("the heading does not tell it")
	}
	v.Email().Set("email.subject", "Hei {name}")
	v.Email().Set("email.cc", "a@example.org; b@example.org")
	d.wait()
	same(t, "fine again", fieldOf(t, v.Email(), "email.subject").Problem, "")
	same(t, "copies", b.plan.Email.Cc, "[a@example.org b@example.org]")
	same(t, "fields", v.MergeFields()[0], "{{name} mottakerens navn}")
}

// spec: A6: the preview shows the e-mail as a real recipient gets it.
func TestLetterPreview(t *testing.T) {
	d := newClub(t)
	b := d.editor()
	l := b.Distribution.Letter
	b.Distribution.Email().Set("email.subject", "{club}: {amount} fra {name}")
	l.Show(0)
	d.wait()
	same(t, "for", l.Recipient(), "1001 Kari Åsgård (1 av 2)")
	same(t, "subject", strings.ReplaceAll(l.Subject(), "\u00a0", " "), "Fjellheim skolekorps: 450,00 kr fra Kari Åsgård")
	same(t, "from", l.From(), "Fjellheim skolekorps <kasserer@example.org>")
	if !strings.Contains(l.Text(), "Kari Åsgård") {
		t.Errorf("text: %q", l.Text())
	}
	l.Next(1)
	b.Distribution.Email().Set("email.text", "Til {name}")
	d.wait()
	same(t, "the next", l.Recipient()+": "+l.Text(), "1003 Fjell AS (2 av 2): Til Fjell AS")
	l.Next(1)
	d.wait()
	same(t, "round again", l.Recipient(), "1001 Kari Åsgård (1 av 2)")
	b.Recipients.SelectAllGroups()
	b.Recipients.SelectAllGroups()
	b.Recipients.Choose("Seniorer", NotChosen)
	b.Recipients.Choose("Sponsorer", NotChosen)
	d.wait()
	same(t, "nobody", l.Trouble(), "[Velg mottakere først; brevet vises slik en av dem får det.]")
}

// spec: B14, A5
func TestWhenAndWithoutCredit(t *testing.T) {
	d := newClub(t)
	b := d.editor()
	o := b.Distribution.Options()
	same(t, "when", fieldOf(t, o, "dispatch.when").Value, "days-before")
	o.Set("dispatch.when", "now")
	o.Set("distribution.without_credit", Ticked)
	same(t, "plan", b.plan.When+" "+b.plan.WithoutCredit, "now draft")
}

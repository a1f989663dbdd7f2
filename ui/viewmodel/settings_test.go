package viewmodel

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"strings"
	"testing"
)

// The club's own settings are put away by themselves, with problems at their fields.
func TestClubSettings(t *testing.T) {
	d := newClub(t)
	v := NewSettingsView(d.shell)
	d.wait()
	o := v.Organisation()
	same(t, "name", fieldOf(t, o, "name").Value, "Fjellheim skolekorps")
	o.Set("account", "123")
	d.pass(2e9)
	same(t, "told at the field", fieldOf(t, o, "account").Problem != "", true)
	o.Set("account", "8601.11.17947")
	o.Set("street", "Skolegata 1")
	i := v.Invoice()
	i.Set("payment_term_days", "21")
	i.Set("kid_length", "40")
	same(t, "length", fieldOf(t, i, "kid_length").Problem != "", true)
	same(t, "no number from another country", fieldOf(t, i, "creditor_number").Hidden, true)
	i.Set("kid_length", "many")
	i.Set("payment_reference", "none")
	same(t, "what does not apply is not wrong", fieldOf(t, i, "kid_length").Hidden && v.club.problems() == nil, true)
	i.Set("payment_reference", "kid10")
	i.Set("kid_length", "16")
	i.Set("dispatch.days_before", "5")
	d.pass(2e9)
	kept, err := d.house.Organisation(ctx)
	ok(t, err)
	same(t, "kept", kept.Account+" "+kept.Address.Street, "86011117947 Skolegata 1")
	same(t, "kept", []int{kept.PaymentTermDays, kept.Reference.Length}, "[21 16]")
	again := NewSettingsView(d.shell)
	d.wait()
	same(t, "days before", fieldOf(t, again.Invoice(), "dispatch.days_before").Value, "5")
	for _, f := range o.Fields() {
		if strings.Contains(f.Label+f.Hint, "⟨") {
			t.Errorf("a word is missing: %q %q", f.Label, f.Hint)
		}
	}
	logo := t.TempDir() + "/logo.png"
	ok(t, os.WriteFile(logo, []byte("no picture"), 0o600))
	v.SetLogo(logo)
	d.wait()
	same(t, "said at once", len(d.said) == 1 && d.said[0].Bad, true)
	var picture bytes.Buffer
	ok(t, png.Encode(&picture, image.NewNRGBA(image.Rect(0, 0, 40, 20))))
	ok(t, os.WriteFile(logo, picture.Bytes(), 0o600))
	v.SetLogo(logo)
	d.pass(2e9)
	kept, err = d.house.Organisation(ctx)
	ok(t, err)
	same(t, "logo", bytes.Equal(kept.Logo, picture.Bytes()), true)
}

// The test of the mail settings really sends, and says what it did and what came back.
func TestEmailIsTested(t *testing.T) {
	d := newClub(t)
	m := newMailbox(t)
	v := NewSettingsView(d.shell)
	d.wait()
	e := v.Email()
	e.Set("smtp.port", "mange")
	d.pass(2e9)
	same(t, "refused where it is kept", strings.HasPrefix(fieldOf(t, e, "smtp.port").Problem, "«mange» kan ikke brukes her"), true)
	v.settings.keep.flush(func() {})
	e.Set("smtp.port", m.port) // while the refusal is on its way
	e.Set("smtp.host", "127.0.0.1")
	d.pass(2e9)
	same(t, "what was written last counts", fieldOf(t, e, "smtp.port").Problem, "")
	same(t, "to", v.Test.To, "kasserer@example.org")
	v.Test.Send() // what was just written counts
	same(t, "on its way", v.Test.Busy(), true)
	d.wait()
	same(t, "said", v.Test.Did(), "En melding ble sendt til kasserer@example.org, og e-posttjeneren tok imot den. Se etter om den kommer fram.")
	if !v.Test.Worked() || !strings.Contains(v.Test.Words(), "250 2.0.0 queued") {
		t.Errorf("the server's words: %q", v.Test.Words())
	}
	same(t, "received", m.sent, "[kasserer@example.org]")
	v.Test.To = "nobody@example.org"
	v.Test.Send()
	d.wait()
	if v.Test.Worked() || !strings.HasPrefix(v.Test.Did(), "Meldingen ble ikke sendt. ") || !strings.Contains(v.Test.Words(), "550") {
		t.Errorf("refused: %q %q", v.Test.Did(), v.Test.Words())
	}
	e.Set("smtp.host", "")
	v.Test.Send()
	d.wait()
	same(t, "without a server", v.Test.Worked() || v.Test.Did() == "", false)
	v.Close()
}

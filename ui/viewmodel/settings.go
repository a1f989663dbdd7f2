package viewmodel

import (
	"context"
	"errors"
	"os"
	"slices"

	"kontingent/domain/document"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// SettingsView is the page of settings: the club, how it invoices, how it sends e-mail. What is right is put away by
// itself; what is wrong is told at its field.
type SettingsView struct {
	Changed func()
	Test    *EmailTest
	TestEHF *EHFTest
	Credit  *CreditSettings

	env      *Env
	club     *form[party.Organisation]
	keep     *keeper // of the club
	settings *settingsForm
	ready    bool
	trouble  []string
	reading  latest
}

// NewSettingsView makes the page and reads it.
func NewSettingsView(s *Shell) *SettingsView {
	v := &SettingsView{env: s.Env}
	v.club = newOrganisationForm(s.Env, v.touched)
	v.club.load(party.Organisation{})
	v.keep = newKeeper(s.Env, s.Env.settingsTitle, v.write, v.written)
	v.settings = newSettingsForm(s.Env, v.changed)
	v.Test = &EmailTest{env: s.Env, settings: v.settings}
	v.TestEHF = &EHFTest{env: s.Env, settings: v.settings}
	v.Credit = newCreditSettings(s, v.changed)
	v.Reload()
	return v
}

func (e *Env) settingsTitle() string { return e.say("view.page.settings") }

// Reload reads everything anew. What is being written is put away first.
func (v *SettingsView) Reload() {
	type answer struct {
		club     party.Organisation
		settings []Setting
		accounts []MailAccount // of the secrets
	}
	ask(v.env, &v.reading, func() func(context.Context) (answer, error) {
		return func(ctx context.Context) (a answer, err error) {
			if a.club, err = v.env.Club.Organisation(ctx); err == nil {
				a.settings, err = v.env.Club.Settings(ctx)
			}
			for _, h := range v.settings.secrets {
				if err == nil {
					var found MailAccount
					found, err = h.kind.account(v.env.Club, ctx)
					a.accounts = append(a.accounts, found)
				}
			}
			return a, err
		}
	}, func(a answer, err error) {
		if v.trouble = v.env.texts(err); err == nil {
			v.ready = true
			v.club.load(a.club)
			v.settings.load(a.settings)
			for i, h := range v.settings.secrets {
				h.of(a.accounts[i])
			}
			if v.Test.To == "" {
				v.Test.To = a.club.Email
			}
		}
		v.changed()
	})
}

func (v *SettingsView) touched() {
	v.keep.touch()
	v.changed()
}

func (v *SettingsView) changed() {
	if v.Changed != nil {
		v.Changed()
	}
}

// Organisation is the club: name, address, account.
func (v *SettingsView) Organisation() Form {
	return subform{v.club, func(id string) bool { return !slices.Contains(referenceIDs, id) }}
}

// Invoice is how the club numbers invoices, how they are paid, and when they go.
func (v *SettingsView) Invoice() Form {
	return joined{
		subform{v.club, func(id string) bool { return slices.Contains(referenceIDs, id) }},
		subform{v.settings, func(id string) bool { return id == "dispatch.days_before" || id == "dispatch.retry_hours" }},
	}
}

// Email is how the club sends e-mail.
func (v *SettingsView) Email() Form { return subform{v.settings, emailSetting} }

// EHF is how the club sends EHF.
func (v *SettingsView) EHF() Form { return subform{v.settings, ehfSetting} }

// Paper is where letters are put, to be printed.
func (v *SettingsView) Paper() Form {
	return subform{v.settings, func(id string) bool { return id == "paper.folder" }}
}

// Prices are what a delivery costs in credit, by its method.
func (v *SettingsView) Prices() Form { return subform{v.settings, creditSetting} }

// SetLogo takes a picture as the club's logo; an empty path takes it away.
func (v *SettingsView) SetLogo(path string) {
	if path == "" {
		v.club.value.Logo = nil
		v.touched()
		return
	}
	do(v.env, func(context.Context) ([]byte, error) { return readLogo(path) }, func(b []byte, err error) {
		if err != nil {
			v.env.complain(err)
			return
		}
		v.club.value.Logo = b
		v.touched()
	})
}

// readLogo reads a picture that documents can show.
func readLogo(path string) ([]byte, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, problem.New("file.unreadable", "file", path).Because(err)
	}
	_, err = document.CleanLogo(b)
	if p, ok := errors.AsType[*problem.Problem](err); ok {
		p.Field = "" // what was chosen can be nothing else
		return nil, p
	}
	return b, err
}

// Logo is the club's logo, as it was chosen; empty: none.
func (v *SettingsView) Logo() []byte { return v.club.value.Logo }

// write takes the club along, when nothing is wrong with it.
func (v *SettingsView) write() func(context.Context) error {
	if !v.ready || v.club.problems() != nil {
		return nil
	}
	o, err := v.club.value.Clean()
	if err != nil {
		return nil
	}
	return func(ctx context.Context) error { return v.env.Club.SetOrganisation(ctx, o) }
}

func (v *SettingsView) written(err error) {
	if v.trouble = v.env.texts(err); err == nil {
		v.env.Feed.Touch(ClubSettings)
	}
	v.changed()
}

// Ready reports whether the settings have been read.
func (v *SettingsView) Ready() bool { return v.ready }

// Trouble says why they could not be read or put away.
func (v *SettingsView) Trouble() []string { return v.trouble }

// Close puts everything away.
func (v *SettingsView) Close() {
	v.keep.close()
	v.settings.keep.close()
	v.Credit.close()
	v.reading.close()
}

package viewmodel

import (
	"context"
	"errors"
	"maps"
	"strings"

	"kontingent/domain/problem"
)

// settingsForm are the settings that the command line knows by their keys. Each is checked where it is kept, so what is
// wrong is told a moment after it was written.
type settingsForm struct {
	*form[map[string]string]

	env     *Env
	keep    *keeper
	changed func()
	unkept  map[string]string // what was written and not put away yet
	refused error

	secrets []*passwordHint
}

// limitID is the setting for how much the mail server takes. Where nobody has set it, it follows from the server.
const limitID = "smtp.limit"

// settingKeys are the settings that are shown, with what they are filled in by.
var settingKeys = []struct {
	id      string
	kind    FieldKind
	choices []string
	hint    string
}{
	{"smtp.host", TextField, nil, "view.hint.smtp_host"},
	{"smtp.port", TextField, nil, ""},
	{"smtp.security", ChoiceField, []string{"starttls", "tls", "none"}, ""},
	{"smtp.user", TextField, nil, "view.hint.smtp_user"},
	{passwordID, SecretField, nil, "view.hint.smtp_password"},
	{limitID, TextField, nil, "view.hint.smtp_limit"},
	{"ehf.transport", ChoiceField, nil, "view.hint.ehf_transport"},
	{"ehf.folder", TextField, nil, "view.hint.ehf_folder"},
	{"ehf.provider", ChoiceField, nil, "view.hint.ehf_provider"},
	{"ehf.url", TextField, nil, "view.hint.ehf_url"},
	{"ehf.sender", TextField, nil, "view.hint.ehf_sender"},
	{"ehf.legal_entity", TextField, nil, "view.hint.ehf_legal_entity"},
	{tokenID, SecretField, nil, ""},
	{"paper.folder", TextField, nil, "view.hint.paper_folder"},
	{"dispatch.days_before", TextField, nil, "view.hint.days_before"},
	{"dispatch.retry_hours", TextField, nil, "view.hint.retry_hours"},
	{"credit.price.email", TextField, nil, ""},
	{"credit.price.ehf", TextField, nil, ""},
	{"credit.price.paper", TextField, nil, ""},
}

func emailSetting(id string) bool { return strings.HasPrefix(id, "smtp.") }

func newSettingsForm(e *Env, changed func()) *settingsForm {
	s := &settingsForm{env: e, changed: changed, unkept: map[string]string{}, secrets: newHints()}
	s.form = &form[map[string]string]{env: e, check: func(map[string]string) error { return s.refused }, after: s.touched}
	for _, k := range settingKeys {
		f := field[map[string]string]{
			id: k.id, kind: k.kind, hint: k.hint,
			get: func(m *map[string]string) string { return (*m)[k.id] },
			set: func(m *map[string]string, v string) *problem.Problem {
				*m = maps.Clone(*m)
				(*m)[k.id], s.unkept[k.id] = v, v
				return nil
			},
		}
		if k.choices != nil {
			f.choices = func(*map[string]string) []Choice {
				var out []Choice
				for _, c := range k.choices {
					out = append(out, Choice{c, e.say("view.security." + c)})
				}
				return out
			}
		}
		s.fields = append(s.fields, e.ehfField(f))
	}
	s.load(nil)
	s.keep = newKeeper(e, e.settingsTitle, s.write, s.written)
	return s
}

func (s *settingsForm) load(list []Setting) {
	values := map[string]string{}
	for _, v := range list {
		values[v.Key] = v.Value
	}
	values["ehf.transport"] = transportShown(list)
	values[limitID] = s.env.limitSetting(values[limitID])
	s.refused = nil
	s.form.load(values)
}

func (s *settingsForm) touched() {
	s.keep.touch()
	s.changed()
}

// write takes along what was written since the last time, in the order the settings are shown.
func (s *settingsForm) write() func(context.Context) error {
	values := maps.Clone(s.unkept)
	clear(s.unkept)
	said := map[string]*Kept{}
	for _, h := range s.secrets {
		said[h.id] = h.written(values)
	}
	return func(ctx context.Context) error {
		var bad problem.List
		for _, k := range settingKeys {
			v, changed := values[k.id]
			if !changed {
				continue
			}
			var err error
			if h := s.hint(k.id); h != nil {
				*said[k.id], err = h.kind.keep(s.env.Club, ctx, v)
			} else {
				err = s.env.Club.SetSetting(ctx, k.id, v)
			}
			if err != nil {
				bad.Add(err)
				continue
			}
			delete(values, k.id)
		}
		if err := bad.Err(); err != nil {
			return settingsRefused{err, values}
		}
		return nil
	}
}

// settingsRefused is a refusal with what was to be put away.
type settingsRefused struct {
	error
	values map[string]string
}

func (r settingsRefused) Unwrap() error { return r.error }

// written keeps what was refused for the next time, unless something else has been written since.
func (s *settingsForm) written(err error) {
	s.refused = err
	for _, h := range s.secrets {
		if h.settle(err) {
			s.env.secretOf(h.kind.method).given(false)
		}
	}
	if r, ok := errors.AsType[settingsRefused](err); ok {
		for id, v := range r.values {
			if _, again := s.unkept[id]; !again {
				s.unkept[id] = v
			}
		}
	} else {
		for _, h := range s.secrets {
			if h.typing == "" {
				delete(s.typed, h.id)
			}
		}
		s.env.Feed.Touch(ClubSettings)
		s.limitOfServer()
	}
	s.changed()
}

// limitOfServer shows the limit that the server has by now, where nobody has written one of their own.
func (s *settingsForm) limitOfServer() {
	do(s.env, s.env.Club.Settings, func(list []Setting, err error) {
		if _, own := s.typed[limitID]; own || err != nil {
			return
		}
		for _, v := range list {
			if v.Key == limitID {
				s.value[limitID] = s.env.limitSetting(v.Value)
			}
		}
		s.changed()
	})
}

package viewmodel

import "slices"

// The fields of the secrets.
const (
	passwordID = "smtp.password"
	tokenID    = "ehf.token"
)

// passwordHint is what stands under the field of a secret in the settings: where it is kept, for the field itself never
// shows it again.
type passwordHint struct {
	id   string
	kind secretKind
	owns []string // settings that say whose it is

	kept  Kept  // of the last that was typed here, or as far as is known
	typed bool  // one was typed here and put away
	moved bool  // what it is for was changed since: it is for neither
	under *Kept // of the writing that is under way; nil: no secret is in it

	moving bool // what it is for is in it

	typing string // what is being written in the field
}

// newHints makes them for all secrets.
func newHints() []*passwordHint {
	return []*passwordHint{
		{id: passwordID, kind: mailPassword, owns: []string{"smtp.host", "smtp.user"}},
		{id: tokenID, kind: ehfToken, owns: []string{"ehf.url"}},
	}
}

// of takes over what is known when the page is opened.
func (h *passwordHint) of(a MailAccount) { h.kept = a.Kept }

// written hears what is about to be put away. What it gives is filled in with where the secret went.
func (h *passwordHint) written(values map[string]string) *Kept {
	said := new(Kept)
	h.under = nil
	if _, ok := values[h.id]; ok {
		h.under = said
	}
	h.moving = slices.ContainsFunc(h.owns, func(id string) bool {
		_, ok := values[id]
		return ok
	})
	return said
}

// settle hears what became of it, and reports whether a secret was put away.
func (h *passwordHint) settle(err error) (given bool) {
	if err != nil {
		return false
	}
	if h.moving {
		h.typed, h.moved = false, true
	}
	if h.under != nil {
		h.kept, h.typed, h.moved = *h.under, *h.under != KeptNowhere, false
		given = h.typed
	}
	h.under, h.moving = nil, false
	return given
}

// key is that of the sentence.
func (h *passwordHint) key() string {
	switch {
	case h.moved:
		return h.kind.words.moved
	case h.kept == KeptSession:
		return h.kind.words.session
	case h.typed:
		return h.kind.words.keychain
	}
	return "view.hint.smtp_password"
}

// hint is that of a field; nil: it is no secret's.
func (s *settingsForm) hint(id string) *passwordHint {
	for _, h := range s.secrets {
		if h.id == id {
			return h
		}
	}
	return nil
}

// Fields are in the order they are filled in.
func (s *settingsForm) Fields() []Field {
	fields := s.form.Fields()
	for i, f := range fields {
		if h := s.hint(f.ID); h != nil {
			fields[i].Hint = s.env.say(h.key())
		}
	}
	return fields
}

// Set writes what a person typed. Half a secret would be put away like a whole one, and refused: it waits until the
// field is left.
func (s *settingsForm) Set(id, value string) {
	h := s.hint(id)
	if h == nil {
		s.form.Set(id, value)
		return
	}
	s.typed[id], h.typing = value, value
}

// Leave says that a person has left a field.
func (s *settingsForm) Leave(id string) {
	if s.hint(id) == nil {
		s.form.Leave(id)
		return
	}
	s.takeSecrets()
}

// takeSecrets puts away what was typed; nothing typed changes nothing.
func (s *settingsForm) takeSecrets() {
	taken := false
	for _, h := range s.secrets {
		if v := h.typing; v != "" {
			h.typing, s.unkept[h.id], taken = "", v, true
		}
	}
	if taken {
		s.touched()
	}
}

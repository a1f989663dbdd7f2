package viewmodel

// passwordID is the field of the password.
const passwordID = "smtp.password"

// passwordHint is what stands under the field of the password in the settings: where it is kept, for the field itself
// never shows it again.
type passwordHint struct {
	kept  Kept  // of the last that was typed here, or as far as is known
	typed bool  // one was typed here and put away
	moved bool  // the server or the user was changed since: the password is for neither
	under *Kept // of the writing that is under way; nil: no password is in it

	moving bool // the server or the user is in it

	typing string // what is being written in the field
}

// of takes over what is known when the page is opened.
func (h *passwordHint) of(a MailAccount) { h.kept = a.Kept }

// written hears what is about to be put away. What it gives is filled in with where the password went.
func (h *passwordHint) written(values map[string]string) *Kept {
	said := new(Kept)
	h.under = nil
	if _, ok := values[passwordID]; ok {
		h.under = said
	}
	_, host := values["smtp.host"]
	_, user := values["smtp.user"]
	h.moving = host || user
	return said
}

// settle hears what became of it, and reports whether a password was put away.
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
		return "secret.moved"
	case h.typed || h.kept == KeptSession:
		return "secret.kept." + string(h.kept)
	}
	return "view.hint.smtp_password"
}

// Fields are in the order they are filled in.
func (s *settingsForm) Fields() []Field {
	fields := s.form.Fields()
	for i := range fields {
		if fields[i].Kind == SecretField {
			fields[i].Hint = s.env.say(s.password.key())
		}
	}
	return fields
}

// Set writes what a person typed. Half a password would be put away like a whole one, and refused: it waits until the
// field is left.
func (s *settingsForm) Set(id, value string) {
	if id != passwordID {
		s.form.Set(id, value)
		return
	}
	s.typed[id], s.password.typing = value, value
}

// Leave says that a person has left a field.
func (s *settingsForm) Leave(id string) {
	if id != passwordID {
		s.form.Leave(id)
		return
	}
	s.takePassword()
}

// takePassword puts away what was typed; nothing typed changes nothing.
func (s *settingsForm) takePassword() {
	if v := s.password.typing; v != "" {
		s.password.typing, s.unkept[passwordID] = "", v
		s.touched()
	}
}

package delivery

// Reasons a person is asked for the mail account's password. They are codes of sentences.
const (
	// ReasonNoPassword: none is known. What wants it waits, nothing is paused, and the next run tries again.
	ReasonNoPassword = "email.offline.no_password"
	// ReasonLogin: the server did not accept the one that is known. The channel is paused.
	ReasonLogin = "email.channel.login"
)

// Reasons a person is asked for the access point's token, alike.
const (
	ReasonNoToken = "ehf.offline.no_token"
	ReasonToken   = "ehf.channel.token"
)

// WantsPassword reports whether a run left something behind because no password is known.
func (r Report) WantsPassword() bool { return r.Wants(ReasonNoPassword) }

// Wants reports whether a run left something behind for a reason.
func (r Report) Wants(reason string) bool {
	for _, f := range r.Faults {
		if f.Reason == reason {
			return true
		}
	}
	return false
}

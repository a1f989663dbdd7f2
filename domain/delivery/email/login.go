package email

import (
	"encoding/base64"
	"slices"
	"strings"

	"kontingent/domain/delivery"
)

// logIn proves who we are, by PLAIN or, where that is not offered, LOGIN. It tries once: repeated failures lock
// accounts. The line must be secure, or stay on this machine.
func logIn(l *line, can abilities, user, password string) delivery.Receipt {
	offered, ok := can["AUTH"]
	if !ok {
		return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.no_login"}
	}
	var steps []string
	switch methods := strings.Fields(offered); {
	case slices.Contains(methods, "PLAIN"):
		steps = []string{"AUTH PLAIN " + encode("\x00"+user+"\x00"+password)}
	case slices.Contains(methods, "LOGIN"):
		// The prompts are worded in many ways; their order never differs.
		steps = []string{"AUTH LOGIN", encode(user), encode(password)}
	default:
		return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.login_method", Words: readable("AUTH " + offered)}
	}
	l.secrets = []string{encode("\x00" + user + "\x00" + password), encode(password), password, readable(password)}
	for i, s := range steps {
		r, err := l.ask(s)
		code := 334
		if i == len(steps)-1 {
			code = 235
		}
		if failed := expect(code, login, r, err); !failed.OK() {
			return failed
		}
	}
	return delivery.Receipt{}
}

func encode(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }

// hide takes secrets out of words that will be kept: some servers repeat what they were told, at the login or later.
func hide(words string, secrets []string) string {
	for _, s := range secrets {
		if s != "" {
			words = strings.ReplaceAll(words, s, "***")
		}
	}
	return words
}

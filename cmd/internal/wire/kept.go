package wire

import (
	"context"
	"strings"

	"kontingent/domain/problem"
)

// hold keeps a secret of an account in the keychain or, where that can't be used, in memory until the program ends. An
// empty one is forgotten everywhere. script is where scripts give it.
func (s *Settings) hold(account, script, value string, keep func(string) error) Kept {
	err := keep(value)
	if value == "" {
		s.session.drop(account)
		return KeptNowhere
	}
	if err != nil || s.getenv(script) != "" { // what a person has typed counts for more than the surroundings
		s.session.put(account, value)
	}
	if err != nil {
		return KeptSession
	}
	return KeptKeychain
}

// kept says where a secret of an account would be found, as far as that can be told without asking the keychain, which
// may ask a person to unlock it.
func (s *Settings) kept(account string) Kept {
	if _, ok := s.session.get(account); ok || s.keychain.failed() {
		return KeptSession
	}
	return KeptKeychain
}

// SetToken keeps the access point's token, like SetPassword. One that can be none is refused.
func (s *Settings) SetToken(ctx context.Context, value string) (Kept, error) {
	value = strings.TrimSpace(value)
	if err := checkToken(value); err != nil {
		return KeptNowhere, err
	}
	return s.hold(s.tokenAccount(), TokenFromScript, value, func(v string) error { return s.keepToken(ctx, v) }), nil
}

// TokenKept says where the access point's token would be found.
func (s *Settings) TokenKept() Kept { return s.kept(s.tokenAccount()) }

// checkToken refuses what can't stand in a request.
func checkToken(value string) error {
	if strings.ContainsFunc(value, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return problem.New("ehf.token.invalid").At(tokenKey)
	}
	return nil
}

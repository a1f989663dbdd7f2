package wire

import (
	"context"
	"errors"
	"strings"

	"github.com/zalando/go-keyring"

	"kontingent/domain/problem"
)

// service is the name under which the keychain shows our entries.
const service = "Kontingent"

// passwordVar is the environment variable by which scripts give the mail account's password.
const passwordVar = "KONTINGENT_SMTP_PASSWORD"

// password is the setting that is one.
const password = "smtp.password"

// IsSecret reports whether a setting is a password: never in the database, a log or a backup (spec C7).
func IsSecret(name string) bool { return name == password || name == tokenKey }

// Kept is where a password is kept.
type Kept string

// Where a password can be kept.
const (
	KeptNowhere  Kept = ""
	KeptKeychain Kept = "keychain" // the system's, from session to session
	KeptSession  Kept = "session"  // in memory, until the program ends
)

// secret finds the mail account's password: as typed in this session, from the surroundings, from the keychain, or by
// asking whoever sits there.
func (s *Settings) secret(ctx context.Context) (string, error) {
	account := s.account()
	if v, ok := s.session.get(account); ok {
		return v, nil
	}
	if v := s.getenv(passwordVar); v != "" {
		return v, nil
	}
	v, err := "", errSilent
	if !s.keychain.failed() {
		v, err = s.keychain.ask(ctx, func() (string, error) { return keyring.Get(service, account) })
	}
	if err == nil {
		return v, nil
	}
	if s.ask != nil {
		if v, asked := s.ask(ctx, s.Get("smtp.user"), s.Get("smtp.host")); asked == nil && v != "" {
			s.session.put(account, v)
			return v, nil
		}
	}
	if errors.Is(err, keyring.ErrNotFound) {
		return "", problem.New("setting.password.missing").At(password)
	}
	return "", problem.New("setting.keychain").At(password).Because(err)
}

// keep puts a password into the keychain, or refuses; an empty one is taken out.
func (s *Settings) keep(ctx context.Context, value string) error {
	account := s.account()
	_, err := s.keychain.ask(ctx, func() (string, error) {
		if value == "" {
			return "", keyring.Delete(service, account)
		}
		return "", keyring.Set(service, account, value)
	})
	if err != nil && !errors.Is(err, keyring.ErrNotFound) {
		return problem.New("setting.keychain").At(password).Because(err)
	}
	s.session.drop(account)
	return nil
}

// SetPassword keeps a password in the keychain or, where that can't be used, in memory until the program ends. An empty
// one is forgotten everywhere.
func (s *Settings) SetPassword(ctx context.Context, value string) Kept {
	return s.hold(s.account(), passwordVar, strings.TrimSpace(value), func(v string) error { return s.keep(ctx, v) })
}

// PasswordKept says where the account's password would be found, as far as that can be told without asking the keychain,
// which may ask a person to unlock it.
func (s *Settings) PasswordKept() Kept { return s.kept(s.account()) }

// account ties a password to the server and user it is for: another server never gets it.
func (s *Settings) account() string {
	return password + "|" + s.Get("smtp.user") + "|" + s.Get("smtp.host")
}

// drop forgets the secret of an account that is no longer the club's. A keychain that does not answer keeps it, under
// a name that nothing asks for any more.
func (s *Settings) drop(ctx context.Context, account string) {
	s.session.drop(account)
	if !s.keychain.failed() {
		_, _ = s.keychain.ask(ctx, func() (string, error) { return "", keyring.Delete(service, account) })
	}
}

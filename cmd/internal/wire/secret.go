package wire

import (
	"context"
	"errors"
	"time"

	"github.com/zalando/go-keyring"

	"kontingent/domain/problem"
)

// keychainWait is how long the keychain may take; it may be asking a person to unlock it.
const keychainWait = 10 * time.Second

// service is the name under which the keychain shows our entries.
const service = "Kontingent"

// IsSecret reports whether a setting is a password: never in the database, a log or a backup (spec C7).
func IsSecret(name string) bool { return name == "smtp.password" }

// secret reads a password: from the surroundings (KONTINGENT_SMTP_PASSWORD, for scripts), else from the keychain.
func (s *Settings) secret(name string) func(context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		if v := s.getenv("KONTINGENT_SMTP_PASSWORD"); v != "" {
			return v, nil
		}
		v, err := waiting(ctx, func() (string, error) { return keyring.Get(service, s.account(name)) })
		if errors.Is(err, keyring.ErrNotFound) {
			return "", problem.New("setting.password.missing").At(name)
		}
		if err != nil {
			return "", problem.New("setting.keychain").At(name).Because(err)
		}
		return v, nil
	}
}

// keep puts a password into the keychain; an empty one takes it out.
func (s *Settings) keep(ctx context.Context, name, value string) error {
	_, err := waiting(ctx, func() (string, error) {
		if value == "" {
			return "", keyring.Delete(service, s.account(name))
		}
		return "", keyring.Set(service, s.account(name), value)
	})
	if err != nil && !errors.Is(err, keyring.ErrNotFound) {
		return problem.New("setting.keychain").At(name).Because(err)
	}
	return nil
}

// account ties a password to the server and user it is for: another server never gets it.
func (s *Settings) account(name string) string {
	return name + "|" + s.Get("smtp.user") + "|" + s.Get("smtp.host")
}

// waiting runs a call to the keychain, which can't be cancelled, and gives up on it after a while.
func waiting(ctx context.Context, call func() (string, error)) (string, error) {
	type answer struct {
		v   string
		err error
	}
	done := make(chan answer, 1)
	go func() {
		v, err := call()
		done <- answer{v, err}
	}()
	ctx, stop := context.WithTimeout(ctx, keychainWait)
	defer stop()
	select {
	case a := <-done:
		return a.v, a.err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

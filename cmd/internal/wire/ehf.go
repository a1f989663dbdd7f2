package wire

import (
	"context"
	"errors"
	"strings"

	"github.com/zalando/go-keyring"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/ehf"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// tokenKey is the access point's token: a password like the mail account's (spec C7).
const tokenKey = "ehf.token"

// TokenFromScript is where scripts give the token.
const TokenFromScript = "KONTINGENT_EHF_TOKEN"

// ehf is how EHF documents go. What is not chosen follows from what is set: a folder, or an address.
func (s *Settings) ehf(o party.Organisation) ehf.Settings {
	out := ehf.Settings{
		Transport: ehf.Transport(s.Get("ehf.transport")), Folder: s.Get("ehf.folder"), URL: s.Get("ehf.url"),
		Provider: ehf.Provider(s.Get("ehf.provider")), Sender: s.Get("ehf.sender"), Country: o.Country,
		LegalEntity: s.Get("ehf.legal_entity"),
	}
	if out.Transport == "" && s.isSet("ehf.url") {
		out.Transport = ehf.ToAccessPoint
	}
	if out.Transport == "" && s.isSet("ehf.folder") {
		out.Transport = ehf.ToFolder
	}
	if out.Sender == "" {
		out.Sender = payment.Endpoint(o.Country, o.OrganisationNumber)
	}
	return out
}

// ehfCarrier is the way out for EHF; nil: not set up.
func (s *Settings) ehfCarrier(o party.Organisation) delivery.Carrier {
	set := s.ehf(o)
	switch {
	case set.Check() != nil:
		return nil
	case set.Transport == ehf.ToFolder:
		return ehf.NewFolder(set.Folder)
	}
	return ehf.NewAccessPoint(set, s.ehfToken, nil)
}

// checkEHF refuses what could never work, at the key that was set. What is merely not complete yet passes: keys are set
// one at a time.
func (s *Settings) checkEHF(name string) error {
	if !strings.HasPrefix(name, "ehf.") || !s.isSet(name) || name == "ehf.transport" {
		return nil
	}
	set := s.ehf(party.Organisation{Country: "NO", OrganisationNumber: "991825827"})
	if set.URL != "" {
		set.Transport = ehf.ToAccessPoint
	}
	for _, p := range problem.All(set.Check()) {
		if p.Field == name {
			return p
		}
	}
	return nil
}

// ehfToken finds the token: as typed in this session, from the surroundings, from the keychain.
func (s *Settings) ehfToken(ctx context.Context) (string, error) {
	account := s.tokenAccount()
	if v, ok := s.session.get(account); ok {
		return v, nil
	}
	if v := s.getenv(TokenFromScript); v != "" {
		return v, nil
	}
	v, err := "", errSilent
	if !s.keychain.failed() {
		v, err = s.keychain.ask(ctx, func() (string, error) { return keyring.Get(service, account) })
	}
	if errors.Is(err, keyring.ErrNotFound) {
		return "", problem.New("ehf.channel.no_token").At(tokenKey)
	}
	if err != nil {
		return "", problem.New("ehf.keychain").At(tokenKey).Because(err)
	}
	return v, nil
}

// keepToken puts the token into the keychain; an empty one takes it out.
func (s *Settings) keepToken(ctx context.Context, value string) error {
	if err := checkToken(value); err != nil {
		return err
	}
	account := s.tokenAccount()
	_, err := s.keychain.ask(ctx, func() (string, error) {
		if value == "" {
			return "", keyring.Delete(service, account)
		}
		return "", keyring.Set(service, account, value)
	})
	if err != nil && !errors.Is(err, keyring.ErrNotFound) {
		return problem.New("ehf.keychain").At(tokenKey).Because(err)
	}
	s.session.drop(account)
	return nil
}

// tokenAccount ties the token to the access point it is for: another never gets it.
func (s *Settings) tokenAccount() string { return tokenKey + "|" + s.Get("ehf.url") }

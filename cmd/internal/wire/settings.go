package wire

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/email"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// settingStore keeps settings.
type settingStore interface {
	Settings(ctx context.Context) (map[string]string, error)
	SetSetting(ctx context.Context, key, value string) error
}

// Settings are the club's settings, as keys and values.
type Settings struct {
	store   settingStore
	values  map[string]string
	dir     string
	getenv  func(string) string
	changed func(context.Context) error
	ask     func(ctx context.Context, user, host string) (string, error)

	session  session
	keychain keychain

	mu sync.RWMutex // guards values
}

// Setting is one of them.
type Setting struct {
	Key, Value string
	Default    bool // nobody has set it
}

// key is a setting that exists: its default and what a value must be like.
type key struct {
	name, fallback string
	check          func(string) *problem.Problem
}

// keys are all settings, in the order they are shown.
var keys = []key{
	{"smtp.host", "", nil},
	{"smtp.port", "587", between(1, 65535)},
	{"smtp.security", "starttls", among("none", "starttls", "tls")},
	{"smtp.user", "", nil},
	{limitKey, "", checkLimit},
	{"paper.folder", "", nil},
	{"backup.folder", "", wholePath},
	{"ehf.transport", "", among("folder", "access-point", "off")},
	{"ehf.folder", "", nil},
	{"ehf.url", "", nil},
	{"ehf.provider", "", among("phoss-ap", "phase4", "storecove", "e-invoice.be")},
	{"ehf.sender", "", nil},
	{"ehf.legal_entity", "", nil},
	{nameServerKey, "", checkServer},
	{"dispatch.days_before", "3", between(0, 60)},
	{"dispatch.retry_hours", "48", between(1, 240)},
	{"credit.price.email", "0", between(0, dearest)},
	{"credit.price.ehf", "0", between(0, dearest)},
	{"credit.price.paper", "0", between(0, dearest)},
}

func between(low, high int) func(string) *problem.Problem {
	return func(v string) *problem.Problem {
		if n, err := strconv.Atoi(v); err != nil || n < low || n > high {
			return problem.New("setting.range", "value", v, "low", strconv.Itoa(low), "high", strconv.Itoa(high))
		}
		return nil
	}
}

func among(known ...string) func(string) *problem.Problem {
	return func(v string) *problem.Problem {
		if slices.Contains(known, v) {
			return nil
		}
		return problem.New("setting.choice", "value", v, "known", strings.Join(known, ", "))
	}
}

func loadSettings(ctx context.Context, s settingStore, opt Options, changed func(context.Context) error) (*Settings, error) {
	values, err := s.Settings(ctx)
	if err != nil {
		return nil, err
	}
	return &Settings{
		store: s, values: values, dir: opt.Dir, getenv: opt.Getenv, changed: changed,
		ask: opt.AskPassword, keychain: keychain{wait: keychainWait},
	}, nil
}

// List gives every setting with its value.
func (s *Settings) List() []Setting {
	out := make([]Setting, len(keys))
	for i, k := range keys {
		s.mu.RLock()
		_, set := s.values[k.name]
		s.mu.RUnlock()
		out[i] = Setting{k.name, s.Get(k.name), !set}
	}
	return out
}

// Get is the value of a setting, or its default.
func (s *Settings) Get(name string) string {
	s.mu.RLock()
	v, set := s.values[name]
	s.mu.RUnlock()
	if set {
		return v
	}
	switch name {
	case "paper.folder":
		return filepath.Join(s.dir, "print")
	case "ehf.folder":
		return filepath.Join(s.dir, "ehf")
	}
	if name == limitKey && s.Get("smtp.host") != "" {
		return email.LimitOf(s.Get("smtp.host")).Text()
	}
	for _, k := range keys {
		if k.name == name {
			return k.fallback
		}
	}
	return ""
}

// Set changes a setting after checking it, alone and with those it belongs to. An empty value brings back the default.
// A password goes to the system's keychain and nowhere else; another server or user makes it forgotten.
func (s *Settings) Set(ctx context.Context, name, value string) error {
	value = strings.TrimSpace(value)
	if name == tokenKey {
		return s.keepToken(ctx, value)
	}
	if IsSecret(name) {
		return s.keep(ctx, value)
	}
	i := -1
	for n, k := range keys {
		if k.name == name {
			i = n
		}
	}
	if i < 0 {
		return problem.New("setting.unknown", "value", name).At(name)
	}
	if check := keys[i].check; check != nil && value != "" {
		if p := check(value); p != nil {
			return p.At(name)
		}
	}
	account, token := s.account(), s.tokenAccount()
	old := s.put(name, value)
	if err := errors.Join(s.checkEmail(name), s.checkEHF(name)); err != nil {
		s.put(name, old)
		return err
	}
	if err := s.store.SetSetting(ctx, name, value); err != nil {
		return err
	}
	if account != s.account() {
		s.drop(ctx, account)
	}
	if token != s.tokenAccount() {
		s.drop(ctx, token)
	}
	return s.changed(ctx)
}

// put keeps a value and gives the one before; empty is none.
func (s *Settings) put(name, value string) (old string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	old = s.values[name]
	if s.values[name] = value; value == "" {
		delete(s.values, name)
	}
	return old
}

// checkEmail refuses what could never work, at the key that was set. What is merely not complete yet passes: keys are
// set one at a time.
func (s *Settings) checkEmail(name string) error {
	if !strings.HasPrefix(name, "smtp.") || s.Get("smtp.host") == "" {
		return nil
	}
	for _, p := range problem.All(s.email(party.Organisation{Email: "treasurer@example.org"}).Check()) {
		if p.Field == name || p.Field == "smtp.security" && name == "smtp.host" && s.isSet("smtp.security") {
			return p
		}
	}
	return nil
}

func (s *Settings) isSet(name string) bool { return s.own(name) != "" }

// own is what somebody has set; empty: nobody has.
func (s *Settings) own(name string) string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.values[name]
}

func (s *Settings) number(name string) int {
	n, _ := strconv.Atoi(s.Get(name)) // checked when it was set
	return n
}

func (s *Settings) paperFolder() string { return s.Get("paper.folder") }

func (s *Settings) email(o party.Organisation) email.Settings {
	return email.Settings{
		Host: s.Get("smtp.host"), Port: s.number("smtp.port"), Security: email.Security(s.Get("smtp.security")),
		User: s.Get("smtp.user"), From: o.Email, FromName: o.Name,
	}
}

func (s *Settings) policy() delivery.Policy {
	p := delivery.DefaultPolicy()
	p.Retry = time.Duration(s.number("dispatch.retry_hours")) * time.Hour
	return p
}

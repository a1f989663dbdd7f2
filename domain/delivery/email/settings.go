package email

import (
	"net"
	"strconv"
	"strings"

	"kontingent/domain/problem"
)

// Security is how the connection to the mail server is protected.
type Security string

// The kinds of security. SecurityNone is for a server on this machine only.
const (
	SecurityNone     Security = "none"
	SecurityStartTLS Security = "starttls" // begins in clear, must become TLS before anything is said (port 587)
	SecurityTLS      Security = "tls"      // TLS from the first byte (port 465)
)

// Settings are the club's mail account. The password is never among them.
type Settings struct {
	Host     string
	Port     int
	Security Security
	User     string // empty: the server asks for no login
	From     string // the address the account sends as: sender of the envelope, and of letters that name none
	FromName string // its display name
}

// Check lists everything that is wrong with the settings, as problems at the fields the command line names.
func (s Settings) Check() error {
	var l problem.List
	switch {
	case s.Host == "":
		l.Add(problem.New("email.host.missing").At("smtp.host"))
	case !hostName(s.Host):
		l.Add(problem.New("email.host.invalid", "host", s.Host).At("smtp.host"))
	}
	if s.Port < 1 || s.Port > 65535 {
		l.Add(problem.New("email.port.invalid", "port", strconv.Itoa(s.Port)).At("smtp.port"))
	}
	switch s.Security {
	case SecurityStartTLS, SecurityTLS:
	case SecurityNone:
		if !loopback(s.Host) {
			l.Add(problem.New("email.security.open", "host", s.Host).At("smtp.security"))
		}
	default:
		l.Add(problem.New("email.security.unknown", "security", string(s.Security)).At("smtp.security"))
	}
	if strings.ContainsFunc(s.User, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		l.Add(problem.New("email.user.invalid").At("smtp.user"))
	}
	switch {
	case s.From == "":
		l.Add(problem.New("email.from.missing").At("email"))
	case !safeAddress(s.From):
		l.Add(problem.New("email.from.invalid", "address", s.From).At("email"))
	}
	return l.Err()
}

// hostName reports whether s is a bare name or address: no scheme, no port, no spaces.
func hostName(s string) bool {
	if net.ParseIP(s) != nil {
		return true
	}
	return len(s) <= 253 && !strings.HasPrefix(s, ".") && !strings.ContainsFunc(s, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_' || r == '.')
	})
}

// loopback reports whether the host is this machine, so that nothing said to it can be overheard.
func loopback(host string) bool {
	if strings.EqualFold(strings.TrimSuffix(host, "."), "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

package party

import (
	"strings"

	"golang.org/x/net/idna"

	"kontingent/domain/problem"
)

const atom = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~"

// Email checks one e-mail address and returns the form that is used: the host in lower case and ASCII. Only plain
// addresses pass (RFC 5321 dot-string, at most 254 characters): quoted parts, comments and lists can smuggle a second
// recipient or a command into the conversation with the mail server.
func Email(s string) (string, error) {
	wrong := problem.New("email.invalid", "value", s).At("email")
	local, host, ok := strings.Cut(s, "@")
	if !ok || local == "" || len(local) > 64 || strings.Trim(local, atom+".") != "" {
		return "", wrong
	}
	if strings.HasPrefix(local, ".") || strings.HasSuffix(local, ".") || strings.Contains(local, "..") {
		return "", wrong
	}
	host, err := idna.Lookup.ToASCII(host)
	if err != nil || !strings.Contains(host, ".") || len(local)+1+len(host) > 254 {
		return "", wrong
	}
	for label := range strings.SplitSeq(host, ".") {
		if label == "" || len(label) > 63 {
			return "", wrong
		}
	}
	return local + "@" + strings.ToLower(host), nil
}

// PrintEmail is an address as people read it: a host name in its own letters.
func PrintEmail(address string) string {
	local, host, ok := strings.Cut(address, "@")
	if shown, err := idna.Display.ToUnicode(host); ok && err == nil {
		return local + "@" + shown
	}
	return address
}

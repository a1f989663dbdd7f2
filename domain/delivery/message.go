package delivery

import (
	"crypto/sha256"
	"encoding/base32"
	"strings"
)

// MessageID is the id of the message by which a dispatch goes out by a method. It is the same on every try, so that
// the other side can tell a repetition from a new message. host is the sender's e-mail domain.
func MessageID(uid string, m Method, host string) string {
	sum := sha256.Sum256([]byte(uid + "|" + string(m)))
	id := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:])
	return "<k." + strings.ToLower(id[:26]) + "@" + host + ">"
}

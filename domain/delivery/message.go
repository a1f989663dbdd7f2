package delivery

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
)

// MessageID is the id of the message by which a dispatch goes out by a method. It is the same on every try, so that
// the other side can tell a repetition from a new message. name is the dispatch's in its round (InRound), host the
// sender's e-mail domain.
func MessageID(name string, m Method, host string) string {
	sum := sha256.Sum256([]byte(name + "|" + string(m)))
	id := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:])
	return "<k." + strings.ToLower(id[:26]) + "@" + host + ">"
}

// InRound names a dispatch in one of its rounds, for its message ids: by its UID in the first, with the number later.
// Another round is another message, to another address.
func InRound(uid string, round int) string {
	if round <= 1 {
		return uid
	}
	return uid + "." + strconv.Itoa(round)
}

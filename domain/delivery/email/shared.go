package email

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"

	"kontingent/domain/delivery"
)

// A file that goes along with a thousand messages is kept once, not a thousand times: in what is frozen its coded body
// is replaced by a mark with its sum, and put back before the message leaves. A message holds no NUL itself.
const mark = 0

// width is how long the lines of a coded body are (RFC 2045, section 6.8).
const width = 76

// cut takes the bodies of shared files out of a message. What is not found, as it would be written, stays.
func cut(raw []byte, files []delivery.File) []byte {
	for _, f := range files {
		if f.Shared {
			raw = bytes.Replace(raw, coded(f.Bytes), marked(f.Bytes), 1)
		}
	}
	return raw
}

// whole puts the bodies back. Where one is missing it reports false: that message can't be sent.
func whole(frozen []byte, files []delivery.File) ([]byte, bool) {
	if bytes.IndexByte(frozen, mark) < 0 {
		return frozen, true
	}
	for _, f := range files {
		if f.Shared {
			frozen = bytes.Replace(frozen, marked(f.Bytes), coded(f.Bytes), 1)
		}
	}
	return frozen, bytes.IndexByte(frozen, mark) < 0
}

func marked(b []byte) []byte {
	sum := sha256.Sum256(b)
	return append(append([]byte{mark}, hex.EncodeToString(sum[:])...), mark)
}

// coded is a body as it stands in a message.
func coded(b []byte) []byte {
	text := base64.StdEncoding.EncodeToString(b)
	out := make([]byte, 0, len(text)+2*(len(text)/width+1))
	for len(text) > width {
		out = append(append(out, text[:width]...), "\r\n"...)
		text = text[width:]
	}
	return append(out, text...)
}

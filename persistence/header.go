package persistence

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"

	"kontingent/domain/problem"
)

// applicationID stands in the header of every database of ours; identity.sql puts it there.
const applicationID = 0x4B6F6E74

// checkHeader looks at the file's first bytes before SQLite does, so that a file that is not ours is left as it is.
// Nothing may have it open through SQLite yet: closing a second handle would drop SQLite's lock.
func checkHeader(p place) error {
	f, err := os.Open(p.database())
	if err != nil {
		return p.explainFile("open the database", err)
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, 100)
	switch n, err := io.ReadFull(f, head); {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return p.corrupt(fmt.Errorf("the database has only %d bytes", n))
	case err != nil:
		return notOurs(p).Because(err)
	}
	if !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return notOurs(p)
	}
	if id := binary.BigEndian.Uint32(head[68:]); id != applicationID {
		return notOurs(p).Because(fmt.Errorf("application id is %#x", id))
	}
	return nil
}

func notOurs(p place) *problem.Problem { return problem.New("store.not_ours", "file", p.database()) }

package persistence

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"kontingent/domain/problem"
)

// applicationID stands in the header of every database of ours; identity.sql puts it there.
const applicationID = 0x4B6F6E74

// checkHeader looks at the file's first bytes before SQLite does, so that a file that is not ours is left as it is.
// Nothing may have it open through SQLite yet: closing a second handle would drop SQLite's lock.
func checkHeader(p place) error { return p.checkHeaderOf(p.database()) }

// headerOf tells whether a file that nothing has open is a database of ours.
func headerOf(file string) error { return place{filepath.Dir(file)}.checkHeaderOf(file) }

func (p place) checkHeaderOf(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return p.explainFile("open the database", err)
	}
	defer func() { _ = f.Close() }()
	head := make([]byte, 100)
	switch n, err := io.ReadFull(f, head); {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return problem.New("store.corrupt", "file", file).Because(fmt.Errorf("the database has only %d bytes", n))
	case err != nil:
		return notOurs(file).Because(err)
	}
	if !bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return notOurs(file)
	}
	if id := binary.BigEndian.Uint32(head[68:]); id != applicationID {
		return notOurs(file).Because(fmt.Errorf("application id is %#x", id))
	}
	return nil
}

func notOurs(file string) *problem.Problem { return problem.New("store.not_ours", "file", file) }

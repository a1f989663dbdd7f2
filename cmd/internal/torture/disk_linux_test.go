package torture

import (
	"encoding/binary"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// shim is disk.c as a library that is loaded before libc.
var shim = sync.OnceValues(func() (string, error) {
	cc, err := exec.Command("go", "env", "CC").Output()
	if err != nil {
		return "", err
	}
	source, err := filepath.Abs(filepath.Join("testdata", "disk.c"))
	if err != nil {
		return "", err
	}
	library := filepath.Join(scratch, "disk.so")
	call := append(strings.Fields(string(cc)), "-shared", "-fPIC", "-O2", "-o", library, source, "-ldl")
	if out, err := exec.Command(call[0], call[1:]...).CombinedOutput(); err != nil {
		return "", fmt.Errorf("build the disk: %w\n%s", err, out)
	}
	return library, nil
})

// disk gives the club's program the watched disk, told so by pairs of words: "KILL", "12".
func (c *club) disk(told ...string) {
	c.t.Helper()
	library, err := shim()
	if err != nil {
		c.t.Fatal(err)
	}
	c.env = []string{"LD_PRELOAD=" + library, "TORTURE_FILES=" + filepath.Join(c.dir, "kontingent.db")}
	for i := 0; i < len(told); i += 2 {
		c.env = append(c.env, "TORTURE_"+told[i]+"="+told[i+1])
	}
}

// change is one thing SQLite did to its files: c create, w write, t truncate, s flush, u remove.
type change struct {
	kind   byte
	path   string
	offset int64
	bytes  []byte
	end    int64 // of its record in the log
}

// changes reads the log of the disk.
func changes(t testing.TB, log string) (all []change) {
	t.Helper()
	b, err := os.ReadFile(log)
	if err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	const head = 16
	for at := 0; at < len(b); {
		name := int(binary.LittleEndian.Uint16(b[at+2:]))
		length := int(binary.LittleEndian.Uint32(b[at+4:]))
		c := change{kind: b[at], offset: int64(binary.LittleEndian.Uint64(b[at+8:]))}
		at += head
		c.path = string(b[at : at+name])
		c.bytes = b[at+name : at+name+length]
		at += name + length
		c.end = int64(at)
		all = append(all, c)
	}
	return all
}

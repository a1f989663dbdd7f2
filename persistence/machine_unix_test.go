//go:build linux || darwin

package persistence

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"kontingent/domain/delivery"
)

// nobody is an account without rights, for when the tests run as root, whom no permission holds back.
const nobody = 65534

func init() {
	plays["nobody"] = func(dir string) {
		if os.Geteuid() == 0 {
			mustDo(syscall.Setuid(nobody))
		}
		_, err := Open(ctx, Options{Dir: dir})
		say("%s", codeOf(err))
		say("%s", codeOf(Create(ctx, filepath.Join(dir, "new"), club())))
	}
	plays["full"] = playFull
}

// TestReadOnlyFolder: whoever may not write is told so at the start.
func TestReadOnlyFolder(t *testing.T) {
	for name, shut := range map[string]func(dir string) error{
		"no lock file yet":     func(dir string) error { return os.Remove(filepath.Join(dir, lockName)) },
		"a lock file":          func(string) error { return nil },
		"a read-only database": func(dir string) error { return os.Chmod(filepath.Join(dir, databaseName), 0o400) },
	} {
		dir := newDir(t)
		ok(t, shut(dir))
		mode := os.FileMode(0o500)
		if name == "a read-only database" {
			mode = 0o700
		}
		// The other account must reach and own what it may not write.
		for _, f := range []string{dir, filepath.Join(dir, databaseName), filepath.Join(dir, lockName)} {
			if err := os.Chown(f, nobody, -1); os.Geteuid() == 0 && err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
		}
		for d := filepath.Dir(dir); d != os.TempDir() && len(d) > 1; d = filepath.Dir(d) {
			ok(t, os.Chmod(d, 0o755))
		}
		ok(t, os.Chmod(dir, mode))
		t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
		c := start(t, "nobody", dir)
		c.hears("store.read_only")
		if mode == 0o500 {
			c.hears("store.read_only")
		}
	}
}

// TestFullDisk: nothing is half written, no number is lost, and it goes on when there is space again.
func TestFullDisk(t *testing.T) {
	dir := newDir(t)
	s := openDir(t, dir)
	addMembers(t, s, 50)
	execute(t, s, plan("A"))
	ok(t, s.Close())
	c := start(t, "full", dir)
	c.hears("store.full")
	c.hears("store.full")
	c.hears("next 1001, state scheduled")
	c.hears("next 1051")
	ok(t, c.cmd.Wait())
	s = openDir(t, dir)
	wantClean(t, s)
}

// playFull writes beyond a limit on the size of files, then lifts it.
func playFull(dir string) {
	s := must(Open(ctx, Options{Dir: dir}))
	info := must(os.Stat(s.place.database()))
	limit := func(n uint64) {
		var r unix.Rlimit
		mustDo(unix.Getrlimit(unix.RLIMIT_FSIZE, &r))
		if n == 0 {
			n = r.Max
		}
		r.Cur = n
		mustDo(unix.Setrlimit(unix.RLIMIT_FSIZE, &r))
	}
	list := must(s.Due(ctx, noon, 0))
	m := must(s.Load(ctx, idsOf(list)))
	f := finals(failing{}, m)
	for i := range f {
		f[i].Invoices[0].PDF = make([]byte, 20_000)
	}
	limit(uint64(info.Size()) + 100_000)
	say("%s", codeOf(s.Commit(ctx, m, f)))
	mail := delivery.Move{ID: list[0].ID, From: delivery.Scheduled, To: delivery.Claimed, Method: delivery.Email, Frozen: make([]byte, 1_000_000)}
	say("%s", codeOf(s.Move(ctx, mail)))
	again := must(s.Load(ctx, idsOf(list)))
	say("next %d, state %s", again.Next, must(s.Dispatch(ctx, list[0].ID)).State)
	limit(0)
	mustDo(s.Commit(ctx, again, finals(failing{}, again)))
	m = must(s.Load(ctx, nil))
	say("next %d", m.Next)
	mustDo(s.Close())
}

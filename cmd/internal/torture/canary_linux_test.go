package torture

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"kontingent/domain/delivery/smtptest"
)

// canary is a password that must not be found anywhere.
const canary = "kanarifugl-Ω-4711"

// spec: C7: the password of the mail account is in no database, log, message, answer or core, though the server repeats
// it in all it says, and though the program dies of a signal in the middle of sending.
func TestPasswordIsNowhere(t *testing.T) {
	authority := filepath.Join(scratch, "authority.pem")
	if err := os.WriteFile(authority, smtptest.Localhost().PEM, 0o600); err != nil {
		t.Fatal(err)
	}
	ends := []syscall.Signal{0, syscall.SIGABRT}
	if *long {
		ends = append(ends, syscall.SIGSEGV, syscall.SIGQUIT, syscall.SIGKILL)
	}
	for _, end := range ends {
		for _, at := range []string{"AUTH", "MAIL", "RCPT", "DATA", "DOT"} {
			t.Run(fmt.Sprintf("%v at %s", end, at), func(t *testing.T) { passwordIsNowhere(t, authority, end, at) })
			if end != 0 && !*long {
				break
			}
		}
	}
}

// passwordIsNowhere dispatches to a server that repeats the password at a point, where the program dies of a signal.
func passwordIsNowhere(t *testing.T, authority string, end syscall.Signal, at string) {
	dir := folder(t)
	c := newClub(t, dir, everyone)
	var mu sync.Mutex
	login := ""
	pid := make(chan int, 1)
	s := smtptest.Perform(t, smtptest.Script{Hear: func(said smtptest.Said) string {
		mu.Lock()
		defer mu.Unlock()
		if said.Verb == "AUTH" {
			login = said.Line
		}
		if said.Verb != at {
			return ""
		}
		if end != 0 {
			id := <-pid
			_ = syscall.Kill(id, end)
			pid <- id
		}
		return "550-5.7.60 no: " + login + "\r\n550 5.7.60 that is, " + canary
	}})
	c.mailTo(s.Port, "smtp.security", "starttls", "smtp.user", "kasserer")
	c.do(done, "batch", "finish", "1")
	c.env = []string{"SSL_CERT_FILE=" + authority, "KONTINGENT_SMTP_PASSWORD=" + canary}
	c.shell = "cd '" + dir + "' && ulimit -c unlimited"
	var out bytes.Buffer
	cmd := c.command("dispatch")
	cmd.Stdout, cmd.Stderr = &out, &out
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	pid <- cmd.Process.Pid
	_ = cmd.Wait()
	if code := cmd.ProcessState.ExitCode(); (end == 0) != (code == part) {
		t.Errorf("exit %d\n%s", code, out.String())
	}
	if s.Seen("AUTH") == 0 {
		t.Fatalf("it never logged in:\n%s", out.String())
	}
	places := map[string][]byte{"what it printed": out.Bytes(), "what was said in clear": []byte(s.InClear())}
	for _, m := range s.Received() {
		places["a message"] = append(places["a message"], m...)
	}
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			places[path], err = os.ReadFile(path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	c.env, c.shell = nil, ""
	c.now = c.now.Add(time.Minute)
	_, list, _ := c.call("outbox", "--all")
	places["the dispatch list"] = []byte(list)
	for where, b := range places {
		if trace := traceIn(b); trace != "" {
			t.Errorf("%q is in %s", trace, where)
		}
	}
}

// traceIn finds the password in any of the forms in which it was said.
func traceIn(b []byte) string {
	plain := "\x00kasserer\x00" + canary
	for _, s := range []string{
		canary, strings.ToUpper(canary), base64.StdEncoding.EncodeToString([]byte(canary)), base64.StdEncoding.EncodeToString([]byte(plain)),
	} {
		if bytes.Contains(b, []byte(s)) {
			return s
		}
	}
	return ""
}

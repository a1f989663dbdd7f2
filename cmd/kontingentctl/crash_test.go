package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	smtp "github.com/emersion/go-smtp"
)

// child, set in the environment, makes the test binary be the command.
const child = "KONTINGENT_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(child) != "" {
		os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr, func(string) string { return "" }))
	}
	os.Exit(m.Run())
}

// spec: C1, C2: killed at any moment and started again, the program goes on where it was: no message goes twice by
// itself, no number is missing or doubled, and what is in doubt is shown.
func TestKilledAtAnyMoment(t *testing.T) {
	const people = 100
	c := newClub(t)
	m := &moody{slow: 4 * time.Millisecond}
	server := smtp.NewServer(m)
	server.Domain = "localhost"
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	go func() { _ = server.Serve(l) }()
	t.Cleanup(func() { _ = server.Close() })
	for k, v := range map[string]string{
		"smtp.host": "127.0.0.1", "smtp.port": strconv.Itoa(l.Addr().(*net.TCPAddr).Port), "smtp.security": "none",
	} {
		c.do(exitDone, "settings", "set", k, v)
	}
	var b strings.Builder
	b.WriteString("Nr;Navn;E-post;Grupper\n")
	for i := range people {
		fmt.Fprintf(&b, "%d;Medlem %d;m%d@example.org;Alle\n", i+1, i+1, i+1)
	}
	c.do(exitDone, "import", c.file("members.csv", b.String()))
	c.do(exitDone, "batch", "create", c.file("batch.toml",
		"name = \"K\"\n[recipients]\ninclude = [\"Alle\"]\n[[document.lines]]\ndescription = \"K\"\nunit_price = \"450.00\"\n"))
	c.do(exitDone, "batch", "approve", "1")
	c.do(exitDone, "batch", "finish", "1")

	kills := 0
	for try := 0; ; try++ {
		if try > 300 {
			t.Fatal("it never comes to an end")
		}
		cmd := exec.Command(os.Args[0], "--data", c.dir, "--now", c.now, "--json", "dispatch")
		cmd.Env = append(os.Environ(), child+"=1")
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		done := make(chan struct{})
		go func() { _ = cmd.Wait(); close(done) }()
		select {
		case <-done:
		case <-time.After(time.Duration(30+rand.IntN(170)) * time.Millisecond):
			_ = cmd.Process.Kill() // it may have ended just now
			<-done
			kills++
			continue
		}
		break
	}
	states := map[string]int{}
	doubt := map[string]bool{}
	for _, it := range rows(c.do(exitDone, "outbox", "--all"), "dispatches") {
		state := fmt.Sprint(it["state"])
		states[state]++
		if state == "in_doubt" {
			doubt[fmt.Sprint(it["message_id"])] = true
		}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	times := map[string]int{}
	for _, id := range m.accepted {
		if times[id]++; times[id] > 1 {
			t.Errorf("%s went twice", id)
		}
	}
	if states["delivered"]+states["in_doubt"] != people {
		t.Errorf("states: %v", states)
	}
	sure := 0
	for id := range times {
		if !doubt[id] {
			sure++
		}
	}
	if sure != states["delivered"] {
		t.Errorf("%d are told delivered, %d arrived without doubt", states["delivered"], sure)
	}
	for i, v := range rows(c.do(exitDone, "invoice", "list"), "invoices") {
		if v["number"] != strconv.Itoa(i+1) {
			t.Errorf("number %v at place %d", v["number"], i+1)
		}
	}
	c.do(exitDone, "verify")
	t.Logf("%d kills, %v, %d messages arrived", kills, states, len(times))
	if kills == 0 {
		t.Error("nothing was killed: the test proves nothing")
	}
}

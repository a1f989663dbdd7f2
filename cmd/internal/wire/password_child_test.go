package wire

import (
	"bytes"
	"context"
	"encoding/base64"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strconv"
	"testing"

	"kontingent/domain/delivery/smtptest"
)

// sessionVar tells the test binary to be a club on a machine without a keychain, whose treasurer types the password; it
// dies of a fault while it sends.
const sessionVar = "KONTINGENT_TEST_SESSION"

// playSession reads the password from standard input, as nothing else that may be looked at holds it.
func playSession(dir, port string) int {
	debug.SetTraceback("all")
	app, err := reopen(dir)
	if err != nil {
		fmt.Println(err)
		return 1
	}
	ctx := context.Background()
	for _, kv := range [][2]string{{"smtp.security", "none"}, {"smtp.host", "127.0.0.1"}, {"smtp.port", port}, {"smtp.user", "kasserer"}} {
		if err := app.Settings.Set(ctx, kv[0], kv[1]); err != nil {
			fmt.Println(err)
			return 1
		}
	}
	if err := app.Settings.Set(ctx, password, "for the keychain"); err == nil {
		fmt.Println("there is a keychain")
		return 1
	}
	r, err := app.Deliver(ctx, 0, false)
	fmt.Println("without:", r.Delivered, r.Retrying, r.WantsPassword(), err)
	var typed string
	_, _ = fmt.Scanln(&typed)
	fmt.Println("kept in:", app.Settings.SetPassword(ctx, typed))
	if err := app.BackUpDaily(ctx); err != nil {
		fmt.Println(err)
	}
	r, err = app.Deliver(ctx, 0, false)
	fmt.Println("with:", r.Delivered, r.Retrying, r.WantsPassword(), err)
	fmt.Printf("%v %+v\n", app.Settings, app.dispatcher.Carriers)
	// A fault with everybody's stack, while a connection stands open.
	s, rec := app.dispatcher.Carriers["email"].Open(ctx)
	fmt.Println("open:", rec.OK(), s != nil)
	panic(fmt.Sprintf("%+v", app.Settings))
}

// spec: C7, C2: on a machine without a keychain, for real, e-mail waits and no number is used; with the password typed
// everything goes out; and the password is in no file, no backup, no log and not in what a fault leaves behind.
func TestPasswordOfASession(t *testing.T) {
	app, _ := mailApp(t, 3)
	dir := app.options.Dir
	if err := app.Close(); err != nil {
		t.Fatal(err)
	}
	server := smtptest.Perform(t, smtptest.Script{Hello: "250-test\r\n250 AUTH PLAIN", Hear: func(s smtptest.Said) string {
		plain := base64.StdEncoding.EncodeToString([]byte("\x00kasserer\x00" + canary))
		if s.Verb == "AUTH" && s.Line != "AUTH PLAIN "+plain {
			return "535 5.7.8 no"
		}
		return ""
	}})
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	nowhere := "unix:path=" + filepath.Join(t.TempDir(), "nobody") // no session bus: Secret Service can't be reached
	cmd.Env = append(os.Environ(), sessionVar+"=1", dirVar+"="+dir, portVar+"="+strconv.Itoa(server.Port), "DBUS_SESSION_BUS_ADDRESS="+nowhere)
	cmd.Stdin = bytes.NewBufferString(canary + "\n")
	out, err := cmd.CombinedOutput()
	if err == nil || cmd.ProcessState.ExitCode() != 2 {
		t.Fatalf("it did not die of the fault: %v\n%s", err, out)
	}
	for _, want := range []string{"without: 0 3 true <nil>", "kept in: session", "with: 3 0 false <nil>", "open: true true", "goroutine "} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("it does not say %q:\n%s", want, out)
		}
	}
	if n := len(server.Taken()); n != 3 || server.Seen("AUTH") != 2 {
		t.Errorf("%d messages, %d logins", n, server.Seen("AUTH"))
	}
	for _, trace := range traces() {
		if bytes.Contains(out, trace) {
			t.Errorf("what the fault leaves behind holds %q", trace)
		}
	}
	if list, _ := filepath.Glob(filepath.Join(dir, "backup*", "*")); len(list) == 0 {
		t.Error("no backup was made")
	}
	app = again(t, dir)
	if app.Settings.known() != "" {
		t.Error("the password outlived the session")
	}
	wantOnce(t, app, server)
	wantWhole(t, app, 3)
	wantSecretIn(t, app, server.Received())
}

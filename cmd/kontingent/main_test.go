package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// asProgram makes the test's own binary the program, for what only a whole process can show.
const asProgram = "KONTINGENT_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(m.Run())
}

// started is what a start of the program came to.
type started struct {
	code      int
	out, errs string
}

func start(t *testing.T, env []string, args ...string) started {
	t.Helper()
	c := exec.Command(os.Args[0], args...)
	home := t.TempDir()
	c.Env = append([]string{asProgram + "=1", "HOME=" + home, "XDG_RUNTIME_DIR=" + home, "LANG=nb_NO.UTF-8", "PATH=" + os.Getenv("PATH")}, env...)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	_ = c.Run()
	return started{c.ProcessState.ExitCode(), out.String(), errs.String()}
}

func TestFlags(t *testing.T) {
	for _, row := range []struct {
		args string
		code int
		says string
	}{
		{"--version", exitDone, "kontingent dev"},
		{"--help", exitDone, "mappen med foreningens data"},
		{"--help --lang da", exitDone, "mappen med foreningens data\n  --lang         sproget"},
		{"--lang xx", exitUsage, "Kontingent forstår ikke denne oppstarten: --lang xx."},
		{"--datta x", exitUsage, "-datta"},
		{"club", exitUsage, `"club"`},
	} {
		got := start(t, nil, strings.Fields(row.args)...)
		if got.code != row.code || !strings.Contains(got.out+got.errs, row.says) {
			t.Errorf("%s: got %+v", row.args, got)
		}
	}
	o, err := readFlags([]string{"--data", "x", "--lang", "da"}, os.Getenv)
	if err != nil || o.dir != "x" || o.spoken(os.Getenv) != "da" {
		t.Errorf("got %+v, %v", o, err)
	}
}

func TestNoScreen(t *testing.T) {
	cannotShow(t, "DISPLAY=", "verken DISPLAY eller WAYLAND_DISPLAY")
}

// cannotShow checks that the program, without a window, says why in a sentence and ends, and leaves the folder alone.
func cannotShow(t *testing.T, env, says string) {
	t.Helper()
	dir := t.TempDir()
	got := start(t, []string{env}, "--data", dir)
	if got.code != exitNoScreen || !strings.Contains(got.errs, says) || !strings.Contains(got.errs, "kontingentctl") {
		t.Errorf("got %+v", got)
	}
	if strings.Contains(got.errs, "goroutine") {
		t.Errorf("a stack is shown: %s", got.errs)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 1 || len(left) == 1 && left[0].Name() != "log" {
		t.Errorf("left in the folder: %v, %v", left, err)
	}
}

func TestSystemLanguage(t *testing.T) {
	for env, want := range map[string]string{"nb_NO.UTF-8": "nb", "da_DK": "da", "C.UTF-8": "en"} {
		got := systemLanguage(func(name string) string {
			if name == "LANG" {
				return env
			}
			return ""
		})
		if got != want {
			t.Errorf("%s: got %s", env, got)
		}
	}
}

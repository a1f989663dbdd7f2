package torture

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"sync"
	"testing"
	"time"
)

var (
	long = flag.Bool("long", false, "the long form: a thousand kills, ten thousand power cuts")
	seed = flag.Uint64("seed", 0, "repeat the run with this seed; 0: draw one")
)

// scratch is a folder for the whole run: in memory where there is such a place, for nothing here needs a real disk.
var scratch string

func TestMain(m *testing.M) {
	flag.Parse()
	if *seed == 0 {
		*seed = rand.Uint64N(1_000_000)
	}
	var err error
	if scratch, err = os.MkdirTemp("/dev/shm", "torture"); err != nil {
		scratch, err = os.MkdirTemp("", "torture")
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	code := m.Run()
	_ = os.RemoveAll(scratch)
	os.Exit(code)
}

// dice are a test's own, so that the seed repeats each test whatever else runs. A test that fails tells the seed.
func dice(t testing.TB, more uint64) *rand.Rand {
	if more == 0 {
		t.Cleanup(func() {
			if t.Failed() {
				t.Logf("seed %d", *seed)
			}
		})
	}
	var name uint64
	for _, b := range []byte(t.Name()) {
		name = name*31 + uint64(b)
	}
	return rand.New(rand.NewPCG(*seed, name+more))
}

// summary says in one line what was done and found.
func summary(t *testing.T, began time.Time, format string, a ...any) {
	if t.Failed() {
		return // the seed is told with what went wrong
	}
	fmt.Printf("torture: %s: %s · seed %d · %.1f s\n", t.Name(), fmt.Sprintf(format, a...), *seed, time.Since(began).Seconds())
}

// program is kontingentctl, built as it is shipped.
var program = sync.OnceValues(func() (string, error) { return build() })

// build builds kontingentctl, with other flags when asked.
func build(flags ...string) (string, error) {
	f, err := os.CreateTemp(scratch, "kontingentctl-*.exe")
	if err != nil {
		return "", err
	}
	_ = f.Close()
	args := append([]string{"build", "-buildvcs=false", "-o", f.Name()}, flags...)
	out, err := exec.Command("go", append(args, "kontingent/cmd/kontingentctl")...).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build kontingentctl: %w\n%s", err, out)
	}
	return f.Name(), nil
}

// folders counts those that were made.
var folders int

// folder makes a folder in scratch that goes with the test.
func folder(t testing.TB) string {
	t.Helper()
	folders++
	dir := filepath.Join(scratch, strconv.Itoa(folders))
	if err := os.Mkdir(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

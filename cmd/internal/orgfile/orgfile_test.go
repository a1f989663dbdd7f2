package orgfile

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"kontingent/domain/problem"
	"kontingent/resources/sample"
)

// The sample's file reads the same from the program and from a folder, logo and all.
func TestReadSample(t *testing.T) {
	inside, err := ReadFS(sample.Files, sample.Organisation)
	if err != nil {
		t.Fatal(err)
	}
	if inside.Name != "Fjellheim skolekorps" || inside.Account == "" || len(inside.Logo) == 0 {
		t.Errorf("got %+v", inside)
	}
	dir := t.TempDir()
	for _, name := range []string{sample.Organisation, sample.Logo} {
		b, err := sample.Files.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	outside, err := Read(filepath.Join(dir, sample.Organisation))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(inside, outside) {
		t.Errorf("got %+v\nwant %+v", outside, inside)
	}
}

// What is wrong is told at its key, everything at once.
func TestReadTellsEverythingWrong(t *testing.T) {
	path := filepath.Join(t.TempDir(), "organisation.toml")
	text := "name = \"Korps\"\ncountry = \"NO\"\naccount = 86011117947\niban = \"NO9386011117947\"\n" +
		"payment_reference = \"kid99\"\nlogo = \"none.png\"\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Read(path)
	var fields []string
	for _, p := range problem.All(err) {
		fields = append(fields, p.Field)
	}
	if got, want := strings.Join(fields, " "), "iban payment_reference logo"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, err := Read(path + ".none"); !problem.Is(err, "file.unreadable") {
		t.Errorf("got %v", err)
	}
}

// Package tomlfile reads the TOML files that people write for Kontingent, strictly: a misspelt key is told, and a number
// with a fraction must stand in quotes.
//
// It decides what a value may look like, and refuses to know what the files are about. The commands read through it.
package tomlfile

import (
	"fmt"
	"io/fs"
	"os"
	"strconv"
	"time"

	"github.com/BurntSushi/toml"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// largest is how large a TOML file may be; the long texts of a batch fit many times over.
const largest = 8 << 20

// Read reads a file into v. A key that v does not know is a problem: a misspelt key must not be passed over.
func Read(path string, v any) error {
	info, err := os.Stat(path)
	if err != nil {
		return problem.New("file.unreadable", "file", path).Because(err)
	}
	if info.IsDir() || info.Size() > largest {
		return problem.New("file.not_toml", "file", path).Because(fmt.Errorf("not a text file of a fair size"))
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return problem.New("file.unreadable", "file", path).Because(err)
	}
	return decode(path, b, v)
}

// ReadFS is Read for a file of fsys.
func ReadFS(fsys fs.FS, name string, v any) error {
	b, err := fs.ReadFile(fsys, name)
	if err != nil {
		return problem.New("file.unreadable", "file", name).Because(err)
	}
	return decode(name, b, v)
}

func decode(path string, b []byte, v any) error {
	meta, err := toml.Decode(string(b), v)
	if err != nil {
		return problem.New("file.not_toml", "file", path).Because(err)
	}
	var bad problem.List
	for _, k := range meta.Undecoded() {
		bad.Add(problem.New("file.key.unknown", "key", k.String(), "file", path).At(k.String()))
	}
	return bad.Err()
}

// Text is a value that is written in quotes, or as a plain whole number.
type Text string

// UnmarshalTOML refuses numbers with a fraction: they would have gone through floating point.
func (t *Text) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*t = Text(v)
	case int64:
		*t = Text(strconv.FormatInt(v, 10))
	default:
		return fmt.Errorf("%v: write it in quotes, as in \"450.00\"", v)
	}
	return nil
}

// Date is a day, written 2027-01-15 with or without quotes.
type Date struct{ cal.Date }

// UnmarshalTOML takes a local date or a text.
func (d *Date) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case time.Time:
		d.Date = cal.Of(v)
	case string:
		parsed, err := cal.Parse(v)
		if err != nil {
			return err
		}
		d.Date = parsed
	default:
		return fmt.Errorf("%v is no date such as 2027-01-15", v)
	}
	return nil
}

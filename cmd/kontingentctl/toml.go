package main

import (
	"fmt"
	"os"
	"strconv"
	"time"

	"github.com/BurntSushi/toml"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// maxFile is how large a TOML file may be; the long texts of a batch fit many times over.
const maxFile = 8 << 20

// readTOML reads a file into v. A key that v does not know is a problem: a misspelt key must not be passed over.
func readTOML(path string, v any) error {
	info, err := os.Stat(path)
	if err != nil {
		return problem.New("file.unreadable", "file", path).Because(err)
	}
	if info.IsDir() || info.Size() > maxFile {
		return problem.New("file.not_toml", "file", path).Because(fmt.Errorf("not a text file of a fair size"))
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return problem.New("file.unreadable", "file", path).Because(err)
	}
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

// text is a value that is written in quotes, or as a plain whole number.
type text string

// UnmarshalTOML refuses numbers with a fraction: they would have gone through floating point.
func (t *text) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*t = text(v)
	case int64:
		*t = text(strconv.FormatInt(v, 10))
	default:
		return fmt.Errorf("%v: write it in quotes, as in \"450.00\"", v)
	}
	return nil
}

// date is a day, written 2027-01-15 with or without quotes.
type date struct{ cal.Date }

// UnmarshalTOML takes a local date or a text.
func (d *date) UnmarshalTOML(v any) error {
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

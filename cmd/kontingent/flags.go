package main

import (
	"flag"
	"fmt"
	"io"
	"slices"

	"fyne.io/fyne/v2/lang"

	"kontingent/cmd/internal/wire"
	"kontingent/resources/words"
)

// languages are those the window speaks.
var languages = []string{"nb", "da", "en"}

// options are what the start of the program is told.
type options struct {
	dir           string
	language      string // empty: as the person likes it
	help, version bool
}

func readFlags(args []string, getenv func(string) string) (options, error) {
	var o options
	f := flag.NewFlagSet("kontingent", flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.StringVar(&o.dir, "data", wire.DefaultDir(getenv), "")
	f.StringVar(&o.language, "lang", "", "")
	f.BoolVar(&o.version, "version", false, "")
	f.BoolVar(&o.help, "help", false, "")
	err := f.Parse(args)
	if err == nil && f.NArg() > 0 {
		err = fmt.Errorf("%q", f.Arg(0))
	}
	if o.language != "" && !slices.Contains(languages, o.language) {
		if err == nil {
			err = fmt.Errorf("--lang %s", o.language)
		}
		o.language = ""
	}
	return o, err
}

// spoken is the language before anything is known of the person: what was asked for, else the machine's.
func (o options) spoken(getenv func(string) string) string {
	if o.language != "" {
		return o.language
	}
	return systemLanguage(getenv)
}

// systemLanguage asks the surroundings as POSIX has it, and where nothing is said there, as on Windows and macOS, the
// system itself.
func systemLanguage(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if getenv(name) != "" {
			return words.SystemLanguage(getenv)
		}
	}
	return words.SystemLanguage(func(name string) string {
		if name == "LANG" {
			return lang.SystemLocale().LanguageString()
		}
		return ""
	})
}

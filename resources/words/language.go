package words

import "strings"

// SystemLanguage is the language the surroundings ask for, as POSIX has it: LC_ALL, else LC_MESSAGES, else LANG.
// It is one the commands and the window speak: nb, da or en. getenv is os.Getenv outside tests.
func SystemLanguage(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := getenv(name); value != "" {
			return spoken(value)
		}
	}
	return "en"
}

func spoken(locale string) string {
	lang, _, _ := strings.Cut(strings.ToLower(locale), ".")
	if i := strings.IndexAny(lang, "_-@"); i >= 0 {
		lang = lang[:i]
	}
	switch lang {
	case "nb", "nn", "no":
		return "nb"
	case "da":
		return "da"
	}
	return "en"
}

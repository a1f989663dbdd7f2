package viewmodel

import "strings"

// Letters as Norwegian and Danish order them: æ, ø and å last, accents like the letter under them.
var nordic = strings.NewReplacer(
	"æ", "z\uE001", "ä", "z\uE001", "ø", "z\uE002", "ö", "z\uE002", "å", "z\uE003",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "á", "a", "à", "a", "â", "a", "ó", "o", "ò", "o", "ô", "o", "ü", "y",
	"í", "i", "ï", "i", "ú", "u", "ñ", "n", "ç", "c",
)

// sortKey is what texts are put in order by.
func sortKey(s string) string { return nordic.Replace(strings.ToLower(s)) }

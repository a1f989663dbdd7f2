package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kontingent/resources"
)

// speakToolkit makes Fyne's own texts (its file dialog, the menu of a text field) speak a language. Fyne knows no
// Norwegian and no Danish, and asks only the machine which language to speak: so the words go in under the machine's.
func speakToolkit(language string) {
	b, err := resources.Toolkit.ReadFile("toolkit/" + language + ".json")
	if err == nil {
		err = lang.AddTranslationsForLocale(b, lang.SystemLocale())
	}
	if err != nil {
		fyne.LogError("the toolkit's words for "+language, err)
	}
}

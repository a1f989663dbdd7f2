package einvoice

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"kontingent/domain/party"
)

// maxFileName is how many letters the name of an attachment has at most, its ending aside.
const maxFileName = 80

// letters are written with those that every receiver's system takes.
var letters = strings.NewReplacer(
	"æ", "ae", "ø", "o", "å", "a", "Æ", "Ae", "Ø", "O", "Å", "A", "ä", "a", "ö", "o", "Ä", "A", "Ö", "O",
	"é", "e", "è", "e", "ê", "e", "É", "E", "ü", "u", "Ü", "U", "á", "a", "Á", "A", "à", "a", "ó", "o", "í", "i", "ú", "u",
	"č", "c", "Č", "C", "š", "s", "Š", "S", "ž", "z", "Ž", "Z", "đ", "d", "Đ", "D", "ŋ", "n", "ŧ", "t", "ß", "ss", "ñ", "n",
)

// FileName is the name a file is sent with: letters, digits, dot, hyphen and underscore alone, without folders. Some
// access points refuse other names.
func FileName(name string) string {
	name = letters.Replace(party.Tidy(strings.ReplaceAll(name, `\`, "/")))
	if name = path.Base(name); name == "/" {
		name = ""
	}
	ext := extension(name)
	base := strings.Map(func(r rune) rune {
		if r < 0x80 && strings.ContainsRune("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.", r) {
			return r
		}
		return '_'
	}, name[:len(name)-len(ext)])
	base = strings.Trim(base, "._")
	if base == "" {
		base = "file"
	}
	return base[:min(len(base), maxFileName)] + ext
}

// extension is the ending of a name with its dot, in small letters; empty: none of the kinds we know.
func extension(name string) string {
	ext := strings.ToLower(path.Ext(name))
	for _, t := range fileTypes {
		if slices.Contains(t.ext, ext) {
			return ext
		}
	}
	return ""
}

// megabytes is a size for a sentence: "5.2".
func megabytes(n int) string {
	tenths := (n*10 + 1<<19) / (1 << 20)
	if tenths%10 == 0 {
		return fmt.Sprint(tenths / 10)
	}
	return fmt.Sprintf("%d.%d", tenths/10, tenths%10)
}

// attachments are the files as they are sent, the PDF of the document itself first.
func (s Source) attachments() []File {
	if s.Options.EmbedPDF && len(s.PDF) > 0 {
		name := "faktura-"
		if s.Credits != nil {
			name = "kreditnota-"
		}
		s.Files = slices.Insert(slices.Clone(s.Files), 0, File{Name: name + s.Invoice.NumberText() + ".pdf", Content: s.PDF})
	}
	var out []File
	for _, f := range s.Files {
		mime, err := CanCarry(f) // what is wrong, the pre-flight says
		out = append(out, File{Name: FileName(f.Name), MIME: mime, Content: f.Content, fits: err == nil})
	}
	return out
}

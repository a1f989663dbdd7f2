package importing

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	textunicode "golang.org/x/text/encoding/unicode"

	"kontingent/domain/problem"
)

// The encodings a CSV file is read in.
const (
	utf8Name    = "UTF-8"
	utf16Name   = "UTF-16"
	windows1252 = "Windows-1252"
)

// toText decodes a text file: as its byte order mark says; else UTF-8 where most of the lines that could be wrong are
// right; else Windows-1252. Lines in another encoding than the rest come out damaged, which the rows are checked for.
func toText(name string, data []byte) (text, enc string, err error) {
	if order, marked := utf16Order(data); marked {
		out, err := textunicode.UTF16(order, textunicode.UseBOM).NewDecoder().Bytes(data)
		if err != nil {
			return "", "", problem.New("import.file.binary", "file", name).Because(err)
		}
		text, enc = string(out), utf16Name
	} else if data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF")); mostlyUTF8(data) {
		text, enc = string(data), utf8Name
	} else {
		out, err := charmap.Windows1252.NewDecoder().Bytes(data)
		if err != nil {
			return "", "", problem.New("import.file.binary", "file", name).Because(err)
		}
		text, enc = string(out), windows1252
	}
	if isBinary(text) {
		return "", "", problem.New("import.file.binary", "file", name)
	}
	text = strings.TrimRight(text, "\x1A")
	if !strings.Contains(text, "\n") { // as old Macs wrote lines
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text, enc, nil
}

// utf16Order finds UTF-16 by its mark, or without one by every other byte being zero, as in Western text.
func utf16Order(data []byte) (textunicode.Endianness, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")):
		return textunicode.LittleEndian, true
	case bytes.HasPrefix(data, []byte("\xFE\xFF")):
		return textunicode.BigEndian, true
	}
	var zero [2]int
	head := data[:min(len(data), 4096)]
	for i, b := range head {
		if b == 0 {
			zero[i%2]++
		}
	}
	most := len(head) / 2 * 8 / 10
	switch {
	case zero[1] > most && zero[0] == 0:
		return textunicode.LittleEndian, true
	case zero[0] > most && zero[1] == 0:
		return textunicode.BigEndian, true
	}
	return textunicode.LittleEndian, false
}

func mostlyUTF8(data []byte) bool {
	if utf8.Valid(data) {
		return true
	}
	right, wrong := 0, 0
	for line := range bytes.Lines(data) {
		switch {
		case !utf8.Valid(line):
			wrong++
		case !isASCII(line):
			right++
		}
	}
	return right > wrong
}

func isASCII[T string | []byte](s T) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// isBinary reports whether a text holds what no text does: NUL, or other control characters in number.
func isBinary(text string) bool {
	controls := 0
	for i := range len(text) {
		switch b := text[i]; {
		case b == 0:
			return true
		case b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\v' && b != '\f':
			controls++
		}
	}
	return controls > 8+len(text)/1000
}

// misread are signs that stand between letters only where the letters of old DOS or Mac files were read as
// Windows-1252: there ø is › or ¿, å is †, æ is ¾, ä is „ and ö is ”.
const misread = "†›¿¾„”"

// damaged reports whether a cell was not written in the encoding it was read in: it holds a replacement character or
// an unused code, or it is UTF-8 read as Windows-1252, or (guessed: nothing but a guess says it is Windows-1252) signs
// stand inside words.
func damaged(s string, guessed bool) bool {
	if isASCII(s) {
		return false
	}
	back := make([]byte, 0, len(s))
	before, sign, fits := ' ', false, true
	for _, r := range s {
		if r == utf8.RuneError || 0x80 <= r && r < 0xA0 {
			return true
		}
		if guessed && sign && unicode.IsLetter(r) {
			return true
		}
		sign = strings.ContainsRune(misread, r) && unicode.IsLetter(before)
		before = r
		b, ok := charmap.Windows1252.EncodeRune(r)
		fits = fits && ok
		back = append(back, b)
	}
	return fits && utf8.Valid(back)
}

// lost reports whether got is want as a file in Windows-1252 holds it: with a question mark for each letter that
// encoding lacks.
func lost(want, got string) bool {
	if want == got || !strings.Contains(got, "?") {
		return false
	}
	var enc encoding.Encoding = charmap.Windows1252
	out, err := encoding.ReplaceUnsupported(enc.NewEncoder()).String(want)
	if err != nil {
		return false
	}
	back, err := enc.NewDecoder().String(strings.ReplaceAll(out, "\x1A", "?"))
	return err == nil && back == got
}

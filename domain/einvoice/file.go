package einvoice

import (
	"archive/zip"
	"bytes"
	"io"
	"slices"
	"strings"

	"kontingent/domain/problem"
)

// File is an attachment.
type File struct {
	Name    string
	MIME    string // as CanCarry found it; New fills it in
	Content []byte

	fits bool // CanCarry has taken it: a large file is not looked into time and again
}

// Sizes of all attachments together, in bytes, before they are coded for XML (which adds a third). The format knows no
// limit; access points and receivers do, from some 3 MB on.
const (
	WarnSize   = 2 << 20
	RefuseSize = 5 << 20
)

// fileType is one of the six that Peppol carries (CL001, BR-CL-24).
type fileType struct {
	mime  string
	ext   []string
	holds func([]byte) bool
}

var fileTypes = []fileType{
	{"application/pdf", []string{".pdf"}, func(b []byte) bool { return bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) }},
	{"image/png", []string{".png"}, func(b []byte) bool { return bytes.HasPrefix(b, []byte("\x89PNG\r\n\x1a\n")) }},
	{"image/jpeg", []string{".jpg", ".jpeg"}, func(b []byte) bool { return bytes.HasPrefix(b, []byte("\xff\xd8\xff")) }},
	{"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", []string{".xlsx"}, isXLSX},
	{"application/vnd.oasis.opendocument.spreadsheet", []string{".ods"}, isODS},
	{"text/csv", []string{".csv"}, isText},
}

// CanCarry says whether an EHF can carry a file, and as which MIME type; else what to do about it. It looks into the
// file: a picture with another name is refused by those who look too.
func CanCarry(f File) (mime string, err error) {
	if len(f.Content) == 0 {
		return "", problem.New("einvoice.file.empty", "file", f.Name).At("attachments")
	}
	if len(f.Content) > RefuseSize {
		return "", problem.New("einvoice.file.large", "file", f.Name, "size", megabytes(len(f.Content)),
			"limit", megabytes(RefuseSize)).At("attachments")
	}
	ext := extension(f.Name)
	held := slices.IndexFunc(fileTypes, func(t fileType) bool { return t.mime != "text/csv" && t.holds(f.Content) })
	named := slices.IndexFunc(fileTypes, func(t fileType) bool { return slices.Contains(t.ext, ext) })
	switch {
	case held >= 0 && held == named, named >= 0 && held < 0 && fileTypes[named].holds(f.Content):
		return fileTypes[named].mime, nil
	case held >= 0:
		return "", problem.New("einvoice.file.named", "file", f.Name, "ext", fileTypes[held].ext[0]).At("attachments")
	case named >= 0:
		return "", problem.New("einvoice.file.content", "file", f.Name, "ext", ext).At("attachments")
	}
	return "", problem.New("einvoice.file.type", "file", f.Name).At("attachments")
}

// isText reports whether a file holds readable text, in UTF-8 or one of the old Western encodings.
func isText(b []byte) bool {
	return !slices.ContainsFunc(b, func(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' })
}

func isXLSX(b []byte) bool {
	names := inZip(b)
	return slices.Contains(names, "xl/workbook.xml") && !slices.Contains(names, "xl/vbaProject.bin")
}

// isODS reads the first entry, which says what the file is.
func isODS(b []byte) bool {
	if len(inZip(b)) == 0 {
		return false
	}
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil || r.File[0].Name != "mimetype" {
		return false
	}
	f, err := r.File[0].Open()
	if err != nil {
		return false
	}
	defer func() { _ = f.Close() }()
	said, err := io.ReadAll(io.LimitReader(f, 100))
	return err == nil && strings.TrimSpace(string(said)) == "application/vnd.oasis.opendocument.spreadsheet"
}

// inZip lists what a ZIP archive holds; nothing when it is none.
func inZip(b []byte) []string {
	if !bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		return nil
	}
	r, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil
	}
	var names []string
	for _, f := range r.File {
		names = append(names, f.Name)
	}
	return names
}

package importing

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"kontingent/domain/problem"
)

// What a workbook may unpack to. A member list of 100 000 rows takes a fifth of it; a zip bomb is refused unopened.
const (
	maxParts    = 2000
	maxPart     = 64 << 20  // bytes of one part
	maxUnpacked = 256 << 20 // bytes of all parts
	maxRatio    = 200       // unpacked to packed, in parts worth the trouble
	ratioFrom   = 1 << 20   // bytes below which a part can't be worth it
	maxFrame    = 8 << 20   // bytes of a part that is held as a tree in memory: styles, relations …
	maxStrings  = 2_000_000 // shared strings, for the same reason
	maxDepth    = 64        // elements inside each other
)

func isArchive(data []byte) bool {
	return bytes.HasPrefix(data, []byte("PK\x03\x04")) || bytes.HasPrefix(data, []byte("PK\x05\x06"))
}

// checkArchive refuses, from the directory of the archive alone, what no workbook has; then it reads the parts that
// rows come from to their ends, because a part that breaks off must not pass for a shorter list.
func checkArchive(name string, data []byte) error {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return damagedFile(name, err)
	}
	bomb := func(part string) error { return problem.New("import.file.bomb", "file", name, "part", part) }
	if len(z.File) > maxParts {
		return bomb(z.File[maxParts].Name)
	}
	var total uint64
	workbook := false
	for _, f := range z.File {
		size := f.UncompressedSize64 // unsigned and 64 bits wide: no size can turn negative
		total += min(size, maxUnpacked+1)
		part := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		switch {
		case size > maxPart, total > maxUnpacked, size > maxFrame && isFrame(part),
			size > ratioFrom && size/maxRatio > f.CompressedSize64:
			return bomb(f.Name)
		case f.Flags&1 != 0, strings.Contains(part, ".."), path.IsAbs(part):
			return damagedFile(name, fmt.Errorf("open part %q: it is encrypted or lies outside", f.Name))
		}
		workbook = workbook || strings.HasPrefix(part, "xl/workbook") && strings.HasSuffix(part, ".xml")
	}
	if !workbook {
		return problem.New("import.file.other_document", "file", name)
	}
	for _, f := range z.File {
		if err := checkPart(f); errors.Is(err, errBomb) {
			return bomb(f.Name)
		} else if err != nil {
			return damagedFile(name, fmt.Errorf("read part %q: %w", f.Name, err))
		}
	}
	return nil
}

func isFrame(part string) bool {
	return strings.HasSuffix(part, ".rels") || strings.HasPrefix(part, "xl/styles") ||
		strings.HasPrefix(part, "xl/workbook") || strings.HasPrefix(part, "xl/theme/") || part == "[content_types].xml"
}

var errBomb = errors.New("part holds far more than a member list")

// checkPart reads a part that rows come from to its end.
func checkPart(f *zip.File) error {
	part := strings.ToLower(f.Name)
	if !strings.HasPrefix(part, "xl/worksheets/") && part != "xl/sharedstrings.xml" && part != "xl/workbook.xml" ||
		!strings.HasSuffix(part, ".xml") {
		return nil
	}
	r, err := f.Open()
	if err != nil {
		return err
	}
	defer func() { _ = r.Close() }()
	d := xml.NewDecoder(io.LimitReader(r, maxPart+1))
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	depth, texts := 0, 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch el := token.(type) {
		case xml.Directive:
			return errors.New("a document type is declared")
		case xml.StartElement:
			if depth++; depth > maxDepth {
				return errBomb
			}
			if el.Name.Local == "si" {
				texts++
			}
			if texts > maxStrings {
				return errBomb
			}
		case xml.EndElement:
			depth--
		}
	}
}

func damagedFile(name string, cause error) error {
	return problem.New("import.file.damaged", "file", name).Because(cause)
}

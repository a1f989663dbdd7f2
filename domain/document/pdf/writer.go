package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"io"
	"strconv"
	"unicode/utf16"

	"kontingent/domain/document"
)

// writer puts files together; it keeps its buffers from one to the next.
type writer struct {
	out    []byte
	packed bytes.Buffer
	z      *zlib.Writer
	starts []int // of the objects, by number
}

func newWriter() *writer {
	z, _ := zlib.NewWriterLevel(io.Discard, zlib.BestSpeed) // the level is a valid one
	return &writer{z: z}
}

// file writes: the shared beginning, the page tree, each page and its content, what the file says about itself.
func (w *writer) file(s *shared, d document.Pages, streams [][]byte) []byte {
	w.out = append(w.out[:0], s.head...)
	w.starts = append(w.starts[:0], s.offsets...)
	first := len(w.starts)
	w.starts[1] = len(w.out)
	w.out = append(w.out, "1 0 obj\n<</Type /Pages /Kids ["...)
	for i := range streams {
		w.out = append(strconv.AppendInt(w.out, int64(first+2*i), 10), " 0 R "...)
	}
	w.out = fmt.Appendf(w.out, "] /Count %d /MediaBox [0 0 595.28 841.89]>>\nendobj\n", len(streams))
	for _, stream := range streams {
		w.begin()
		w.out = fmt.Appendf(w.out, "<</Type /Page /Parent 1 0 R /Resources 2 0 R /Contents %d 0 R>>\nendobj\n", len(w.starts))
		w.begin()
		w.packed.Reset()
		w.z.Reset(&w.packed)
		_, _ = w.z.Write(stream) // a bytes.Buffer takes everything
		_ = w.z.Close()
		w.out = fmt.Appendf(w.out, "<</Filter /FlateDecode /Length %d>>\nstream\n", w.packed.Len())
		w.out = append(w.out, w.packed.Bytes()...)
		w.out = append(w.out, "\nendstream\nendobj\n"...)
	}
	info := len(w.starts)
	w.begin()
	w.info(d)
	w.begin()
	w.out = append(w.out, "<</Type /Catalog /Pages 1 0 R /ViewerPreferences <</DisplayDocTitle true>>"...)
	if d.Language != "" {
		w.out = append(append(w.out, " /Lang "...), textString(d.Language)...)
	}
	w.out = append(w.out, ">>\nendobj\n"...)
	w.trailer(info)
	return bytes.Clone(w.out)
}

// begin starts the next object.
func (w *writer) begin() {
	w.starts = append(w.starts, len(w.out))
	w.out = append(strconv.AppendInt(w.out, int64(len(w.starts)-1), 10), " 0 obj\n"...)
}

func (w *writer) info(d document.Pages) {
	w.out = append(w.out, "<</Producer (Kontingent)"...)
	if d.Title != "" {
		w.out = append(append(w.out, " /Title "...), textString(d.Title)...)
	}
	if d.Author != "" {
		w.out = append(append(w.out, " /Author "...), textString(d.Author)...)
	}
	if !d.Created.IsZero() {
		at := d.Created.UTC().Format("20060102150405")
		w.out = fmt.Appendf(w.out, " /CreationDate (D:%sZ) /ModDate (D:%sZ)", at, at)
	}
	w.out = append(w.out, ">>\nendobj\n"...)
}

func (w *writer) trailer(info int) {
	table, n := len(w.out), len(w.starts)
	w.out = fmt.Appendf(w.out, "xref\n0 %d\n0000000000 65535 f \n", n)
	for _, at := range w.starts[1:] {
		digits := [10]byte{}
		for i := 9; i >= 0; i-- {
			digits[i], at = byte('0'+at%10), at/10
		}
		w.out = append(append(w.out, digits[:]...), " 00000 n \n"...)
	}
	w.out = fmt.Appendf(w.out, "trailer\n<</Size %d /Root %d 0 R /Info %d 0 R>>\nstartxref\n%d\n%%%%EOF\n", n, n-1, info, table)
}

// textString is a text as a PDF has it outside its pages: UTF-16 in hexadecimal.
func textString(s string) []byte {
	b := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		b = fmt.Appendf(b, "%04X", u)
	}
	return append(b, '>')
}

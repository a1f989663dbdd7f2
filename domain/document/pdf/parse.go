package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"

	"github.com/jung-kurt/gofpdf"
)

// parsed is a document that gofpdf wrote, taken apart. gofpdf numbers its objects in a fixed way: 1 the page tree, 2 the
// resources, 3 and 4 the first page and its content, 5 and 6 the second … then fonts and images, last info and catalog.
type parsed struct {
	object [][]byte // by number: what stands between "n 0 obj" and "endobj"
	fonts  map[string]int
	images map[string]int
}

var resource = regexp.MustCompile(`/([FI])([0-9a-f]{40}) (\d+) 0 R`)

// parse lets gofpdf write and takes the result apart by its table of offsets.
func parse(f *gofpdf.Fpdf) (*parsed, error) {
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return nil, fmt.Errorf("draw: %w", err)
	}
	doc := b.Bytes()
	_, tail, ok := bytes.Cut(doc[max(0, len(doc)-64):], []byte("startxref\n"))
	table, err := strconv.Atoi(string(bytes.TrimSuffix(tail, []byte("\n%%EOF\n"))))
	if !ok || err != nil || table <= 0 || table >= len(doc) {
		return nil, fmt.Errorf("take the PDF apart: no table of objects")
	}
	var count int
	if _, err := fmt.Sscanf(string(doc[table:min(len(doc), table+32)]), "xref\n0 %d\n", &count); err != nil {
		return nil, fmt.Errorf("take the PDF apart: %w", err)
	}
	rows := doc[table:]
	for range 2 {
		rows = rows[bytes.IndexByte(rows, '\n')+1:]
	}
	if count < 5 || len(rows) < 20*count {
		return nil, fmt.Errorf("take the PDF apart: the table of objects is cut short")
	}
	starts := make([]int, count)
	for n := 1; n < count; n++ {
		if starts[n], err = strconv.Atoi(string(rows[20*n : 20*n+10])); err != nil || starts[n] >= table {
			return nil, fmt.Errorf("take the PDF apart: object %d has no place", n)
		}
	}
	order := append(slices.Clone(starts[1:]), table)
	slices.Sort(order)
	p := &parsed{object: make([][]byte, count), fonts: map[string]int{}, images: map[string]int{}}
	for n := 1; n < count; n++ {
		i, _ := slices.BinarySearch(order, starts[n])
		body := bytes.TrimSuffix(doc[starts[n]:order[i+1]], []byte("endobj\n"))
		p.object[n] = body[bytes.IndexByte(body, '\n')+1:]
	}
	for _, m := range resource.FindAllSubmatch(p.object[2], -1) {
		n, err := strconv.Atoi(string(m[3]))
		if err != nil || n >= count {
			return nil, fmt.Errorf("take the PDF apart: %s points nowhere", m[0])
		}
		if m[1][0] == 'F' {
			p.fonts[string(m[2])] = n
		} else {
			p.images[string(m[2])] = n
		}
	}
	return p, nil
}

// contents are the drawing operators of n pages from the given one on, the first page of all being 0.
func (p *parsed) contents(first, n int) ([][]byte, error) {
	streams := make([][]byte, n)
	for i := range streams {
		number := 4 + 2*(first+i)
		if number >= len(p.object) {
			return nil, fmt.Errorf("take the PDF apart: page %d is missing", first+i)
		}
		_, body, ok := splitStream(p.object[number])
		if !ok {
			return nil, fmt.Errorf("take the PDF apart: page %d is empty", first+i)
		}
		streams[i] = body
	}
	return streams, nil
}

// splitStream parts an object into its dictionary and its stream.
func splitStream(object []byte) (dict, stream []byte, ok bool) {
	dict, stream, ok = bytes.Cut(object, []byte("\nstream\n"))
	return dict, bytes.TrimSuffix(stream, []byte("\nendstream\n")), ok
}

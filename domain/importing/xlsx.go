package importing

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"
)

const (
	maxSheets = 50        // that are looked into
	lastRow   = 1_048_576 // of a sheet; excelize counts on to whatever a row says it is
)

// readXLSX reads the sheet with the most headings that are known, or the first with anything in it. Formulas give the
// value they had when the file was saved.
func readXLSX(name string, data []byte) (t *Table, err error) {
	if err := checkArchive(name, data); err != nil {
		return nil, err
	}
	defer func() { // excelize trusts what it reads
		if r := recover(); r != nil {
			t, err = nil, damagedFile(name, fmt.Errorf("read workbook: %v", r))
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked, // no temporary files with members in them
		ShortDatePattern: "dd.mm.yyyy",
	})
	if err != nil {
		return nil, damagedFile(name, err)
	}
	defer func() { _ = f.Close() }()
	w := workbook{file: f, formats: numberFormats(f)}
	t = &Table{Name: name, Format: XLSX}
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		t.from1904 = *p.Date1904
	}
	best := -1
	sheets := f.GetSheetList()
	for _, sheet := range sheets[:min(len(sheets), maxSheets)] {
		head := Table{Name: name}
		if err := w.read(&head, sheet, headingRows); err != nil {
			return nil, err
		}
		if len(head.Rows) == 0 {
			continue
		}
		if _, known := findHeadings(head.Rows, nil); known > best {
			best, t.Sheet = known, sheet
		}
	}
	if best < 0 {
		return t, nil
	}
	return t, w.read(t, t.Sheet, maxRows+1)
}

type workbook struct {
	file    *excelize.File
	formats bool // some cells show their numbers in another way than they store them
}

func numberFormats(f *excelize.File) bool {
	if f.Styles == nil || f.Styles.CellXfs == nil {
		return false
	}
	for _, x := range f.Styles.CellXfs.Xf {
		if x.NumFmtID != nil && *x.NumFmtID != 0 && *x.NumFmtID != 49 { // general, text
			return true
		}
	}
	return false
}

// read adds rows of a sheet to t until it has that many. A number in a cell counts as stored, not as shown: a date in
// the American format, a telephone number as 4.79E+10. Only the zeros a format puts in front (0150) are kept.
func (w workbook) read(t *Table, sheet string, limit int) error {
	stored, err := w.file.Rows(sheet)
	if err != nil {
		return nil //nolint:nilerr // a sheet that is no table, or lies in another file, has no rows
	}
	var shown *excelize.Rows
	if w.formats {
		if shown, err = w.file.Rows(sheet); err != nil {
			return damagedFile(t.Name, err)
		}
	}
	for n := 1; len(t.Rows) < limit && stored.Next(); n++ {
		if n > lastRow {
			return damagedFile(t.Name, fmt.Errorf("read sheet: there is no row %d", n))
		}
		row := Row{Number: n}
		if row.Cells, err = stored.Columns(excelize.Options{RawCellValue: true}); err != nil {
			return damagedFile(t.Name, fmt.Errorf("read row %d: %w", n, err))
		}
		if shown != nil && shown.Next() {
			cells, err := shown.Columns()
			if err != nil {
				return damagedFile(t.Name, fmt.Errorf("read row %d: %w", n, err))
			}
			row.show(cells)
		}
		if err := t.add(row); err != nil {
			return err
		}
	}
	if err := stored.Error(); err != nil {
		return damagedFile(t.Name, err)
	}
	return nil
}

// show puts in what the sheet shows and keeps what it stores where that is a number of another value.
func (r *Row) show(cells []string) {
	for i, stored := range r.Cells {
		if i >= len(cells) || cells[i] == stored {
			continue
		}
		r.Cells[i] = cells[i]
		if plain, ok := wholeNumber(stored); ok && strings.TrimLeft(cells[i], "0") != plain {
			if r.raw == nil {
				r.raw = map[int]string{}
			}
			r.raw[i] = plain
		}
	}
}

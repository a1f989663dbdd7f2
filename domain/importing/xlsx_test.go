package importing

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// book makes a workbook; fill puts cells into it.
func book(t *testing.T, fill func(f *excelize.File)) *Table {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return table(t, "members.xlsx", b.Bytes())
}

func setRow(t *testing.T, f *excelize.File, sheet, at string, values ...any) {
	t.Helper()
	if err := f.SetSheetRow(sheet, at, &values); err != nil {
		t.Fatal(err)
	}
}

func style(t *testing.T, f *excelize.File, cell string, s excelize.Style) {
	t.Helper()
	id, err := f.NewStyle(&s)
	if err == nil {
		err = f.SetCellStyle("Sheet1", cell, cell, id)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// spec: C8 – numbers and dates come as they were meant, however a cell stores or shows them.
func TestStoredNumbers(t *testing.T) {
	custom := func(s string) excelize.Style { return excelize.Style{CustomNumFmt: &s} }
	tab := book(t, func(f *excelize.File) {
		setRow(t, f, "Sheet1", "A1", "Nr", "Navn", "Postnr", "Sted", "Mobil", "Født", "Org.nr", "Merknad")
		setRow(t, f, "Sheet1", "A2", 1000, "Stored", 150, "Oslo", 4791135878, 42436, 937215916, 1.5)
		style(t, f, "C2", custom("0000"))
		style(t, f, "E2", excelize.Style{NumFmt: 11}) // 4.79E+09
		style(t, f, "F2", excelize.Style{NumFmt: 14}) // mm-dd-yy
		style(t, f, "G2", excelize.Style{NumFmt: 3})  // 937,215,916
		setRow(t, f, "Sheet1", "A3", "1001", "Text", "0150", "Oslo", "+47 911 35 878", "07.03.2016", "937 215 916", "1.5")
		setRow(t, f, "Sheet1", "A4", 1002, "Bold", 1324, "Bærum", 4791135878123, 42436.75, "", "")
		style(t, f, "E4", excelize.Style{Font: &excelize.Font{Bold: true}})
		style(t, f, "F4", custom("d. mmmm yyyy"))
		setRow(t, f, "Sheet1", "A5", 7, "Zeros", "", "", "", 20000, "", "")
		style(t, f, "A5", custom("00000"))
		style(t, f, "F5", custom("dd/mm/yyyy"))
		if err := f.SetCellFormula("Sheet1", "B6", `"For"&"mel"`); err != nil {
			t.Fatal(err)
		}
	})
	r := report(t, tab, nil, Options{})
	if len(r.Added) != 4 || len(r.Rejected) > 0 || len(r.Warnings) > 0 {
		t.Fatalf("added %+v, rejected %v, warnings %v", r.Added, rejections(r), warnings(r))
	}
	for i, want := range []string{
		"1000|Stored|0150|4791135878|2016-03-07|937215916|1.5",
		"1001|Text|0150|+47 911 35 878|2016-03-07|937215916|1.5",
		"1002|Bold|1324|4791135878123|2016-03-07||",
		"00007|Zeros|||1954-10-03||",
	} {
		p := r.Added[i]
		got := strings.Join([]string{p.Number, p.Name, p.Address.PostalCode, p.Phone, p.Born.String(), p.OrganisationNumber, p.Note}, "|")
		if got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// Workbooks without any styles: other programs write 1000.0 and 4.791135878E9, and formulas with their last value.
func TestPlainNumbers(t *testing.T) {
	data := archive(t, bookParts(`<row r="3"><c r="A3" t="inlineStr"><is><t>Nr</t></is></c><c r="B3" t="str"><v>Navn</v></c><c r="C3" t="str"><v>Mobil</v></c>`+
		`<c r="D3" t="str"><v>Født</v></c></row>`+
		`<row r="5"><c r="A5"><v>1000.0</v></c><c r="B5" t="str"><f>A1&amp;"x"</f><v>Ola</v></c><c r="C5"><v>4.791135878E9</v></c><c r="D5"><v>42436</v></c></row>`+
		`<row r="7"><c r="B7" t="e"><v>#REF!</v></c></row>`))
	r := report(t, table(t, "x.xlsx", data), nil, Options{SkipRejected: true})
	if len(r.Added) != 1 || len(rejections(r)) != 1 || rejections(r)[0] != "7 Navn import.cell.error" || r.Blank != 2 {
		t.Fatalf("added %+v, rejected %v, blank %d", r.Added, rejections(r), r.Blank)
	}
	if p := r.Added[0]; p.Number != "1000" || p.Name != "Ola" || p.Phone != "4791135878" || p.Born.String() != "2016-03-07" {
		t.Errorf("got %+v", p)
	}
}

// spec: C8 – the sheet with the members is found, wherever it lies.
func TestSheets(t *testing.T) {
	tab := book(t, func(f *excelize.File) {
		setRow(t, f, "Sheet1", "A1", "Om denne listen")
		setRow(t, f, "Sheet1", "A2", "Navn på forening", "Fjellheim")
		for _, name := range []string{"Tom", "Grupper", "Medlemmer", "Gamle"} {
			if _, err := f.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		setRow(t, f, "Grupper", "A1", "Gruppe", "Merknad")
		setRow(t, f, "Medlemmer", "B4", "Nr", "Navn", "E-post")
		setRow(t, f, "Medlemmer", "B5", 1, "Ola", "ola@example.org")
		setRow(t, f, "Gamle", "A1", "Nr", "Navn", "E-post")
	})
	r := report(t, tab, nil, Options{})
	if tab.Sheet != "Medlemmer" || only(t, r).Name != "Ola" || r.Columns[0].Heading != "Nr" {
		t.Errorf("sheet %q, columns %v", tab.Sheet, r.Columns)
	}
}

// A remark beside the table shifts nothing in a workbook: it is ignored, and said.
func TestRemarkBesideTable(t *testing.T) {
	tab := book(t, func(f *excelize.File) {
		setRow(t, f, "Sheet1", "A1", "Nr", "Navn")
		setRow(t, f, "Sheet1", "A2", 1, "Ola", "", "flyttet")
	})
	if r := report(t, tab, nil, Options{}); only(t, r).Name != "Ola" || strings.Join(r.Ignored, ",") != "D" {
		t.Errorf("ignored %v", r.Ignored)
	}
}

// The days of a workbook from an old Mac are counted from 1904.
func TestDaysFrom1904(t *testing.T) {
	tab := book(t, func(f *excelize.File) {
		yes := true
		if err := f.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &yes}); err != nil {
			t.Fatal(err)
		}
		setRow(t, f, "Sheet1", "A1", "Nr", "Navn", "Født")
		setRow(t, f, "Sheet1", "A2", 1, "Ola", 40974)
		style(t, f, "C2", excelize.Style{NumFmt: 14})
	})
	if p := only(t, report(t, tab, nil, Options{})); p.Born.String() != "2016-03-07" {
		t.Errorf("born %s", p.Born)
	}
}

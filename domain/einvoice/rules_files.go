package einvoice

import (
	"strings"

	"kontingent/domain/problem"
)

// fileRules: what may be attached.
var fileRules = []Rule{
	{[]string{"PEPPOL-EN16931-CL001", "BR-CL-24", "UBL-DT-06"}, "einvoice.file.type", badFiles("einvoice.file.type")},
	{[]string{"BR-CL-24"}, "einvoice.file.named", badFiles("einvoice.file.named")},
	{[]string{"BR-CL-24"}, "einvoice.file.content", badFiles("einvoice.file.content")},
	{[]string{"PEPPOL-EN16931-R008"}, "einvoice.file.empty", badFiles("einvoice.file.empty")},
	{[]string{"UBL-DT-07", "DE-R-022"}, "einvoice.file.twice", func(d *Document) problem.List {
		var found problem.List
		seen := map[string]bool{}
		for _, f := range d.Attachments {
			name := strings.ToLower(f.Name)
			if seen[name] {
				found = append(found, problem.New("einvoice.file.twice", "file", f.Name).At("attachments"))
			}
			seen[name] = true
		}
		return found
	}},
	{nil, "einvoice.file.large", badFiles("einvoice.file.large")},
	{nil, "einvoice.files.large", func(d *Document) problem.List {
		return when(size(d.Attachments) > RefuseSize, problem.New("einvoice.files.large",
			"size", megabytes(size(d.Attachments)), "limit", megabytes(RefuseSize)).At("attachments"))
	}},
	{nil, "einvoice.files.heavy", func(d *Document) problem.List {
		n := size(d.Attachments)
		return when(n > WarnSize && n <= RefuseSize, problem.New("einvoice.files.heavy",
			"size", megabytes(n), "limit", megabytes(WarnSize)).At("attachments").AsWarning())
	}},
}

// badFiles gives the refusals of CanCarry that have one code.
func badFiles(code string) func(*Document) problem.List {
	return func(d *Document) problem.List {
		var found problem.List
		for _, f := range d.Attachments {
			if f.fits {
				continue
			}
			if _, err := CanCarry(f); problem.Is(err, code) {
				found.Add(err)
			}
		}
		return found
	}
}

func size(files []File) int {
	n := 0
	for _, f := range files {
		n += len(f.Content)
	}
	return n
}

// CheckFiles is the pre-flight of attachments alone, for the page where they are chosen: types, names and sizes.
func CheckFiles(files []File) problem.List {
	d := Document{Attachments: make([]File, len(files))}
	for i, f := range files {
		d.Attachments[i] = File{Name: FileName(f.Name), Content: f.Content}
	}
	var found problem.List
	for _, r := range fileRules {
		found = append(found, r.Find(&d)...)
	}
	return found
}

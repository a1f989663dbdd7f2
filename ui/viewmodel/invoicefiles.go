package viewmodel

import (
	"context"
	"strings"

	"kontingent/domain/batch"
	"kontingent/domain/problem"
)

// newInvoiceFiles are the files of one invoice, besides its batch's (spec B16). Nothing changes once it is issued.
func newInvoiceFiles(v *InvoiceView) *Files {
	return &Files{
		env: v.env,
		get: func() []batch.Attachment {
			if v.found == nil {
				return nil
			}
			return v.found.own
		},
		closed: func() bool { return v.found == nil || v.found.row.Issued() },
		found:  func() problem.List { return nil },
		set: func(list []batch.Attachment) {
			v.found.own = list
			v.env.act(func(ctx context.Context) error { return v.env.Club.SetFiles(ctx, v.id, list) }, func() {})
		},
	}
}

// BatchFiles names the files that go along with the whole mass invoicing; empty: there are none.
func (v *InvoiceView) BatchFiles() string {
	if v.found == nil || len(v.found.files) == 0 {
		return ""
	}
	var names []string
	for _, a := range v.found.files {
		names = append(names, a.Name)
	}
	return v.env.say("files.batch", "files", strings.Join(names, ", "))
}

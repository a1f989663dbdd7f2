package viewmodel

import (
	"context"
	"strings"

	"kontingent/domain/invoice"
	"kontingent/domain/problem"
)

// ublDocument is the kind under which the EHF document of an invoice is kept.
const ublDocument = "ubl"

// ActionShowEHF opens the EHF document of an invoice.
const ActionShowEHF = "show_ehf"

// hasDocument reports whether a document of a kind was made of an invoice.
func (e *Env) hasDocument(ctx context.Context, id int64, kind string) (bool, error) {
	b, err := e.Club.Document(ctx, id, kind)
	if problem.Is(err, "store.document.none") {
		return false, nil
	}
	return len(b) > 0, err
}

// showElectronic opens the EHF document of an invoice as it was sent, byte for byte.
func (e *Env) showElectronic(r invoice.Row) {
	e.act(func(ctx context.Context) error {
		b, err := e.Club.Document(ctx, r.ID, ublDocument)
		if err != nil {
			return err
		}
		return e.Club.Show(ctx, strings.TrimSuffix(documentName(r), ".pdf")+".xml", b)
	}, func() {})
}

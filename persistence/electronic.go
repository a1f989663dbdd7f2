package persistence

import (
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/einvoice"
	"kontingent/domain/issue"
	"kontingent/domain/party"
	"kontingent/persistence/queries"
)

// homeCountry is the organisation's country.
func homeCountry(ctx context.Context, q *queries.Queries) (string, error) {
	o, err := organisation(ctx, q)
	return o.Country, err
}

// frozenReach settles whether EHF can bring what is issued: the electronic document was made then or never, and has its
// address in it, whatever number the card has by now. What a look-up said of the recipient still counts.
func frozenReach(it *delivery.Item, electronic bool) {
	switch {
	case !it.Issued:
	case electronic:
		it.Card.Reach[delivery.EHF] = it.Card.NoEHF.IsZero()
	case it.Card.Reach[delivery.EHF]:
		it.Card = it.Card.Barred(delivery.EHF, delivery.Bar{
			Reason: delivery.ReasonNoDocument, Args: map[string]string{"number": it.Numbers[0], "name": it.PartyName},
		})
	}
}

// fillElectronic adds the files that go along inside electronic documents, each read once, for those who get one.
func fillElectronic(ctx context.Context, q *queries.Queries, o party.Organisation, list []issue.Work) error {
	var ids []int64
	of := map[int64]*issue.Work{}
	for i := range list {
		w := &list[i]
		if _, err := einvoice.Reach(w.Party, o.Country); err != nil {
			continue
		}
		for _, v := range w.Invoices {
			ids = append(ids, v.ID)
			of[v.ID] = w
		}
	}
	rows, err := q.EnclosuresOf(ctx, idList(ids))
	if err != nil || len(rows) == 0 {
		return err
	}
	content, err := contentOf(ctx, q, rows)
	if err != nil {
		return err
	}
	var r reader
	for _, row := range rows {
		var a batch.Attachment
		r.decode(row.Attachment, &a)
		if !a.Goes(delivery.EHF) {
			continue
		}
		w := of[row.InvoiceID]
		if w.Files == nil {
			w.Files = map[int64][]einvoice.File{}
		}
		w.Files[row.InvoiceID] = append(w.Files[row.InvoiceID], einvoice.File{Name: a.Name, Content: content[row.FileID]})
	}
	return r.err
}

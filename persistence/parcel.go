package persistence

import (
	"context"
	"fmt"
	"strings"

	"kontingent/domain/delivery"
	"kontingent/domain/issue"
	"kontingent/persistence/queries"
)

// noHost stands in message ids for the domain of an organisation without an e-mail address.
const noHost = "kontingent.invalid"

// Parcels gives what a carrier needs for issued dispatches, in the order asked for: the recipient as the card is now,
// the words and documents as they were issued, and what has been frozen for the method in this round.
func (s *Store) Parcels(ctx context.Context, m delivery.Method, ids ...int64) (list []delivery.Parcel, err error) {
	err = s.do(ctx, "read parcels", func(ctx context.Context, q *queries.Queries) error {
		list, err = parcels(ctx, q, m, ids)
		return err
	})
	return list, err
}

func parcels(ctx context.Context, q *queries.Queries, m delivery.Method, ids []int64) ([]delivery.Parcel, error) {
	wanted := idList(ids)
	heads, err := q.DispatchesByID(ctx, wanted)
	if err != nil {
		return nil, err
	}
	org, err := organisation(ctx, q)
	if err != nil {
		return nil, err
	}
	host := noHost
	if _, h, ok := strings.Cut(org.Email, "@"); ok {
		host = h
	}
	byID := make(map[int64]*delivery.Parcel, len(heads))
	for _, h := range heads {
		id := delivery.MessageID(delivery.InRound(h.UID, int(h.Round)), m, host)
		byID[h.ID] = &delivery.Parcel{ID: h.UID, Run: value(h.BatchName), MessageID: id}
	}
	for _, fill := range []func() error{
		func() error { return fillRecipients(ctx, q, heads, byID) },
		func() error { return fillLetters(ctx, q, wanted, byID) },
		func() error { return fillFiles(ctx, q, m, wanted, byID) },
		func() error { return fillEnclosures(ctx, q, m, wanted, byID) },
		func() error { return fillRounds(ctx, q, m, wanted, byID) },
		func() error { return fillFrozen(ctx, q, m, wanted, byID) },
		func() error { return fillMemos(ctx, q, m, wanted, byID) },
	} {
		if err := fill(); err != nil {
			return nil, err
		}
	}
	list := make([]delivery.Parcel, len(ids))
	for i, id := range ids {
		p := byID[id]
		if p == nil || len(p.Files) == 0 && m != delivery.EHF { // its carrier says that there is none
			return nil, fmt.Errorf("dispatch %d has no issued documents", id)
		}
		list[i] = *p
	}
	return list, nil
}

func fillRecipients(
	ctx context.Context, q *queries.Queries, heads []queries.DispatchHead, byID map[int64]*delivery.Parcel,
) error {
	rows, err := q.PartiesByID(ctx, idList(each(heads, func(h queries.DispatchHead) int64 { return h.PartyID })))
	if err != nil {
		return err
	}
	to := make(map[int64]delivery.Recipient, len(rows))
	for _, p := range rows {
		to[p.ID] = delivery.Recipient{
			Number: p.Number, Name: p.Name, Email: p.Email, PostalCode: p.PostalCode,
		}
	}
	for _, h := range heads {
		byID[h.ID].To = to[h.PartyID]
	}
	return nil
}

func fillLetters(ctx context.Context, q *queries.Queries, ids string, byID map[int64]*delivery.Parcel) error {
	rows, err := q.Letters(ctx, ids)
	if err != nil {
		return err
	}
	var r reader
	for _, row := range rows {
		if row.Letter != "" {
			p := byID[row.ID]
			r.decode(row.Letter, &p.Letter)
			p.To.Endpoint = p.Letter.Endpoint
		}
	}
	return r.err
}

// form is what kind of document a method brings, and what its files are.
type form struct{ kind, ext, mime string }

func formOf(m delivery.Method) form {
	if m == delivery.EHF {
		return form{issue.UBL, ".xml", "application/xml"}
	}
	return form{issue.PDF, ".pdf", "application/pdf"}
}

// fillFiles puts the invoices' documents in, each checked against its sum: a damaged one never leaves.
func fillFiles(
	ctx context.Context, q *queries.Queries, m delivery.Method, ids string, byID map[int64]*delivery.Parcel,
) error {
	form := formOf(m)
	invoices, err := q.DispatchInvoices(ctx, ids)
	if err != nil {
		return err
	}
	docs, err := q.DocumentsOfKind(ctx, queries.DocumentsOfKindParams{
		Kind: form.kind, Ids: idList(each(invoices, func(v queries.DispatchInvoicesRow) int64 { return v.ID })),
	})
	if err != nil {
		return err
	}
	content := make(map[int64][]byte, len(docs))
	for _, d := range docs {
		if err := matches(d.Bytes, d.Sha256); err != nil {
			return damage{fmt.Errorf("document of invoice id %d: %w", d.InvoiceID, err)}
		}
		content[d.InvoiceID] = d.Bytes
	}
	for _, v := range invoices {
		if v.Number == nil {
			continue
		}
		p := byID[v.DispatchID]
		if at := moment(value(v.IssuedAt)); p.Date.IsZero() || at.Before(p.Date) {
			p.Date = at
		}
		if content[v.ID] == nil {
			if form.kind == issue.PDF {
				return damage{fmt.Errorf("invoice %d has no document", *v.Number)}
			}
			continue
		}
		name := fmt.Sprintf("faktura-%d%s", *v.Number, form.ext)
		if v.IsNote != 0 {
			name = fmt.Sprintf("kreditnota-%d%s", *v.Number, form.ext)
		}
		p.Files = append(p.Files, delivery.File{Name: name, MIME: form.mime, Bytes: content[v.ID]})
	}
	return nil
}

// fillRounds dates what is sent again after it was undelivered by the round it belongs to. When nobody knows whether an
// earlier message arrived, the new one goes under that one's id: whoever has it already can then tell.
func fillRounds(
	ctx context.Context, q *queries.Queries, m delivery.Method, ids string, byID map[int64]*delivery.Parcel,
) error {
	rows, err := q.LaterRounds(ctx, queries.LaterRoundsParams{Method: string(m), Ids: ids})
	for _, r := range rows {
		p := byID[r.ID]
		p.Date = moment(r.Began)
		if r.Doubted != "" {
			p.MessageID = r.Doubted
		}
	}
	return err
}

func fillFrozen(
	ctx context.Context, q *queries.Queries, m delivery.Method, ids string, byID map[int64]*delivery.Parcel,
) error {
	rows, err := q.FrozenOf(ctx, queries.FrozenOfParams{Method: string(m), Ids: ids})
	if err != nil {
		return err
	}
	for _, f := range rows {
		if err := matches(f.Bytes, f.Sha256); err != nil {
			return damage{fmt.Errorf("message of dispatch %d: %w", f.DispatchID, err)}
		}
		p := byID[f.DispatchID]
		p.Frozen = f.Bytes
		if f.MessageID != "" {
			p.MessageID = f.MessageID
		}
	}
	return nil
}

package persistence

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
	"kontingent/persistence/queries"
)

// AddFile keeps the bytes of a file, once.
func (s *Store) AddFile(ctx context.Context, content []byte) error {
	return s.do(ctx, "keep a file", func(ctx context.Context, q *queries.Queries) error {
		sum := sha256.Sum256(content)
		return q.AddFile(ctx, queries.AddFileParams{Sha256: sum[:], Bytes: content})
	})
}

// tidyFiles forgets files that somebody added to a plan and took out again.
func (s *Store) tidyFiles(ctx context.Context) error {
	return s.do(ctx, "tidy the files", func(ctx context.Context, q *queries.Queries) error { return q.DropUnusedFiles(ctx) })
}

// enclose writes what goes along with a batch, or with one invoice, anew.
func enclose(ctx context.Context, q *queries.Queries, batchID, invoiceID *int64, list []batch.Attachment) error {
	drop := q.DropInvoiceEnclosures
	of := invoiceID
	if batchID != nil {
		drop, of = q.DropBatchEnclosures, batchID
	}
	if err := drop(ctx, of); err != nil {
		return err
	}
	for _, a := range list {
		sum, err := hex.DecodeString(a.Sum)
		if err != nil {
			return fmt.Errorf("read the sum of %q: %w", a.Name, err)
		}
		file, err := q.FileID(ctx, sum)
		if errors.Is(err, sql.ErrNoRows) {
			return problem.New("attachment.lost", "file", a.Name).At("attachments")
		}
		if err != nil {
			return err
		}
		text, err := encode(a)
		if err != nil {
			return err
		}
		err = q.AddEnclosure(ctx, queries.AddEnclosureParams{BatchID: batchID, InvoiceID: invoiceID, FileID: file, Attachment: text})
		if err != nil {
			return err
		}
	}
	return nil
}

// Enclosures are the files that go along with an invoice: its batch's, and its own.
func (s *Store) Enclosures(ctx context.Context, invoice int64) (of, own []batch.Attachment, err error) {
	err = s.do(ctx, "read what goes along", func(ctx context.Context, q *queries.Queries) error {
		of, own, err = enclosures(ctx, q, invoice)
		return err
	})
	return of, own, err
}

func enclosures(ctx context.Context, q *queries.Queries, invoice int64) (of, own []batch.Attachment, err error) {
	rows, err := q.EnclosuresOf(ctx, idList([]int64{invoice}))
	if err != nil {
		return nil, nil, err
	}
	var r reader
	for _, row := range rows {
		var a batch.Attachment
		r.decode(row.Attachment, &a)
		if row.Shared != 0 {
			of = append(of, a)
		} else {
			own = append(own, a)
		}
	}
	return of, own, r.err
}

// Enclose sets the files of one planned invoice.
func (s *Store) Enclose(
	ctx context.Context, id int64, decide func(of, own []batch.Attachment) ([]batch.Attachment, error),
) error {
	return s.do(ctx, "let a file go along", func(ctx context.Context, q *queries.Queries) error {
		head, err := oneHead(ctx, q, id)
		if err != nil {
			return err
		}
		if head.Number != nil {
			return problem.New("attachment.issued", "number", fmt.Sprint(*head.Number))
		}
		of, own, err := enclosures(ctx, q, id)
		if err != nil {
			return err
		}
		list, err := decide(of, own)
		if err != nil {
			return err
		}
		if err := enclose(ctx, q, nil, &id, list); err != nil {
			return err
		}
		return q.TouchInvoice(ctx, id)
	})
}

// contentOf reads the files of enclosures, each once and checked against its sum, by their id.
func contentOf(ctx context.Context, q *queries.Queries, rows []queries.EnclosuresOfRow) (map[int64][]byte, error) {
	kept, err := q.Files(ctx, idList(each(rows, func(r queries.EnclosuresOfRow) int64 { return r.FileID })))
	if err != nil {
		return nil, err
	}
	content := make(map[int64][]byte, len(kept))
	for _, f := range kept {
		if err := matches(f.Bytes, f.Sha256); err != nil {
			return nil, damage{fmt.Errorf("file %d: %w", f.ID, err)}
		}
		content[f.ID] = f.Bytes
	}
	return content, nil
}

// fillEnclosures puts in what goes along by a method, each file read once and checked against its sum, and shared by all
// parcels it goes with.
func fillEnclosures(
	ctx context.Context, q *queries.Queries, m delivery.Method, ids string, byID map[int64]*delivery.Parcel,
) error {
	if m == delivery.EHF {
		return nil // they are inside the documents
	}
	invoices, err := q.DispatchInvoices(ctx, ids)
	if err != nil {
		return err
	}
	rows, err := q.EnclosuresOf(ctx, idList(each(invoices, func(v queries.DispatchInvoicesRow) int64 { return v.ID })))
	if err != nil || len(rows) == 0 {
		return err
	}
	content, err := contentOf(ctx, q, rows)
	if err != nil {
		return err
	}
	dispatch := make(map[int64]int64, len(invoices))
	for _, v := range invoices {
		dispatch[v.ID] = v.DispatchID
	}
	var r reader
	in := map[string]bool{} // a document for several invoices has its batch's files once
	for _, row := range rows {
		var a batch.Attachment
		r.decode(row.Attachment, &a)
		id := dispatch[row.InvoiceID]
		if key := fmt.Sprint(id, " ", a.Sum, " ", a.Name); a.Goes(m) && !in[key] {
			in[key] = true
			byID[id].Files = append(byID[id].Files, delivery.File{
				Name: a.SentName(), MIME: a.MIME, Bytes: content[row.FileID], Shared: true,
			})
		}
	}
	return r.err
}

// files compares every file that goes along with its sum, one at a time: they may be large.
func (c *checker) files(ctx context.Context) error {
	for after, more := int64(0), true; more; {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := c.store.do(ctx, "check the files", func(ctx context.Context, q *queries.Queries) error {
			rows, err := q.FilesAfter(ctx, after)
			for _, f := range rows {
				after = f.ID
				if matches(f.Bytes, f.Sha256) == nil {
					continue
				}
				name, err := q.EnclosureOfFile(ctx, f.ID)
				if err != nil {
					return err
				}
				var r reader
				var a batch.Attachment
				r.decode(name, &a)
				c.add(problem.New("store.check.attachment", "file", a.Name))
			}
			more = len(rows) > 0
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

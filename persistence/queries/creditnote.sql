-- name: AddCreditNote :exec
INSERT INTO credit_note (invoice_id, credits, closes, taken) VALUES (?, ?, ?, ?);

-- name: CreditNotes :many
SELECT invoice_id, closes, taken FROM credit_note
WHERE invoice_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

-- The credit notes of invoices, in the order of their numbers.
-- name: NotesOf :many
SELECT credit_note.invoice_id, credit_note.credits
FROM credit_note JOIN invoice ON invoice.id = credit_note.invoice_id
WHERE credit_note.credits IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY credit_note.credits, invoice.number;

-- name: CreditedAfter :many
SELECT DISTINCT credits FROM credit_note WHERE credits > ? ORDER BY credits LIMIT ?;

-- name: DispatchesOfInvoices :many
SELECT * FROM dispatch_head WHERE id IN (
    SELECT dispatch_id FROM dispatch_invoice
    WHERE invoice_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
);

-- The invoices of a batch of which something is left, those that are issued first and in the order of their numbers.
-- name: CreditableOf :many
SELECT id, CAST(number IS NOT NULL AS INTEGER) AS issued FROM invoice
WHERE batch_id = ?
  AND NOT EXISTS (SELECT 1 FROM credit_note WHERE credit_note.invoice_id = invoice.id)
  AND NOT EXISTS (SELECT 1 FROM credit_note WHERE credit_note.credits = invoice.id AND credit_note.closes = 1)
ORDER BY number IS NULL, number, id;

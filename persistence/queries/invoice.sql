-- name: InvoiceHeads :many
SELECT * FROM invoice_head;

-- name: InvoiceHeadsOfBatch :many
SELECT * FROM invoice_head WHERE batch_id = ?;

-- name: InvoiceHeadsByID :many
SELECT * FROM invoice_head WHERE id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

-- name: InvoiceHeadsAfter :many
SELECT * FROM invoice_head WHERE id > ? ORDER BY id LIMIT ?;

-- name: InvoiceID :one
SELECT id FROM invoice WHERE number = ?;

-- name: AddInvoice :execlastid
INSERT INTO invoice (
    batch_id, party_id, sequence, invoice_date, due_date, currency, their_reference, our_reference,
    additional_information, sellers_notes, payment_method, shipping_method, total, vat, send, chain
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: DropInvoiceDispatch :exec
DELETE FROM dispatch WHERE id IN (SELECT dispatch_id FROM dispatch_invoice WHERE invoice_id = ?);

-- name: DropInvoice :exec
DELETE FROM invoice WHERE id = ?;

-- name: SetSend :execrows
UPDATE invoice SET send = ? WHERE id = ? AND batch_id = ?;

-- name: Lines :many
SELECT * FROM invoice_line WHERE invoice_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY invoice_id, position;

-- name: AddLine :exec
INSERT INTO invoice_line (
    invoice_id, position, product, description, quantity, unit, unit_price, vat, vat_rate
) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?);

-- name: Notes :many
SELECT id, body FROM note WHERE id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

-- name: NoteID :one
SELECT id FROM note WHERE sha256 = ?;

-- name: AddNote :execlastid
INSERT INTO note (sha256, body) VALUES (?, ?);

-- name: Document :one
SELECT bytes FROM document WHERE invoice_id = ? AND kind = ?;

-- name: DocumentsOf :many
SELECT document.invoice_id, document.kind, document.sha256, document.bytes FROM document
WHERE document.invoice_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

-- name: AddDocument :exec
INSERT INTO document (invoice_id, kind, sha256, bytes) VALUES (?, ?, ?, ?);

-- name: FileID :one
SELECT id FROM file WHERE sha256 = ?;

-- name: AddFile :exec
INSERT INTO file (sha256, bytes) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING;

-- name: DropUnusedFiles :exec
DELETE FROM file WHERE id NOT IN (SELECT file_id FROM enclosure);

-- name: AddEnclosure :exec
INSERT INTO enclosure (batch_id, invoice_id, file_id, attachment) VALUES (?, ?, ?, ?);

-- name: DropBatchEnclosures :exec
DELETE FROM enclosure WHERE batch_id = ?;

-- name: DropInvoiceEnclosures :exec
DELETE FROM enclosure WHERE invoice_id = ?;

-- What goes along with invoices, and with no credit note: the batches' first, in the order they were written.
-- name: EnclosuresOf :many
SELECT invoice.id AS invoice_id, enclosure.file_id, enclosure.attachment, CAST(enclosure.batch_id IS NOT NULL AS INTEGER) AS shared
FROM invoice
JOIN enclosure ON enclosure.invoice_id = invoice.id
    OR enclosure.batch_id = invoice.batch_id AND invoice.id NOT IN (SELECT invoice_id FROM credit_note)
WHERE invoice.id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY invoice.id, shared DESC, enclosure.id;

-- name: Files :many
SELECT * FROM file WHERE id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

-- name: FilesAfter :many
SELECT id, sha256, bytes FROM file WHERE id > ? ORDER BY id LIMIT 1;

-- name: EnclosureOfFile :one
SELECT attachment FROM enclosure WHERE file_id = ? LIMIT 1;

-- name: TouchInvoice :exec
UPDATE invoice SET revision = revision + 1 WHERE id = ?;

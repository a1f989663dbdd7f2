-- name: NotesAfter :many
SELECT id, sha256, body FROM note WHERE id > ? ORDER BY id LIMIT ?;

-- A document of an invoice that has no number.
-- name: StrayDocuments :many
SELECT document.invoice_id, party.number AS party_number
FROM document
JOIN invoice ON invoice.id = document.invoice_id
JOIN party ON party.id = invoice.party_id
WHERE invoice.number IS NULL
ORDER BY document.invoice_id;

-- An issued invoice that is in no dispatch: nobody would ever send it.
-- name: Undispatched :many
SELECT CAST(invoice.number AS INTEGER) AS number
FROM invoice
WHERE invoice.number IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM dispatch_invoice WHERE dispatch_invoice.invoice_id = invoice.id)
ORDER BY invoice.number;

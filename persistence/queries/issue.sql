-- name: LastIssued :one
SELECT seal, issued_at FROM invoice WHERE number = ?;

-- name: AnyIssued :one
SELECT EXISTS (SELECT 1 FROM invoice WHERE number IS NOT NULL);

-- Everything that an issued invoice is made of, with a word for the version of it that was read.
-- name: Stamp :many
SELECT 'organisation' AS what, organisation.id, CAST(organisation.revision AS TEXT) AS version FROM organisation
UNION ALL
SELECT 'series', 0, CAST(series.next AS TEXT) FROM series WHERE series.name = 'invoice'
UNION ALL
SELECT 'dispatch', dispatch.id, dispatch.state FROM dispatch
WHERE dispatch.id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
UNION ALL
SELECT 'party', party.id, CAST(party.revision AS TEXT) FROM party
WHERE party.id IN (
    SELECT dispatch.party_id FROM dispatch
    WHERE dispatch.id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
)
UNION ALL
SELECT 'batch', batch.id, batch.plan FROM batch
WHERE batch.id IN (
    SELECT dispatch.batch_id FROM dispatch
    WHERE dispatch.id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
)
UNION ALL
SELECT 'invoice', invoice.id, CAST(invoice.revision AS TEXT)
FROM dispatch_invoice JOIN invoice ON invoice.id = dispatch_invoice.invoice_id
WHERE dispatch_invoice.dispatch_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY 1, 2;

-- name: IssueInvoice :execrows
UPDATE invoice SET number = ?, reference = ?, their_reference = ?, issued_at = ?, seal = ?, revision = revision + 1
WHERE id = ? AND number IS NULL;

-- name: SetLetter :execrows
UPDATE dispatch SET letter = ? WHERE id = ?;

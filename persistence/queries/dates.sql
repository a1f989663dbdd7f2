-- New dates for what a dispatch carries and nobody has seen yet. What falls due later stays as it is.
-- name: RedateInvoices :execrows
UPDATE invoice
SET due_date = CAST(sqlc.arg(due) AS TEXT), invoice_date = max(invoice_date, CAST(sqlc.arg(today) AS TEXT)),
    revision = revision + 1
WHERE number IS NULL AND due_date <= CAST(sqlc.arg(until) AS TEXT)
  AND id IN (SELECT invoice_id FROM dispatch_invoice WHERE dispatch_id = CAST(sqlc.arg(dispatch) AS INTEGER));

-- name: EditInvoice :execrows
UPDATE invoice SET due_date = ?, their_reference = ?, our_reference = ?, revision = revision + 1
WHERE id = ? AND number IS NULL;

-- name: Batches :many
SELECT * FROM batch ORDER BY id;

-- name: Batch :one
SELECT * FROM batch WHERE id = ?;

-- name: BatchNames :many
SELECT id, name FROM batch ORDER BY id;

-- A batch that is just beginning; its plan is written by the step that follows.
-- name: AddBatch :execlastid
INSERT INTO batch (name, state, plan, created) VALUES ('', ?, '{}', 0);

-- name: SetBatch :exec
UPDATE batch SET name = ?, plan = ?, excluded = ?, created = ? WHERE id = ?;

-- name: DropRecipients :exec
DELETE FROM batch_recipient WHERE batch_id = ?;

-- name: SetBatchState :exec
UPDATE batch SET state = ? WHERE id = ?;

-- name: DropBatch :exec
DELETE FROM batch WHERE id = ?;

-- name: Recipients :many
SELECT batch_recipient.batch_id, party.number
FROM batch_recipient JOIN party ON party.id = batch_recipient.party_id
ORDER BY batch_recipient.batch_id, batch_recipient.position;

-- name: RecipientsOf :many
SELECT batch_recipient.batch_id, party.number
FROM batch_recipient JOIN party ON party.id = batch_recipient.party_id
WHERE batch_recipient.batch_id = ?
ORDER BY batch_recipient.position;

-- name: AddRecipient :exec
INSERT INTO batch_recipient (batch_id, position, party_id) VALUES (?, ?, ?);

-- name: Tallies :many
SELECT
    invoice.batch_id, CAST(invoice.number IS NOT NULL AS INTEGER) AS issued, dispatch.state,
    CAST(EXISTS (
        SELECT 1 FROM credit_note WHERE credit_note.credits = invoice.id AND credit_note.closes = 1
    ) AS INTEGER) AS credited,
    count(*) AS invoices, CAST(sum(invoice.total) AS INTEGER) AS total
FROM invoice
LEFT JOIN dispatch_invoice ON dispatch_invoice.invoice_id = invoice.id
LEFT JOIN dispatch ON dispatch.id = dispatch_invoice.dispatch_id
WHERE (CAST(sqlc.arg(batch) AS INTEGER) = 0 OR invoice.batch_id = CAST(sqlc.arg(batch) AS INTEGER))
  AND NOT EXISTS (SELECT 1 FROM credit_note WHERE credit_note.invoice_id = invoice.id)
GROUP BY invoice.batch_id, issued, dispatch.state, credited;

-- name: DropBatchDispatches :exec
DELETE FROM dispatch WHERE batch_id = ?;

-- name: DropBatchInvoices :exec
DELETE FROM invoice WHERE batch_id = ?;

-- name: DropUnusedNotes :exec
DELETE FROM note WHERE id NOT IN (
    SELECT additional_information FROM invoice WHERE additional_information IS NOT NULL
    UNION SELECT sellers_notes FROM invoice WHERE sellers_notes IS NOT NULL
);

-- name: DueDispatches :many
SELECT * FROM dispatch_head
WHERE (CAST(sqlc.arg(batch) AS INTEGER) = 0 OR batch_id = CAST(sqlc.arg(batch) AS INTEGER))
  AND (state IN ('in_doubt', 'needs_attention') OR (state IN ('scheduled', 'retrying', 'held') AND due <= sqlc.arg(now)))
ORDER BY due, id;

-- name: Dispatches :many
SELECT * FROM dispatch_head ORDER BY due, id;

-- name: OpenDispatches :many
SELECT * FROM dispatch_head WHERE state NOT IN ('delivered', 'draft', 'cancelled') ORDER BY due, id;

-- name: DispatchesByID :many
SELECT * FROM dispatch_head WHERE id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY due, id;

-- name: DispatchesOfBatch :many
SELECT * FROM dispatch_head WHERE batch_id = ? ORDER BY due, id;

-- name: DispatchOfInvoice :many
SELECT * FROM dispatch_head WHERE id IN (SELECT dispatch_id FROM dispatch_invoice WHERE invoice_id = ?);

-- name: Letters :many
SELECT id, letter FROM dispatch WHERE id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

-- name: CountStates :many
SELECT state, count(*) AS dispatches FROM dispatch
WHERE id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
GROUP BY state;

-- name: AddDispatch :execlastid
INSERT INTO dispatch (uid, batch_id, party_id, state, chain, due) VALUES (?, ?, ?, ?, ?, ?);

-- name: AddDispatchInvoice :exec
INSERT INTO dispatch_invoice (dispatch_id, position, invoice_id) VALUES (?, ?, ?);

-- name: DispatchInvoices :many
SELECT dispatch_invoice.dispatch_id, invoice.id, invoice.number, invoice.invoice_date, invoice.issued_at
FROM dispatch_invoice JOIN invoice ON invoice.id = dispatch_invoice.invoice_id
WHERE dispatch_invoice.dispatch_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY dispatch_invoice.dispatch_id, dispatch_invoice.position;

-- name: MoveDispatch :execrows
UPDATE dispatch
SET state = sqlc.arg(to_state), next = sqlc.arg(next),
    method = CASE CAST(sqlc.arg(method) AS TEXT) WHEN '' THEN method ELSE CAST(sqlc.arg(method) AS TEXT) END
WHERE id = sqlc.arg(id) AND state = sqlc.arg(from_state);

-- name: Attempts :many
SELECT * FROM attempt WHERE dispatch_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY dispatch_id, id;

-- name: AddAttempt :exec
INSERT INTO attempt (dispatch_id, at, method, outcome, words, reason, args) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: MessageIDs :many
SELECT dispatch_id, message_id FROM frozen
WHERE message_id <> '' AND dispatch_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY id;

-- name: FrozenOf :many
SELECT dispatch_id, message_id, sha256, bytes FROM frozen
WHERE method = sqlc.arg(method) AND dispatch_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

-- name: AddFrozen :exec
INSERT INTO frozen (dispatch_id, method, message_id, sha256, bytes) VALUES (?, ?, ?, ?, ?);

-- name: Pauses :many
SELECT * FROM pause;

-- name: SetPause :exec
INSERT INTO pause (method, at, reason, words) VALUES (?, ?, ?, ?)
ON CONFLICT (method) DO UPDATE SET at = excluded.at, reason = excluded.reason, words = excluded.words;

-- name: DropPause :exec
DELETE FROM pause WHERE method = ?;

-- What was being worked on when the program stopped and had not left goes back into the queue.
-- name: ReleaseClaimed :exec
UPDATE dispatch
SET state = CASE WHEN EXISTS (SELECT 1 FROM attempt WHERE attempt.dispatch_id = dispatch.id AND attempt.outcome <> 'skipped')
    THEN 'retrying' ELSE 'scheduled' END
WHERE state = 'claimed';

-- name: NoteSubmitting :exec
INSERT INTO attempt (dispatch_id, at, method, outcome, reason)
SELECT dispatch.id, CAST(sqlc.arg(at) AS INTEGER), dispatch.method, 'in_doubt', CAST(sqlc.arg(reason) AS TEXT)
FROM dispatch WHERE dispatch.state = 'submitting';

-- name: DoubtSubmitting :exec
UPDATE dispatch SET state = 'in_doubt' WHERE state = 'submitting';

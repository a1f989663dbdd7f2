-- name: DueDispatches :many
SELECT * FROM dispatch_head
WHERE (CAST(sqlc.arg(batch) AS INTEGER) = 0 OR batch_id = CAST(sqlc.arg(batch) AS INTEGER))
  AND (state IN ('in_doubt', 'needs_attention') OR (state IN ('scheduled', 'retrying', 'held') AND due <= sqlc.arg(now))
    OR (state = 'handed_over' AND next > 0))
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
INSERT INTO dispatch (uid, batch_id, party_id, state, chain, due, short) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: AddDispatchInvoice :exec
INSERT INTO dispatch_invoice (dispatch_id, position, invoice_id) VALUES (?, ?, ?);

-- name: DispatchInvoices :many
SELECT dispatch_invoice.dispatch_id, invoice.id, invoice.number, invoice.invoice_date, invoice.due_date, invoice.issued_at,
    CAST(EXISTS (
        SELECT 1 FROM credit_note WHERE credit_note.credits = invoice.id AND credit_note.closes = 1
    ) AS INTEGER) AS credited,
    CAST(EXISTS (SELECT 1 FROM credit_note WHERE credit_note.invoice_id = invoice.id) AS INTEGER) AS is_note,
    CAST(EXISTS (
        SELECT 1 FROM document WHERE document.invoice_id = invoice.id AND document.kind = 'ubl'
    ) AS INTEGER) AS electronic
FROM dispatch_invoice JOIN invoice ON invoice.id = dispatch_invoice.invoice_id
WHERE dispatch_invoice.dispatch_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY dispatch_invoice.dispatch_id, dispatch_invoice.position;

-- name: MoveDispatch :execrows
UPDATE dispatch
SET state = sqlc.arg(to_state), next = sqlc.arg(next), round = round + CAST(sqlc.arg(rounds) AS INTEGER),
    method = CASE
        WHEN CAST(sqlc.arg(method) AS TEXT) = '' AND CAST(sqlc.arg(rounds) AS INTEGER) = 0 THEN method
        ELSE CAST(sqlc.arg(method) AS TEXT)
    END,
    chain = CASE CAST(sqlc.arg(chain) AS TEXT) WHEN '' THEN chain ELSE CAST(sqlc.arg(chain) AS TEXT) END,
    due = CASE CAST(sqlc.arg(due) AS INTEGER) WHEN 0 THEN due ELSE CAST(sqlc.arg(due) AS INTEGER) END
WHERE id = sqlc.arg(id) AND state = sqlc.arg(from_state)
  AND (CAST(sqlc.arg(seen) AS TEXT) = '' OR chain = CAST(sqlc.arg(seen) AS TEXT));

-- name: Attempts :many
SELECT * FROM attempt WHERE dispatch_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY dispatch_id, id;

-- name: AddAttempt :exec
INSERT INTO attempt (dispatch_id, round, at, method, outcome, words, reason, args)
VALUES (sqlc.arg(dispatch_id), (SELECT round FROM dispatch WHERE id = sqlc.arg(dispatch_id)), sqlc.arg(at),
    sqlc.arg(method), sqlc.arg(outcome), sqlc.arg(words), sqlc.arg(reason), sqlc.arg(args));

-- name: MessageIDs :many
SELECT dispatch_id, message_id FROM frozen
WHERE message_id <> '' AND dispatch_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY id;

-- name: FrozenOf :many
SELECT frozen.dispatch_id, frozen.message_id, frozen.sha256, frozen.bytes
FROM frozen JOIN dispatch ON dispatch.id = frozen.dispatch_id AND dispatch.round = frozen.round
WHERE frozen.method = sqlc.arg(method)
  AND frozen.dispatch_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

-- name: AddFrozen :exec
INSERT INTO frozen (dispatch_id, round, method, message_id, sha256, bytes)
VALUES (sqlc.arg(dispatch_id), (SELECT round FROM dispatch WHERE id = sqlc.arg(dispatch_id)), sqlc.arg(method),
    sqlc.arg(message_id), sqlc.arg(sha256), sqlc.arg(bytes));

-- When a later round began, and the id of the first message that nobody knows whether it arrived.
-- name: LaterRounds :many
SELECT dispatch.id,
    CAST(coalesce((
        SELECT attempt.at FROM attempt
        WHERE attempt.dispatch_id = dispatch.id AND attempt.round = dispatch.round ORDER BY attempt.id LIMIT 1
    ), 0) AS INTEGER) AS began,
    CAST(coalesce((
        SELECT frozen.message_id FROM frozen
        WHERE frozen.dispatch_id = dispatch.id AND frozen.method = sqlc.arg(method) AND EXISTS (
            SELECT 1 FROM attempt
            WHERE attempt.dispatch_id = frozen.dispatch_id AND attempt.round = frozen.round
              AND attempt.method = frozen.method AND attempt.outcome = 'in_doubt'
        )
        ORDER BY frozen.id LIMIT 1
    ), '') AS TEXT) AS doubted
FROM dispatch
WHERE dispatch.round > 1 AND dispatch.id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

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
INSERT INTO attempt (dispatch_id, round, at, method, outcome, reason)
SELECT dispatch.id, dispatch.round, CAST(sqlc.arg(at) AS INTEGER), dispatch.method, 'in_doubt', CAST(sqlc.arg(reason) AS TEXT)
FROM dispatch WHERE dispatch.state = 'submitting';

-- name: DoubtSubmitting :exec
UPDATE dispatch SET state = 'in_doubt' WHERE state = 'submitting';

-- name: CountTry :exec
UPDATE dispatch SET tries = tries + 1 WHERE id = ?;

-- What the ledger says of dispatches that may have left. What awaits the network's answer is still leaving.
-- name: Witnessed :many
SELECT
    dispatch.id, dispatch.uid,
    CAST(CASE WHEN dispatch.state = 'handed_over' AND dispatch.next > 0 THEN 'submitting' ELSE dispatch.state END AS TEXT)
        AS state, dispatch.method, dispatch.tries, party.number AS party_number,
    CAST(COALESCE((
        SELECT frozen.message_id FROM frozen
        WHERE frozen.dispatch_id = dispatch.id AND frozen.method = dispatch.method
    ), '') AS TEXT) AS message_id
FROM dispatch JOIN party ON party.id = dispatch.party_id
WHERE dispatch.id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT))) AND dispatch.tries > 0
ORDER BY dispatch.id;

-- name: AllWitnessed :many
SELECT
    dispatch.id, dispatch.uid,
    CAST(CASE WHEN dispatch.state = 'handed_over' AND dispatch.next > 0 THEN 'submitting' ELSE dispatch.state END AS TEXT)
        AS state, dispatch.method, dispatch.tries, party.number AS party_number,
    CAST(COALESCE((
        SELECT frozen.message_id FROM frozen
        WHERE frozen.dispatch_id = dispatch.id AND frozen.method = dispatch.method
    ), '') AS TEXT) AS message_id
FROM dispatch JOIN party ON party.id = dispatch.party_id
ORDER BY dispatch.id;

-- name: IssuedFrom :many
SELECT
    invoice.id, CAST(invoice.number AS INTEGER) AS number, CAST(invoice.reference AS TEXT) AS reference,
    CAST(invoice.issued_at AS INTEGER) AS issued_at, invoice.seal, invoice.invoice_date, invoice.total, invoice.currency,
    party.number AS party_number, CAST(COALESCE(dispatch.uid, '') AS TEXT) AS uid, credited.number AS credits
FROM invoice
JOIN party ON party.id = invoice.party_id
LEFT JOIN credit_note ON credit_note.invoice_id = invoice.id
LEFT JOIN invoice AS credited ON credited.id = credit_note.credits
LEFT JOIN dispatch_invoice ON dispatch_invoice.invoice_id = invoice.id
LEFT JOIN dispatch ON dispatch.id = dispatch_invoice.dispatch_id
WHERE invoice.number >= ?
ORDER BY invoice.number;

-- What went out according to the ledger, in a store that is older than it.
-- name: WitnessDispatch :exec
UPDATE dispatch SET state = ?, method = ?, tries = ? WHERE id = ?;

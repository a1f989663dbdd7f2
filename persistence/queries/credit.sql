-- name: CreditAccount :one
SELECT CAST(coalesce(sum(units), 0) AS INTEGER) AS balance, CAST(coalesce(sum(reserved), 0) AS INTEGER) AS reserved
FROM credit;

-- name: CreditEntries :many
SELECT id, at, kind, units, reserved, dispatch_id, method, note FROM credit ORDER BY id;

-- name: AddCredit :exec
INSERT INTO credit (at, kind, units, reserved, dispatch_id, method, note) VALUES (?, ?, ?, ?, ?, ?, ?);

-- name: Reservations :many
SELECT CAST(dispatch_id AS INTEGER) AS dispatch, method, CAST(sum(reserved) AS INTEGER) AS units
FROM credit
WHERE dispatch_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
GROUP BY dispatch_id, method HAVING sum(reserved) > 0;

-- What a dispatch has set aside or spent, with where it stands, in the order of the ledger.
-- name: CreditOfDispatches :many
SELECT dispatch.id, dispatch.state, party.number AS party_number,
    CAST(sum(credit.reserved) AS INTEGER) AS open,
    CAST(sum(credit.kind = 'spent') AS INTEGER) AS spent,
    CAST(sum(credit.kind = 'reserved') - sum(credit.kind IN ('spent', 'returned')) AS INTEGER) AS unsettled
FROM credit
JOIN dispatch ON dispatch.id = credit.dispatch_id
JOIN party ON party.id = dispatch.party_id
GROUP BY dispatch.id, dispatch.state, party.number ORDER BY dispatch.id;

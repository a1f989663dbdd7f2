-- name: IssuedNumbers :many
SELECT CAST(number AS INTEGER) AS number, seal FROM invoice WHERE number IS NOT NULL ORDER BY number, id;

-- name: FrozenAfter :many
SELECT frozen.id, frozen.dispatch_id, frozen.sha256, frozen.bytes, party.number AS party_number
FROM frozen
JOIN dispatch ON dispatch.id = frozen.dispatch_id
JOIN party ON party.id = dispatch.party_id
WHERE frozen.id > ? ORDER BY frozen.id LIMIT ?;

-- name: DeliveredUnproven :many
SELECT dispatch.id, party.number AS party_number
FROM dispatch JOIN party ON party.id = dispatch.party_id
WHERE dispatch.state = 'delivered' AND NOT EXISTS (
    SELECT 1 FROM attempt WHERE attempt.dispatch_id = dispatch.id AND attempt.outcome IN ('delivered', 'arrived')
)
ORDER BY dispatch.id;

-- name: DeliveredTwice :many
SELECT dispatch.id, party.number AS party_number
FROM attempt
JOIN dispatch ON dispatch.id = attempt.dispatch_id
JOIN party ON party.id = dispatch.party_id
WHERE attempt.outcome = 'delivered'
GROUP BY dispatch.id, party.number HAVING count(*) > 1
ORDER BY dispatch.id;

-- What started over although it had left our hands.
-- name: DeliveredBefore :many
SELECT dispatch.id, party.number AS party_number
FROM attempt
JOIN dispatch ON dispatch.id = attempt.dispatch_id
JOIN party ON party.id = dispatch.party_id
WHERE attempt.round < dispatch.round AND attempt.outcome IN ('delivered', 'arrived', 'handed_over')
GROUP BY dispatch.id, party.number
ORDER BY dispatch.id;

-- What has something of a round that never began.
-- name: RoundsAhead :many
SELECT dispatch.id, party.number AS party_number
FROM dispatch JOIN party ON party.id = dispatch.party_id
WHERE EXISTS (SELECT 1 FROM attempt WHERE attempt.dispatch_id = dispatch.id AND attempt.round > dispatch.round)
   OR EXISTS (SELECT 1 FROM frozen WHERE frozen.dispatch_id = dispatch.id AND frozen.round > dispatch.round)
ORDER BY dispatch.id;

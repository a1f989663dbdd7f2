-- name: Parties :many
SELECT * FROM party;

-- name: PartiesByID :many
SELECT * FROM party WHERE id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

-- name: PartyID :one
SELECT id FROM party WHERE number = ?;

-- name: PartyIsInvoiced :one
SELECT EXISTS (SELECT 1 FROM invoice WHERE party_id = ? AND number IS NOT NULL);

-- name: PutParty :one
INSERT INTO party (
    id, number, kind, name, street, street2, postal_code, city, country, email, phone, born, organisation_number,
    preferred_method, payment_method, shipping_method, language, their_reference, default_reference,
    payment_term_days, note, ended, ehf_receives, ehf_looked_up, peppol_id
) VALUES (
    sqlc.narg(id), sqlc.arg(number), sqlc.arg(kind), sqlc.arg(name), sqlc.arg(street), sqlc.arg(street2),
    sqlc.arg(postal_code), sqlc.arg(city), sqlc.arg(country), sqlc.arg(email), sqlc.arg(phone), sqlc.arg(born),
    sqlc.arg(organisation_number), sqlc.arg(preferred_method), sqlc.arg(payment_method), sqlc.arg(shipping_method),
    sqlc.arg(language), sqlc.arg(their_reference), sqlc.arg(default_reference), sqlc.arg(payment_term_days),
    sqlc.arg(note), sqlc.arg(ended), sqlc.arg(ehf_receives), sqlc.arg(ehf_looked_up), sqlc.arg(peppol_id)
)
ON CONFLICT (id) DO UPDATE SET
    number = excluded.number, kind = excluded.kind, name = excluded.name, street = excluded.street,
    street2 = excluded.street2, postal_code = excluded.postal_code, city = excluded.city, country = excluded.country,
    email = excluded.email, phone = excluded.phone, born = excluded.born,
    organisation_number = excluded.organisation_number, preferred_method = excluded.preferred_method,
    payment_method = excluded.payment_method, shipping_method = excluded.shipping_method,
    language = excluded.language, their_reference = excluded.their_reference,
    default_reference = excluded.default_reference, payment_term_days = excluded.payment_term_days,
    note = excluded.note, ended = excluded.ended, ehf_receives = excluded.ehf_receives,
    ehf_looked_up = excluded.ehf_looked_up, peppol_id = excluded.peppol_id, revision = revision + 1
RETURNING id;

-- name: Memberships :many
SELECT membership.party_id, party_group.name
FROM membership JOIN party_group ON party_group.id = membership.group_id
ORDER BY membership.party_id, party_group.key;

-- name: MembershipsOf :many
SELECT membership.party_id, party_group.name
FROM membership JOIN party_group ON party_group.id = membership.group_id
WHERE membership.party_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)))
ORDER BY membership.party_id, party_group.key;

-- name: LeaveGroups :exec
DELETE FROM membership WHERE party_id = ?;

-- name: JoinGroup :exec
INSERT INTO membership (party_id, group_id) VALUES (?, ?) ON CONFLICT DO NOTHING;

-- name: GroupKeys :many
SELECT id, key FROM party_group;

-- name: AddGroup :execlastid
INSERT INTO party_group (name, key) VALUES (?, ?);

-- name: Groups :many
SELECT
    party_group.name, main_group.name AS main_group,
    (SELECT count(*) FROM membership WHERE membership.group_id = party_group.id) AS members
FROM party_group LEFT JOIN main_group ON main_group.id = party_group.main_group_id
ORDER BY party_group.key;

-- name: PutMainGroup :one
INSERT INTO main_group (name, key) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET name = excluded.name RETURNING id;

-- name: SetMainGroup :execrows
UPDATE party_group SET main_group_id = ? WHERE key = ?;

-- name: DropEmptyMainGroups :exec
DELETE FROM main_group WHERE id NOT IN (SELECT main_group_id FROM party_group WHERE main_group_id IS NOT NULL);

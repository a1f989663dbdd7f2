-- name: Meta :one
SELECT value FROM meta WHERE key = ?;

-- name: SetMeta :exec
INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value;

-- name: Settings :many
SELECT * FROM setting;

-- name: SetSetting :exec
INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value;

-- name: DeleteSetting :exec
DELETE FROM setting WHERE key = ?;

-- name: Organisation :one
SELECT * FROM organisation;

-- name: SetOrganisation :exec
INSERT INTO organisation (id, data, logo) VALUES (1, ?, ?)
ON CONFLICT (id) DO UPDATE SET data = excluded.data, logo = excluded.logo, revision = revision + 1;

-- name: NextNumber :one
SELECT next FROM series WHERE name = 'invoice';

-- name: SetNextNumber :exec
INSERT INTO series (name, next) VALUES ('invoice', ?) ON CONFLICT (name) DO UPDATE SET next = excluded.next;

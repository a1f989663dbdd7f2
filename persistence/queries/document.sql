-- name: DocumentsOfKind :many
SELECT invoice_id, sha256, bytes FROM document
WHERE kind = sqlc.arg(kind) AND invoice_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

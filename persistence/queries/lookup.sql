-- name: SetReception :exec
UPDATE party SET ehf_receives = sqlc.arg(ehf_receives), ehf_looked_up = sqlc.arg(ehf_looked_up)
WHERE id = sqlc.arg(id) AND kind = sqlc.arg(kind) AND organisation_number = sqlc.arg(organisation_number)
    AND country = sqlc.arg(country) AND peppol_id = sqlc.arg(peppol_id);

-- name: ForgetReceptionsAtHome :exec
UPDATE party SET ehf_receives = '', ehf_looked_up = '' WHERE country = '';

-- What a copy holds, and the club beside it.
-- name: Figures :one
SELECT
    CAST((SELECT count(*) FROM invoice WHERE number IS NOT NULL) AS INTEGER) AS invoices,
    CAST((SELECT COALESCE(max(number), 0) FROM invoice) AS INTEGER) AS highest,
    CAST((SELECT count(*) FROM party) AS INTEGER) AS cards,
    CAST((SELECT count(*) FROM batch) AS INTEGER) AS batches;

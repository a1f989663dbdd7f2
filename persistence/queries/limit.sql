-- name: AddDeparture :exec
INSERT INTO departure (dispatch_id, at, host, recipients) VALUES (?, ?, ?, ?);

-- name: Departures :many
SELECT at, recipients FROM departure WHERE host = ? AND at > sqlc.arg(after) ORDER BY at, id;

-- name: NextDue :one
SELECT CAST(coalesce(min(max(due, next)), 0) AS INTEGER) AS next FROM dispatch
WHERE (state IN ('scheduled', 'retrying', 'held') OR state = 'handed_over' AND next > 0)
  AND max(due, next) > sqlc.arg(after);

-- name: Overdue :one
SELECT count(*) FROM dispatch WHERE state = 'scheduled' AND due <= sqlc.arg(now)
  AND NOT EXISTS (SELECT 1 FROM attempt WHERE attempt.dispatch_id = dispatch.id);

-- name: WaitingFor :one
SELECT count(*) FROM dispatch
WHERE state IN ('scheduled', 'retrying') AND due <= sqlc.arg(now) AND method IN ('', sqlc.arg(method));

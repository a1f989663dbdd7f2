-- name: SetMemo :exec
INSERT INTO memo (dispatch_id, round, method, away, body)
VALUES (sqlc.arg(dispatch_id), (SELECT round FROM dispatch WHERE id = sqlc.arg(dispatch_id)), sqlc.arg(method),
    sqlc.arg(away), sqlc.arg(body))
ON CONFLICT (dispatch_id, round, method) DO UPDATE SET away = excluded.away, body = excluded.body;

-- name: MemosOf :many
SELECT memo.dispatch_id, memo.away, memo.body
FROM memo JOIN dispatch ON dispatch.id = memo.dispatch_id AND dispatch.round = memo.round
WHERE memo.method = sqlc.arg(method)
  AND memo.dispatch_id IN (SELECT value FROM json_each(CAST(sqlc.arg(ids) AS TEXT)));

-- What was being worked on when the program stopped, and its memo says that it is away.
-- name: NoteAway :exec
INSERT INTO attempt (dispatch_id, round, at, method, outcome, reason)
SELECT dispatch.id, dispatch.round, CAST(sqlc.arg(at) AS INTEGER), dispatch.method, 'underway',
    CAST(sqlc.arg(reason) AS TEXT)
FROM dispatch JOIN memo ON memo.dispatch_id = dispatch.id AND memo.round = dispatch.round
    AND memo.method = dispatch.method
WHERE dispatch.state = 'submitting' AND memo.away = 1;

-- name: AskAway :exec
UPDATE dispatch SET state = 'handed_over', next = CAST(sqlc.arg(next) AS INTEGER)
WHERE state = sqlc.arg(from_state) AND EXISTS (
    SELECT 1 FROM memo
    WHERE memo.dispatch_id = dispatch.id AND memo.round = dispatch.round AND memo.method = dispatch.method
      AND memo.away = 1
);

package persistence

import (
	"context"
	"maps"
	"slices"

	"kontingent/domain/delivery"
	"kontingent/persistence/queries"
)

// forget notes the numbers that only the ledger has, of dispatches that are here.
func (h *hearing) forget(known map[int64]entry, issued []entry, all []queries.AllWitnessedRow) {
	ids := make(map[string]int64, len(all))
	for _, r := range all {
		ids[r.UID] = r.ID
	}
	seals := make(map[int64][]byte, len(issued))
	for _, e := range issued {
		seals[e.Number] = e.Seal
	}
	for _, n := range slices.Sorted(maps.Keys(known)) {
		e := known[n]
		if e.id = ids[e.Dispatch]; seals[n] != nil || e.id == 0 {
			continue
		}
		if e.before = seals[n-1]; e.before == nil {
			e.before = known[n-1].Seal
		}
		h.forgotten = append(h.forgotten, e)
	}
}

// dispatch compares one dispatch with the ledger's last word on it, and reports whether the ledger knows more.
func (h *hearing) dispatch(ctx context.Context, q *queries.Queries, r queries.WitnessedRow, e entry) (bool, error) {
	state := delivery.State(r.State)
	switch {
	case e.Try < r.Tries, e.Try == r.Tries && r.Tries > 0 && e.What == toldSending && toldOf(state) != toldSending:
		// The ledger missed it: the program was killed between the two.
		missed := entryOf(r, moment(h.now))
		h.missing = append(h.missing, missed)
		return false, nil
	case e.Try == r.Tries && e.What == toldAccepted && state == delivery.Submitting:
		h.taken[r.ID] = e
		return false, nil
	case e.Try == r.Tries && e.What == toldAccepted && state == delivery.InDoubt:
		return false, h.mark(ctx, q, r, e, delivery.Delivered, delivery.OutcomeDelivered, "")
	case e.Try <= r.Tries:
		return false, nil
	}
	to, outcome, reason := state, delivery.Outcome(""), ""
	switch e.What {
	case toldAccepted:
		to, outcome, reason = delivery.Delivered, delivery.OutcomeDelivered, "delivery.witnessed"
	case toldHanded:
		to, outcome, reason = delivery.HandedOver, delivery.OutcomeHandedOver, "delivery.witnessed"
	case toldSending:
		to, outcome, reason = delivery.InDoubt, delivery.OutcomeInDoubt, "delivery.in_doubt.witnessed"
	}
	return true, h.mark(ctx, q, r, e, to, outcome, reason)
}

// mark makes a dispatch what the ledger says of it.
func (h *hearing) mark(
	ctx context.Context, q *queries.Queries, r queries.WitnessedRow, e entry, to delivery.State, o delivery.Outcome, reason string,
) error {
	method := e.Method
	if method == "" {
		method = r.Method
	}
	err := q.WitnessDispatch(ctx, queries.WitnessDispatchParams{State: string(to), Method: method, Tries: e.Try, ID: r.ID})
	if err != nil || o == "" {
		return err
	}
	return noteWitnessed(ctx, q, r.ID, e, to, o, reason, moment(h.now))
}

// moved pauses a folder that comes from another machine.
func (h *hearing) moved(ctx context.Context, q *queries.Queries, machine string) error {
	if machine == "" {
		return nil
	}
	was, err := metaOr(ctx, q, machineID)
	if err != nil || was == machine {
		return err
	}
	if was != "" {
		if err := h.pause(ctx, q, pausedMachine); err != nil {
			return err
		}
	}
	return q.SetMeta(ctx, queries.SetMetaParams{Key: machineID, Value: machine})
}

// pause stops every way out until a person resumes it.
func (h *hearing) pause(ctx context.Context, q *queries.Queries, reason string) error {
	rows, err := q.Pauses(ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		if r.Reason == pausedRestored || r.Reason == pausedMachine && reason == pausedCopy {
			return nil // a person knows already, and the reason is the better one
		}
	}
	return pauseAll(ctx, q, h.now, reason)
}

func pauseAll(ctx context.Context, q *queries.Queries, at int64, reason string) error {
	for _, m := range delivery.Methods() {
		if err := q.SetPause(ctx, queries.SetPauseParams{Method: string(m), At: at, Reason: reason}); err != nil {
			return err
		}
	}
	return nil
}

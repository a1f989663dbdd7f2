package viewmodel

import "kontingent/domain/delivery"

// alikeAtMost is how many dispatches of a batch in the same state wait one by one. More are one thing, with one answer.
const alikeAtMost = 3

// waitingAlike lists what waits in a state, together by batch where it is many.
func (e *Env) waitingAlike(items []delivery.Item, state delivery.State, answer delivery.Answer) []Waiting {
	var batches []int64
	byBatch := map[int64][]delivery.Item{}
	for _, it := range items {
		if it.State != state || it.Awaits() {
			continue
		}
		if byBatch[it.BatchID] == nil {
			batches = append(batches, it.BatchID)
		}
		byBatch[it.BatchID] = append(byBatch[it.BatchID], it)
	}
	var out []Waiting
	for _, b := range batches {
		alike := byBatch[b]
		if b != 0 && len(alike) > alikeAtMost {
			out = append(out, e.waitingTogether(alike, state, answer))
			continue
		}
		for _, it := range alike {
			out = append(out, e.waitingDispatch(it))
		}
	}
	return out
}

func (e *Env) waitingTogether(alike []delivery.Item, state delivery.State, answer delivery.Answer) Waiting {
	first := alike[0]
	w := Waiting{
		Title:   e.batchName(first.Batch),
		Detail:  e.number(len(alike)) + " " + e.dispatchState(state.Shown()),
		Actions: []Action{{string(answer), e.say("view.answer.all." + string(answer))}},
		To:      Route{Page: BatchPage, ID: first.BatchID, Part: string(state)},
		batch:   first.BatchID,
	}
	for _, it := range alike {
		w.dispatches = append(w.dispatches, it.ID)
	}
	return w
}

package delivery

import "context"

// halted reports whether a method is paused by now. A run may take hours, and a person who pauses means the next message,
// not the next run. One that is let go on meanwhile waits for the next run.
func (r *run) halted(ctx context.Context, m Method) bool {
	if r.paused[m] {
		return true
	}
	pauses, err := r.Store.Paused(context.WithoutCancel(ctx))
	if err != nil {
		return true // whatever is wrong with the store, the next that is asked of it says it
	}
	if _, r.paused[m] = pauses[m]; r.paused[m] {
		r.drop(m)
	}
	return r.paused[m]
}

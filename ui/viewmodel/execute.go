package viewmodel

import (
	"context"

	"kontingent/domain/batch"
)

// CanExecute reports whether the batch can be executed: nothing stops it, and it is not done already.
func (v *SummaryView) CanExecute() bool {
	return v.desk != nil && !v.busy && v.desk.Batch.State != batch.Finished && v.summary.Invoices > 0 &&
		!v.Problems().Stops()
}

// Busy reports whether the batch is being executed.
func (v *SummaryView) Busy() bool { return v.busy }

// Done reports whether the batch has been executed already.
func (v *SummaryView) Done() bool { return v.desk != nil && v.desk.Batch.State == batch.Finished }

// ShowResult opens the page of what became of the batch.
func (v *SummaryView) ShowResult() { v.env.open(Route{Page: BatchPage, ID: v.id}) }

// ExecuteNow saves, approves and finishes the batch in one transaction, and begins to send. From then on its own page
// shows what becomes of it.
func (v *SummaryView) ExecuteNow() {
	if !v.CanExecute() {
		return
	}
	v.busy = true
	v.changed()
	do(v.env, func(ctx context.Context) (bool, error) { return true, v.env.Club.Execute(ctx, v.id) },
		func(_ bool, err error) {
			v.busy = false
			v.env.Feed.Touch(Batches | Invoices | Dispatches)
			if err != nil {
				v.env.complain(err)
				v.Reload()
				return
			}
			v.env.saved()
			v.shell.Sending.Start(v.id)
			v.env.open(Route{Page: BatchPage, ID: v.id})
		})
}

// Back goes back to where the batch is written.
func (v *SummaryView) Back() { v.shell.Back() }

// Close ends listening.
func (v *SummaryView) Close() {
	v.stop()
	v.reading.close()
}

package delivery

// Report counts where the dispatches that a run began with stand afterwards.
type Report struct {
	Delivered      int
	HandedOver     int
	Drafts         int
	Undelivered    int
	Held           int
	Retrying       int // wait for a later moment: greylisted, offline, channel paused
	InDoubt        int
	NeedsAttention int
	Dispatches     []int64   // all of them
	Faults         []Fault   // methods that did not work in this run, for everybody
	Limited        []Outlook // of those that wait because the provider takes no more now
}

// Fault is what kept a method from working: no connection, a wrong password.
type Fault struct {
	Method  Method
	Reason  string // code of the sentence
	Words   string // the other side's words, or the machine's
	Passing bool   // it is about the moment: the network is gone, the server is busy
}

// Add counts one dispatch.
func (r *Report) Add(s State) {
	switch s {
	case Delivered:
		r.Delivered++
	case HandedOver:
		r.HandedOver++
	case DraftMade:
		r.Drafts++
	case Undelivered:
		r.Undelivered++
	case Held:
		r.Held++
	case InDoubt:
		r.InDoubt++
	case NeedsAttention:
		r.NeedsAttention++
	case Scheduled, Retrying, Claimed, Submitting:
		r.Retrying++
	}
}

// Waiting reports whether anything needs a person, or did not come through.
func (r Report) Waiting() bool {
	return r.Drafts+r.Undelivered+r.Held+r.Retrying+r.InDoubt+r.NeedsAttention > 0
}

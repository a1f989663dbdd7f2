package delivery

import (
	"slices"
	"time"

	"kontingent/domain/cal"
)

// State is where a dispatch stands. Each says who moves it on, and to what.
type State string

// The states of a dispatch.
const (
	// Scheduled waits for its due time. The dispatcher claims it, makes it a draft, or holds it; a person cancels it.
	Scheduled State = "scheduled"
	// Claimed is being worked on; nothing has left. The dispatcher moves it on; after a run that broke off, and at start,
	// it goes back to where it was; to HandedOver when its memo says that it is away.
	Claimed State = "claimed"
	// Submitting means the last byte may have left. The answer moves it on; after a run that broke off, and at start, it
	// becomes InDoubt; HandedOver when its memo says that it is away, for then its carrier can ask.
	Submitting State = "submitting"
	// Retrying waits for its next try with the same or the next method. The dispatcher claims it.
	Retrying State = "retrying"
	// Held waits for delivery credit. A top-up lets the dispatcher claim it; first a person gives it new dates, where its
	// invoice fell due meanwhile (NeedsDates).
	Held State = "held"
	// InDoubt: nobody knows whether it arrived. Only a person moves it: arrived, again, next method.
	InDoubt State = "in_doubt"
	// NeedsAttention: something only a person can settle. Same answers as InDoubt.
	NeedsAttention State = "needs_attention"
	// HandedOver left our hands (printed, filed). A person ticks it as posted or uploaded: Delivered. With a Next it was
	// handed to an access point whose network has not answered yet, or is away by its memo: the dispatcher claims it by
	// then to ask, by the same method and no other, and moves it to Delivered, Retrying (refused), NeedsAttention, or
	// InDoubt when no answer came within Policy.Retry or nobody can ask any more.
	HandedOver State = "handed_over"
	// Delivered was accepted by the other side, in so many words. Final.
	Delivered State = "delivered"
	// Undelivered: issued, and every method of its chain failed. A person mends the card and sends again, which starts
	// the chain over: the next round.
	Undelivered State = "undelivered"
	// DraftMade: no method was left before it was issued; its invoice is a draft without a number. Final.
	DraftMade State = "draft"
	// Cancelled by a person before it was submitted. An invoice that was issued by then stays issued. A person may put it
	// back on the list.
	Cancelled State = "cancelled"
)

// Finished reports whether nothing more happens by itself and no person is waited for.
func (s State) Finished() bool { return s == Delivered || s == DraftMade || s == Cancelled }

// Shown is the word for people and scripts: what the dispatcher is working on is "sending".
func (s State) Shown() string {
	if s == Claimed || s == Submitting {
		return "sending"
	}
	return string(s)
}

// Item is one dispatch: the delivery of one document set to one recipient, with all that Next needs to decide.
type Item struct {
	ID          int64
	UID         string // random and stable: what message ids are made of
	BatchID     int64
	Batch       string // the batch's name
	Party       string // customer number
	PartyName   string
	InvoiceDate cal.Date // of the first invoice it carries
	DueDate     cal.Date // the earliest of the invoices it carries
	Invoices    []int64  // the invoices it carries
	Numbers     []string // their numbers as printed; empty before issue
	State       State
	Chain       []Method // as it was when the batch was finished
	Card        Card     // the recipient's card, as it is now
	Issued      bool
	Credited    bool      // credit notes have taken back every invoice it carries, whole: it is not sent any more
	Round       int       // how often its chain has been started: 1 until it is sent again after it was undelivered
	Method      Method    // the method being tried, or that worked; empty before the first of a round
	Due         time.Time // when it may go
	MessageID   string    // of the last method tried that has one
	Next        time.Time // not before this, after a try that is to be repeated; zero: at once
	Attempts    []Attempt // of all rounds, in their order
	Short       Short     // what becomes of it when a method costs more credit than is left
	Reserved    Reservation

	price  int64     // that Method takes of the credit, to be set aside with the claim
	passed []Attempt // passed over on the way to Method, to be written with the claim
}

// thisRound is the part of the log that decides what comes next: what was tried in the rounds before does not count.
func (it Item) thisRound() []Attempt {
	i := slices.IndexFunc(it.Attempts, func(a Attempt) bool { return a.Round == it.Round })
	if i < 0 {
		return nil
	}
	return it.Attempts[i:]
}

// Card is what of a recipient's card decides how a dispatch can travel.
type Card struct {
	Preferred Method          // empty: none
	Reach     map[Method]bool // methods that the card has an address for
	NoEHF     cal.Date        // when a look-up said that the recipient can't receive EHF; zero: none has
	Bar       map[Method]Bar  // of those, what can't be used all the same; nil: nothing
}

// Attempt is one try, or one method passed over, as it is kept for ever.
type Attempt struct {
	At      time.Time
	Round   int     // of the dispatch when it was made; the store writes it down
	Method  Method  // empty: it is about the whole chain
	Outcome Outcome // OutcomeSkipped for a method that was passed over untried
	Words   string  // the other side's words
	Reason  string  // code of the sentence that says what happened, and so why the next method was taken

	Args map[string]string // values of the sentence's placeholders; nil: none
}

// OutcomeSkipped marks a method that was passed over: never set up, or no address for it on the card.
const OutcomeSkipped Outcome = "skipped"

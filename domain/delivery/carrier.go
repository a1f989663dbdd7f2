package delivery

import (
	"context"
	"time"
)

// Carrier delivers parcels by one method. The leaves email, ehf, paper and web implement it; wire hands them over.
type Carrier interface {
	Method() Method
	// Freeze makes the exact bytes that will go out for a parcel. It is called once for a dispatch, a round and a
	// method, before the first try; what it returns is stored and handed back in Parcel.Frozen for the whole round.
	Freeze(Parcel) ([]byte, error)
	// Open makes ready to deliver many parcels. A failure to open is an Outcome about the channel or the moment.
	Open(ctx context.Context) (Session, Receipt)
}

// Session is an open way to deliver, used by one goroutine, for one parcel after the other.
type Session interface {
	// Deliver tries once. submitting must be called, and must have returned nil, before anything leaves that could
	// make the parcel arrive; if it fails, nothing may leave and the outcome is OutcomeLater.
	// After ctx is done no new parcel is begun; one whose last byte has left is waited for.
	Deliver(ctx context.Context, p Parcel, submitting func() error) Receipt
	Close() error
}

// Parcel is what a carrier needs to know, and all it may know: no invoice, no member.
type Parcel struct {
	ID        string    // names the dispatch in files and logs
	Run       string    // what it is part of, as a rule the batch's name: a print run is one of these
	MessageID string    // stable for the dispatch, round and method, see MessageID: "<….@host>"
	To        Recipient // whom it goes to
	Letter    Letter    // the words that come with it
	Files     []File    // the documents, in their order
	Frozen    []byte    // what Freeze made of it
	Memo      Memo      // what the carrier kept of earlier tries in this round
	Date      time.Time // when it was first taken up in this round, for the message's date

	// Remember keeps a memo in the place of the one before; it is on the disk when nil is returned. nil: nobody keeps any.
	Remember func(Memo) error
}

// Recipient is where a parcel goes.
type Recipient struct {
	Number     string // customer number
	Name       string
	Email      string
	Endpoint   string // Peppol id, "0192:991825827"; empty: none
	PostalCode string // sorts a print run
}

// Letter is the text that accompanies the documents, ready to be read.
type Letter struct {
	FromName string // display name of the sender
	From     string // sender's address
	ReplyTo  string
	Cc, Bcc  []string
	Subject  string
	Text     string // plain text, lines separated by \n
	Language string // of the text: nb, da …
	Endpoint string // Peppol id that the electronic documents are addressed to; empty: none
}

// File is one document of a parcel.
type File struct {
	Name   string // "faktura-1042.pdf"
	MIME   string
	Bytes  []byte
	Shared bool // goes along with many parcels: whoever keeps a parcel need not keep these bytes
}

// Outcome is what a try came to. The classes say whom a failure is about, because that decides who waits.
type Outcome string

// The outcomes of a try.
const (
	OutcomeDelivered  Outcome = "delivered"   // the other side has accepted it, in so many words
	OutcomeHandedOver Outcome = "handed_over" // it left our hands; a person will say when it is on its way
	OutcomeRefused    Outcome = "refused"     // about this recipient, for good: next method
	OutcomeLater      Outcome = "later"       // about this recipient, for now (greylisted, mailbox full): try again
	OutcomeOffline    Outcome = "offline"     // about the moment: no connection, no password yet; costs no try
	OutcomeChannel    Outcome = "channel"     // about the channel: password, sender, quota, certificate: pause it, ask
	OutcomeInDoubt    Outcome = "in_doubt"    // the last byte left and no answer came: a person must say
	OutcomeAsk        Outcome = "ask"         // something only a person can settle (policy refusal, our own fault)
)

// Receipt is what came of a try, with the other side's own words.
type Receipt struct {
	Outcome    Outcome
	Words      string        // the other side's last words, or the machine's: "250 2.0.0 queued as 4F1"
	Reason     string        // code of the sentence that says it to the treasurer: "email.refused"; empty when delivered
	RetryAfter time.Duration // the other side asked to wait this long; 0: no wish
	Reconnect  bool          // the session is dead: open another before the next parcel
}

// OK reports whether a session was opened or a parcel is out of our hands for good.
func (r Receipt) OK() bool {
	return r.Outcome == "" || r.Outcome == OutcomeDelivered || r.Outcome == OutcomeHandedOver
}

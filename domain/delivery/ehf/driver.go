package ehf

import (
	"context"
	"errors"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// driver speaks one provider's interface. It keeps nothing: what must outlive a step is in the document's progress.
type driver interface {
	// traits are what the provider can and can't do.
	traits() traits
	// draft brings a document there without sending it: finding.id with fate accepted, or failed.
	draft(ctx context.Context, to string, d document) finding
	// send makes a document leave.
	send(ctx context.Context, to string, d document, p progress) finding
	// ask tells what became of a document that may have left.
	ask(ctx context.Context, d document, p progress) finding
	// receives asks whether a Peppol id can receive invoices.
	receives(ctx context.Context, endpoint string) (Reception, delivery.Receipt)
	// greet asks something that needs the token and changes nothing: a test of the settings.
	greet(ctx context.Context) delivery.Receipt
}

// traits are what a provider can do.
type traits struct {
	drafts bool // a document is brought there first and sent by another call
	byKey  bool // it can be asked by our key, even when nothing came back from the post
	once   bool // it takes a key once and refuses it the second time, so that a failed post can be made again
}

func driverOf(s Settings, c *client) driver {
	switch s.provider() {
	case Storecove:
		return storecove{s, c}
	case EInvoiceBE:
		return eInvoiceBE{s, c}
	case Phase4:
		return phase4{s, c}
	}
	return phossAP{phase4{s, c}}
}

// fault turns a receipt into an error for those who only asked.
func fault(r delivery.Receipt) error {
	p := problem.New("ehf.ask_failed", "words", r.Words)
	return p.Because(errors.New(r.Reason))
}

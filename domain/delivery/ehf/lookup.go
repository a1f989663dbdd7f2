package ehf

import (
	"context"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"
	"time"

	"kontingent/domain/problem"
)

// Registry finds out whether somebody can receive EHF from the network's own registers, without an access point: the
// name servers say who publishes for a Peppol id, and the publisher says which documents it takes. It needs no contract
// and tells nobody anything but the id.
//
// Only two answers are a no: the register does not have the id, or the publisher does not have it or not for invoices.
// Whatever else happens leaves it unknown, with an error that says why.
type Registry struct {
	names *names
	http  *http.Client
	wait  LookupPatience
}

// LookupPatience is how long a look-up waits for the other side.
type LookupPatience struct {
	Name    time.Duration // for one answer of a name server
	Publish time.Duration // for the publisher's whole answer
}

// DefaultLookupPatience suits a person who waits at a card.
func DefaultLookupPatience() LookupPatience {
	return LookupPatience{Name: 2 * time.Second, Publish: 15 * time.Second}
}

// NewRegistry makes a look-up by these name servers, each an address with its port; SystemServers gives the machine's.
// roots nil means the system's own authorities.
func NewRegistry(servers []string, roots *x509.CertPool) *Registry {
	r := &Registry{wait: DefaultLookupPatience(), http: publisherClient(roots)}
	r.names = &names{servers: servers, wait: r.wait.Name}
	return r
}

// WithPatience gives the same look-up with other waiting times.
func (r *Registry) WithPatience(p LookupPatience) *Registry {
	return &Registry{names: &names{servers: r.names.servers, wait: p.Name}, http: r.http, wait: p}
}

// Receives looks up whether a Peppol id can receive invoices. The error is what kept it from being known.
func (r *Registry) Receives(ctx context.Context, endpoint string) (Reception, error) {
	if _, _, ok := split(endpoint); !ok {
		return Not, nil
	}
	id := strings.ToLower(endpoint)
	base, err := r.names.publisher(ctx, id)
	if err != nil || base == nil {
		return notUnless(err)
	}
	types, err := r.published(ctx, base, id)
	if err != nil {
		return Unknown, err
	}
	if slices.Contains(types, invoiceType) {
		return Receives, nil
	}
	return Not, nil
}

func notUnless(err error) (Reception, error) {
	if err != nil {
		return Unknown, err
	}
	return Not, nil
}

// invoiceType is a BIS Billing 3.0 invoice as receivers register for it. Whoever does takes the credit note along: the
// process asks for both, and no invoice comes of the credit note alone.
const invoiceType = "busdox-docid-qns::" + ublSpace + "Invoice-2::Invoice##" + billing + "::2.1"

// unreached is a look-up for which no connection came about. It says nothing of anybody.
func unreached(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return problem.New("lookup.stopped").Because(ctx.Err())
	}
	return problem.New("lookup.offline").Because(err)
}

// isNetwork reports whether an error is one of the way there, not of what was said.
func isNetwork(err error) bool {
	var network net.Error
	var op *net.OpError
	return errors.As(err, &network) || errors.As(err, &op) || errors.Is(err, context.DeadlineExceeded)
}

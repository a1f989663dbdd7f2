package ehf

import (
	"context"
	"crypto/x509"
	"net/http"
	"sync"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

// Token gives the access point's token when it is needed. An error or an empty token stops the channel.
type Token func(ctx context.Context) (string, error)

// Patience is how long the carrier waits for the other side.
type Patience struct {
	Dial time.Duration // to reach it; also the TLS handshake
	Ask  time.Duration // for the whole answer to a question
	Post time.Duration // for the whole answer to a post: some send while the caller waits
}

// DefaultPatience suits access points that deliver to the recipient's side before they answer.
func DefaultPatience() Patience {
	return Patience{Dial: 30 * time.Second, Ask: 30 * time.Second, Post: 3 * time.Minute}
}

// AccessPoint hands documents to a provider over HTTP.
type AccessPoint struct {
	settings Settings
	token    Token
	roots    *x509.CertPool
	patience Patience
	busy     *busy
}

var _ delivery.Carrier = (*AccessPoint)(nil)

// NewAccessPoint makes the carrier for an access point. roots nil means the system's own authorities.
func NewAccessPoint(s Settings, token Token, roots *x509.CertPool) *AccessPoint {
	return &AccessPoint{settings: s, token: token, roots: roots, patience: DefaultPatience(), busy: &busy{}}
}

// WithPatience gives the same carrier with other waiting times.
func (c *AccessPoint) WithPatience(p Patience) *AccessPoint {
	d := *c
	d.patience = p
	return &d
}

// Method is EHF.
func (c *AccessPoint) Method() delivery.Method { return delivery.EHF }

// Freeze settles whom the documents go to, and under which keys.
func (c *AccessPoint) Freeze(p delivery.Parcel) ([]byte, error) { return freeze(p) }

// Open gets the token and sees that the access point answers, before any invoice is made final for it. The token is
// said only to the access point itself, later.
func (c *AccessPoint) Open(ctx context.Context) (delivery.Session, delivery.Receipt) {
	if wait := c.busy.left(); wait > 0 {
		return nil, delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "ehf.offline.busy", RetryAfter: wait}
	}
	cl, rec := c.connect(ctx)
	if !rec.OK() {
		return nil, rec
	}
	probe := cl.do(ctx, call{method: http.MethodGet, wait: c.patience.Ask, bare: true})
	if probe.err != nil {
		cl.http.CloseIdleConnections()
		return nil, judge(ctx, probe)
	}
	return &session{driver: driverOf(c.settings, cl), at: c.name(), client: cl, busy: c.busy}, delivery.Receipt{}
}

// name is how memos know this access point.
func (c *AccessPoint) name() string { return string(c.settings.provider()) + " " + c.settings.URL }

// connect checks the settings and gets the token before anything is dialled: unlocking a keychain can take a person's
// time.
func (c *AccessPoint) connect(ctx context.Context) (*client, delivery.Receipt) {
	if err := c.settings.Check(); err != nil || c.settings.Transport != ToAccessPoint {
		return nil, delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "ehf.channel.settings"}
	}
	missing := delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: delivery.ReasonNoToken}
	if c.token == nil {
		return nil, missing
	}
	token, err := c.token(ctx)
	switch {
	case ctx.Err() != nil:
		return nil, delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "ehf.offline.stopped"}
	case err != nil:
		missing.Words = answer{}.tidy(err.Error())
		return nil, missing
	case token == "":
		return nil, missing
	}
	return newClient(c.settings, token, c.roots, c.patience), delivery.Receipt{}
}

// Reception says whether somebody can receive EHF.
type Reception string

// The answers of Receives.
const (
	Receives Reception = "yes"
	Not      Reception = "no"
	Unknown  Reception = "unknown" // this access point can't be asked, or did not say
)

// Receives asks the access point whether a Peppol id can receive invoices. The error is what kept it from answering.
func (c *AccessPoint) Receives(ctx context.Context, endpoint string) (Reception, error) {
	if _, _, ok := split(endpoint); !ok {
		return Not, nil
	}
	cl, rec := c.connect(ctx)
	if !rec.OK() {
		return Unknown, fault(rec)
	}
	defer cl.http.CloseIdleConnections()
	r, rec := driverOf(c.settings, cl).receives(ctx, endpoint)
	if !rec.OK() {
		return Unknown, fault(rec)
	}
	return r, nil
}

// busy remembers until when an access point wants to be left in peace, from one run to the next.
type busy struct {
	mu    sync.Mutex
	until time.Time
}

// pause is how long to leave a server in peace that does not say itself.
const pause = time.Minute

func (b *busy) note(wish time.Duration) {
	if wish <= 0 {
		wish = pause
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.until = cal.Deadline(wish)
}

func (b *busy) left() time.Duration {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.until.Sub(cal.Deadline(0))
}

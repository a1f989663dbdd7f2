// Package aptest is an access point for tests, over real HTTP, in the dialects of several providers. It misbehaves as it
// is told, and remembers what it has seen and, above all, what it has really taken: whoever sends a document twice is
// found out here, not by its own word. It decides nothing by itself and refuses to know what a document says.
package aptest

import (
	"crypto/x509"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// Dialect is whose interface is spoken.
type Dialect string

// The dialects.
const (
	PhossAP    Dialect = "phoss-ap"
	Phase4     Dialect = "phase4"
	Storecove  Dialect = "storecove"
	EInvoiceBE Dialect = "e-invoice.be"
)

// Token is what callers must show.
const Token = "canary-token-7QX4"

// Op is a kind of request.
type Op string

// The kinds of requests.
const (
	Probe   Op = "probe"   // anything that needs no token
	Draft   Op = "draft"   // bring a document there
	Post    Op = "post"    // make it leave
	Ask     Op = "ask"     // what became of it
	Receive Op = "receive" // can somebody receive
	Greet   Op = "greet"   // whose account is this
)

// Act is how one request is answered in the place of the usual.
type Act struct {
	Code   int // 0: as usual
	Body   string
	Header map[string]string
	Take   bool          // it is done all the same
	Drop   bool          // the connection breaks in the place of an answer
	Wait   time.Duration // before the answer
}

// Seen is a request.
type Seen struct {
	Op       Op
	Path     string // as it came, percent-encoded, with the query
	Header   http.Header
	Body     []byte
	Document string // key or id, where it has one
}

// Doc is a document that the access point has.
type Doc struct {
	ID    string // its own name for it
	Key   string // the caller's
	To    string
	Body  []byte
	State string // of the dialect: sent, TRANSIT …
	left  bool   // it was sent on
	asks  int
}

// Point is a running access point.
type Point struct {
	URL     string
	Pool    *x509.CertPool // trusts it, when it speaks TLS
	Dialect Dialect

	mu       sync.Mutex
	late     int // how many questions about a document are answered "not yet"
	state    string
	acts     map[Op][]Act
	docs     []*Doc
	taken    []*Doc
	seen     []Seen
	absent   map[string]bool // Peppol ids that can't receive
	whenPost func()
}

// Start starts an access point on 127.0.0.1; it ends with the test.
func Start(t testing.TB, d Dialect, secure bool) *Point {
	t.Helper()
	p := &Point{Dialect: d, acts: map[Op][]Act{}, absent: map[string]bool{}}
	server := httptest.NewUnstartedServer(http.HandlerFunc(p.serve))
	if secure {
		server.StartTLS()
		p.Pool = x509.NewCertPool()
		p.Pool.AddCert(server.Certificate())
	} else {
		server.Start()
	}
	p.URL = server.URL
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return p
}

// Play makes the next requests of a kind be answered so, one each.
func (p *Point) Play(op Op, acts ...Act) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.acts[op] = append(p.acts[op], acts...)
}

// Late makes every document be asked about so often before the network has acknowledged it; -1: it never does.
func (p *Point) Late(asks int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.late = asks
}

// Answer makes every question about a document be answered with a state of the dialect; empty: as usual.
func (p *Point) Answer(state string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.state = state
}

// Lacks makes a Peppol id one that can't receive.
func (p *Point) Lacks(endpoint string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.absent[endpoint] = true
}

// WhenPosted is called once a document has been taken, before the answer: the moment to kill the caller.
func (p *Point) WhenPosted(do func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.whenPost = do
}

// Taken are the documents that were sent on, in order: what arrived in truth.
func (p *Point) Taken() [][]byte {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out [][]byte
	for _, d := range p.taken {
		out = append(out, d.Body)
	}
	return out
}

// Docs are copies of the documents that were sent on.
func (p *Point) Docs() []Doc {
	p.mu.Lock()
	defer p.mu.Unlock()
	out := make([]Doc, len(p.taken))
	for i, d := range p.taken {
		out[i] = *d
	}
	return out
}

// Doubles counts the documents that were sent on more than once, by what they say.
func (p *Point) Doubles() int {
	n, had := 0, map[string]bool{}
	for _, b := range p.Taken() {
		if had[string(b)] {
			n++
		}
		had[string(b)] = true
	}
	return n
}

// Seen are the requests of a kind.
func (p *Point) Seen(op Op) []Seen {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(slices.DeleteFunc(slices.Clone(p.seen), func(s Seen) bool { return s.Op != op }))
}

// serve answers one request.
func (p *Point) serve(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // half a request is none
	}
	s := p.read(r, body)
	p.mu.Lock()
	p.seen = append(p.seen, s)
	var act Act
	if list := p.acts[s.Op]; len(list) > 0 {
		act, p.acts[s.Op] = list[0], list[1:]
	}
	whenPost := p.whenPost
	p.mu.Unlock()
	time.Sleep(act.Wait)
	code, answer := http.StatusOK, ""
	switch {
	case s.Op != Probe && !p.knows(r):
		code, answer = p.refuse()
	case act.Code == 0 && !act.Drop || act.Take:
		p.mu.Lock()
		code, answer = p.usual(s)
		p.mu.Unlock()
		if s.Op == Post && whenPost != nil {
			whenPost()
		}
	}
	if act.Drop {
		drop(w)
		return
	}
	if act.Code != 0 {
		code, answer = act.Code, act.Body
	}
	if strings.HasPrefix(answer, "{") || strings.HasPrefix(answer, "[") {
		w.Header().Set("Content-Type", "application/json")
	}
	for k, v := range act.Header {
		w.Header().Set(k, v)
	}
	w.WriteHeader(code)
	_, _ = io.WriteString(w, answer) // whoever has gone away does not hear it
}

// drop breaks the connection.
func drop(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		return // only over HTTP/2, which the server does not offer
	}
	_ = conn.Close()
}

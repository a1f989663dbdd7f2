package ehf

import (
	"crypto/x509"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/miekg/dns"

	"kontingent/domain/problem"
)

// nameServer is a name server on this machine, over UDP and TCP, that answers as a test says.
type nameServer struct {
	at string

	mu     sync.Mutex
	answer map[string]func(q, m *dns.Msg, tcp bool) bool // by name; false: no answer at all
	asked  []string
}

// newNameServer knows the register's zone and nobody in it.
func newNameServer(t *testing.T) *nameServer {
	t.Helper()
	s := &nameServer{answer: map[string]func(q, m *dns.Msg, tcp bool) bool{}}
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	s.at = tcp.Addr().String()
	udp, err := net.ListenPacket("udp", s.at)
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range []*dns.Server{{Listener: tcp, Handler: s}, {PacketConn: udp, Handler: s}} {
		up := make(chan struct{})
		d.NotifyStartedFunc = func() { close(up) }
		go func() { _ = d.ActivateAndServe() }()
		<-up
		t.Cleanup(func() { _ = d.Shutdown() })
	}
	s.on(participants, func(_, _ *dns.Msg, _ bool) bool { return true })
	return s
}

func (s *nameServer) ServeDNS(w dns.ResponseWriter, q *dns.Msg) {
	m := new(dns.Msg)
	m.SetReply(q)
	_, tcp := w.RemoteAddr().(*net.TCPAddr)
	name := strings.ToLower(q.Question[0].Name)
	s.mu.Lock()
	s.asked = append(s.asked, dns.TypeToString[q.Question[0].Qtype]+" "+name)
	answer := s.answer[name]
	s.mu.Unlock()
	if answer == nil {
		m.Rcode = dns.RcodeNameError
	} else if !answer(q, m, tcp) {
		return
	}
	_ = w.WriteMsg(m)
}

// on says how a name is answered.
func (s *nameServer) on(name string, answer func(q, m *dns.Msg, tcp bool) bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answer[strings.ToLower(name)] = answer
}

// has gives a name its records.
func (s *nameServer) has(t *testing.T, name string, records ...string) {
	t.Helper()
	var list []dns.RR
	for _, r := range records {
		rr, err := dns.NewRR(r)
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, rr)
	}
	s.on(name, func(_, m *dns.Msg, _ bool) bool {
		m.Answer = list
		return true
	})
}

// naptr is the record that leads from a name to a publisher.
func naptr(name, to string) string {
	return name + ` 60 IN NAPTR 100 10 "U" "Meta:SMP" "!.*!` + to + `!" .`
}

// publisher is a publisher on this machine, over HTTPS.
type publisher struct {
	*httptest.Server
	pool *x509.CertPool

	mu      sync.Mutex
	asked   []string // paths as they came
	handler http.HandlerFunc
}

func newPublisher(t *testing.T) *publisher {
	t.Helper()
	p := &publisher{pool: x509.NewCertPool()}
	p.Server = httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		p.mu.Lock()
		p.asked = append(p.asked, r.URL.EscapedPath())
		h := p.handler
		p.mu.Unlock()
		h(w, r)
	}))
	p.pool.AddCert(p.Certificate())
	t.Cleanup(p.Close)
	return p
}

func (p *publisher) says(h http.HandlerFunc) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.handler = h
}

// group is a publisher's list of the documents that an id takes.
func group(id string, types ...string) string {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="UTF-8"?><ns2:ServiceGroup xmlns:ns2="http://busdox.org/serviceMetadata/publishing/1.0/" xmlns:ids="http://busdox.org/transport/identifiers/1.0/">` +
		`<ids:ParticipantIdentifier scheme="iso6523-actorid-upis">` + id + `</ids:ParticipantIdentifier><ns2:ServiceMetadataReferenceCollection>`)
	for _, t := range types {
		b.WriteString(`<ns2:ServiceMetadataReference href="https://smp.example.org/iso6523-actorid-upis%3A%3A` + id + `/services/` + t + `"/>`)
	}
	return b.String() + `</ns2:ServiceMetadataReferenceCollection></ns2:ServiceGroup>`
}

// The document types as publishers write them.
const (
	listedInvoice = "busdox-docid-qns%3A%3Aurn%3Aoasis%3Anames%3Aspecification%3Aubl%3Aschema%3Axsd%3AInvoice-2%3A%3AInvoice%23%23urn%3Acen.eu%3Aen16931%3A2017%23compliant%23urn%3Afdc%3Apeppol.eu%3A2017%3Apoacc%3Abilling%3A3.0%3A%3A2.1"
	listedCredit  = "busdox-docid-qns%3A%3Aurn%3Aoasis%3Anames%3Aspecification%3Aubl%3Aschema%3Axsd%3ACreditNote-2%3A%3ACreditNote%23%23urn%3Acen.eu%3Aen16931%3A2017%23compliant%23urn%3Afdc%3Apeppol.eu%3A2017%3Apoacc%3Abilling%3A3.0%3A%3A2.1"
	listedOrder   = "busdox-docid-qns%3A%3Aurn%3Aoasis%3Anames%3Aspecification%3Aubl%3Aschema%3Axsd%3AOrder-2%3A%3AOrder%23%23urn%3Afdc%3Apeppol.eu%3Apoacc%3Atrns%3Aorder%3A3%3A%3A2.1"
)

// impatient waits as long as a test likes to.
var impatient = LookupPatience{Name: 300 * time.Millisecond, Publish: time.Second}

func answered(body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte(body)) }
}

// asks looks an id up, and gives the answer with the code and words of the error.
func asks(t *testing.T, r *Registry, id string) (Reception, string) {
	t.Helper()
	got, err := r.Receives(t.Context(), id)
	if err == nil {
		return got, ""
	}
	all := problem.All(err)
	if len(all) != 1 {
		t.Fatalf("%s: %v is no problem", id, err)
	}
	return got, strings.TrimSpace(all[0].Code + " " + all[0].Args["words"])
}

// spec: A6
func TestNameServersOfSystem(t *testing.T) {
	file := filepath.Join(t.TempDir(), "resolv.conf")
	if got := serversOf(file); !slices.Equal(got, publicServers) {
		t.Errorf("without a file: %v", got)
	}
	if err := os.WriteFile(file, []byte("search lan\nnameserver 192.0.2.53\nnameserver 2001:db8::53\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := serversOf(file); !slices.Equal(got, []string{"192.0.2.53:53", "[2001:db8::53]:53"}) {
		t.Errorf("got %v", got)
	}
	for in, want := range map[string]string{
		"192.0.2.53": "192.0.2.53:53", " 127.0.0.1:5353 ": "127.0.0.1:5353", "2001:db8::53": "[2001:db8::53]:53",
		"[2001:db8::53]:54": "[2001:db8::53]:54", "dns.example.org": "", "1.1.1.1:domain": "", "1.1.1.1:0": "", "": "",
	} {
		if got, err := Server(in); got != want || (want == "") != problem.Is(err, "lookup.dns.invalid") {
			t.Errorf("%q: %q, %v, want %q", in, got, err, want)
		}
	}
}

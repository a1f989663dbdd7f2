package ehf

import (
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/miekg/dns"

	"kontingent/domain/problem"
)

const someone = "0192:991825827"

// spec: A6: names in the register are those of the network's own test vectors.
func TestNameInRegister(t *testing.T) {
	for id, want := range map[string]string{
		"0192:991825827":     "7i2243uolq5qzb6jxfvi6yei4iq7sfipkv55htzfnr6s54y6yufa",
		"9915:test":          "eh5boavaktmbgzyh2a63dz4qov33fvp5nsdvqklucfraayoodw6a",
		"0010:5798000000001": "xukhfqabqziki3ykvr2fhr4snfa3pf5vpq6k4tonv3lmvsy5arvq",
	} {
		if got := nameOf(id); got != want+".iso6523-actorid-upis.participant.sml.prod.tech.peppol.org." {
			t.Errorf("%s: %s", id, got)
		}
	}
}

// TestLookup: a yes and a no come from the network's own registers, and everything else is unknown, with the reason.
// spec: A6
func TestLookup(t *testing.T) {
	whole := group(someone, listedOrder, listedInvoice, listedCredit)
	for _, c := range []struct {
		what string
		name func(s *nameServer, name, smp string) // how the register behaves; nil: it leads to the publisher
		smp  http.HandlerFunc                      // how the publisher behaves; nil: it lists invoices
		want Reception
		why  string // begins with
	}{
		{"registered", nil, nil, Receives, ""},
		{"not registered", func(s *nameServer, name, _ string) { delete(s.answer, name) }, nil, Not, ""},
		{"a name without records", func(s *nameServer, name, _ string) { s.has(t, name) }, nil, Not, ""},
		{"a router that knows no name at all", func(s *nameServer, name, _ string) {
			delete(s.answer, name)
			delete(s.answer, participants)
		}, nil, Unknown, "lookup.offline"},
		{"an alias that is followed for us", func(s *nameServer, name, smp string) {
			s.has(t, name, name+" 60 IN CNAME one.example.", "one.example. 60 IN CNAME two.example.", naptr("two.example.", smp))
		}, nil, Receives, ""},
		{"an alias that is not", func(s *nameServer, name, smp string) {
			s.has(t, name, name+" 60 IN CNAME one.example.")
			s.has(t, "one.example.", naptr("one.example.", smp))
		}, nil, Receives, ""},
		{"an alias to nowhere", func(s *nameServer, name, _ string) { s.has(t, name, name+" 60 IN CNAME one.example.") }, nil, Not, ""},
		{"aliases in a ring", func(s *nameServer, name, _ string) {
			s.has(t, name, name+" 60 IN CNAME one.example.")
			s.has(t, "one.example.", "one.example. 60 IN CNAME two.example.")
			s.has(t, "two.example.", "two.example. 60 IN CNAME one.example.")
		}, nil, Unknown, "lookup.record"},
		{"too long for UDP", func(s *nameServer, name, smp string) {
			rr, err := dns.NewRR(naptr(name, smp))
			if err != nil {
				t.Fatal(err)
			}
			s.on(name, func(_, m *dns.Msg, tcp bool) bool {
				if m.Truncated = !tcp; tcp {
					m.Answer = []dns.RR{rr}
				}
				return true
			})
		}, nil, Receives, ""},
		{"no answer", func(s *nameServer, name, _ string) { s.on(name, func(*dns.Msg, *dns.Msg, bool) bool { return false }) }, nil, Unknown, "lookup.offline"},
		{"a server that fails", func(s *nameServer, name, _ string) {
			s.on(name, func(_, m *dns.Msg, _ bool) bool { m.Rcode = dns.RcodeServerFailure; return true })
		}, nil, Unknown, "lookup.names SERVFAIL"},
		{"a server that knows plain questions only", func(s *nameServer, name, smp string) {
			rr, err := dns.NewRR(naptr(name, smp))
			if err != nil {
				t.Fatal(err)
			}
			s.on(name, func(q, m *dns.Msg, _ bool) bool {
				if m.Rcode = dns.RcodeFormatError; q.IsEdns0() == nil {
					m.Rcode, m.Answer = dns.RcodeSuccess, []dns.RR{rr}
				}
				return true
			})
		}, nil, Receives, ""},
		{"an answer to another question", func(s *nameServer, name, smp string) {
			s.on(name, func(_, m *dns.Msg, _ bool) bool { m.Question[0].Name = "else.example."; return true })
		}, nil, Unknown, "lookup.names"},
		{"records of others first", func(s *nameServer, name, smp string) {
			s.has(t, name, name+` 60 IN NAPTR 10 1 "U" "Meta:SMP" "!nobody!https://other.example!" .`,
				name+` 60 IN NAPTR 10 2 "S" "Meta:SMP" "!.*!https://other.example!" .`,
				name+` 60 IN NAPTR 10 3 "U" "E2U+sip" "!.*!https://other.example!" .`,
				name+` 60 IN NAPTR 20 1 "u" "meta:smp" "!^.*$!`+smp+`!" .`)
		}, nil, Receives, ""},
		{"a record without encryption", func(s *nameServer, name, _ string) {
			s.has(t, name, naptr(name, "http://smp.example.org"))
		}, nil, Unknown, "lookup.record"},
		{"a record nobody can read", func(s *nameServer, name, _ string) {
			s.has(t, name, name+` 60 IN NAPTR 10 1 "U" "Meta:SMP" "!(!https://smp.example.org!" .`)
		}, nil, Unknown, "lookup.record"},
		{"a publisher that has no such id", nil, http.NotFound, Not, ""},
		{"other documents only", nil, answered(group(someone, listedOrder, listedCredit)), Not, ""},
		{"no documents", nil, answered(group(someone)), Not, ""},
		{"a list about somebody else", nil, answered(group("0192:974760673", listedInvoice)), Unknown, "lookup.publisher 0192:974760673"},
		{"no XML", nil, answered("<html><body>Welcome"), Unknown, "lookup.publisher"},
		{"a page", nil, answered("<html><body>Welcome</body></html>"), Unknown, "lookup.publisher html"},
		{"nothing", nil, answered(""), Unknown, "lookup.publisher"},
		{"more than anybody lists", nil, answered(whole + strings.Repeat(" ", maxGroup)), Unknown, "lookup.publisher >"},
		{"a publisher that fails", nil, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusBadGateway) }, Unknown, "lookup.publisher 502"},
		{"a publisher that is busy", nil, func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusTooManyRequests) }, Unknown, "lookup.publisher 429"},
		{"a publisher that is silent", nil, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() }, Unknown, "lookup.publisher"},
		{"a publisher that hangs up", nil, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, Unknown, "lookup."},
		{"sent on within the publisher", nil, func(w http.ResponseWriter, r *http.Request) {
			if strings.HasPrefix(r.URL.Path, "/there/") {
				answered(whole)(w, r)
				return
			}
			http.Redirect(w, r, "/there"+r.URL.EscapedPath(), http.StatusFound)
		}, Receives, ""},
		{"sent round and round", nil, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, r.URL.EscapedPath(), http.StatusFound)
		}, Unknown, "lookup.publisher 302"},
		{"sent to the local network", nil, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://192.168.1.1/", http.StatusFound)
		}, Unknown, "lookup.publisher the way leads"},
		{"sent where nothing is encrypted", nil, func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://smp.example.org/", http.StatusFound)
		}, Unknown, "lookup.publisher 302"},
	} {
		t.Run(c.what, func(t *testing.T) {
			s, p := newNameServer(t), newPublisher(t)
			p.Config.ErrorLog = nil
			s.has(t, nameOf(someone), naptr(nameOf(someone), p.URL+"/"))
			if c.name != nil {
				c.name(s, nameOf(someone), p.URL)
			}
			if p.says(answered(whole)); c.smp != nil {
				p.says(c.smp)
			}
			got, why := asks(t, NewRegistry([]string{s.at}, p.pool).WithPatience(impatient), someone)
			if got != c.want || !strings.HasPrefix(why, c.why) || (c.why == "") != (why == "") {
				t.Errorf("got %s, %q, want %s, %q", got, why, c.want, c.why)
			}
			if got == Receives && !strings.HasSuffix(p.asked[0], "/iso6523-actorid-upis%3A%3A0192%3A991825827") {
				t.Errorf("asked %q", p.asked)
			}
		})
	}
}

// TestLookupTrustsNobody: a publisher whose certificate is not in order says nothing; and what is no Peppol id is not
// asked about.
// spec: A6
func TestLookupTrustsNobody(t *testing.T) {
	s, p := newNameServer(t), newPublisher(t)
	p.Config.ErrorLog = nil
	p.says(http.NotFound)
	s.has(t, nameOf(someone), naptr(nameOf(someone), p.URL))
	if got, why := asks(t, NewRegistry([]string{s.at}, nil), someone); got != Unknown || !strings.HasPrefix(why, "lookup.publisher") {
		t.Errorf("a strange certificate: %s, %q", got, why)
	}
	if got, why := asks(t, NewRegistry([]string{s.at}, p.pool), "991825827"); got != Not || why != "" || len(p.asked) > 0 {
		t.Errorf("no id: %s, %q", got, why)
	}
	inside := httptest.NewTLSServer(http.NotFoundHandler())
	defer inside.Close()
	for _, named := range []string{"smp.example.org:443", "10.0.0.8:443", "192.168.0.1:443", "[fe80::1]:443", "0.0.0.0:443"} {
		at := named
		if strings.HasPrefix(named, "smp") {
			at = inside.Listener.Addr().String()
		}
		if err := allowed(named, at); err == nil {
			t.Errorf("%s at %s may be spoken to", named, at)
		}
	}
	if err := allowed("smp.example.org:443", "192.0.2.7:443"); err != nil {
		t.Error(err)
	}
}

// TestLookupOffline: with no network at all the answer is unknown, and it comes at once.
// spec: A6, C4
func TestLookupOffline(t *testing.T) {
	began := time.Now()
	for _, servers := range [][]string{nil, {"127.0.0.1:1"}} {
		if got, why := asks(t, NewRegistry(servers, nil).WithPatience(impatient), someone); got != Unknown || why != "lookup.offline" {
			t.Errorf("%v: %s, %q", servers, got, why)
		}
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("it took %s", took)
	}
	s := newNameServer(t)
	s.on(nameOf(someone), func(*dns.Msg, *dns.Msg, bool) bool { return false })
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, stop)
	if got, err := NewRegistry([]string{s.at}, nil).Receives(ctx, someone); got != Unknown || !problem.Is(err, "lookup.stopped") {
		t.Errorf("stopped: %s, %v", got, err)
	}
}

// TestSecondNameServer: the next name server is asked where the first one is away.
// spec: A6
func TestSecondNameServer(t *testing.T) {
	s := newNameServer(t)
	if got, why := asks(t, NewRegistry([]string{"127.0.0.1:1", s.at}, nil).WithPatience(impatient), someone); got != Not || why != "" {
		t.Errorf("got %s, %q", got, why)
	}
}

type way func(endpoint string) (Reception, error)

func (w way) Receives(_ context.Context, endpoint string) (Reception, error) { return w(endpoint) }

// TestInquiry: the access point is asked first and the registers where it does not know; nobody is asked twice about
// the same id, nor faster than the pace.
// spec: A6
func TestInquiry(t *testing.T) {
	var asked []string
	point := way(func(id string) (Reception, error) {
		asked = append(asked, "point "+id)
		if id == "0192:1" {
			return Receives, nil
		}
		return Unknown, io.ErrUnexpectedEOF
	})
	registry := way(func(id string) (Reception, error) {
		asked = append(asked, "registry "+id)
		if id == "0192:2" {
			return Not, nil
		}
		return Unknown, nil
	})
	q := &Inquiry{Ways: []Receiver{point, registry}, Pace: 30 * time.Millisecond}
	began := time.Now()
	for _, c := range []struct {
		id   string
		want Reception
		err  error
	}{{"0192:1", Receives, nil}, {"0192:2", Not, nil}, {"0192:1", Receives, nil}, {"0192:2", Not, nil}, {"0192:3", Unknown, io.ErrUnexpectedEOF}} {
		if got, err := q.Receives(t.Context(), c.id); got != c.want || err != c.err {
			t.Errorf("%s: %s, %v", c.id, got, err)
		}
	}
	if want := []string{"point 0192:1", "point 0192:2", "registry 0192:2", "point 0192:3", "registry 0192:3"}; !slices.Equal(asked, want) {
		t.Errorf("asked %q", asked)
	}
	if took := time.Since(began); took < 120*time.Millisecond {
		t.Errorf("five questions took %s", took)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if got, err := q.Receives(ctx, "0192:4"); got != Unknown || !problem.Is(err, "lookup.stopped") {
		t.Errorf("stopped: %s, %v", got, err)
	}
}

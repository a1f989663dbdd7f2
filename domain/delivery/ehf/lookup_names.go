package ehf

import (
	"context"
	"crypto/sha256"
	"encoding/base32"
	"net/url"
	"strings"
	"time"

	"github.com/miekg/dns"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// participants is the zone of the network's register (SML) in which every participant has a name.
const participants = "participant.sml.prod.tech.peppol.org."

// The bounds of one question.
const (
	mostAliases = 8
	mostServers = 3
	udpSize     = 1232 // fits every way without being cut into fragments
)

// certainFor is how long it is believed that a name server really reaches the register.
const certainFor = time.Minute

// names asks name servers. It is used by one goroutine at a time.
type names struct {
	servers []string
	wait    time.Duration // for one answer
	certain time.Time     // until when the register is known to be within reach
}

// nameOf is a participant's name in the register: the hash of the lower-case id, with the scheme as the next label.
func nameOf(id string) string {
	sum := sha256.Sum256([]byte(id))
	hash := base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(sum[:])
	return strings.ToLower(hash) + ".iso6523-actorid-upis." + participants
}

// publisher gives the address of the publisher (SMP) of a participant; nil: the register has no such participant.
func (n *names) publisher(ctx context.Context, id string) (*url.URL, error) {
	own := nameOf(id)
	name := own
	for range mostAliases {
		m, err := n.ask(ctx, name, dns.TypeNAPTR)
		if err != nil {
			return nil, err
		}
		records, end := naptrs(m, name)
		switch {
		case len(records) > 0:
			return pick(records, own)
		case m.Rcode == dns.RcodeSuccess && end != name:
			name = end // the name server left the rest of the way to us
		default:
			return nil, n.reaches(ctx)
		}
	}
	return nil, problem.New("lookup.record", "words", name)
}

// reaches sees to it that "no such name" comes from the register: without a network some routers say so of every name,
// and of the register's own zone too.
func (n *names) reaches(ctx context.Context) error {
	if cal.Deadline(0).Before(n.certain) {
		return nil
	}
	m, err := n.ask(ctx, participants, dns.TypeSOA)
	if err != nil {
		return err
	}
	if m.Rcode != dns.RcodeSuccess {
		return problem.New("lookup.offline")
	}
	n.certain = cal.Deadline(certainFor)
	return nil
}

// naptrs are the records of a name, and where its aliases end.
func naptrs(m *dns.Msg, name string) (out []*dns.NAPTR, end string) {
	for range mostAliases {
		alias := ""
		for _, r := range m.Answer {
			if !strings.EqualFold(r.Header().Name, name) {
				continue
			}
			switch r := r.(type) {
			case *dns.NAPTR:
				out = append(out, r)
			case *dns.CNAME:
				alias = r.Target
			}
		}
		if alias == "" || len(out) > 0 {
			break
		}
		name = alias
	}
	return out, name
}

// ask puts a question to the name servers, one after the other, and twice: the second time in the plainest form, for
// those that stumble over more. Only "here it is" and "there is no such name" are answers.
func (n *names) ask(ctx context.Context, name string, kind uint16) (*dns.Msg, error) {
	var last error
	for _, plain := range []bool{false, true} {
		for _, server := range n.servers[:min(len(n.servers), mostServers)] {
			m, err := n.exchange(ctx, server, name, kind, plain)
			switch {
			case ctx.Err() != nil:
				return nil, unreached(ctx, err)
			case err != nil && isNetwork(err):
				if last == nil {
					last = unreached(ctx, err)
				}
			case err != nil:
				last = problem.New("lookup.names", "server", server, "words", err.Error())
			case m.Rcode == dns.RcodeSuccess || m.Rcode == dns.RcodeNameError:
				return m, nil
			default:
				last = problem.New("lookup.names", "server", server, "words", dns.RcodeToString[m.Rcode])
			}
		}
	}
	if last == nil {
		return nil, problem.New("lookup.offline")
	}
	return nil, last
}

// exchange asks one name server; by TCP where the answer is too long for UDP.
func (n *names) exchange(ctx context.Context, server, name string, kind uint16, plain bool) (*dns.Msg, error) {
	q := new(dns.Msg)
	q.SetQuestion(dns.Fqdn(name), kind)
	if !plain {
		q.SetEdns0(udpSize, false)
	}
	m, _, err := (&dns.Client{Timeout: n.wait, UDPSize: udpSize}).ExchangeContext(ctx, q, server)
	if err == nil && m.Truncated {
		m, _, err = (&dns.Client{Net: "tcp", Timeout: n.wait}).ExchangeContext(ctx, q, server)
	}
	switch {
	case err != nil:
		return nil, err
	case m.Truncated, !m.Response, len(m.Question) != 1, !strings.EqualFold(m.Question[0].Name, q.Question[0].Name),
		m.Question[0].Qtype != kind:
		return nil, dns.ErrRdata
	}
	return m, nil
}

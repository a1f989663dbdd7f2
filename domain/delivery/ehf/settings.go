package ehf

import (
	"net"
	"net/url"
	"regexp"
	"strings"

	"kontingent/domain/problem"
)

// Transport is the way EHF documents take.
type Transport string

// The transports.
const (
	ToFolder      Transport = "folder"
	ToAccessPoint Transport = "access-point"
	Off           Transport = "off" // whatever else is set
)

// Provider is whose interface the access point speaks.
type Provider string

// The providers. PhossAP and Phase4 are run by somebody who holds a Peppol certificate.
const (
	PhossAP    Provider = "phoss-ap"
	Phase4     Provider = "phase4" // phase4-peppol-standalone: can't be asked what became of a document
	Storecove  Provider = "storecove"
	EInvoiceBE Provider = "e-invoice.be"
)

// Settings say how EHF documents go. The token is never among them.
type Settings struct {
	Transport   Transport
	Folder      string
	URL         string   // of the access point, with the path its interface begins at
	Provider    Provider // empty: told by the URL
	Sender      string   // the club's own Peppol id: "0192:991825827"
	Country     string   // the club's, ISO 3166-1
	LegalEntity string   // the club's number at Storecove
}

// provider is whose interface is spoken: what is set, or what the URL tells.
func (s Settings) provider() Provider {
	if s.Provider != "" {
		return s.Provider
	}
	u, err := url.Parse(s.URL)
	if err != nil {
		return PhossAP
	}
	switch host := strings.ToLower(u.Hostname()); {
	case host == "storecove.com" || strings.HasSuffix(host, ".storecove.com"):
		return Storecove
	case host == "e-invoice.be" || strings.HasSuffix(host, ".e-invoice.be"):
		return EInvoiceBE
	case strings.HasSuffix(strings.TrimRight(u.Path, "/"), "/sendas4"):
		return Phase4
	}
	return PhossAP
}

var legalEntityForm = regexp.MustCompile(`^[1-9][0-9]{0,17}$`)

// Check lists everything that is wrong with the settings, as problems at the fields the command line names.
func (s Settings) Check() error {
	var l problem.List
	switch s.Transport {
	case ToFolder:
		if s.Folder == "" {
			l.Add(problem.New("ehf.folder.missing").At("ehf.folder"))
		}
	case ToAccessPoint:
		l.Add(s.checkURL())
		l.Add(s.checkAccount())
	case "", Off:
		l.Add(problem.New("ehf.transport.missing").At("ehf.transport"))
	default:
		l.Add(problem.New("ehf.transport.unknown", "value", string(s.Transport)).At("ehf.transport"))
	}
	return l.Err()
}

// checkURL refuses what could carry a token where anybody can read it.
func (s Settings) checkURL() error {
	u, err := url.Parse(s.URL)
	switch {
	case s.URL == "":
		return problem.New("ehf.url.missing").At("ehf.url")
	case err != nil || u.Hostname() == "" || u.Scheme != "https" && u.Scheme != "http",
		u.User != nil || u.RawQuery != "" || u.Fragment != "" || u.Opaque != "":
		return problem.New("ehf.url.invalid", "value", shown(u, s.URL)).At("ehf.url")
	case u.Scheme == "http" && !loopback(u.Hostname()):
		return problem.New("ehf.url.open", "host", u.Hostname()).At("ehf.url")
	}
	return nil
}

// shown keeps a password or key that somebody wrote into a URL out of the sentence.
func shown(u *url.URL, raw string) string {
	if u == nil || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return "…"
	}
	return raw
}

func (s Settings) checkAccount() error {
	var l problem.List
	switch s.provider() {
	case PhossAP, Phase4, EInvoiceBE:
	case Storecove:
		if !legalEntityForm.MatchString(s.LegalEntity) {
			l.Add(problem.New("ehf.legal_entity.missing").At("ehf.legal_entity"))
		}
	default:
		l.Add(problem.New("ehf.provider.unknown", "value", string(s.Provider)).At("ehf.provider"))
	}
	if _, _, ok := split(s.Sender); !ok {
		l.Add(problem.New("ehf.sender.missing", "value", s.Sender).At("ehf.sender"))
	}
	return l.Err()
}

// loopback reports whether a host is this machine.
func loopback(host string) bool {
	if strings.EqualFold(strings.TrimSuffix(host, "."), "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

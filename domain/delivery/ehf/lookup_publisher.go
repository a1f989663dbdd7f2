package ehf

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/xml"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// maxGroup is how long a publisher's list may be, in bytes: some hundred documents, each in a line.
const maxGroup = 1 << 20

// mostRedirects is how often a publisher may send us on.
const mostRedirects = 3

// published lists the document types a participant takes, as its publisher has them; none: it does not know it.
func (r *Registry) published(ctx context.Context, base *url.URL, id string) ([]string, error) {
	ctx, stop := context.WithDeadline(ctx, cal.Deadline(r.wait.Publish))
	defer stop()
	where := strings.TrimRight(base.String(), "/") + "/" + url.QueryEscape("iso6523-actorid-upis::"+id)
	said := func(words string) error {
		return problem.New("lookup.publisher", "host", base.Host, "words", words)
	}
	q, err := http.NewRequestWithContext(ctx, http.MethodGet, where, http.NoBody)
	if err != nil {
		return nil, said(err.Error())
	}
	q.Header.Set("Accept", "application/xml, text/xml")
	resp, err := r.http.Do(q)
	if err != nil {
		return nil, r.lost(ctx, err, said)
	}
	defer func() { _ = resp.Body.Close() }() // all of it that counts is read
	switch resp.StatusCode {
	case http.StatusOK:
	case http.StatusNotFound:
		return nil, nil
	default:
		return nil, said(resp.Status)
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, maxGroup+1))
	if err != nil {
		return nil, r.lost(ctx, err, said)
	}
	if len(body) > maxGroup {
		return nil, said("> " + strconv.Itoa(maxGroup) + " bytes")
	}
	types, err := documentTypes(body, id)
	if err != nil {
		return nil, said(err.Error())
	}
	return types, nil
}

// lost tells a network that is away from a publisher that did not behave.
func (r *Registry) lost(ctx context.Context, err error, said func(string) error) error {
	if outer, ok := errors.AsType[*url.Error](err); ok {
		err = outer.Err
	}
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return unreached(ctx, err)
	case errors.Is(err, errElsewhere):
		return said(errElsewhere.Error())
	case errors.As(err, &certificate), errors.Is(ctx.Err(), context.DeadlineExceeded), !isNetwork(err):
		return said(err.Error())
	}
	return unreached(ctx, err)
}

// documentTypes reads a publisher's list (ServiceGroup of busdox SMP 1.0). Some publishers answer for anything, so only
// what the list names counts, and only when it is about the one asked for.
func documentTypes(body []byte, id string) ([]string, error) {
	var group struct {
		XMLName     xml.Name
		Participant string `xml:"ParticipantIdentifier"`
		References  []struct {
			Href string `xml:"href,attr"`
		} `xml:"ServiceMetadataReferenceCollection>ServiceMetadataReference"`
	}
	if err := xml.Unmarshal(body, &group); err != nil {
		return nil, err
	}
	if group.XMLName.Local != "ServiceGroup" {
		return nil, errors.New(group.XMLName.Local)
	}
	if whose := strings.TrimSpace(group.Participant); whose != "" && !strings.EqualFold(whose, id) {
		return nil, errors.New(whose)
	}
	out := []string{}
	for _, ref := range group.References {
		href, _, _ := strings.Cut(ref.Href, "?")
		i := strings.LastIndex(href, "/services/")
		if i < 0 {
			continue
		}
		if t, err := url.PathUnescape(href[i+len("/services/"):]); err == nil {
			out = append(out, t)
		}
	}
	return out, nil
}

// errElsewhere refuses the way to where no publisher of the network is: this machine, or the local network.
var errElsewhere = errors.New("the way leads to this machine or the local network")

// publisherClient speaks with publishers, whose addresses come from strangers.
func publisherClient(roots *x509.CertPool) *http.Client {
	return &http.Client{
		Transport: &http.Transport{
			DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
				d := net.Dialer{Timeout: 10 * time.Second, Control: func(_, at string, _ syscall.RawConn) error {
					return allowed(address, at)
				}}
				return d.DialContext(ctx, network, address)
			},
			TLSClientConfig:        &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12},
			TLSHandshakeTimeout:    10 * time.Second,
			MaxResponseHeaderBytes: 1 << 16,
			ForceAttemptHTTP2:      true,
			IdleConnTimeout:        time.Minute,
			MaxIdleConns:           4,
		},
		CheckRedirect: func(next *http.Request, before []*http.Request) error {
			first := before[0].URL
			switch {
			case len(before) > mostRedirects:
				return http.ErrUseLastResponse
			case next.URL.Scheme != "https" && (next.URL.Scheme != "http" || first.Scheme != "http"):
				return http.ErrUseLastResponse
			case loopback(next.URL.Hostname()) && !loopback(first.Hostname()):
				return errElsewhere
			}
			return nil
		},
	}
}

// allowed refuses addresses inside: only who names this machine outright means it, as tests do.
func allowed(named, at string) error {
	host, _, err := net.SplitHostPort(named)
	if err != nil {
		return err
	}
	ip, _, err := net.SplitHostPort(at)
	if err != nil {
		return err
	}
	if i := strings.IndexByte(ip, '%'); i >= 0 {
		ip = ip[:i]
	}
	a := net.ParseIP(ip)
	if a == nil || a.IsUnspecified() || a.IsPrivate() || a.IsLinkLocalUnicast() || a.IsMulticast() ||
		a.IsLoopback() && !loopback(host) {
		return errElsewhere
	}
	return nil
}

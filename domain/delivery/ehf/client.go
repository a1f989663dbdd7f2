package ehf

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"kontingent/domain/cal"
)

// maxAnswer is how much of an answer is read, in bytes: reports carry a whole validation, never a megabyte.
const maxAnswer = 1 << 20

// client speaks HTTP with one access point.
type client struct {
	base     string // without a slash at its end
	header   string // that carries the token
	token    string
	http     *http.Client
	patience Patience
}

func newClient(s Settings, token string, roots *x509.CertPool, p Patience) *client {
	c := &client{base: strings.TrimRight(s.URL, "/"), header: "Authorization", token: token, patience: p}
	if v := s.provider(); v == PhossAP || v == Phase4 {
		c.header = "X-Token"
	}
	dialer := &net.Dialer{Timeout: p.Dial}
	clear := strings.HasPrefix(strings.ToLower(s.URL), "http:")
	c.http = &http.Client{
		Transport: &http.Transport{
			Proxy: http.ProxyFromEnvironment,
			DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
				conn, err := dialer.DialContext(ctx, network, address)
				if err != nil || !clear {
					return conn, err
				}
				if a, ok := conn.RemoteAddr().(*net.TCPAddr); !ok || !a.IP.IsLoopback() {
					_ = conn.Close()
					return nil, errNotLocal
				}
				return conn, nil
			},
			TLSClientConfig:     &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12},
			TLSHandshakeTimeout: p.Dial,
			ForceAttemptHTTP2:   true,
			IdleConnTimeout:     time.Minute,
			MaxIdleConns:        2,
		},
		// A redirect could lead the token, or an invoice, to somebody else.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return c
}

var errNotLocal = errors.New("the access point is not on this machine, and the way to it is not encrypted")

// call is one request.
type call struct {
	method, path string
	query        url.Values
	kind         string // of the body
	body         []byte
	wait         time.Duration // for the whole answer
	bare         bool          // without the token
}

// answer is what came of a call.
type answer struct {
	code    int
	body    []byte
	html    bool
	retry   time.Duration // the other side asked to wait this long
	err     error         // no answer came
	reached bool          // there was a connection, so the request may have arrived
	secret  string        // never among the words
}

// do makes a call and reads the whole answer. Nothing is repeated that may have arrived: the standard client repeats a
// POST only when it has not written a byte of it.
func (c *client) do(ctx context.Context, k call) answer {
	ctx, stop := context.WithDeadline(ctx, cal.Deadline(k.wait))
	defer stop()
	a := answer{secret: c.token}
	var reached atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { reached.Store(true) }})
	where := c.base + k.path
	if len(k.query) > 0 {
		where += "?" + k.query.Encode()
	}
	r, err := http.NewRequestWithContext(ctx, k.method, where, bytes.NewReader(k.body))
	if err != nil {
		a.err = err
		return a
	}
	if k.kind != "" {
		r.Header.Set("Content-Type", k.kind)
	}
	r.Header.Set("Accept", "application/json")
	if !k.bare && c.header == "Authorization" {
		r.Header.Set(c.header, "Bearer "+c.token)
	} else if !k.bare {
		r.Header.Set(c.header, c.token)
	}
	resp, err := c.http.Do(r)
	if err == nil {
		a.code, a.retry = resp.StatusCode, retryAfter(resp.Header)
		a.html = strings.Contains(strings.ToLower(resp.Header.Get("Content-Type")), "html")
		a.body, err = io.ReadAll(io.LimitReader(resp.Body, maxAnswer))
		_ = resp.Body.Close() // all of it that counts is read
	}
	a.err, a.reached = err, reached.Load()
	return a
}

// into reads a JSON answer; false: it is none.
func (a answer) into(v any) bool { return a.err == nil && json.Unmarshal(a.body, v) == nil }

func (a answer) ok() bool { return a.err == nil && a.code/100 == 2 }

// retryAfter reads how long to wait: seconds, or a date by the server's own clock.
func retryAfter(h http.Header) time.Duration {
	v := strings.TrimSpace(h.Get("Retry-After"))
	if n, err := strconv.Atoi(v); err == nil && n > 0 {
		return min(time.Duration(n)*time.Second, longestWait)
	}
	until, err := http.ParseTime(v)
	if err != nil {
		return 0
	}
	from, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		from = cal.Deadline(0)
	}
	return min(max(until.Sub(from), 0), longestWait)
}

// longestWait bounds what another side may ask for.
const longestWait = 4 * time.Hour

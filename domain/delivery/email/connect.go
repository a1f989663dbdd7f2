package email

import (
	"context"
	"crypto/tls"
	"net"
	"strconv"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/delivery"
)

// Open dials the mail server, makes the connection secure and logs in. Nothing that could be overheard is said before
// the connection is secure: a server without STARTTLS, with a bad certificate or with no login to offer is a failure
// of the channel, never a reason to go on without.
func (c *Carrier) Open(ctx context.Context) (delivery.Session, delivery.Receipt) {
	if err := c.settings.Check(); err != nil {
		return nil, delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.settings", Words: err.Error()}
	}
	var password string
	if c.settings.User != "" {
		var failed delivery.Receipt
		if password, failed = c.ask(ctx); !failed.OK() {
			return nil, failed
		}
	}
	address := net.JoinHostPort(c.settings.Host, strconv.Itoa(c.settings.Port))
	conn, err := (&net.Dialer{Timeout: c.patience.Dial}).DialContext(ctx, "tcp", address)
	if err != nil {
		return nil, unreached(ctx, err)
	}
	if a, ok := conn.RemoteAddr().(*net.TCPAddr); c.settings.Security == SecurityNone && (!ok || !a.IP.IsLoopback()) {
		_ = conn.Close()
		return nil, delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.not_local", Words: conn.RemoteAddr().String()}
	}
	l := newLine(conn, c.patience)
	defer context.AfterFunc(ctx, l.stop)()
	can, failed := c.introduce(ctx, l)
	if failed.OK() && c.settings.User != "" {
		failed = logIn(l, can, c.settings.User, password)
	}
	if !failed.OK() {
		_ = l.close()
		return nil, failed
	}
	return newSession(l, c.settings.From, can)
}

// ask gets the password before anything is dialled: unlocking a keychain can take a person's time.
func (c *Carrier) ask(ctx context.Context) (string, delivery.Receipt) {
	missing := delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: delivery.ReasonNoPassword}
	if c.password == nil {
		return "", missing
	}
	password, err := c.password(ctx)
	switch {
	case ctx.Err() != nil:
		return "", lost(errStopped)
	case err != nil || password == "":
		return "", missing
	}
	return password, delivery.Receipt{}
}

// introduce reads the greeting, says EHLO, and makes the line secure as the settings want it.
func (c *Carrier) introduce(ctx context.Context, l *line) (abilities, delivery.Receipt) {
	if c.settings.Security == SecurityTLS {
		if failed := c.secure(ctx, l); !failed.OK() {
			return nil, failed
		}
	}
	r, err := l.hear(l.patience.Command)
	if failed := expect(220, greeting, r, err); !failed.OK() {
		return nil, failed
	}
	can, failed := sayHello(l)
	if !failed.OK() || c.settings.Security != SecurityStartTLS {
		return can, failed
	}
	if _, ok := can["STARTTLS"]; !ok {
		return nil, delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.no_starttls"}
	}
	r, err = l.ask("STARTTLS")
	if failed := expect(220, security, r, err); !failed.OK() {
		return nil, failed
	}
	if l.inStep() != nil { // said in clear, to be believed inside TLS (CVE-2011-0411 and its kin)
		return nil, delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.tampered"}
	}
	if failed := c.secure(ctx, l); !failed.OK() {
		return nil, failed
	}
	return sayHello(l) // what was said in clear counts for nothing
}

// secure goes over to TLS, with the server's certificate checked against its name.
func (c *Carrier) secure(ctx context.Context, l *line) delivery.Receipt {
	conn := tls.Client(l.conn, &tls.Config{
		ServerName: strings.TrimSuffix(c.settings.Host, "."),
		RootCAs:    c.roots,
		MinVersion: tls.VersionTLS12,
	})
	if err := l.conn.SetDeadline(cal.Deadline(l.patience.Dial)); err != nil {
		return lost(l.why(err))
	}
	if err := conn.HandshakeContext(ctx); err != nil {
		return insecure(l.why(err))
	}
	l.use(conn)
	return delivery.Receipt{}
}

// abilities are the extensions a server offers: upper-case name, parameters.
type abilities map[string]string

// sayHello introduces the machine by its address, as RFC 5321 has it for one without a name of its own.
func sayHello(l *line) (abilities, delivery.Receipt) {
	me := "[127.0.0.1]"
	if a, ok := l.conn.LocalAddr().(*net.TCPAddr); ok && a.IP.To4() != nil {
		me = "[" + a.IP.To4().String() + "]"
	} else if ok {
		me = "[IPv6:" + a.IP.String() + "]"
	}
	r, err := l.ask("EHLO " + me)
	if failed := expect(250, hello, r, err); !failed.OK() {
		return nil, failed
	}
	can := abilities{}
	for _, s := range r.lines[1:] {
		name, params, _ := strings.Cut(strings.ToUpper(s), " ")
		if old, ok := strings.CutPrefix(name, "AUTH="); ok { // how some old servers write it
			name, params = "AUTH", old+" "+params
		}
		can[name] = strings.TrimSpace(can[name] + " " + params)
	}
	return can, delivery.Receipt{}
}

// expect is what comes of an answer before any message: nothing when it is the code expected.
func expect(code int, at phase, r reply, err error) delivery.Receipt {
	if err != nil {
		return lost(err)
	}
	if r.code == code {
		return delivery.Receipt{}
	}
	return judge(at, r)
}

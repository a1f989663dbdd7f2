package email

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"strings"

	"kontingent/domain/delivery"
)

// unreached judges a dial that failed: always about the moment.
func unreached(ctx context.Context, err error) delivery.Receipt {
	var dns *net.DNSError
	switch out := lost(err); {
	case ctx.Err() != nil:
		return lost(errStopped)
	case errors.As(err, &dns):
		out.Reason = "email.offline.name"
		return out
	case out.Reason == "email.offline.dropped":
		out.Reason = "email.offline.unreachable"
		return out
	default:
		return out
	}
}

// lost judges a connection that broke, fell silent or talked nonsense while nothing had been handed over: about the
// moment, and the connection is of no more use.
func lost(err error) delivery.Receipt {
	var timeout net.Error
	out := delivery.Receipt{
		Outcome: delivery.OutcomeOffline, Reason: "email.offline.dropped", Words: readable(err.Error()), Reconnect: true,
	}
	switch {
	case errors.Is(err, errStopped):
		out.Reason = "email.offline.stopped"
	case errors.Is(err, errGarbled), errors.Is(err, errOutOfStep):
		out.Reason = "email.offline.garbled"
	case errors.As(err, &timeout) && timeout.Timeout():
		out.Reason = "email.offline.silent"
	}
	return out
}

// insecure judges a TLS handshake that failed: a certificate or protocol nobody should trust is about the channel, a
// broken line about the moment.
func insecure(err error) delivery.Receipt {
	var certificate *tls.CertificateVerificationError
	var notTLS tls.RecordHeaderError
	switch {
	case errors.As(err, &certificate):
		return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.certificate", Words: readable(err.Error())}
	case errors.As(err, &notTLS), strings.Contains(err.Error(), "tls: "):
		return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.tls", Words: readable(err.Error())}
	}
	return lost(err)
}

package ehf

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/http"
	"slices"
	"strings"

	"kontingent/domain/delivery"
)

// fate is what an access point has done with a document, as far as an answer tells.
type fate int

const (
	failed   fate = iota // it does not have it, for certain, or nothing could be learnt of it: the receipt says why
	unknown              // it may have it: the answer was lost, or did not say
	absent               // asked, and there is no such document
	accepted             // it has it; the network has not acknowledged it yet
	acked                // the network has acknowledged it
	rejected             // it does not send it, for good
)

// finding is what was learnt of a document.
type finding struct {
	fate    fate
	id      string // the other side's own name for it; empty: as before
	receipt delivery.Receipt
}

// judge says what an answer means that is not the one hoped for: for the recipient, the channel or the moment.
func judge(ctx context.Context, a answer) delivery.Receipt {
	out := delivery.Receipt{Words: a.words(), RetryAfter: a.retry}
	switch {
	case a.err != nil:
		out.Outcome, out.Reason = lost(ctx, a)
	case a.code == http.StatusTooManyRequests, a.code == http.StatusServiceUnavailable:
		out.Outcome, out.Reason = delivery.OutcomeOffline, "ehf.offline.busy"
	case a.code >= 500 && a.code != http.StatusNotImplemented:
		out.Outcome, out.Reason = delivery.OutcomeLater, "ehf.later.server"
	case a.code == http.StatusRequestTimeout || a.code == http.StatusTooEarly:
		out.Outcome, out.Reason = delivery.OutcomeLater, "ehf.later.server"
	case a.code == http.StatusUnauthorized || a.code == http.StatusForbidden:
		out.Outcome, out.Reason = delivery.OutcomeChannel, delivery.ReasonToken
	case a.code == http.StatusPaymentRequired:
		out.Outcome, out.Reason = delivery.OutcomeChannel, "ehf.channel.quota"
	case a.code == http.StatusProxyAuthRequired:
		out.Outcome, out.Reason = delivery.OutcomeChannel, "ehf.channel.proxy"
	case a.code/100 == 3:
		out.Outcome, out.Reason = delivery.OutcomeChannel, "ehf.channel.redirect"
	case a.code == http.StatusConflict:
		out.Outcome, out.Reason = delivery.OutcomeChannel, "ehf.channel.sender"
	case slices.Contains([]int{http.StatusNotFound, http.StatusMethodNotAllowed, http.StatusGone, http.StatusNotImplemented}, a.code):
		out.Outcome, out.Reason = delivery.OutcomeChannel, "ehf.channel.not_found"
	case a.code == http.StatusRequestEntityTooLarge:
		out.Outcome, out.Reason = delivery.OutcomeRefused, "ehf.refused.too_big"
	case a.code == http.StatusUnprocessableEntity || a.code == http.StatusNotAcceptable:
		out.Outcome, out.Reason = delivery.OutcomeRefused, "ehf.refused.rules"
	case a.code/100 == 2:
		out.Outcome, out.Reason = delivery.OutcomeOffline, "ehf.offline.garbled"
	default:
		out.Outcome, out.Reason = delivery.OutcomeAsk, "ehf.ask.protocol"
	}
	return out
}

// lost judges a call without an answer.
func lost(ctx context.Context, a answer) (delivery.Outcome, string) {
	var dns *net.DNSError
	var certificate *tls.CertificateVerificationError
	var notTLS tls.RecordHeaderError
	var timeout net.Error
	switch {
	case errors.As(a.err, &certificate):
		return delivery.OutcomeChannel, "ehf.channel.certificate"
	case errors.As(a.err, &notTLS), strings.Contains(a.err.Error(), "tls: "), strings.Contains(a.err.Error(), "HTTPS client"):
		return delivery.OutcomeChannel, "ehf.channel.tls"
	case errors.Is(a.err, errNotLocal):
		return delivery.OutcomeChannel, "ehf.channel.not_local"
	case ctx.Err() != nil:
		return delivery.OutcomeOffline, "ehf.offline.stopped"
	case errors.As(a.err, &dns):
		return delivery.OutcomeOffline, "ehf.offline.name"
	case errors.Is(a.err, context.DeadlineExceeded), errors.As(a.err, &timeout) && timeout.Timeout():
		return delivery.OutcomeOffline, "ehf.offline.silent"
	case !a.reached:
		return delivery.OutcomeOffline, "ehf.offline.unreachable"
	}
	return delivery.OutcomeOffline, "ehf.offline.dropped"
}

// judgePost judges the answer to a post that makes a document leave, where it is not the one hoped for. A server that
// fails in the middle, or something in front of it that gave up waiting, says nothing about what was done before.
func judgePost(ctx context.Context, a answer) finding {
	f := finding{failed, "", judge(ctx, a)}
	maybe := a.err != nil && a.reached || a.err == nil && a.code/100 == 2 ||
		slices.Contains([]int{http.StatusInternalServerError, http.StatusBadGateway, http.StatusGatewayTimeout, http.StatusRequestTimeout}, a.code)
	if maybe {
		f.fate = unknown
		f.receipt.Outcome, f.receipt.Reason = delivery.OutcomeUnderway, "ehf.underway.unanswered"
		f.receipt.Reconnect = a.err != nil
	}
	return f
}

// is makes a finding with the other side's words.
func (a answer) is(f fate, id string, o delivery.Outcome, reason string) finding {
	return finding{f, id, delivery.Receipt{Outcome: o, Reason: reason, Words: a.words(), RetryAfter: a.retry}}
}

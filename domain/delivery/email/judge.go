package email

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"kontingent/domain/delivery"
)

// phase is how far a conversation has come: what the server was last told.
type phase int

const (
	greeting phase = iota // nothing yet
	hello                 // EHLO
	security              // STARTTLS
	login                 // AUTH
	reset                 // RSET
	sender                // MAIL FROM
	rcpt                  // RCPT TO
	data                  // DATA, and the message until the final dot
	dot                   // the final dot
)

// A full mailbox is not emptied in an hour: it is tried some three times in the two days a method is given.
const (
	mailboxFull = "email.later.full"
	fullWait    = 20 * time.Hour
)

// judge says what an answer means: for the recipient, for the channel, or for the moment. It is asked about refusals
// in every phase, and about every answer to the final dot.
func judge(at phase, r reply) delivery.Receipt {
	out := verdict(at, r)
	out.Words = r.words()
	if out.Reason == mailboxFull {
		out.RetryAfter = fullWait
		return out
	}
	if out.Outcome == delivery.OutcomeLater || out.Outcome == delivery.OutcomeOffline {
		out.RetryAfter = r.retryAfter()
	}
	return out
}

func verdict(at phase, r reply) delivery.Receipt {
	switch class := r.code / 100; {
	case at == dot && class == 2:
		return delivery.Receipt{Outcome: delivery.OutcomeDelivered}
	case at == dot && class == 3:
		return delivery.Receipt{Outcome: delivery.OutcomeInDoubt, Reason: "email.in_doubt.no_answer", Reconnect: true}
	case class == 2 || class == 3: // an answer to something else: the two sides are out of step
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "email.offline.garbled", Reconnect: true}
	case r.quota():
		return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.quota", Reconnect: r.code == 421}
	case r.code == 421 && at == dot:
		return delivery.Receipt{Outcome: delivery.OutcomeLater, Reason: "email.later.wait", Reconnect: true}
	case r.code == 421:
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "email.offline.busy", Reconnect: true}
	case at <= login:
		return opening(at, r)
	case slices.Contains([]int{530, 534, 535, 538}, r.code):
		return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: delivery.ReasonLogin}
	case at == reset: // a server that cannot start afresh is left
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "email.offline.garbled", Reconnect: true}
	case class == 4 && at == sender:
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "email.offline.busy"}
	case r.full(at):
		return delivery.Receipt{Outcome: delivery.OutcomeLater, Reason: mailboxFull}
	case class == 4:
		return delivery.Receipt{Outcome: delivery.OutcomeLater, Reason: "email.later.wait"}
	case r.tooBig(at):
		return delivery.Receipt{Outcome: delivery.OutcomeRefused, Reason: "email.refused.too_big"}
	}
	return refusal(at, r)
}

// opening judges a refusal before any message: nothing was sent, nobody in particular is meant.
func opening(at phase, r reply) delivery.Receipt {
	switch {
	case r.code/100 == 4:
		return delivery.Receipt{Outcome: delivery.OutcomeOffline, Reason: "email.offline.busy"}
	case at == security:
		return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.no_starttls"}
	case at == login && r.code == 504:
		return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.login_method"}
	case at == login:
		return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: delivery.ReasonLogin}
	}
	return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.refused"}
}

// refusal judges a 5xx that is neither about quota, login nor size.
func refusal(at phase, r reply) delivery.Receipt {
	switch {
	case r.senderRefused():
		return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.sender"}
	case at != sender && r.unknown(at):
		return delivery.Receipt{Outcome: delivery.OutcomeRefused, Reason: "email.refused.unknown"}
	case slices.Contains([]int{500, 501, 503, 504, 555}, r.code):
		return delivery.Receipt{Outcome: delivery.OutcomeAsk, Reason: "email.ask.protocol"}
	case at == sender:
		return delivery.Receipt{Outcome: delivery.OutcomeChannel, Reason: "email.channel.sender"}
	}
	return delivery.Receipt{Outcome: delivery.OutcomeAsk, Reason: "email.ask.policy"}
}

var (
	quotaWords  = regexp.MustCompile(`(?i)\b(sending|submission|outbound|outgoing)\b[^.]{0,30}\b(quota|limit)|exceeded the max (emails|messages|defers)`)
	senderWords = regexp.MustCompile(`(?i)sender address rejected|not owned by|send as (this|that) (sender|user)|not allowed to send (as|from)`)
	sizeWords   = regexp.MustCompile(`(?i)\b(size|large|big)\b`)
	policyWords = regexp.MustCompile(`(?i)spam|block(ed|list)|blacklist|policy|relay|not permitted|denied|authenticat`)
)

func (r reply) says(words *regexp.Regexp) bool { return words.MatchString(strings.Join(r.lines, " ")) }

// quota: the account has sent as much as it may (Gmail 5.4.5 and 4.7.28, Microsoft 432 4.3.2, hosting companies in words).
func (r reply) quota() bool {
	e := r.enhanced()
	return e == "4.5" && r.code >= 500 || e == "7.28" || r.code == 432 && e == "3.2" || r.says(quotaWords)
}

// senderRefused: the sender is not accepted. Many servers say so first at the recipient, or after the message.
func (r reply) senderRefused() bool {
	return slices.Contains([]string{"1.7", "1.8", "7.60"}, r.enhanced()) || r.says(senderWords)
}

// tooBig: the message is larger than the other side takes.
func (r reply) tooBig(at phase) bool {
	switch r.enhanced() {
	case "3.4", "2.3":
		return true
	case "":
		return r.code == 552 && (at == sender || r.says(sizeWords))
	}
	return false
}

// full: the recipient's mailbox has no room now.
func (r reply) full(at phase) bool {
	return r.enhanced() == "2.2" || r.code == 552 && !r.tooBig(at)
}

// unknown: there is no such recipient, or there never will be: no such user, domain or mailbox.
func (r reply) unknown(at phase) bool {
	e := r.enhanced()
	switch {
	case strings.HasPrefix(e, "1.") || e == "2.1":
		return true
	case r.code == 551 || r.code == 556:
		return true
	case at != rcpt || r.code != 550 && r.code != 553:
		return false // a bare 550 after the message is about what it says, not whom it is for
	}
	return strings.HasPrefix(e, "4.") || (e == "" || e == "0.0") && !r.says(policyWords)
}

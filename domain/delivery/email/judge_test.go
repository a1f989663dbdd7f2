package email

import (
	"bufio"
	"strings"
	"testing"
	"time"

	"kontingent/domain/delivery"
)

func answer(t testing.TB, text string) reply {
	t.Helper()
	r, err := readReply(bufio.NewReaderSize(strings.NewReader(text+"\r\n"), maxReplyLine))
	if err != nil {
		t.Fatalf("%q: %v", text, err)
	}
	return r
}

// TestJudge: answers of the servers clubs really use, in the phase where they give them.
func TestJudge(t *testing.T) { // spec: A2
	for _, c := range []struct {
		at      phase
		answer  string
		outcome delivery.Outcome
		reason  string
	}{
		{rcpt, "550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", delivery.OutcomeRefused, "email.refused.unknown"}, // Microsoft 365
		{rcpt, "550 No such user here", delivery.OutcomeRefused, "email.refused.unknown"},
		{rcpt, "550 Requested action not taken: relay access denied", delivery.OutcomeAsk, "email.ask.policy"},
		{rcpt, "554 5.7.1 <a@b.no>: Relay access denied", delivery.OutcomeAsk, "email.ask.policy"},
		{rcpt, "553 5.1.2 bad domain", delivery.OutcomeRefused, "email.refused.unknown"},
		{rcpt, "553 5.1.8 sender domain must exist", delivery.OutcomeChannel, "email.channel.sender"},
		{rcpt, "550 5.2.1 mailbox disabled", delivery.OutcomeRefused, "email.refused.unknown"},
		{rcpt, "551 user not local", delivery.OutcomeRefused, "email.refused.unknown"},
		{rcpt, "556 5.1.10 null MX", delivery.OutcomeRefused, "email.refused.unknown"},
		{rcpt, "501 5.1.3 bad recipient address syntax", delivery.OutcomeRefused, "email.refused.unknown"},
		{rcpt, "501 syntax", delivery.OutcomeAsk, "email.ask.protocol"},
		{rcpt, "555 unsupported parameters", delivery.OutcomeAsk, "email.ask.protocol"},
		{rcpt, "452 4.5.3 too many recipients", delivery.OutcomeLater, "email.later.wait"},
		{rcpt, "450 4.2.1 The user you are trying to contact is receiving mail too quickly", delivery.OutcomeLater, "email.later.wait"},
		{rcpt, "552 5.2.2 user is over quota", delivery.OutcomeLater, "email.later.full"}, // the recipient's, not ours
		{rcpt, "552 storage exceeded", delivery.OutcomeLater, "email.later.full"},
		{rcpt, "552 5.2.3 message size exceeds limit", delivery.OutcomeRefused, "email.refused.too_big"},
		{rcpt, "535 5.7.8 login first", delivery.OutcomeChannel, "email.channel.login"},
		{sender, "552 message size exceeds fixed maximum", delivery.OutcomeRefused, "email.refused.too_big"},
		{sender, "553 sorry", delivery.OutcomeChannel, "email.channel.sender"},
		{sender, "554 5.7.1 your address is blocked", delivery.OutcomeChannel, "email.channel.sender"},
		{sender, "501 5.1.7 bad sender", delivery.OutcomeChannel, "email.channel.sender"},
		{sender, "503 5.5.1 nested MAIL", delivery.OutcomeAsk, "email.ask.protocol"},
		{sender, "550 5.2.2 Submission quota exceeded", delivery.OutcomeChannel, "email.channel.quota"}, // Microsoft 365
		{sender, "554 5.4.5 daily quota", delivery.OutcomeChannel, "email.channel.quota"},
		{dot, "550 Domain example.org has exceeded the max emails per hour (100/100)", delivery.OutcomeChannel, "email.channel.quota"}, // cPanel
		{dot, "550 5.7.60 SMTP; Client does not have permissions to send as this sender", delivery.OutcomeChannel, "email.channel.sender"},
		{dot, "550 blocked by our filter", delivery.OutcomeAsk, "email.ask.policy"},
		{dot, "550 5.1.1 no such user", delivery.OutcomeRefused, "email.refused.unknown"},
		{dot, "552 5.3.4 message too big", delivery.OutcomeRefused, "email.refused.too_big"},
		{dot, "552 message size limit", delivery.OutcomeRefused, "email.refused.too_big"},
		{dot, "554 transaction failed", delivery.OutcomeAsk, "email.ask.policy"},
		{dot, "500 what", delivery.OutcomeAsk, "email.ask.protocol"},
		{dot, "250", delivery.OutcomeDelivered, ""},
		{dot, "251 forwarded", delivery.OutcomeDelivered, ""},
		{login, "504 5.5.4 mechanism not supported", delivery.OutcomeChannel, "email.channel.login_method"},
		{login, "538 5.7.11 encryption required", delivery.OutcomeChannel, "email.channel.login"},
		{login, "334 more", delivery.OutcomeOffline, "email.offline.garbled"},
		{reset, "502 no RSET", delivery.OutcomeOffline, "email.offline.garbled"},
		{greeting, "451 4.3.2 system not accepting messages", delivery.OutcomeOffline, "email.offline.busy"},
	} {
		got := judge(c.at, answer(t, c.answer))
		if got.Outcome != c.outcome || got.Reason != c.reason || got.Words != c.answer {
			t.Errorf("%d %q: %s %s %q, want %s %s", c.at, c.answer, got.Outcome, got.Reason, got.Words, c.outcome, c.reason)
		}
	}
}

// TestRetryAfter: a server that says how long is believed, within bounds.
func TestRetryAfter(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"450 4.2.0 Greylisted, try again in 300 seconds":      5 * time.Minute,
		"450 4.7.1 Greylisting in action, wait 00:10":         0,
		"451 please come back in 25 minutes":                  25 * time.Minute,
		"451 retry after 10min":                               10 * time.Minute,
		"451 try again in 2 hours":                            2 * time.Hour,
		"451 try again in 900s":                               15 * time.Minute,
		"451 try again in 3 s":                                5 * time.Minute,
		"451 try again in 900000 minutes":                     4 * time.Hour,
		"451 after 10 messages":                               0,
		"451-4.7.1 greylisted\r\n451 4.7.1 wait for 1800 sec": 30 * time.Minute,
		"550 5.1.1 try again in 30 minutes":                   0, // no means no
	} {
		if got := judge(rcpt, answer(t, text)).RetryAfter; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// FuzzReply: no answer, however odd, is read beyond its bounds or gives words that hold control characters.
func FuzzReply(f *testing.F) {
	for _, s := range []string{
		"250 ok\r\n", "250-a\r\n250 b\r\n", "250\r\n", "2\r\n", "", "250-a\r\n251 b\r\n", "999 x\r\n", "250-" + strings.Repeat("x", 5000),
		strings.Repeat("250-x\r\n", 200), "550 \x1b[31mred\x00\xff\r\n", "450 try in 99999999999999 seconds\r\n", "-50 x\r\n", "421 4.7.28 in 5 m\n",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := readReply(bufio.NewReaderSize(strings.NewReader(s), maxReplyLine))
		if err != nil {
			return
		}
		if r.code < 200 || r.code > 599 || len(r.lines) == 0 || len(r.lines) > maxReplyLines {
			t.Fatalf("code %d, %d lines", r.code, len(r.lines))
		}
		for at := greeting; at <= dot; at++ {
			got := judge(at, r)
			if got.Outcome == "" || len([]rune(got.Words)) > maxWords+1 || strings.ContainsAny(got.Words, "\x00\x1b\r\n") {
				t.Fatalf("%d: %+v", at, got)
			}
			if got.Outcome == delivery.OutcomeDelivered && (at != dot || r.code/100 != 2) {
				t.Fatalf("%d %d counts as delivered", at, r.code)
			}
			if w := got.RetryAfter; w != 0 && (w < 5*time.Minute || w > 4*time.Hour) {
				t.Fatalf("wait %v", w)
			}
		}
	})
}

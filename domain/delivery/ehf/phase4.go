package ehf

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"
	"strings"

	"kontingent/domain/delivery"
)

// Identifiers of the network (Peppol BIS Billing 3.0).
const (
	participantScheme = "iso6523-actorid-upis::"
	documentScheme    = "busdox-docid-qns::"
	billing           = "urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0"
	billingProcess    = "cenbii-procid-ubl::urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"
)

// documentType is what the network calls a UBL document with a root.
func documentType(root string) string {
	return documentScheme + ublSpace + root + "-2::" + root + "##" + billing + "::2.1"
}

// phase4 speaks phase4-peppol-standalone: it sends while the caller waits, keeps no list, and can't be asked.
type phase4 struct {
	settings Settings
	client   *client
}

func (phase4) traits() traits { return traits{} }

func (d phase4) path(to string, doc document) string {
	parts := []string{
		participantScheme + d.settings.Sender, participantScheme + to, documentType(doc.Root), billingProcess,
		d.settings.Country,
	}
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return strings.Join(parts, "/")
}

// sendPath is where sending begins, however much of it the settings name.
func (d phase4) sendPath() string {
	if strings.HasSuffix(d.client.base, "/sendas4") {
		return "/"
	}
	return "/sendas4/"
}

func (phase4) draft(context.Context, string, document) finding { return finding{} }

func (d phase4) send(ctx context.Context, to string, doc document, _ progress) finding {
	a := d.client.do(ctx, call{
		method: http.MethodPost, path: d.sendPath() + d.path(to, doc), kind: mimeXML, body: doc.bytes, wait: d.client.patience.Post,
	})
	f, _ := judgeReport(ctx, a)
	return f
}

func (phase4) ask(context.Context, document, progress) finding {
	return finding{fate: unknown, receipt: delivery.Receipt{Outcome: delivery.OutcomeInDoubt, Reason: "ehf.in_doubt.no_answer"}}
}

func (phase4) receives(context.Context, string) (Reception, delivery.Receipt) {
	return Unknown, delivery.Receipt{}
}

// report is what phase4 says of a sending. Errors come as text or as objects.
type report struct {
	Overall     *bool           `json:"overallSuccess"`
	Sending     bool            `json:"sendingSuccess"`
	Result      string          `json:"sendingResult"`
	MessageID   string          `json:"as4MessageId"`
	SentAt      string          `json:"as4SendingDateTime"`
	Lookup      json.RawMessage `json:"lookupError"`
	Error       json.RawMessage `json:"sendingError"`
	AS4         json.RawMessage `json:"as4ResponseError"`
	AS4Errors   json.RawMessage `json:"as4ResponseErrors"`
	Description string          `json:"errorDetails"`
}

// something reports whether a field of a report says anything.
func something(raw json.RawMessage) bool {
	switch string(bytes.TrimSpace(raw)) {
	case "", "null", `""`, "[]", "{}", "false":
		return false
	}
	return true
}

// notThere is how look-ups say that somebody is not on the network, or not for this kind of document.
var notThere = regexp.MustCompile(`(?i)not (registered|found|supported|existing)|no such|unknown (participant|receiver|host)|does not exist|not in the SM[LP]|\b404\b`)

// judgeReport judges the answer to a sending that carries a report; ok: it did carry one.
func judgeReport(ctx context.Context, a answer) (f finding, ok bool) {
	var r report
	carries := a.err == nil && (a.code/100 == 2 || a.code == http.StatusUnprocessableEntity)
	if !carries || !a.into(&r) || r.Overall == nil {
		return judgePost(ctx, a), false
	}
	if *r.Overall {
		f = a.is(acked, "", "", "")
		f.receipt.Words = a.tidy("AS4 " + r.MessageID + " " + r.SentAt)
		return f, true
	}
	result := strings.NewReplacer("-", "_", " ", "_").Replace(strings.ToUpper(r.Result))
	said := func(raw json.RawMessage) string { return a.tidy(strings.TrimSpace(r.Result + " " + string(raw))) }
	switch {
	case something(r.Lookup) && notThere.Match(r.Lookup):
		f = a.is(rejected, "", delivery.OutcomeRefused, "ehf.refused.not_registered")
		f.receipt.Words = said(r.Lookup)
	case something(r.Lookup):
		f = a.is(failed, "", delivery.OutcomeLater, "ehf.later.lookup")
		f.receipt.Words = said(r.Lookup)
	case strings.Contains(result, "TRANSPORT"), strings.Contains(result, "SIGNAL"):
		// It left the access point, and the recipient's side did not say in so many words that it has or hasn't got it.
		f = a.is(unknown, "", delivery.OutcomeUnderway, "ehf.underway.unanswered")
		f.receipt.Words = said(r.Error)
	case something(r.AS4Errors), strings.Contains(result, "AS4_ERROR"):
		f = a.is(rejected, "", delivery.OutcomeRefused, "ehf.refused.other_side")
		f.receipt.Words = said(r.AS4Errors)
	default:
		f = a.is(failed, "", delivery.OutcomeAsk, "ehf.ask.protocol")
		f.receipt.Words = said(r.Error)
	}
	return f, true
}

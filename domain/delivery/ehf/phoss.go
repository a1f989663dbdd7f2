package ehf

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"kontingent/domain/delivery"
)

// phossAP speaks phoss-ap: our key is the SBDH instance id, by which it can be asked at any time. Its own index of keys
// is not unique, so a second post of a key would be a second document: it is asked before every post, even the first.
type phossAP struct{ phase4 }

func (phossAP) traits() traits { return traits{byKey: true} }

func (d phossAP) send(ctx context.Context, to string, doc document, _ progress) finding {
	a := d.client.do(ctx, call{
		method: http.MethodPost, path: d.at("/submit/" + d.path(to, doc)), query: url.Values{"sbdhInstanceID": {doc.Key}},
		kind: mimeXML, body: doc.bytes, wait: d.client.patience.Post,
	})
	f, reported := judgeReport(ctx, a)
	if !reported || f.fate == acked {
		return f
	}
	// The report is about one try; whether it goes on trying by itself stands in its list.
	switch now := d.ask(ctx, doc, progress{}); now.fate {
	case absent:
		return f
	case failed:
		return a.is(unknown, "", delivery.OutcomeUnderway, "ehf.underway.unanswered")
	default:
		return now
	}
}

// at is a path of the outbound interface, however much of it the settings name.
func (d phossAP) at(path string) string {
	if strings.HasSuffix(d.client.base, "/api/outbound") {
		return path
	}
	return "/api/outbound" + path
}

// ask looks the key up among what is being sent and what is archived: without the archive, what was sent long ago would
// look as if it had never been there.
func (d phossAP) ask(ctx context.Context, doc document, is progress) finding {
	a := d.client.do(ctx, call{
		method: http.MethodGet, path: d.at("/status/" + url.PathEscape(doc.Key)),
		query: url.Values{"includeArchive": {"true"}}, wait: d.client.patience.Ask,
	})
	if a.err == nil && a.code == http.StatusNotFound {
		if a.html && is.Step.away() { // said by something in front of it, or by something else altogether
			return a.is(failed, "", delivery.OutcomeOffline, "ehf.offline.garbled")
		}
		return finding{fate: absent}
	}
	var r struct{ ID, Status, ErrorDetails, CompletedDT, Sbdh string }
	if !a.ok() || !a.into(&r) {
		return finding{failed, "", judge(ctx, a)}
	}
	f := a.is(failed, "", delivery.OutcomeOffline, "ehf.offline.garbled")
	switch r.Status {
	case "sent":
		f = a.is(acked, r.ID, "", "")
	case "pending", "sending":
		f = a.is(accepted, r.ID, delivery.OutcomeUnderway, "ehf.underway.awaiting")
	case "failed": // it tries again by itself
		f = a.is(accepted, r.ID, delivery.OutcomeUnderway, "ehf.underway.retrying")
	case "rejected":
		f = a.is(rejected, r.ID, delivery.OutcomeRefused, "ehf.refused.rules")
	case "permanently_failed":
		f = a.is(rejected, r.ID, delivery.OutcomeRefused, "ehf.refused.gave_up")
	}
	f.receipt.Words = a.tidy(r.Status + " " + r.CompletedDT + " " + r.ErrorDetails)
	return f
}

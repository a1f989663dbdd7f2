package ehf

import (
	"bytes"
	"context"
	"mime/multipart"
	"net/http"
	"net/textproto"
	"net/url"
	"slices"
	"strings"

	"kontingent/domain/delivery"
)

// eInvoiceBE speaks e-invoice.be. A document is brought there as a draft and sent by a second call; the draft's id is
// what it is asked by. It knows no key of ours.
type eInvoiceBE struct {
	settings Settings
	client   *client
}

func (eInvoiceBE) traits() traits { return traits{drafts: true} }

// state is what it says of a document.
type state struct{ ID, State string }

func (d eInvoiceBE) draft(ctx context.Context, _ string, doc document) finding {
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	part, err := form.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {`form-data; name="file"; filename="` + doc.Key + `.xml"`}, "Content-Type": {mimeXML},
	})
	if err == nil {
		_, err = part.Write(doc.bytes)
	}
	if err == nil {
		err = form.Close()
	}
	if err != nil {
		return finding{receipt: unrecorded(err)}
	}
	a := d.client.do(ctx, call{
		method: http.MethodPost, path: "/api/documents/ubl", kind: form.FormDataContentType(), body: body.Bytes(),
		wait: d.client.patience.Post,
	})
	var got state
	if a.ok() && a.into(&got) && got.ID != "" {
		return a.is(accepted, got.ID, "", "")
	}
	return finding{failed, "", judge(ctx, a)} // nothing leaves because of a draft
}

func (d eInvoiceBE) send(ctx context.Context, to string, doc document, is progress) finding {
	scheme, id, _ := split(to)
	senderScheme, sender, _ := split(d.settings.Sender)
	a := d.client.do(ctx, call{
		method: http.MethodPost, path: "/api/documents/" + url.PathEscape(is.ID) + "/send", wait: d.client.patience.Post,
		query: url.Values{
			"receiver_peppol_scheme": {scheme}, "receiver_peppol_id": {id},
			"sender_peppol_scheme": {senderScheme}, "sender_peppol_id": {sender},
		},
	})
	switch {
	case a.ok(): // taken; the state says how far it is
		f := a.is(accepted, "", delivery.OutcomeUnderway, "ehf.underway.awaiting")
		f.receipt.Words = "id " + is.ID
		return f
	case a.err == nil && a.code == http.StatusMethodNotAllowed: // no draft any more: it was sent before
		return d.ask(ctx, doc, is)
	case a.err == nil && a.code == http.StatusNotFound:
		return a.is(absent, "", delivery.OutcomeLater, "ehf.later.server")
	case a.err == nil && a.code == http.StatusBadRequest:
		return a.is(rejected, "", delivery.OutcomeRefused, "ehf.refused.rules")
	}
	return judgePost(ctx, a)
}

func (d eInvoiceBE) ask(ctx context.Context, _ document, is progress) finding {
	a := d.client.do(ctx, call{
		method: http.MethodGet, path: "/api/documents/" + url.PathEscape(is.ID), wait: d.client.patience.Ask,
	})
	var got state
	switch {
	case a.err == nil && a.code == http.StatusNotFound: // somebody took it away there, sent or not
		return a.is(failed, "", delivery.OutcomeInDoubt, "ehf.in_doubt.gone")
	case !a.ok() || !a.into(&got):
		return finding{failed, "", judge(ctx, a)}
	}
	f := a.is(failed, "", delivery.OutcomeOffline, "ehf.offline.garbled")
	switch got.State {
	case "DRAFT":
		return finding{fate: absent}
	case "TRANSIT":
		f = a.is(accepted, "", delivery.OutcomeUnderway, "ehf.underway.awaiting")
	case "SENT", "RECEIVED":
		f = a.is(acked, "", "", "")
	case "FAILED":
		f = a.is(rejected, "", delivery.OutcomeRefused, "ehf.refused.gave_up")
		f.receipt.Words = a.tidy(got.State + " " + d.why(ctx, is))
		return f
	}
	f.receipt.Words = a.tidy(got.State + ", id " + is.ID)
	return f
}

// why is what the timeline says of the last failure; empty when it does not say.
func (d eInvoiceBE) why(ctx context.Context, is progress) string {
	a := d.client.do(ctx, call{
		method: http.MethodGet, path: "/api/documents/" + url.PathEscape(is.ID) + "/timeline", wait: d.client.patience.Ask,
	})
	var got struct {
		Events []struct {
			Type    string `json:"event_type"`
			Details any
		}
	}
	if !a.ok() || !a.into(&got) {
		return ""
	}
	for _, e := range slices.Backward(got.Events) {
		if e.Type == "send_failed" {
			return plain(e.Details)
		}
	}
	return ""
}

func (d eInvoiceBE) receives(ctx context.Context, endpoint string) (Reception, delivery.Receipt) {
	a := d.client.do(ctx, call{
		method: http.MethodGet, path: "/api/validate/peppol-id", query: url.Values{"peppol_id": {endpoint}},
		wait: d.client.patience.Ask,
	})
	var got struct {
		Valid *bool    `json:"is_valid"`
		Types []string `json:"supported_document_types"`
	}
	switch {
	case !a.ok() || !a.into(&got):
		return Unknown, judge(ctx, a)
	case got.Valid == nil:
		return Unknown, delivery.Receipt{}
	case !*got.Valid:
		return Not, delivery.Receipt{}
	case len(got.Types) == 0:
		return Unknown, delivery.Receipt{}
	}
	for _, t := range got.Types {
		if strings.Contains(t, "Invoice-2::Invoice##"+billing) {
			return Receives, delivery.Receipt{}
		}
	}
	return Not, delivery.Receipt{}
}

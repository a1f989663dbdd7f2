package ehf

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"regexp"

	"kontingent/domain/delivery"
)

// storecove speaks Storecove's API v2. It takes a key once: a second post of it is refused. But it can be asked only by
// the guid that it answers the first with.
type storecove struct {
	settings Settings
	client   *client
}

func (storecove) traits() traits { return traits{once: true} }

func (storecove) draft(context.Context, string, document) finding { return finding{} }

// storecoveSchemes are its names for the network's schemes.
var storecoveSchemes = map[string]string{
	"0192": "NO:ORG", "0184": "DK:DIGST", "0198": "DK:ERST", "0096": "DK:P", "0007": "SE:ORGNR", "0216": "FI:OVT2",
	"0088": "GLN",
}

func storecoveScheme(scheme string) string {
	if name, ok := storecoveSchemes[scheme]; ok {
		return name
	}
	return scheme
}

// keyTaken is how a refusal says that the key was used before.
var keyTaken = regexp.MustCompile(`(?i)idempoten`)

func (d storecove) send(ctx context.Context, to string, doc document, is progress) finding {
	scheme, id, _ := split(to)
	type object = map[string]any
	body, err := json.Marshal(object{
		"legalEntityId": json.Number(d.settings.LegalEntity), "idempotencyGuid": doc.Key,
		"routing": object{"eIdentifiers": []object{{"scheme": storecoveScheme(scheme), "id": id}}, "emails": []string{}},
		"document": object{
			"documentType":    "invoice",
			"rawDocumentData": object{"document": doc.bytes, "parse": true, "parseStrategy": "ubl"},
		},
	})
	if err != nil {
		return finding{receipt: unrecorded(err)}
	}
	a := d.client.do(ctx, call{
		method: http.MethodPost, path: "/document_submissions", kind: "application/json", body: body,
		wait: d.client.patience.Post,
	})
	var got struct{ GUID string }
	switch {
	case a.ok() && a.into(&got) && got.GUID != "":
		return a.is(accepted, got.GUID, delivery.OutcomeUnderway, "ehf.underway.awaiting")
	case a.err == nil && a.code == http.StatusUnprocessableEntity && keyTaken.Match(a.body):
		return a.is(unknown, "", delivery.OutcomeInDoubt, "ehf.in_doubt.known")
	case a.err == nil && a.code == http.StatusUnprocessableEntity:
		return a.is(rejected, "", delivery.OutcomeRefused, "ehf.refused.rules")
	}
	return judgePost(ctx, a)
}

// ask looks for the evidence of sending: the network's receipt. Until there is one it is not found.
func (d storecove) ask(ctx context.Context, _ document, is progress) finding {
	a := d.client.do(ctx, call{
		method: http.MethodGet, path: "/document_submissions/" + url.PathEscape(is.ID) + "/evidence/sending",
		wait: d.client.patience.Ask,
	})
	var got struct {
		Network  string
		Evidence struct {
			MessageID      string `json:"message_id"`
			TransmissionID string `json:"transmission_id"`
			AccessPoint    string `json:"receiving_accesspoint"`
			Timestamp      string
		}
	}
	e := &got.Evidence
	switch {
	case a.ok() && a.into(&got) && (e.MessageID != "" || e.TransmissionID != "" || e.Timestamp != ""):
		f := a.is(acked, "", "", "")
		f.receipt.Words = a.tidy("AS4 " + first(e.MessageID, e.TransmissionID) + " " + e.AccessPoint + " " + e.Timestamp)
		return f
	case a.err == nil && a.code == http.StatusNotFound, a.ok() && a.into(&got):
		f := a.is(accepted, "", delivery.OutcomeUnderway, "ehf.underway.awaiting")
		f.receipt.Words = a.tidy("guid " + is.ID)
		return f
	}
	return finding{failed, "", judge(ctx, a)}
}

func (d storecove) receives(ctx context.Context, endpoint string) (Reception, delivery.Receipt) {
	scheme, id, _ := split(endpoint)
	body, err := json.Marshal(map[string]any{
		"documentTypes": []string{"invoice"}, "network": "peppol", "metaScheme": "iso6523-actorid-upis",
		"scheme": storecoveScheme(scheme), "identifier": id,
	})
	if err != nil {
		return Unknown, unrecorded(err)
	}
	a := d.client.do(ctx, call{
		method: http.MethodPost, path: "/discovery/receives", kind: "application/json", body: body,
		wait: d.client.patience.Ask,
	})
	var got struct{ Code string }
	switch {
	case !a.ok() || !a.into(&got):
		return Unknown, judge(ctx, a)
	case got.Code == "OK":
		return Receives, delivery.Receipt{}
	case got.Code == "NOK":
		return Not, delivery.Receipt{}
	}
	return Unknown, delivery.Receipt{}
}

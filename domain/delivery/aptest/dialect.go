package aptest

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"path"
	"strings"
)

// read finds out what is asked for.
func (p *Point) read(r *http.Request, body []byte) Seen {
	s := Seen{Op: Probe, Path: r.URL.EscapedPath(), Header: r.Header.Clone(), Body: body}
	if r.URL.RawQuery != "" {
		s.Path += "?" + r.URL.RawQuery
	}
	post, at := r.Method == http.MethodPost, r.URL.EscapedPath()
	switch p.Dialect {
	case PhossAP, Phase4:
		switch {
		case post && (strings.HasPrefix(at, "/api/outbound/submit/") || strings.HasPrefix(at, "/sendas4/")):
			s.Op, s.Document = Post, r.URL.Query().Get("sbdhInstanceID")
		case strings.HasPrefix(at, "/api/outbound/status/"):
			s.Op, s.Document = Ask, path.Base(at)
		}
	case Storecove:
		switch {
		case post && at == "/document_submissions":
			s.Op = Post
		case strings.HasSuffix(at, "/evidence/sending"):
			s.Op, s.Document = Ask, path.Base(strings.TrimSuffix(at, "/evidence/sending"))
		case at == "/discovery/receives":
			s.Op = Receive
		case !post && strings.HasPrefix(at, "/legal_entities/"):
			s.Op = Greet
		}
	case EInvoiceBE:
		switch {
		case post && at == "/api/documents/ubl":
			s.Op = Draft
		case post && strings.HasSuffix(at, "/send"):
			s.Op, s.Document = Post, path.Base(strings.TrimSuffix(at, "/send"))
		case strings.HasPrefix(at, "/api/documents/"):
			s.Op, s.Document = Ask, strings.Split(at, "/")[3]
		case at == "/api/validate/peppol-id":
			s.Op = Receive
		case !post && at == "/api/me/":
			s.Op = Greet
		}
	}
	return s
}

// knows reports whether a caller shows the token, as the dialect has it.
func (p *Point) knows(r *http.Request) bool {
	if p.Dialect == PhossAP || p.Dialect == Phase4 {
		return r.Header.Get("X-Token") == Token
	}
	return r.Header.Get("Authorization") == "Bearer "+Token
}

func (p *Point) refuse() (int, string) {
	switch p.Dialect {
	case PhossAP:
		return http.StatusUnauthorized, `{"error":"Invalid or missing API token"}`
	case EInvoiceBE:
		return http.StatusUnauthorized, `{"detail":"Not authenticated"}`
	case Phase4:
		return http.StatusForbidden, ""
	}
	return http.StatusUnauthorized, ""
}

// usual does what is asked for, and answers.
func (p *Point) usual(s Seen) (int, string) {
	if s.Op == Probe && p.Dialect == Phase4 && strings.HasPrefix(s.Path, "/sendas4/") {
		return http.StatusMethodNotAllowed, ""
	}
	if s.Op == Probe {
		return http.StatusNotFound, ""
	}
	switch p.Dialect {
	case Storecove:
		return p.storecove(s)
	case EInvoiceBE:
		return p.eInvoiceBE(s)
	}
	return p.phoss(s)
}

func (p *Point) find(id string) *Doc {
	for _, d := range p.docs {
		if d.ID == id || d.Key == id {
			return d
		}
	}
	return nil
}

// add keeps a new document.
func (p *Point) add(d Doc) *Doc {
	d.ID = fmt.Sprintf("ap-%d", len(p.docs)+1)
	p.docs = append(p.docs, &d)
	return &d
}

// leave sends a document on.
func (p *Point) leave(d *Doc) {
	d.left = true
	p.taken = append(p.taken, d)
}

// there reports whether the network has acknowledged a document by this question.
func (p *Point) there(d *Doc) bool {
	d.asks++
	return p.late >= 0 && d.asks > p.late
}

func (p *Point) phoss(s Seen) (int, string) {
	switch s.Op {
	case Post:
		parts := strings.Split(strings.Split(s.Path, "?")[0], "/")
		to, _ := url.PathUnescape(parts[len(parts)-4])
		to = strings.TrimPrefix(to, "iso6523-actorid-upis::")
		if p.absent[to] {
			return http.StatusUnprocessableEntity, `{"overallSuccess":false,"sendingSuccess":false,` +
				`"lookupError":"Participant ` + to + ` is not registered in the Peppol Network"}`
		}
		d := p.add(Doc{Key: s.Document, To: to, Body: s.Body})
		p.leave(d)
		if p.late != 0 {
			return http.StatusUnprocessableEntity, `{"overallSuccess":false,"sendingSuccess":false,"sendingResult":"TRANSPORT_ERROR"}`
		}
		return http.StatusOK, `{"overallSuccess":true,"sendingSuccess":true,"as4MessageId":"as4-` + d.ID +
			`@ap.example","as4SendingDateTime":"2027-01-12T09:30:00Z","sbdhInstanceIdentifier":"` + d.Key + `"}`
	case Ask:
		d := p.find(s.Document)
		if d == nil || !strings.Contains(s.Path, "includeArchive=true") {
			return http.StatusNotFound, ""
		}
		state := p.state
		if state == "" {
			state = "sending"
			if p.there(d) {
				state = "sent"
			}
		}
		return http.StatusOK, `{"id":"` + d.ID + `","status":"` + state + `","attemptCount":1,"errorDetails":"what it says"}`
	}
	return http.StatusNotFound, ""
}

func (p *Point) storecove(s Seen) (int, string) {
	switch s.Op {
	case Post:
		var in struct {
			LegalEntity int64  `json:"legalEntityId"`
			Key         string `json:"idempotencyGuid"`
			Routing     struct {
				EIdentifiers []struct{ Scheme, ID string }
			}
			Document struct {
				Raw struct{ Document string } `json:"rawDocumentData"`
			}
		}
		if json.Unmarshal(s.Body, &in) != nil || len(in.Key) != 36 || in.LegalEntity == 0 || len(in.Routing.EIdentifiers) != 1 {
			return http.StatusUnprocessableEntity, `[{"source":"body","details":"is invalid"}]`
		}
		if p.find(in.Key) != nil {
			return http.StatusUnprocessableEntity, `[{"source":"idempotencyGuid","details":"has already been taken"}]`
		}
		to := in.Routing.EIdentifiers[0]
		if p.absent[to.Scheme+":"+to.ID] {
			return http.StatusUnprocessableEntity, `[{"source":"routing","details":"no route to the receiver"}]`
		}
		body, _ := base64.StdEncoding.DecodeString(in.Document.Raw.Document)
		d := p.add(Doc{Key: in.Key, To: to.Scheme + ":" + to.ID, Body: body})
		p.leave(d)
		return http.StatusOK, `{"guid":"` + d.ID + `"}`
	case Ask:
		d := p.find(s.Document)
		if d == nil || !p.there(d) {
			return http.StatusNotFound, ""
		}
		return http.StatusOK, `{"network":"peppol","documents":[],"evidence":{"message_id":"as4-` + d.ID +
			`@ap.example","transmission_id":"t","receiving_accesspoint":"POP000001","timestamp":"2027-01-12T09:30:00Z"}}`
	case Greet:
		if path.Base(s.Path) != "42" { // the only club it knows
			return http.StatusNotFound, ""
		}
		return http.StatusOK, `{"id":42,"party_name":"Fjellheim skolekorps"}`
	case Receive:
		var in struct{ Scheme, Identifier string }
		if json.Unmarshal(s.Body, &in) == nil && p.absent[in.Scheme+":"+in.Identifier] {
			return http.StatusOK, `{"code":"NOK","email":false}`
		}
		return http.StatusOK, `{"code":"OK","email":false}`
	}
	return http.StatusNotFound, ""
}

func (p *Point) eInvoiceBE(s Seen) (int, string) {
	d := p.find(s.Document)
	u, _ := url.Parse(s.Path)
	q := u.Query()
	switch {
	case s.Op == Greet:
		return http.StatusOK, `{"name":"Fjellheim skolekorps","plan":"starter"}`
	case s.Op == Draft:
		body, err := fileOf(s)
		if err != nil {
			return http.StatusUnsupportedMediaType, `{"detail":"no file"}`
		}
		d = p.add(Doc{Body: body, State: "DRAFT"})
		return http.StatusCreated, `{"id":"` + d.ID + `","state":"DRAFT"}`
	case s.Op == Receive && p.absent[q.Get("peppol_id")]:
		return http.StatusOK, `{"is_valid":false,"dns_valid":false,"supported_document_types":[]}`
	case s.Op == Receive:
		return http.StatusOK, `{"is_valid":true,"dns_valid":true,"supported_document_types":["busdox-docid-qns::urn:oasis:names:` +
			`specification:ubl:schema:xsd:Invoice-2::Invoice##urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0::2.1"]}`
	case d == nil:
		return http.StatusNotFound, `{"detail":"Document not found"}`
	case s.Op == Post && d.left:
		return http.StatusMethodNotAllowed, `{"detail":"Document is not in DRAFT state"}`
	case s.Op == Post && (q.Get("receiver_peppol_scheme") == "" || q.Get("sender_peppol_id") == ""):
		return http.StatusBadRequest, `{"detail":"sender or receiver missing"}`
	case s.Op == Post:
		d.To = q.Get("receiver_peppol_scheme") + ":" + q.Get("receiver_peppol_id")
		p.leave(d)
		return http.StatusOK, `{"id":"` + d.ID + `","state":"TRANSIT"}`
	case strings.HasSuffix(s.Path, "/timeline"):
		return http.StatusOK, `{"document_id":"` + d.ID + `","events":[{"event_type":"send_failed","details":"what it says"}]}`
	case !d.left:
		return http.StatusOK, `{"id":"` + d.ID + `","state":"DRAFT"}`
	}
	state := p.state
	if state == "" {
		state = "TRANSIT"
		if p.there(d) {
			state = "SENT"
		}
	}
	return http.StatusOK, `{"id":"` + d.ID + `","state":"` + state + `"}`
}

// fileOf is the file of a form.
func fileOf(s Seen) ([]byte, error) {
	_, params, err := mime.ParseMediaType(s.Header.Get("Content-Type"))
	if err != nil {
		return nil, err
	}
	part, err := multipart.NewReader(strings.NewReader(string(s.Body)), params["boundary"]).NextPart()
	if err != nil {
		return nil, err
	}
	return io.ReadAll(part)
}

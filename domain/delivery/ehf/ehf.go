// Package ehf holds the two carriers that bring EHF documents (Peppol BIS Billing 3.0, as UBL) on their way: Folder
// puts them where a person picks them up, AccessPoint hands them to a provider's HTTP interface.
//
// It decides which documents of a parcel go and under which keys, what an access point's answers mean for the recipient,
// the channel or the moment, and when the network has acknowledged a document: only that is delivered. It refuses to
// know what stands in an invoice, and when to try again. cmd/internal/wire builds the carriers and hands them over.
//
// Nothing is posted twice on a guess. Before a document may leave, its key and all that is needed to ask for it are kept
// as the parcel's memo; an answer that was lost is settled by asking, and only "there is no such document" lets it be
// posted again, under the same key. Where an access point can't be asked, a person must say.
package ehf

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// mimeXML marks the documents of a parcel that go. Whatever else it holds stays.
const mimeXML = "application/xml"

// document is one UBL document of a parcel.
type document struct {
	Key  string `json:"key"`  // a UUID, the same on every try: what the other side knows it by
	Sum  string `json:"sum"`  // SHA-256 of its bytes
	Name string `json:"name"` // of the file
	Root string `json:"root"` // Invoice or CreditNote
	File string `json:"file"` // where a folder has it, with slashes

	bytes []byte
}

// order is what Freeze settles: whom the documents go to, which they are, and what their files are called. A card that
// has got another number since does not change where a retry goes, nor make a second file.
type order struct {
	To        string     `json:"to"` // Peppol id
	Documents []document `json:"documents"`
}

func freeze(p delivery.Parcel) ([]byte, error) {
	o := order{To: p.To.Endpoint}
	var bad problem.List
	for _, f := range p.Files {
		if f.MIME != mimeXML {
			continue
		}
		root, ok := rootOf(f.Bytes)
		if !ok {
			bad.Add(problem.New("ehf.file.not_ubl", "file", f.Name).At("attachments"))
			continue
		}
		sum := sha256.Sum256(f.Bytes)
		d := document{Key: key(p.MessageID, sum[:]), Sum: hex.EncodeToString(sum[:]), Name: f.Name, Root: root}
		d.File = path.Join(subfolder(p), fileName(p.To, d))
		o.Documents = append(o.Documents, d)
	}
	if len(o.Documents) == 0 {
		bad.Add(problem.New("ehf.file.missing"))
	}
	if err := bad.Err(); err != nil {
		return nil, err
	}
	b, err := json.Marshal(o)
	if err != nil {
		return nil, fmt.Errorf("prepare EHF of %s: %w", p.ID, err)
	}
	return b, nil
}

// thaw reads what freeze settled and finds each document by its sum; false: the parcel is not the one that was frozen.
func thaw(p delivery.Parcel) (order, bool) {
	var o order
	if json.Unmarshal(p.Frozen, &o) != nil || len(o.Documents) == 0 {
		return order{}, false
	}
	bySum := map[string][]byte{}
	for _, f := range p.Files {
		sum := sha256.Sum256(f.Bytes)
		bySum[hex.EncodeToString(sum[:])] = f.Bytes
	}
	for i, d := range o.Documents {
		b, ok := bySum[d.Sum]
		if !ok || !filepath.IsLocal(filepath.FromSlash(d.File)) {
			return order{}, false
		}
		o.Documents[i].bytes = b
	}
	return o, true
}

// key makes a UUID (version 8, RFC 9562: a hash of our own) of a message and a document. It needs no store: the same
// parcel gives the same keys on any machine.
func key(messageID string, sum []byte) string {
	h := sha256.New()
	h.Write([]byte(messageID))
	h.Write([]byte{0})
	h.Write(sum)
	b := h.Sum(nil)[:16]
	b[6], b[8] = b[6]&0x0f|0x80, b[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[:4], b[4:6], b[6:8], b[8:10], b[10:])
}

// rootOf gives the root element of a UBL document: Invoice or CreditNote.
func rootOf(b []byte) (string, bool) {
	d := xml.NewDecoder(io.LimitReader(bytes.NewReader(b), 1<<16))
	for {
		t, err := d.Token()
		if err != nil {
			return "", false
		}
		if e, ok := t.(xml.StartElement); ok {
			known := e.Name.Local == "Invoice" || e.Name.Local == "CreditNote"
			return e.Name.Local, known && e.Name.Space == ublSpace+e.Name.Local+"-2"
		}
	}
}

const ublSpace = "urn:oasis:names:specification:ubl:schema:xsd:"

// endpointForm is a Peppol participant: four digits of a scheme, and what the scheme takes.
var endpointForm = regexp.MustCompile(`^[0-9]{4}:[A-Za-z0-9.:_-]{1,50}$`)

// split takes a Peppol id apart.
func split(endpoint string) (scheme, id string, ok bool) {
	if !endpointForm.MatchString(endpoint) {
		return "", "", false
	}
	return strings.Cut(endpoint, ":")
}

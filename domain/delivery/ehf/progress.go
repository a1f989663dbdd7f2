package ehf

import (
	"encoding/json"

	"kontingent/domain/delivery"
)

// step is how far one document of a parcel has come, as the memo keeps it.
type step string

// The steps. Deliver moves a document on; each is on the disk before the next begins.
const (
	fresh   step = ""        // nothing of it is with the other side. It is posted, or made a draft
	drafted step = "drafted" // the other side has it under ID, and sends it only when told to. It is told
	posted  step = "posted"  // it may have left, and the answer is not known: it is asked about
	unsure  step = "unsure"  // like posted, where the key makes another post safe: it is posted again under the same key
	doubted step = "doubted" // like posted, where nobody can be asked: a person said "again", so it is posted once more
	taken   step = "taken"   // the access point has it, under ID: it is asked whether the network has acknowledged
	done    step = "done"    // the network has acknowledged it
)

// away reports whether a document may be with the other side.
func (s step) away() bool { return s != fresh && s != drafted }

// progress is how far one document has come.
type progress struct {
	Step  step   `json:"step"`
	ID    string `json:"id,omitempty"`    // the other side's own name for it
	Words string `json:"words,omitempty"` // by which the network acknowledged it
}

// memo is how far the documents of a parcel have come, by their keys.
type memo struct {
	At   string               `json:"at"` // the access point that has them
	Docs map[string]*progress `json:"docs"`
}

// readMemo reads what was kept; false: it can't be read.
func readMemo(text string) (memo, bool) {
	m := memo{Docs: map[string]*progress{}}
	if text == "" {
		return m, true
	}
	err := json.Unmarshal([]byte(text), &m)
	return m, err == nil && m.Docs != nil
}

// of is the progress of a document.
func (m memo) of(d document) *progress {
	if m.Docs[d.Key] == nil {
		m.Docs[d.Key] = &progress{}
	}
	return m.Docs[d.Key]
}

// away reports whether any document may be with the other side.
func (m memo) away() bool {
	for _, p := range m.Docs {
		if p.Step.away() {
			return true
		}
	}
	return false
}

// keep puts the memo on the disk. Where nobody keeps any, nothing is to be kept.
func (m memo) keep(p delivery.Parcel) error {
	if p.Remember == nil {
		return nil
	}
	b, err := json.Marshal(m)
	if err != nil {
		return err
	}
	return p.Remember(delivery.Memo{Text: string(b), Away: m.away()})
}

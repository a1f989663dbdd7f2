// Package accesspoint is a Peppol access point inside the program that keeps what it gets in a folder and sends nothing
// on. The command demo delivers EHF to it, so that the whole main job can be seen without a network or a contract.
//
// It speaks as phoss-ap does, on loopback, to whoever shows its token, and refuses to know what a document says.
package accesspoint

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// maxBytes is more than any receiver takes.
const maxBytes = 50 << 20

// patience is how long a caller may take for a request.
const patience = time.Minute

// Point is a running access point.
type Point struct {
	folder, token, url string
	server             *http.Server
	served             chan struct{}

	mu   sync.Mutex
	kept map[string]string // the file of each document, by the key its sender gave it
}

// Start listens on a free port of 127.0.0.1 and keeps documents in folder, which is made when missing: 000001.xml,
// 000002.xml, … A document that comes again under its key is not kept twice.
func Start(folder string) (*Point, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("make folder for EHF: %w", err)
	}
	l, err := new(net.ListenConfig).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return nil, fmt.Errorf("listen for EHF: %w", err)
	}
	p := &Point{
		folder: folder, token: rand.Text(), url: "http://" + l.Addr().String(), served: make(chan struct{}),
		kept: map[string]string{},
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /api/outbound/submit/{sender}/{receiver}/{type}/{process}/{country}", p.submit)
	mux.HandleFunc("GET /api/outbound/status/{key}", p.status)
	p.server = &http.Server{Handler: mux, ReadTimeout: patience, WriteTimeout: patience}
	go func() {
		defer close(p.served)
		_ = p.server.Serve(l) // ends with Close
	}()
	return p, nil
}

// URL is where it is.
func (p *Point) URL() string { return p.url }

// Token is what a sender has to show.
func (p *Point) Token() string { return p.token }

// Count is how many documents were taken since the start.
func (p *Point) Count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.kept)
}

// Close stops listening and hangs up on everybody.
func (p *Point) Close() error {
	err := p.server.Close()
	<-p.served
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}

// submit takes a document, and says at once that the network has it.
func (p *Point) submit(w http.ResponseWriter, r *http.Request) {
	key := r.URL.Query().Get("sbdhInstanceID")
	if !p.knows(w, r) {
		return
	}
	b, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBytes))
	if err == nil {
		err = p.keep(key, b)
	}
	if err != nil {
		answer(w, http.StatusInternalServerError, map[string]any{"error": err.Error()})
		return
	}
	answer(w, http.StatusOK, map[string]any{
		"overallSuccess": true, "sendingSuccess": true, "sbdhInstanceIdentifier": key, "as4MessageId": key + "@localhost",
	})
}

// status says what became of a document.
func (p *Point) status(w http.ResponseWriter, r *http.Request) {
	if !p.knows(w, r) {
		return
	}
	p.mu.Lock()
	_, there := p.kept[r.PathValue("key")]
	p.mu.Unlock()
	if !there {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	answer(w, http.StatusOK, map[string]any{"id": r.PathValue("key"), "status": "sent"})
}

// knows reports whether a caller shows the token, and answers one who does not.
func (p *Point) knows(w http.ResponseWriter, r *http.Request) bool {
	if r.Header.Get("X-Token") == p.token {
		return true
	}
	answer(w, http.StatusUnauthorized, map[string]any{"error": "Invalid or missing API token"})
	return false
}

// keep writes a document under the next number; the name appears when the file is whole.
func (p *Point) keep(key string, b []byte) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.kept[key] != "" {
		return nil
	}
	name := filepath.Join(p.folder, fmt.Sprintf("%06d.xml", len(p.kept)+1))
	if err := os.WriteFile(name+".part", b, 0o600); err != nil {
		return err
	}
	if err := os.Rename(name+".part", name); err != nil {
		return err
	}
	p.kept[key] = name
	return nil
}

func answer(w http.ResponseWriter, code int, v map[string]any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(code)
	_ = json.NewEncoder(w).Encode(v) // whoever has gone away does not hear it
}

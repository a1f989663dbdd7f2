package main

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/delivery"
	"kontingent/domain/money"
)

// demoReport is what a demo came to. The first four count documents that left and the files that show it.
type demoReport struct {
	Delivered    int          `json:"delivered"`
	PDF          int          `json:"pdf"`
	EHF          int          `json:"ehf"`
	Mails        int          `json:"mails"`
	HandedOver   int          `json:"handed_over"`
	Drafts       int          `json:"drafts"`
	Stuck        int          `json:"stuck"` // whatever else did not come through
	Organisation string       `json:"organisation"`
	Members      int          `json:"members"`
	Recipients   int          `json:"recipients"`
	LeftOut      int          `json:"left_out"` // members that the batch does not reach, or takes out
	Total        money.Amount `json:"total"`    // of everything planned, drafts included
	Currency     string       `json:"currency"`
	Attention    []outboxItem `json:"attention"` // what did not come through
	Problems     []said       `json:"problems"`  // what verify found
	Places       demoPlaces   `json:"places"`
	Seconds      int          `json:"seconds"`
}

// countDispatches says where every dispatch stands.
func (d *demo) countDispatches(ctx context.Context, app *wire.App) error {
	items, err := app.Store.Outbox(ctx, true)
	if err != nil {
		return err
	}
	var r delivery.Report
	for _, it := range items {
		r.Add(it.State)
		r.Dispatches = append(r.Dispatches, it.ID)
		d.waiting = append(d.waiting, d.why(it)...)
	}
	d.Delivered, d.HandedOver, d.Drafts = r.Delivered, r.HandedOver, r.Drafts
	d.Stuck = len(items) - r.Delivered - r.HandedOver - r.Drafts
	d.Attention, err = d.attention(ctx, app, r.Dispatches)
	return err
}

// countFiles counts the files of a kind in a folder, none when there is no such folder.
func countFiles(folder, ext string) (n int) {
	entries, _ := os.ReadDir(folder) // what can't be read was not delivered there
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ext {
			n++
		}
	}
	return n
}

// why says who did not get an invoice and what became of it; nothing of one that left.
func (d *demo) why(it delivery.Item) []string {
	if it.State == delivery.Delivered || it.State == delivery.HandedOver {
		return nil
	}
	who := it.Party + " " + it.PartyName + ": " + d.words.Say("demo.state."+it.State.Shown())
	if n := len(it.Attempts); n > 0 && it.State != delivery.DraftMade {
		last := it.Attempts[n-1]
		who += ". " + d.reason(last.Reason, last.Method, last.Args)
	}
	return []string{who}
}

// show tells in plain words what happened and where it all lies.
func (d *demo) show(w io.Writer) {
	say := d.words.Say
	line(w, say("demo.done", "name", d.Organisation))
	line(w)
	d.rows(w, "demo.members", d.Members, "demo.left_out", d.LeftOut, "demo.recipients", d.Recipients,
		"demo.total", d.total)
	d.rows(w, "demo.mailed", d.Delivered-d.EHF, "demo.sent_ehf", d.EHF, "demo.printed", d.HandedOver, "demo.drafts", d.Drafts, "demo.stuck", d.Stuck)
	line(w)
	d.rows(w, "demo.place.pdf", d.Places.PDF, "demo.place.mail", d.Places.Mail, "demo.place.ehf", d.Places.EHF,
		"demo.place.print", d.Places.Print,
		"demo.place.list", d.Places.List, "demo.place.data", d.Places.Data)
	line(w)
	if len(d.waiting) > 0 {
		line(w, say("demo.attention"))
		for _, who := range d.waiting {
			line(w, "  "+who)
		}
		line(w)
	}
	if len(d.Problems) == 0 {
		line(w, say("demo.verified", "count", d.Seconds))
	}
	for _, p := range d.Problems {
		line(w, p.Problem)
	}
}

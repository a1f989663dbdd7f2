package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// organisation and batch are what the tour writes into the window, as the command line reads it.
const (
	organisation = `name = "Lia mannskor"
country = "NO"
account = "86011117947"
email = "kasserer@example.org"
`
	batch = `name = "Kontingent 2027"
[recipients]
include = ["Aspiranter", "Juniorer", "Seniorer", "Sponsorer"]
exclude = ["Æresmedlemmer"]
[distribution]
chain = ["preferred", "email", "paper", "ehf", "draft"]
[email]
subject = "Kontingent 2027 til {club}"
attach_pdf = true
[document]
our_reference = "Kassereren"
[[document.lines]]
description = "Kontingent"
unit_price = "450.00"
[[document.lines]]
description = "Forsikring"
quantity = "2"
unit_price = "37.50"
`
)

// row is an invoice as the command line lists it, without its id.
type row struct {
	Number    json.Number `json:"number"`
	Party     string      `json:"party"`
	Batch     string      `json:"batch"`
	Date      string      `json:"date"`
	Due       string      `json:"due"`
	Total     string      `json:"total"`
	Reference string      `json:"reference"`
	State     string      `json:"state"`
	Channel   string      `json:"channel"`
}

// byCommand makes the same job with the command line, in a folder of its own, and lists its invoices.
func (s *settings) byCommand() ([]row, int, error) {
	mail, err := startMail(filepath.Join(s.work, "command-mail"))
	if err != nil {
		return nil, 0, err
	}
	defer mail.stop()
	data := filepath.Join(s.work, "command")
	for name, text := range map[string]string{"organisation.toml": organisation, "batch.toml": batch} {
		if err := os.WriteFile(filepath.Join(s.work, name), []byte(text), 0o600); err != nil {
			return nil, 0, err
		}
	}
	for _, args := range [][]string{
		{"init", filepath.Join(s.work, "organisation.toml")},
		{"import", "--skip-rejected", s.members},
		{"settings", "set", "smtp.security", "none"},
		{"settings", "set", "smtp.host", "127.0.0.1"},
		{"settings", "set", "smtp.port", mail.port},
		{"batch", "create", filepath.Join(s.work, "batch.toml")},
		{"batch", "execute", "1"},
	} {
		if _, err := s.command(data, args...); err != nil {
			return nil, 0, err
		}
	}
	rows, err := s.list(data)
	return rows, mail.count(), err
}

// command runs the command line. Done for some is done.
func (s *settings) command(data string, args ...string) ([]byte, error) {
	c := exec.CommandContext(context.Background(), s.ctl, append([]string{"--data", data, "--json"}, args...)...)
	var out, errs bytes.Buffer
	c.Stdout, c.Stderr = &out, &errs
	if err := c.Run(); err != nil && c.ProcessState.ExitCode() != 3 {
		return nil, fmt.Errorf("%s: %w: %s", strings.Join(args, " "), err, errs.String())
	}
	return out.Bytes(), nil
}

func (s *settings) list(data string) ([]row, error) {
	b, err := s.command(data, "invoice", "list")
	if err != nil {
		return nil, err
	}
	var answer struct {
		Invoices []row `json:"invoices"`
	}
	err = json.Unmarshal(b, &answer)
	return answer.Invoices, err
}

// figures puts a list into one line.
func figures(rows []row, mails int) string {
	states := map[string]int{}
	for _, r := range rows {
		states[r.State+" by "+r.Channel]++
	}
	out := []string{fmt.Sprintf("%d invoices, %d e-mails", len(rows), mails)}
	for _, k := range slices.Sorted(maps.Keys(states)) {
		out = append(out, fmt.Sprintf("%d %s", states[k], k))
	}
	return strings.Join(out, ", ")
}

// compare fails where what the window made differs from what the command line makes of the same.
func (s *settings) compare(data string, mails int) error {
	got, err := s.list(data)
	if err != nil {
		return err
	}
	want, wantMails, err := s.byCommand()
	if err != nil {
		return err
	}
	fmt.Fprintln(s.out, "by the window: ", figures(got, mails))
	fmt.Fprintln(s.out, "by command:    ", figures(want, wantMails))
	if mails != wantMails || len(got) != len(want) {
		return fmt.Errorf("the figures differ")
	}
	for i := range got {
		if got[i] != want[i] {
			return fmt.Errorf("invoice %d differs: %+v by the window, %+v by command", i+1, got[i], want[i])
		}
	}
	b, err := s.command(data, "verify")
	if err == nil {
		fmt.Fprintln(s.out, "verify:", strings.Join(strings.Fields(string(b)), " "))
	}
	return err
}

package persistence

import (
	"os"
	"path/filepath"
	"testing"

	"kontingent/domain/issue"
	"kontingent/domain/party"
)

// spec: C1, C3: an electronic document is guarded like the PDF: one changed byte is found, and so is one exchanged with its
// sum, taken away or slipped in. Its recipient's address stays that of the day it was issued.
func TestElectronicDocumentsAreGuarded(t *testing.T) {
	for name, c := range map[string]struct{ damage, want string }{
		"nothing":                     {"", ""},
		"a changed byte":              {"UPDATE document SET bytes = CAST(replace(bytes, '1002', '1003') AS BLOB) WHERE kind = 'ubl' AND invoice_id = 2", "document_changed 1002"},
		"one exchanged with its sum":  {"UPDATE document SET bytes = (SELECT bytes FROM document WHERE kind = 'ubl' AND invoice_id = 1), sha256 = (SELECT sha256 FROM document WHERE kind = 'ubl' AND invoice_id = 1) WHERE kind = 'ubl' AND invoice_id = 2", "seal 1002"},
		"one gone":                    {"DELETE FROM document WHERE kind = 'ubl' AND invoice_id = 2", "seal 1002"},
		"one where there was not any": {"INSERT INTO document (invoice_id, kind, sha256, bytes) SELECT 3, kind, sha256, bytes FROM document WHERE kind = 'ubl' AND invoice_id = 2", "seal 1003"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newClub(t, 3)
			ok(t, s.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
				list[0].OrganisationNumber, list[1].OrganisationNumber = "991825827", "991825827"
				return list[:2], nil
			}))
			execute(t, s, plan("A"))
			issueAll(t, s, idsOf(due(t, s))...)
			ok(t, s.ChangeParties(ctx, func(list []party.Party) ([]party.Party, error) {
				list[0].OrganisationNumber, list[1].PeppolID = "", "0088:5798000000001"
				list[2].OrganisationNumber = "991825827"
				return list, nil
			}))
			parcels, err := s.Parcels(ctx, "ehf", idsOf(due(t, s))[:2]...)
			ok(t, err)
			for _, p := range parcels {
				if p.To.Endpoint != "0192:991825827" || len(p.Files) != 1 || p.Files[0].MIME != "application/xml" {
					t.Errorf("it would go to %s with %d files", p.To.Endpoint, len(p.Files))
				}
			}
			for i, it := range due(t, s) {
				if bar := it.Card.Bar["ehf"].Reason; it.Card.Reach["ehf"] != true || (bar == "") != (i < 2) {
					t.Errorf("dispatch %d: reached %v, barred by %q", i+1, it.Card.Reach["ehf"], bar)
				}
			}
			dir := s.place.dir
			ok(t, s.Close())
			if c.damage != "" {
				damageFile(t, dir, c.damage)
				ok(t, os.Remove(filepath.Join(dir, ledgerName)))
			}
			s = openDir(t, dir)
			found, err := s.Check(ctx, issue.Seal)
			ok(t, err)
			if got := codes(found); got != c.want {
				t.Errorf("check found %q, want %q", got, c.want)
			}
		})
	}
}

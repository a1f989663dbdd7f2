package persistence

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kontingent/domain/delivery"
	"kontingent/domain/issue"
)

func wantClean(t testing.TB, s *Store) {
	t.Helper()
	wantFound(t, s, "")
}

func wantFound(t testing.TB, s *Store, want string) {
	t.Helper()
	found, err := s.Check(ctx, issue.Seal)
	ok(t, err)
	if got := codes(found); got != want {
		t.Errorf("check found %q, want %q\n%v", got, want, found)
	}
}

// issued is a folder with five issued invoices, 1001 to 1005, of which 1001 is delivered, and one planned invoice.
func issuedDir(t testing.TB) string {
	t.Helper()
	dir := newDir(t)
	s := openDir(t, dir)
	addMembers(t, s, 6)
	execute(t, s, plan("A"))
	items := due(t, s)
	issueAll(t, s, idsOf(items)[:5]...)
	ok(t, s.Move(ctx, delivery.Move{
		ID: items[0].ID, From: delivery.Scheduled, To: delivery.Delivered, Method: delivery.Email,
		Frozen: []byte("mail"), Attempts: []delivery.Attempt{{At: noon, Method: delivery.Email, Outcome: delivery.OutcomeDelivered}},
	}))
	wantClean(t, s)
	ok(t, s.Close())
	return dir
}

// withoutUnique makes the invoice table anew without what forbids a doubled number.
func withoutUnique(t testing.TB) []string {
	schema, err := fs.ReadFile(migrations(), "00001_start.sql")
	ok(t, err)
	statement := func(start string) string {
		_, rest, _ := strings.Cut(string(schema), start)
		body, _, _ := strings.Cut(rest, ";\n")
		return start + body
	}
	table := strings.Replace(statement("CREATE TABLE invoice ("), "INTEGER UNIQUE", "INTEGER", 1)
	return []string{
		"PRAGMA legacy_alter_table = ON", "DROP VIEW invoice_head", "ALTER TABLE invoice RENAME TO old", table,
		"INSERT INTO invoice SELECT * FROM old", "DROP TABLE old", statement("CREATE VIEW invoice_head"),
	}
}

// TestCheckFinds: each damage is found, and told where it is.
func TestCheckFinds(t *testing.T) {
	doubled := append(withoutUnique(t), "UPDATE invoice SET number = 1003 WHERE number = 1004")
	for name, c := range map[string]struct {
		damage []string
		want   string
	}{
		"a gap":                        {[]string{"DELETE FROM dispatch_invoice WHERE invoice_id = 3", "DELETE FROM document WHERE invoice_id = 3", "DELETE FROM invoice_line WHERE invoice_id = 3", "DELETE FROM invoice WHERE number = 1003"}, "gap 1003"},
		"the first ones gone":          {[]string{"DELETE FROM dispatch_invoice WHERE invoice_id < 3", "DELETE FROM document WHERE invoice_id < 3", "DELETE FROM invoice_line WHERE invoice_id < 3", "DELETE FROM invoice WHERE number < 1003"}, "gaps 1001-1002"},
		"the series runs ahead":        {[]string{"UPDATE series SET next = 1007"}, "gap 1006"},
		"the series lags":              {[]string{"UPDATE series SET next = 1005"}, "outside 1005"},
		"a doubled number":             {doubled, "double 1003, gap 1004, seal 1003"},
		"a changed byte in a PDF":      {[]string{"UPDATE document SET bytes = CAST(replace(bytes, '%PDF', '%PDG') AS BLOB) WHERE invoice_id = 2"}, "document_changed 1002"},
		"a PDF exchanged with its sum": {[]string{"UPDATE document SET bytes = (SELECT bytes FROM document WHERE invoice_id = 1), sha256 = (SELECT sha256 FROM document WHERE invoice_id = 1) WHERE invoice_id = 2"}, "seal 1002"},
		"a PDF gone":                   {[]string{"DELETE FROM document WHERE invoice_id = 4"}, "document_missing 1004"},
		"a changed line":               {[]string{"UPDATE invoice_line SET unit_price = '1.00' WHERE invoice_id = 2 AND position = 0"}, "total 1002, seal 1002"},
		"a changed word in a line":     {[]string{"UPDATE invoice_line SET description = 'x' WHERE invoice_id = 5"}, "seal 1005"},
		"lines gone":                   {[]string{"DELETE FROM invoice_line WHERE invoice_id = 6"}, "total_planned"},
		"a changed total":              {[]string{"UPDATE invoice SET total = total + 1 WHERE number = 1001"}, "total 1001, seal 1001"},
		"a changed date":               {[]string{"UPDATE invoice SET due_date = '2028-01-01' WHERE number = 1003"}, "seal 1003"},
		"a changed text":               {[]string{"UPDATE note SET body = 'x' WHERE id = (SELECT additional_information FROM invoice WHERE number = 1001)"}, "seal 1001, seal 1002, seal 1003, seal 1004, seal 1005, text 1"},
		"a document too many":          {[]string{"INSERT INTO document (invoice_id, kind, sha256, bytes) VALUES (6, 'pdf', x'00', x'00')"}, "stray_document"},
		"an invoice on no list":        {[]string{"DELETE FROM dispatch_invoice WHERE invoice_id = 2"}, "undispatched 1002"},
		"a changed reference":          {[]string{"UPDATE invoice SET reference = '000000010026' WHERE number = 1002"}, "reference 1002, seal 1002"},
		"a changed customer number":    {[]string{"UPDATE party SET number = '99' WHERE id = 2"}, "seal 1002"},
		"an earlier moment of issue":   {[]string{"UPDATE invoice SET issued_at = issued_at - 1 WHERE number = 1003"}, "seal 1003"},
		"a seal":                       {[]string{"UPDATE invoice SET seal = x'00' WHERE number = 1003"}, "seal 1003, seal 1004"},
		"a changed file":               {[]string{"INSERT INTO file (id, sha256, bytes) VALUES (1, x'01', x'00')", `INSERT INTO enclosure (batch_id, file_id, attachment) VALUES (1, 1, '{"Name":"a.pdf"}')`}, "attachment"},
		"a changed message":            {[]string{"UPDATE frozen SET bytes = x'00'"}, "message 1"},
		"delivered without a word":     {[]string{"UPDATE dispatch SET state = 'delivered' WHERE id = 2"}, "unproven 2"},
		"delivered twice":              {[]string{"INSERT INTO attempt (dispatch_id, at, method, outcome) VALUES (1, 0, 'email', 'delivered')"}, "twice 1"},
		"sent again though delivered":  {[]string{"UPDATE dispatch SET round = 2 WHERE id = 1"}, "sent_again 1"},
		"a log of a round to come":     {[]string{"UPDATE attempt SET round = 2"}, "round 1"},
		"a message of a round to come": {[]string{"UPDATE frozen SET round = 2"}, "round 1"},
		"a row that points nowhere":    {[]string{"DELETE FROM dispatch_invoice WHERE invoice_id = 6", "UPDATE batch_recipient SET party_id = 999 WHERE party_id = 6"}, "link"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := issuedDir(t)
			damageFile(t, dir, c.damage...)
			ok(t, os.Remove(filepath.Join(dir, ledgerName))) // the database is found out by itself
			s := openDir(t, dir)
			found, err := s.Check(ctx, issue.Seal)
			ok(t, err)
			if got := codes(found); !strings.HasPrefix(got, c.want) || (got != c.want && name != "a row that points nowhere" && name != "a doubled number") {
				t.Errorf("check found %q, want %q", got, c.want)
			}
		})
	}
}

// TestCheckAfterTheSchemeChanged: references given under an earlier setting stay right.
func TestCheckAfterTheSchemeChanged(t *testing.T) {
	s := openDir(t, issuedDir(t))
	o := club()
	o.Reference.Scheme = "kid11"
	ok(t, s.SetOrganisation(ctx, o))
	wantClean(t, s)
	o.Reference.Scheme = "none"
	ok(t, s.SetOrganisation(ctx, o))
	wantClean(t, s)
}

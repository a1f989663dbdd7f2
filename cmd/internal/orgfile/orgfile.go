// Package orgfile reads the file a club is made from: organisation.toml, with its logo beside it.
//
// It decides which key is which field, and leaves every rule about the values to party. kontingentctl reads a treasurer's
// file with it, the window the one of the sample club.
package orgfile

import (
	"io/fs"
	"os"
	"path/filepath"

	"kontingent/cmd/internal/tomlfile"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// file is the file as it is written.
type file struct {
	Name               string        `toml:"name"`
	Country            string        `toml:"country"`
	OrganisationNumber tomlfile.Text `toml:"organisation_number"`
	VATRegistered      bool          `toml:"vat_registered"`
	Language           string        `toml:"language"`
	Currency           string        `toml:"currency"`
	Account            tomlfile.Text `toml:"account"`
	IBAN               string        `toml:"iban"`
	BIC                string        `toml:"bic"`
	Email              string        `toml:"email"`
	Phone              tomlfile.Text `toml:"phone"`
	Web                string        `toml:"web"`
	PaymentReference   string        `toml:"payment_reference"`
	KIDLength          int           `toml:"kid_length"`
	CreditorNumber     tomlfile.Text `toml:"creditor_number"`
	PaymentTermDays    int           `toml:"payment_term_days"`
	FirstNumber        int64         `toml:"first_number"`
	Logo               string        `toml:"logo"` // a picture's file, relative to this one
	Address            struct {
		Street     string        `toml:"street"`
		Street2    string        `toml:"street2"`
		PostalCode tomlfile.Text `toml:"postal_code"`
		City       string        `toml:"city"`
		Country    string        `toml:"country"`
	} `toml:"address"`
}

// Read reads and checks an organisation's file.
func Read(path string) (party.Organisation, error) {
	var f file
	if err := tomlfile.Read(path, &f); err != nil {
		return party.Organisation{}, err
	}
	if f.Logo != "" && !filepath.IsAbs(f.Logo) {
		f.Logo = filepath.Join(filepath.Dir(path), f.Logo)
	}
	return f.organisation(os.ReadFile)
}

// ReadFS is Read for a file of fsys.
func ReadFS(fsys fs.FS, name string) (party.Organisation, error) {
	var f file
	if err := tomlfile.ReadFS(fsys, name, &f); err != nil {
		return party.Organisation{}, err
	}
	return f.organisation(func(logo string) ([]byte, error) { return fs.ReadFile(fsys, logo) })
}

func (f *file) organisation(open func(string) ([]byte, error)) (party.Organisation, error) {
	var bad problem.List
	o := party.Organisation{
		Name: f.Name, Country: f.Country, OrganisationNumber: string(f.OrganisationNumber),
		VATRegistered: f.VATRegistered, Language: f.Language, Currency: f.Currency,
		Account: string(f.Account), BIC: f.BIC, Email: f.Email, Phone: string(f.Phone), Web: f.Web,
		Reference: payment.Options{
			Scheme: payment.None, Length: f.KIDLength, CreditorNumber: string(f.CreditorNumber),
		},
		PaymentTermDays: f.PaymentTermDays, FirstNumber: f.FirstNumber,
		Address: party.Address{
			Street: f.Address.Street, Street2: f.Address.Street2, PostalCode: string(f.Address.PostalCode),
			City: f.Address.City, Country: f.Address.Country,
		},
	}
	if f.Account != "" && f.IBAN != "" {
		bad.Add(problem.New("organisation.account.twice").At("iban"))
	} else if f.IBAN != "" {
		o.Account = f.IBAN
	}
	if f.PaymentReference != "" {
		s, err := payment.ParseScheme(f.PaymentReference)
		if err != nil {
			for _, p := range problem.All(err) {
				bad.Add(p.At("payment_reference"))
			}
		}
		o.Reference.Scheme = s
	}
	if f.Logo != "" {
		b, err := open(f.Logo)
		if err != nil {
			bad.Add(problem.New("file.unreadable", "file", f.Logo).At("logo").Because(err))
		}
		o.Logo = b
	}
	o, err := o.Clean()
	bad.Add(err)
	return o, bad.Err()
}

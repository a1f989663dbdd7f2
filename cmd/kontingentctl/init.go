package main

import (
	"context"
	"io"
	"os"
	"path/filepath"

	"kontingent/cmd/internal/wire"
	"kontingent/domain/party"
	"kontingent/domain/payment"
	"kontingent/domain/problem"
)

// orgFile is the organisation's file.
type orgFile struct {
	Name               string `toml:"name"`
	Country            string `toml:"country"`
	OrganisationNumber text   `toml:"organisation_number"`
	VATRegistered      bool   `toml:"vat_registered"`
	Language           string `toml:"language"`
	Currency           string `toml:"currency"`
	Account            text   `toml:"account"`
	IBAN               string `toml:"iban"`
	BIC                string `toml:"bic"`
	Email              string `toml:"email"`
	Phone              text   `toml:"phone"`
	Web                string `toml:"web"`
	PaymentReference   string `toml:"payment_reference"`
	KIDLength          int    `toml:"kid_length"`
	CreditorNumber     text   `toml:"creditor_number"`
	PaymentTermDays    int    `toml:"payment_term_days"`
	FirstNumber        int64  `toml:"first_number"`
	Logo               string `toml:"logo"` // a picture's file, relative to this one
	Address            struct {
		Street     string `toml:"street"`
		Street2    string `toml:"street2"`
		PostalCode text   `toml:"postal_code"`
		City       string `toml:"city"`
		Country    string `toml:"country"`
	} `toml:"address"`
}

// readOrganisation reads and checks an organisation's file.
func readOrganisation(path string) (party.Organisation, error) {
	var f orgFile
	if err := readTOML(path, &f); err != nil {
		return party.Organisation{}, err
	}
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
		logo := f.Logo
		if !filepath.IsAbs(logo) {
			logo = filepath.Join(filepath.Dir(path), logo)
		}
		b, err := os.ReadFile(logo)
		if err != nil {
			bad.Add(problem.New("file.unreadable", "file", logo).At("logo").Because(err))
		}
		o.Logo = b
	}
	o, err := o.Clean()
	bad.Add(err)
	return o, bad.Err()
}

// runInit makes the data folder with the organisation in a file.
func (c *call) runInit(ctx context.Context, args []string) error {
	if err := needs(args, 1, 1, "init FILE.toml"); err != nil {
		return err
	}
	o, err := readOrganisation(args[0])
	if err != nil {
		return err
	}
	if err := wire.Create(ctx, wire.Options{Dir: c.dir, Clock: c.clock, Words: c.catalogue, Getenv: c.getenv}, o); err != nil {
		return err
	}
	return c.print(struct {
		Organisation string `json:"organisation"`
		Data         string `json:"data"`
	}{o.Name, c.dir}, func(w io.Writer) {
		line(w, c.words.Say("ctl.init.done", "name", o.Name, "dir", c.dir))
	})
}

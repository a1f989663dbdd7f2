package main

import (
	"strconv"

	"kontingent/cmd/internal/tomlfile"
	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/invoice"
	"kontingent/domain/money"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// batchFile is a batch's file.
type batchFile struct {
	Name           string `toml:"name"`
	Template       string `toml:"template"`
	PaymentMethod  string `toml:"payment_method"`
	ShippingMethod string `toml:"shipping_method"`
	Recipients     struct {
		Include        []string        `toml:"include"`
		Exclude        []string        `toml:"exclude"`
		IncludeParties []tomlfile.Text `toml:"include_parties"`
		ExcludeParties []tomlfile.Text `toml:"exclude_parties"`
	} `toml:"recipients"`
	Distribution struct {
		Chain         []string `toml:"chain"`
		WithoutCredit string   `toml:"without_credit"`
	} `toml:"distribution"`
	Email struct {
		SenderName string   `toml:"sender_name"`
		ReplyTo    string   `toml:"reply_to"`
		Cc         []string `toml:"cc"`
		Bcc        []string `toml:"bcc"`
		Subject    string   `toml:"subject"`
		Text       string   `toml:"text"`
		AttachPDF  *bool    `toml:"attach_pdf"`
	} `toml:"email"`
	EHF struct {
		BuyerReference    string `toml:"buyer_reference"`
		OrderReference    string `toml:"order_reference"`
		ContractReference string `toml:"contract_reference"`
		Note              string `toml:"note"`
		EmbedPDF          bool   `toml:"embed_pdf"`
	} `toml:"ehf"`
	Document documentFile `toml:"document"`
	Series   struct {
		Kind   string `toml:"kind"`
		Count  *int   `toml:"count"`
		Every  string `toml:"every"`
		Divide bool   `toml:"divide"`
	} `toml:"series"`
	Web struct {
		Publish bool `toml:"publish"`
	} `toml:"web"`
	Dispatch struct {
		When string `toml:"when"`
	} `toml:"dispatch"`
	Attachments []fileToAttach `toml:"attachments"`
}

// documentFile is what stands on an invoice.
type documentFile struct {
	InvoiceDate            tomlfile.Date `toml:"invoice_date"`
	DueDate                tomlfile.Date `toml:"due_date"`
	TheirReference         tomlfile.Text `toml:"their_reference"`
	OurReference           tomlfile.Text `toml:"our_reference"`
	AdditionalInformation  string        `toml:"additional_information"`
	SellersNotes           string        `toml:"sellers_notes"`
	IncludeDefaultProducts bool          `toml:"include_default_products"`
	Lines                  []lineFile    `toml:"lines"`
}

type lineFile struct {
	Product     tomlfile.Text `toml:"product"`
	Description string        `toml:"description"`
	Quantity    tomlfile.Text `toml:"quantity"`
	Unit        string        `toml:"unit"`
	UnitPrice   tomlfile.Text `toml:"unit_price"`
	VAT         string        `toml:"vat"`
	VATRate     tomlfile.Text `toml:"vat_rate"`
}

// readPlan reads a batch's file. What a value can't mean is a problem at its key; whether the whole makes a batch is
// for the domain to say.
func readPlan(path string) (batch.Plan, []fileToAttach, error) {
	var f batchFile
	if err := tomlfile.Read(path, &f); err != nil {
		return batch.Plan{}, nil, err
	}
	var bad problem.List
	p := batch.Plan{
		Name: f.Name, Template: f.Template, PaymentMethod: f.PaymentMethod, ShippingMethod: f.ShippingMethod,
		Recipients: party.Choice{
			Include: f.Recipients.Include, Exclude: f.Recipients.Exclude,
			IncludeParties: texts(f.Recipients.IncludeParties), ExcludeParties: texts(f.Recipients.ExcludeParties),
		},
		WithoutCredit: f.Distribution.WithoutCredit,
		Email: delivery.EmailOptions{
			SenderName: f.Email.SenderName, ReplyTo: f.Email.ReplyTo, Cc: f.Email.Cc, Bcc: f.Email.Bcc,
			Subject: f.Email.Subject, Text: f.Email.Text, AttachPDF: f.Email.AttachPDF == nil || *f.Email.AttachPDF,
		},
		EHF:      batch.EHFOptions(f.EHF),
		Document: f.Document.read(&bad),
		Series:   batch.Series{Kind: batch.Kind(f.Series.Kind), Count: 1},
		When:     f.Dispatch.When,
	}
	for _, m := range f.Distribution.Chain {
		p.Chain = append(p.Chain, delivery.Method(m))
	}
	if f.Series.Count != nil {
		// A zero that somebody wrote is a mistake; only one that nobody wrote is a one.
		if p.Series.Count = *f.Series.Count; p.Series.Count == 0 {
			p.Series.Count = -1
		}
	}
	if f.Series.Every != "" {
		every, err := cal.ParseInterval(f.Series.Every)
		if err != nil {
			bad.Add(problem.New("series.every.wrong", "value", f.Series.Every).At("series.every"))
		}
		p.Series.Every = every
	}
	for _, later := range []struct {
		key  string
		used bool
	}{
		{"series.divide", f.Series.Divide}, {"web.publish", f.Web.Publish},
	} {
		if later.used {
			bad.Add(problem.New("batch.key.later", "key", later.key).At(later.key))
		}
	}
	return p, f.Attachments, bad.Err()
}

func (d documentFile) read(bad *problem.List) batch.Document {
	return batch.Document{
		InvoiceDate: d.InvoiceDate.Date, DueDate: d.DueDate.Date,
		TheirReference: string(d.TheirReference), OurReference: string(d.OurReference),
		AdditionalInformation: d.AdditionalInformation, SellersNotes: d.SellersNotes,
		IncludeDefaultProducts: d.IncludeDefaultProducts, Lines: lines(d.Lines, bad),
	}
}

func lines(list []lineFile, bad *problem.List) []invoice.Line {
	out := make([]invoice.Line, len(list))
	for i, l := range list {
		at := "document.lines[" + strconv.Itoa(i+1) + "]."
		number := func(field string, v tomlfile.Text, err error) {
			if err != nil {
				bad.Add(problem.New("field.number", "value", string(v)).At(at + field).Because(err))
			}
		}
		if l.Quantity == "" {
			l.Quantity = "1"
		}
		q, err := money.ParseQuantity(string(l.Quantity))
		number("quantity", l.Quantity, err)
		price, err := money.ParsePrice(string(l.UnitPrice))
		number("unit_price", l.UnitPrice, err)
		var rate money.Rate
		if l.VATRate != "" {
			rate, err = money.ParseRate(string(l.VATRate))
			number("vat_rate", l.VATRate, err)
		}
		out[i] = invoice.Line{
			Product: string(l.Product), Description: l.Description, Quantity: q, Unit: l.Unit, UnitPrice: price,
			VAT: invoice.VAT{Category: invoice.Category(l.VAT), Rate: rate},
		}
	}
	return out
}

func texts(list []tomlfile.Text) []string {
	var out []string
	for _, t := range list {
		out = append(out, string(t))
	}
	return out
}

package einvoice

import (
	"kontingent/domain/party"
	"kontingent/domain/payment"
)

// Payment means of UNCL4461, as each country's receivers know them.
const (
	codeTransfer = "30" // credit transfer
	codeGlobal   = "31" // in Denmark: to an IBAN at a bank whose BIC is given
	codeAccount  = "42" // in Denmark: registration number and account
	codeSEPA     = "58"
	codeFIK      = "93" // Danish payment slip
	codeNone     = "1"  // not said: a credit note's date alone
)

// pay is where and with what reference to pay. Nothing is asked for by an invoice of nothing or less, nor by a credit
// note: that has its date alone. What is wrong with the account, the pre-flight says.
func pay(o party.Organisation, d Document, reference string) Payment {
	if d.Kind == CreditNote {
		if d.Due.IsZero() {
			return Payment{}
		}
		return Payment{Code: codeNone}
	}
	if d.Totals.Payable.Sign() <= 0 {
		return Payment{}
	}
	abroad := d.Buyer.Address.Country != o.Country
	if o.Country == "DK" && !abroad {
		if p, ok := slip(o, reference); ok {
			return p
		}
	}
	account, err := payment.ParseAccount(o.Country, o.Account)
	if err != nil {
		return Payment{Code: codeTransfer, Reference: reference}
	}
	if iban := account.IBAN(); iban != "" && abroad {
		account = payment.Account{Kind: payment.IBANAccount, Number: iban}
	}
	p := Payment{Code: codeTransfer, Reference: reference, Account: account.Digits(), Branch: o.BIC}
	switch account.Kind {
	case payment.BankgiroAccount:
		p.Branch = "SE:BANKGIRO"
	case payment.PlusgiroAccount:
		p.Branch = "SE:PLUSGIRO"
	case payment.DanishAccount:
		p.Code = codeAccount
		p.Branch, p.Account = account.Registration()
	case payment.IBANAccount:
		p.Code = transferTo(o, d.Currency, abroad)
	}
	return p
}

// transferTo is the code of a transfer to an IBAN. Denmark knows 30 only from abroad.
func transferTo(o party.Organisation, currency string, abroad bool) string {
	switch {
	case o.Country == "DK" && !abroad && o.BIC != "":
		return codeGlobal
	case o.Country == "DK" && !abroad, currency == "EUR":
		return codeSEPA
	}
	return codeTransfer
}

// slip is payment by a Danish slip: type 71 with a payment id, 73 without one.
func slip(o party.Organisation, reference string) (Payment, bool) {
	if o.Reference.Scheme == payment.FIK71 {
		if reference != "" {
			reference = "71#" + reference
		}
		return Payment{Code: codeFIK, Reference: reference, Account: o.Reference.CreditorNumber}, true
	}
	if a, err := payment.ParseAccount(o.Country, o.Account); err == nil && a.Kind == payment.CreditorAccount {
		return Payment{Code: codeFIK, Reference: "73#", Account: a.Number}, true
	}
	return Payment{}, false
}

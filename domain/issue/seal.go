package issue

import (
	"crypto/sha256"
	"encoding/json"

	"kontingent/domain/invoice"
)

// Seal binds an issued invoice to the one with the number before it: a SHA-256 over that one's seal and over all that
// was issued, documents included (Sums.One). One changed figure anywhere breaks every seal from there on, so the check of the store
// finds what the database alone would not notice.
func Seal(before []byte, v invoice.Invoice, party string, documents [32]byte) []byte {
	h := sha256.New()
	h.Write(before)
	// Encoding a struct of texts and whole numbers can't fail.
	_ = json.NewEncoder(h).Encode(struct {
		Number, IssuedAt        int64
		Reference, Party        string
		Date, Due, Currency     string
		Their, Our, Info, Notes string
		Payment, Shipping       string
		Total, VAT              string
		Lines                   []invoice.Line
		PDF                     []byte
		Credit                  *invoice.Credit `json:",omitempty"`
	}{
		v.Number, v.IssuedAt.UnixMilli(), v.Reference, party,
		v.InvoiceDate.String(), v.DueDate.String(), v.Currency,
		v.TheirReference, v.OurReference, v.AdditionalInformation, v.SellersNotes,
		v.PaymentMethod, v.ShippingMethod, v.Total.String(), v.VAT.String(), v.Lines, documents[:], v.Credit,
	})
	return h.Sum(nil)
}

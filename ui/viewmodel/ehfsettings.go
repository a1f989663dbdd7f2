package viewmodel

import (
	"cmp"
	"strings"

	"kontingent/domain/batch"
)

// The ways that EHF documents take, as the setting names them.
const (
	ehfOff         = "off"
	ehfFolder      = "folder"
	ehfAccessPoint = "access-point"
)

func ehfSetting(id string) bool { return strings.HasPrefix(id, "ehf.") }

// transportShown is the way that is chosen, or that follows from what is set.
func transportShown(list []Setting) string {
	values := map[string]Setting{}
	for _, s := range list {
		values[s.Key] = s
	}
	set := func(key string) bool { return values[key].Value != "" && !values[key].Default }
	switch {
	case set("ehf.transport"):
		return values["ehf.transport"].Value
	case set("ehf.url"):
		return ehfAccessPoint
	case set("ehf.folder"):
		return ehfFolder
	}
	return ehfOff
}

// ehfField gives the choices of a setting for EHF, and shows it only for the way that needs it. Others stay as they are.
func (e *Env) ehfField(f field[map[string]string]) field[map[string]string] {
	offer := func(keys ...string) {
		f.choices = func(*map[string]string) []Choice {
			out := make([]Choice, len(keys))
			for i, k := range keys {
				out[i] = Choice{k, e.say("view." + f.id + "." + cmp.Or(k, "told"))}
			}
			return out
		}
	}
	going := func(way string) func(*map[string]string) bool {
		return func(m *map[string]string) bool { return (*m)["ehf.transport"] == way }
	}
	switch f.id {
	case "ehf.transport":
		offer(ehfOff, ehfFolder, ehfAccessPoint)
		return f.called("view.ehf.label.transport", "")
	case "ehf.folder":
		return f.where(going(ehfFolder)).called("view.ehf.label.folder", "")
	case "ehf.provider":
		offer("", "storecove", "e-invoice.be", "phoss-ap", "phase4")
		return f.where(going(ehfAccessPoint))
	case "ehf.url":
		return f.where(going(ehfAccessPoint)).called("view.ehf.label.url", "")
	case "ehf.sender", tokenID:
		return f.where(going(ehfAccessPoint))
	case "ehf.legal_entity":
		return f.where(func(m *map[string]string) bool {
			v := (*m)["ehf.provider"]
			return going(ehfAccessPoint)(m) && (v == "" || v == "storecove")
		})
	}
	return f
}

// ehfFields are the options of EHF in a mass invoicing.
func ehfFields() []field[batch.EHFOptions] {
	type options = batch.EHFOptions
	return []field[options]{
		textOf("ehf.buyer_reference", func(o *options) *string { return &o.BuyerReference }).
			called("view.ehf.buyer_reference", "view.hint.buyer_reference"),
		textOf("ehf.order_reference", func(o *options) *string { return &o.OrderReference }).
			called("view.ehf.order_reference", "view.hint.order_reference"),
		textOf("ehf.contract_reference", func(o *options) *string { return &o.ContractReference }).
			called("view.ehf.contract_reference", "view.hint.contract_reference"),
		longOf("ehf.note", func(o *options) *string { return &o.Note }).called("view.ehf.note", "view.hint.ehf_note"),
		tickOf("ehf.embed_pdf", func(o *options) *bool { return &o.EmbedPDF }).
			called("view.ehf.embed_pdf", "view.hint.embed_pdf"),
	}
}

package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
)

// recipientDetail stands below the list and says of the chosen customer what may not go into a column: why somebody is
// out, or what is odd about the card.
type recipientDetail struct {
	model *viewmodel.Recipients
	said  *widgets.Paragraph
	in    *widgets.Paragraph // which groups
	card  *widgets.Link
	body  fyne.CanvasObject
	whose string
}

func newRecipientDetail(w *Window, model *viewmodel.Recipients) *recipientDetail {
	d := &recipientDetail{model: model, said: widgets.NewParagraph("", widgets.Ink), in: widgets.NewCaption("")}
	d.card = widgets.NewLink(w.say("window.problems.card"), func() { openCard(w, d.whose) })
	d.body = widgets.NewColumn("", d.said, d.in, d.card)
	d.body.Hide()
	return d
}

func (d *recipientDetail) object() fyne.CanvasObject { return d.body }

// show tells of a row; of none where it is below zero.
func (d *recipientDetail) show(row int) {
	v := d.model.Row(row)
	d.whose = v.Number
	said := v.Number + " " + v.Name
	if more := v.Problem + v.Reason; more != "" {
		said += ": " + more
	}
	d.said.SetText(said)
	d.in.SetText(v.Groups)
	show(d.body, v.Number != "")
}

// openCard shows a customer's card.
func openCard(w *Window, number string) {
	if number != "" {
		w.shell.Go(viewmodel.Route{Page: viewmodel.MembersPage, Number: number})
	}
}

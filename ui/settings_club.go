package ui

import (
	"bytes"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/tint"
)

// clubSettings are who the club is, and its logo.
type clubSettings struct {
	*formSettings
	w      *Window
	model  *viewmodel.SettingsView
	plate  *fyne.Container // the logo, on paper
	none   *widgets.Paragraph
	remove *widgets.Button
	drawn  []byte // the logo that is on the plate
}

func newClubSettings(w *Window, v *viewmodel.SettingsView) settingsPart {
	s := &clubSettings{
		w: w, model: v,
		formSettings: newFormSettings(w, w.say("setup.club.title"), v.Organisation(),
			[]string{"name", "country"}, []string{"organisation_number", "account", "bic"}, []string{"vat_registered"},
			[]string{"email", "phone", "web"}, []string{"street", "street2"}, []string{"postal_code", "city"}),
		plate: container.New(plateLayout{}),
		none:  widgets.NewParagraph(w.say("setup.logo.none"), widgets.Faint),
	}
	choose := widgets.NewButton(w.say("setup.logo.choose"), nil, widgets.Plain, s.choose)
	s.remove = widgets.NewButton(w.say("setup.logo.remove"), nil, widgets.Quiet, func() { v.SetLogo("") })
	s.body.Add(widgets.NewPanel(w.say("setup.logo.title"), widgets.NewColumn(tint.Gap,
		widgets.NewCaption(w.say("setup.logo.text")), s.plate, s.none, container.NewHBox(choose, s.remove))))
	s.draw()
	return s
}

// choose asks for a picture.
func (s *clubSettings) choose() {
	kind := Kind{Name: s.w.say("setup.logo.kind"), Endings: []string{".png", ".jpg", ".jpeg"}}
	s.w.Files.Open(s.w.say("setup.logo.title"), []Kind{kind}, s.model.SetLogo)
}

func (s *clubSettings) refresh() {
	s.formSettings.refresh()
	s.draw()
}

// draw puts the logo on its plate, white as the paper it is for.
func (s *clubSettings) draw() {
	logo := s.model.Logo()
	show(s.plate, len(logo) > 0)
	show(s.none, len(logo) == 0)
	show(s.remove, len(logo) > 0)
	if bytes.Equal(logo, s.drawn) {
		return
	}
	s.drawn = logo
	s.plate.Objects = nil
	if len(logo) > 0 {
		picture := canvas.NewImageFromReader(bytes.NewReader(logo), "logo")
		picture.FillMode, picture.ScaleMode = canvas.ImageFillContain, canvas.ImageScaleSmooth
		paper := canvas.NewRectangle(color.White)
		paper.CornerRadius, paper.StrokeWidth = theme.Size(theme.SizeNameInputRadius), 1
		paper.StrokeColor = color.Gray{0xC8}
		s.plate.Objects = []fyne.CanvasObject{paper, picture}
	}
	s.plate.Refresh()
}

// plateLayout is a plate for a logo, at the left, with the logo a little inside.
type plateLayout struct{}

func (plateLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	w := theme.Size(tint.RailWidth)
	return fyne.NewSize(w, w*0.4)
}

func (l plateLayout) Layout(o []fyne.CanvasObject, _ fyne.Size) {
	size, in := l.MinSize(nil), theme.Size(theme.SizeNameInnerPadding)
	for i, object := range o {
		edge := in * float32(i)
		object.Move(fyne.NewPos(edge, edge))
		object.Resize(size.SubtractWidthHeight(2*edge, 2*edge))
	}
}

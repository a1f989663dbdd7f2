package ui

import (
	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
	"kontingent/ui/widgets/tint"
)

// settingsPage is the page of settings: a list of its parts, and the one that is chosen.
type settingsPage struct {
	w       *Window
	model   *viewmodel.SettingsView
	safety  *viewmodel.Safety
	daily   *viewmodel.DailyRun
	body    *widgets.Page
	index   *widgets.SideNav
	make    map[string]func() settingsPart
	parts   map[string]settingsPart // those that somebody has looked at; all at once would keep the window waiting
	trouble *widgets.ProblemPanel
	column  *fyne.Container // what stands beside the list
	scroll  *widgets.Scroll
}

// settingsPart is a part of the settings.
type settingsPart interface {
	object() fyne.CanvasObject
	refresh()
	// wrong reports whether something in it wants mending.
	wrong() bool
}

// The parts, as routes name them.
const (
	clubPart    = "club"
	invoicePart = "invoice"
	emailPart   = "email"
	ehfPart     = "ehf"
	paperPart   = "paper"
	creditPart  = viewmodel.CreditPart
	safetyPart  = "safety"
	dailyPart   = "daily"
	lookPart    = "look"
)

func newSettingsPage(w *Window, r viewmodel.Route) page {
	p := &settingsPage{w: w, model: viewmodel.NewSettingsView(w.shell), trouble: widgets.NewProblemPanel()}
	p.safety = viewmodel.NewSafety(w.shell)
	p.daily = viewmodel.NewDailyRun(w.shell)
	ofModel := func(part func(*Window, *viewmodel.SettingsView) settingsPart) func() settingsPart {
		return func() settingsPart { return part(w, p.model) }
	}
	p.parts = map[string]settingsPart{}
	p.make = map[string]func() settingsPart{
		clubPart:    ofModel(newClubSettings),
		invoicePart: ofModel(newInvoiceSettings),
		emailPart:   ofModel(newEmailSettings),
		ehfPart:     ofModel(newEHFSettings),
		paperPart:   ofModel(newPaperSettings),
		creditPart:  ofModel(newCreditSettings),
		safetyPart:  func() settingsPart { return newSafetySettings(w, p.safety) },
		dailyPart:   func() settingsPart { return newDailySettings(w, p.daily) },
		lookPart:    func() settingsPart { return newLookSettings(w) },
	}
	var items []widgets.NavItem
	for _, part := range []struct {
		id   string
		sign fyne.Resource
	}{{clubPart, icon.People}, {invoicePart, icon.Invoice}, {emailPart, icon.Mail}, {ehfPart, icon.Globe}, {paperPart, icon.Printer}, {creditPart, icon.Credit}, {dailyPart, icon.Clock}, {safetyPart, icon.Lock}, {lookPart, icon.Eye}} {
		items = append(items, widgets.NavItem{ID: part.id, Label: w.say("setup.part." + part.id), Sign: part.sign})
	}
	p.index = widgets.NewSideNav(items, p.open)
	p.index.Inner = true
	p.index.Select(r.Part)
	p.column = widgets.NewColumn(tint.Gap)
	p.scroll = widgets.NewScroll(p.column)
	version := widgets.NewInset("", tint.Gap, widgets.NewCaption(w.say("setup.version", "version", w.Version)))
	p.body = widgets.NewPage(w.say("view.page.settings"), w.say("setup.purpose"),
		widgets.NewIndexed(tint.Gap, widgets.NewColumn(tint.Gap, p.index, version), p.scroll))
	p.model.Changed = w.gather(p.refresh)
	p.safety.Changed, p.daily.Changed = p.model.Changed, p.model.Changed
	p.safety.Copies.Changed = p.model.Changed
	p.safety.Copies.Restore = w.Restore
	p.refresh()
	return p
}

func (p *settingsPage) object() fyne.CanvasObject { return p.body }

func (p *settingsPage) close() {
	p.model.Close()
	p.safety.Close()
	p.daily.Close()
}

// open shows a part from its top.
func (p *settingsPage) open(part string) {
	p.index.Select(part)
	p.refresh()
	p.scroll.ScrollToTop()
}

func (p *settingsPage) refresh() {
	p.part(p.index.Selected())
	for id := range p.make {
		badge := widgets.NavBadge{}
		if p.wrong(id) {
			badge = widgets.NavBadge{Text: "!", Tone: widgets.Bad}
		}
		p.index.SetBadge(id, badge)
	}
	for _, part := range p.parts {
		part.refresh()
	}
	troubles(p.trouble, p.model.Trouble())
	p.show()
}

// part is a part, made when it is looked at first.
func (p *settingsPage) part(id string) settingsPart {
	if p.parts[id] == nil {
		p.parts[id] = p.make[id]()
	}
	return p.parts[id]
}

// wrong reports whether something in a part wants mending. What was never looked at holds what was put away, and only
// what the machine finds by itself can be wrong with it.
func (p *settingsPage) wrong(id string) bool {
	switch part := p.parts[id]; {
	case part != nil:
		return part.wrong()
	case id == safetyPart:
		return len(p.safety.Found()) > 0
	case id == dailyPart:
		return p.daily.Problem() != ""
	}
	return false
}

// show puts the chosen part beside the list, when there is something to fill in.
func (p *settingsPage) show() {
	shown := []fyne.CanvasObject{p.trouble}
	if chosen := p.index.Selected(); p.model.Ready() || chosen == lookPart || chosen == safetyPart || chosen == dailyPart {
		shown = append(shown, p.part(chosen).object())
	}
	p.column.Objects = shown
	p.scroll.Refresh()
}

package ui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"kontingent/ui/viewmodel"
	"kontingent/ui/widgets"
	"kontingent/ui/widgets/icon"
)

// signs stand before the pages of the navigation.
var signs = map[viewmodel.Page]fyne.Resource{
	viewmodel.HomePage:       icon.Home,
	viewmodel.BatchesPage:    icon.Batch,
	viewmodel.InvoicesPage:   icon.Invoice,
	viewmodel.DispatchesPage: icon.Send,
	viewmodel.MembersPage:    icon.People,
	viewmodel.GroupsPage:     icon.Group,
	viewmodel.ProductsPage:   icon.Product,
	viewmodel.SettingsPage:   icon.Settings,
}

func (w *Window) navigation() *widgets.SideNav {
	var items []widgets.NavItem
	for _, n := range w.shell.Nav() {
		items = append(items, widgets.NavItem{
			ID: string(n.Page), Label: n.Label, Sign: signs[n.Page], Bottom: n.Page == viewmodel.SettingsPage,
		})
	}
	return widgets.NewSideNav(items, func(id string) { w.shell.Go(viewmodel.Route{Page: viewmodel.Page(id)}) })
}

// shellLayout places the navigation, the page and the line of state.
type shellLayout struct{}

func (shellLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	side, page, foot := o[0].MinSize(), o[1].MinSize(), o[2].MinSize()
	return fyne.NewSize(side.Width+min(page.Width, leastPage.Width), min(page.Height, leastPage.Height)+foot.Height)
}

// leastPage is the least room a page is given; one that needs more is cut off, so that the window can be made small.
var leastPage = fyne.NewSize(560, 420)

func (shellLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	side, foot := o[0].MinSize().Width, o[2].MinSize().Height
	o[0].Resize(fyne.NewSize(side, size.Height))
	o[0].Move(fyne.NewPos(0, 0))
	o[1].Resize(fyne.NewSize(size.Width-side, size.Height-foot))
	o[1].Move(fyne.NewPos(side, 0))
	o[2].Resize(fyne.NewSize(size.Width-side, foot))
	o[2].Move(fyne.NewPos(side, size.Height-foot))
}

func itoa(n int) string { return strconv.Itoa(n) }

// number is a count as a person writes it.
func (w *Window) number(n int) string { return w.shell.Env.Number(n) }

package viewmodel

import "kontingent/domain/batch"

// Page is a page of the window.
type Page string

// The pages. The first ones stand in the navigation, the others lie under one of them.
const (
	HomePage       Page = "home"
	BatchesPage    Page = "batches"
	InvoicesPage   Page = "invoices"
	DispatchesPage Page = "dispatches"
	MembersPage    Page = "members"
	GroupsPage     Page = "groups"
	ProductsPage   Page = "products"
	SettingsPage   Page = "settings"

	EditorPage     Page = "editor"      // a mass invoicing being written; ID 0: a new one
	SummaryPage    Page = "summary"     // what executing the batch ID would do
	BatchPage      Page = "batch"       // what became of the batch ID
	InvoicePage    Page = "invoice"     // the invoice ID
	NewInvoicePage Page = "new_invoice" // a single invoice being written
	CreditPage     Page = "credit"      // a credit note of the invoice ID
	ImportPage     Page = "import"      // a member file
)

// Route says where to go.
type Route struct {
	Page   Page
	ID     int64
	Number string      // customer number: the card to show, or whom an invoice is for
	Plan   *batch.Plan // what a new batch begins with; nil: nothing
	Part   string      // of the page: a group of settings, a state to filter by
}

// Navigation is the pages at the side, in their order.
func Navigation() []Page {
	return []Page{
		HomePage, BatchesPage, InvoicesPage, DispatchesPage, MembersPage, GroupsPage, ProductsPage, SettingsPage,
	}
}

// parent is the page of the navigation that a page lies under.
func (p Page) parent() Page {
	switch p {
	case EditorPage, SummaryPage, BatchPage:
		return BatchesPage
	case InvoicePage, NewInvoicePage, CreditPage:
		return InvoicesPage
	case ImportPage:
		return MembersPage
	}
	return p
}

package ui

import "kontingent/ui/viewmodel"

// open makes the screen of a page.
func (w *Window) open(r viewmodel.Route) page {
	switch r.Page {
	case viewmodel.BatchesPage:
		return newBatchesPage(w)
	case viewmodel.EditorPage:
		return newEditorPage(w, r)
	case viewmodel.SummaryPage:
		return newSummaryPage(w, r)
	case viewmodel.BatchPage:
		return newBatchPage(w, r)
	case viewmodel.InvoicesPage:
		return newInvoicesPage(w, r)
	case viewmodel.InvoicePage:
		return newInvoicePage(w, r)
	case viewmodel.NewInvoicePage:
		return newSinglePage(w, r)
	case viewmodel.CreditPage:
		return newCreditPage(w, r)
	case viewmodel.DispatchesPage:
		return newDispatchesPage(w, r)
	case viewmodel.MembersPage:
		return newMembersPage(w, r)
	case viewmodel.ImportPage:
		return newImportPage(w, r)
	case viewmodel.GroupsPage:
		return newGroupsPage(w, r)
	case viewmodel.ProductsPage:
		return newProductsPage(w, r)
	case viewmodel.SettingsPage:
		return newSettingsPage(w, r)
	}
	return newHomePage(w)
}

package wire

import "context"

// remember puts back invoices that an older database has forgotten and the ledger knows, where they can be made again
// exactly as they were. The rest stays lost: verify tells of each.
func (a *App) remember(ctx context.Context) error {
	m, known, err := a.Store.Forgotten(ctx)
	if err != nil || len(known) == 0 {
		return err
	}
	return a.Store.Remember(ctx, a.issuer.Again(m, known))
}

package party

import "context"

// Store keeps the registers. Each call is one transaction.
type Store interface {
	Organisation(ctx context.Context) (Organisation, error)
	SetOrganisation(ctx context.Context, o Organisation) error
	Parties(ctx context.Context) ([]Party, error)
	// ChangeParties hands over all cards and keeps those that decide returns, new ones (ID 0) and changed ones.
	ChangeParties(ctx context.Context, decide func([]Party) ([]Party, error)) error
	Groups(ctx context.Context) ([]Group, error)
	SetMainGroup(ctx context.Context, group, mainGroup string) error
	Products(ctx context.Context) ([]Product, error)
	SetProduct(ctx context.Context, p Product) error
	DefaultProducts(ctx context.Context, number string) ([]DefaultProduct, error)
	SetDefaultProducts(ctx context.Context, number string, list []DefaultProduct) error
}

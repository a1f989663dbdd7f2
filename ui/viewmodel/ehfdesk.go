package viewmodel

import (
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
	"kontingent/domain/einvoice"
)

// EHFDesk is what a treasurer does about EHF alone.
type EHFDesk interface {
	// TokenAccount says what the access point's token is for: the host of its address. It asks no keychain.
	TokenAccount(ctx context.Context) (MailAccount, error)
	// SetToken keeps the token, as SetPassword keeps the password. What can't be a token is refused.
	SetToken(ctx context.Context, token string) (Kept, error)
	// TestEHF tries the settings for real. It sends no document.
	TestEHF(ctx context.Context) (EHFTried, error)
	// Electronic is the EHF that a customer would get from a plan, with the number and reference it would take now. It
	// needs no look into the store.
	Electronic(r batch.Register, p batch.Plan, number string) (einvoice.Document, error)
}

// EHFTried is what a test of the settings for EHF did, and what came back.
type EHFTried struct {
	Folder  bool   // a folder was tried; else an access point
	Where   string // the folder, or the access point's address
	Receipt delivery.Receipt
}

package main

import (
	"context"

	"kontingent/domain/party"
)

// LookUp finds out who can receive EHF.
func (c *club) LookUp(ctx context.Context, whom party.Whom, see func(done, of int)) (party.LookedUp, error) {
	return c.app.LookUp(ctx, whom, see)
}

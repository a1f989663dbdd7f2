package ui

import (
	"context"
	"slices"

	"kontingent/domain/problem"
	"kontingent/ui/viewmodel"
)

func (c *memoryClub) Backups(context.Context) (list []viewmodel.Backup, err error) {
	err = c.look("Backups", func(*ledger) error {
		c.mu.Lock()
		defer c.mu.Unlock()
		list = slices.Clone(c.backups)
		return nil
	})
	return list, err
}

func (c *memoryClub) BackUp(context.Context) (b viewmodel.Backup, err error) {
	err = c.change("BackUp", func(*ledger) error {
		c.mu.Lock()
		defer c.mu.Unlock()
		b = viewmodel.Backup{File: "/home/kasserer/kontingent/backups/kontingent-now.db", At: c.clock.Now(), Size: 7_340_000}
		c.backups = append([]viewmodel.Backup{b}, c.backups...)
		return nil
	})
	return b, err
}

func (c *memoryClub) Verify(context.Context) (problem.List, error) {
	return c.found, c.look("Verify", func(*ledger) error { return nil })
}

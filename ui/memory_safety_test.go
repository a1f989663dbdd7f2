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

func (c *memoryClub) Copies(context.Context) ([]viewmodel.Copy, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	list := slices.Clone(c.copies)
	for _, b := range c.backups {
		list = append(list, viewmodel.Copy{File: b.File, At: b.At, Size: b.Size, Proved: true})
	}
	return list, c.fails["Copies"]
}

func (c *memoryClub) Compare(_ context.Context, file string) (viewmodel.Comparison, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	found := c.comparison
	found.File = file
	return found, c.fails["Compare"]
}

func (c *memoryClub) SecondPlace(context.Context) (viewmodel.SecondPlace, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.second, nil
}

func (c *memoryClub) SetSecondPlace(_ context.Context, folder string) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.second = viewmodel.SecondPlace{Folder: folder, There: folder != "", Last: c.clock.Now()}
	return c.fails["SetSecondPlace"]
}

func (c *memoryClub) Twin(context.Context) (viewmodel.Twin, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.twin, nil
}

func (c *memoryClub) ThisIsIt(context.Context) error {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.twin = viewmodel.Twin{}
	return nil
}

func (c *memoryClub) Verify(context.Context) (problem.List, error) {
	return c.found, c.look("Verify", func(*ledger) error { return nil })
}

package ui

import (
	"context"

	"kontingent/domain/problem"
	"kontingent/ui/viewmodel"
)

func (c *memoryClub) Daily(context.Context) (d viewmodel.Daily, err error) {
	err = c.look("Daily", func(*ledger) error {
		c.mu.Lock()
		defer c.mu.Unlock()
		d = c.daily
		return nil
	})
	return d, err
}

func (c *memoryClub) SetDaily(_ context.Context, on bool, at string) error {
	if on && (len(at) != 5 || at[2] != ':') {
		return problem.New("daily.at.wrong", "value", at).At("at")
	}
	return c.change("SetDaily", func(*ledger) error {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.daily.On, c.daily.At = on, at
		return nil
	})
}

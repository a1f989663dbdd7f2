package main

import (
	"context"

	"kontingent/cmd/internal/wire"
	"kontingent/persistence"
	"kontingent/ui/viewmodel"
)

// copiesOf and comparisonOf say what the store knows of copies as the window's models have it.
func copiesOf(list []persistence.Copy) []viewmodel.Copy {
	out := make([]viewmodel.Copy, len(list))
	for i, c := range list {
		out[i] = viewmodel.Copy{
			File: c.File, At: c.At, Size: c.Size, Aside: c.Aside, Away: c.Away, Proved: c.Proved, Damaged: c.Damaged,
			Invoices: c.Invoices, Last: c.Last,
		}
	}
	return out
}

func comparisonOf(c persistence.Comparison) viewmodel.Comparison {
	out := viewmodel.Comparison{
		File: c.File, At: c.At, Club: c.Then.Organisation.Name, Invoices: c.Then.Invoices, Last: c.Then.Last,
		Cards: c.Then.Cards, CardsNow: -1, Numbers: c.Since.Numbers, First: c.Since.First, Next: c.Since.Last,
		Messages: c.Since.Messages, Blind: c.Since.Blind,
	}
	if c.Now != nil {
		out.CardsNow = c.Now.Cards
	}
	for _, d := range wire.Differences(c) {
		out.Differences = append(out.Differences, viewmodel.Difference(d))
	}
	return out
}

func (c *club) Copies(ctx context.Context) ([]viewmodel.Copy, error) {
	list, err := c.app.Copies(ctx)
	return copiesOf(list), err
}

func (c *club) Compare(ctx context.Context, file string) (viewmodel.Comparison, error) {
	found, err := c.app.Compare(ctx, file)
	return comparisonOf(found), err
}

func (c *club) SecondPlace(ctx context.Context) (viewmodel.SecondPlace, error) {
	a, err := c.app.Away(ctx)
	return viewmodel.SecondPlace{Folder: a.Folder, There: a.There, Last: a.Last, Trouble: c.app.AwayTrouble()}, err
}

func (c *club) SetSecondPlace(ctx context.Context, folder string) error {
	return c.app.SetAway(ctx, folder)
}

func (c *club) Twin(ctx context.Context) (viewmodel.Twin, error) {
	t, err := c.Copied(ctx)
	return viewmodel.Twin(t), err
}

// broken is a data folder that can't be opened, as the page that says so asks of it.
type broken struct{ options wire.Options }

var _ viewmodel.CopyDesk = broken{}

func (b broken) Copies(ctx context.Context) ([]viewmodel.Copy, error) {
	list, err := wire.Copies(ctx, b.options)
	return copiesOf(list), err
}

func (b broken) Compare(ctx context.Context, file string) (viewmodel.Comparison, error) {
	found, err := wire.Compare(ctx, b.options, file)
	return comparisonOf(found), err
}

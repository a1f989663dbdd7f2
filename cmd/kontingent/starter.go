package main

import (
	"bytes"
	"context"

	"kontingent/cmd/internal/orgfile"
	"kontingent/cmd/internal/wire"
	"kontingent/domain/importing"
	"kontingent/domain/party"
	"kontingent/resources/sample"
	"kontingent/ui/viewmodel"
)

// starter makes the club of a data folder that has none.
type starter struct{ options wire.Options }

var _ viewmodel.Starter = starter{}

// Create makes an empty club.
func (s starter) Create(ctx context.Context, o party.Organisation) error {
	return wire.Create(ctx, s.options, o)
}

// CreateSample makes the sample club with its members.
func (s starter) CreateSample(ctx context.Context) error {
	o, err := orgfile.ReadFS(sample.Files, sample.Organisation)
	if err != nil {
		return err
	}
	b, err := sample.Files.ReadFile(sample.Members)
	if err != nil {
		return err
	}
	members, err := importing.Read(sample.Members, bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return err
	}
	if err := wire.Create(ctx, s.options, o); err != nil {
		return err
	}
	app, err := wire.Open(ctx, s.options)
	if err != nil {
		return err
	}
	err = app.Store.ChangeParties(ctx, func(all []party.Party) ([]party.Party, error) {
		r, err := importing.Plan(members, all, o, importing.Options{})
		if err != nil {
			return nil, err
		}
		return r.Added, nil
	})
	if err != nil {
		_ = app.Close() // the first error is the one to tell
		return err
	}
	return app.Close()
}

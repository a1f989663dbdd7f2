package persistence

import (
	"context"

	"kontingent/domain/party"
	"kontingent/persistence/queries"
)

// Groups gives all groups by name, those without members too. Parties in none are in no group of this list.
func (s *Store) Groups(ctx context.Context) (list []party.Group, err error) {
	err = s.do(ctx, "read the groups", func(ctx context.Context, q *queries.Queries) error {
		list, err = groups(ctx, q)
		return err
	})
	return list, err
}

// SetMainGroup puts a group under a main group, which is made where it is new; empty: under none. A main group whose
// last group has left is gone.
func (s *Store) SetMainGroup(ctx context.Context, group, mainGroup string) error {
	return s.do(ctx, "keep a main group", func(ctx context.Context, q *queries.Queries) error {
		var under *int64
		if mainGroup != "" {
			id, err := q.PutMainGroup(ctx, queries.PutMainGroupParams{Name: mainGroup, Key: party.Fold(mainGroup)})
			if err != nil {
				return err
			}
			under = &id
		}
		n, err := q.SetMainGroup(ctx, queries.SetMainGroupParams{MainGroupID: under, Key: party.Fold(group)})
		if err != nil {
			return err
		}
		if n == 0 {
			return party.NoSuchGroup(group)
		}
		return q.DropEmptyMainGroups(ctx)
	})
}

func groups(ctx context.Context, q *queries.Queries) ([]party.Group, error) {
	rows, err := q.Groups(ctx)
	if err != nil {
		return nil, err
	}
	list := make([]party.Group, len(rows))
	for i, r := range rows {
		list[i] = party.Group{Name: r.Name, MainGroup: value(r.MainGroup), Members: int(r.Members)}
	}
	return list, nil
}

// groupIDs finds groups by their folded names.
func groupIDs(ctx context.Context, q *queries.Queries) (map[string]int64, error) {
	rows, err := q.GroupKeys(ctx)
	if err != nil {
		return nil, err
	}
	ids := make(map[string]int64, len(rows))
	for _, r := range rows {
		ids[r.Key] = r.ID
	}
	return ids, nil
}

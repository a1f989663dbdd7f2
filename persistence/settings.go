package persistence

import (
	"context"

	"kontingent/persistence/queries"
)

// Settings gives what has been set; what has not is absent.
func (s *Store) Settings(ctx context.Context) (map[string]string, error) {
	out := map[string]string{}
	err := s.do(ctx, "read the settings", func(ctx context.Context, q *queries.Queries) error {
		rows, err := q.Settings(ctx)
		for _, r := range rows {
			out[r.Key] = r.Value
		}
		return err
	})
	return out, err
}

// SetSetting keeps a setting; an empty value takes it back to its default.
func (s *Store) SetSetting(ctx context.Context, key, value string) error {
	return s.do(ctx, "keep a setting", func(ctx context.Context, q *queries.Queries) error {
		if value == "" {
			return q.DeleteSetting(ctx, key)
		}
		return q.SetSetting(ctx, queries.SetSettingParams{Key: key, Value: value})
	})
}

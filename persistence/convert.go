package persistence

import (
	"encoding/json"
	"fmt"
	"time"

	"kontingent/domain/cal"
	"kontingent/domain/money"
)

// millis is a moment as the database keeps it; 0: none.
func millis(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func moment(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms)
}

// idList is ids as a query takes them, for json_each.
func idList(ids []int64) string {
	b := make([]byte, 1, 2+8*len(ids))
	b[0] = '['
	for i, id := range ids {
		if i > 0 {
			b = append(b, ',')
		}
		b = fmt.Append(b, id)
	}
	return string(append(b, ']'))
}

// each takes the ids out of rows.
func each[T any](rows []T, id func(T) int64) []int64 {
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = id(r)
	}
	return ids
}

// value is what a column that may be NULL holds, or nothing.
func value[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// orNull makes nothing NULL.
func orNull[T comparable](v T) *T {
	var nothing T
	if v == nothing {
		return nil
	}
	return &v
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// encode writes a value of the domain as JSON. Only what can't be JSON at all, such as a channel, fails.
func encode(v any) (string, error) {
	b, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("write as JSON: %w", err)
	}
	return string(b), nil
}

// reader turns texts of the database into values of the domain. The first that can't be read is kept: whoever reads
// asks for it once, at the end.
type reader struct{ err error }

func (r *reader) note(what string, err error) {
	if err != nil && r.err == nil {
		r.err = damage{fmt.Errorf("read %s: %w", what, err)}
	}
}

func (r *reader) date(s string) cal.Date {
	var d cal.Date
	r.note("a date", d.UnmarshalText([]byte(s)))
	return d
}

func (r *reader) quantity(s string) money.Quantity {
	q, err := money.ParseQuantity(s)
	r.note("a quantity", err)
	return q
}

func (r *reader) price(s string) money.Price {
	p, err := money.ParsePrice(s)
	r.note("a price", err)
	return p
}

func (r *reader) rate(s string) money.Rate {
	v, err := money.ParseRate(s)
	r.note("a VAT rate", err)
	return v
}

func (r *reader) decode(s string, into any) {
	r.note("JSON", json.Unmarshal([]byte(s), into))
}

package wire

import (
	"context"

	"kontingent/domain/delivery"
	"kontingent/domain/delivery/email"
	"kontingent/domain/problem"
)

// limitKey is the setting for how much the mail server takes. Where it is not set, the server's name decides.
const limitKey = "smtp.limit"

func checkLimit(v string) *problem.Problem {
	if _, ok := delivery.ParseLimit(v); !ok {
		return problem.New("setting.limit", "value", v)
	}
	return nil
}

// limit is how much the mail server takes.
func (s *Settings) limit() delivery.Limit {
	byHost := email.LimitOf(s.Get("smtp.host"))
	own, ok := delivery.ParseLimit(s.own(limitKey))
	if !ok {
		return byHost
	}
	own.Host, own.Connection = byHost.Host, byHost.Connection
	return own
}

// limits are the limits of the ways out that are set up.
func (s *Settings) limits() map[delivery.Method]delivery.Limit {
	if s.Get("smtp.host") == "" {
		return nil
	}
	return map[delivery.Method]delivery.Limit{delivery.Email: s.limit()}
}

// post says how the limited ways out stand: what they take, what has left, and what waits for them.
func (a *App) post(ctx context.Context) (map[delivery.Method]delivery.Post, error) {
	out := map[delivery.Method]delivery.Post{}
	now := a.options.Clock.Now()
	for m, l := range a.Settings.limits() {
		if l.Unlimited() {
			continue
		}
		p, err := delivery.PostOf(ctx, a.Store, m, l, now)
		if err != nil {
			return nil, err
		}
		out[m] = p
	}
	return out, nil
}

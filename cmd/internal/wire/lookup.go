package wire

import (
	"context"
	"sync"

	"kontingent/domain/delivery/ehf"
	"kontingent/domain/einvoice"
	"kontingent/domain/party"
	"kontingent/domain/problem"
)

// nameServerKey is the name server that is asked who can receive EHF; empty: those the system asks. A system that does
// not say whom it asks, as Windows, has public ones in their place.
const nameServerKey = "ehf.dns"

// LookUp finds out who can receive EHF and keeps the answers on the cards: through the access point where there is one
// that can be asked, else from the network's own registers. see hears how far it has come.
func (a *App) LookUp(ctx context.Context, whom party.Whom, see func(done, of int)) (party.LookedUp, error) {
	o, err := a.Store.Organisation(ctx)
	if err != nil {
		return party.LookedUp{}, err
	}
	q := a.Settings.inquiry(o)
	l := party.Lookup{
		Store: a.Store, Clock: a.options.Clock, Address: einvoice.Reach,
		Ask: func(ctx context.Context, address string) (party.Reception, error) {
			r, err := q.Receives(ctx, address)
			return receptions[r], err
		},
	}
	return l.Run(ctx, whom, see)
}

// receptions are the answers as cards keep them; what is unknown is not kept.
var receptions = map[ehf.Reception]party.Reception{ehf.Receives: party.CanReceive, ehf.Not: party.CannotReceive}

// inquiry asks the ways that are set up. The access point's token is fetched once for all questions: a keychain may ask
// a person for it.
func (s *Settings) inquiry(o party.Organisation) *ehf.Inquiry {
	q := &ehf.Inquiry{Pace: ehf.LookupPace}
	if set := s.ehf(o); set.Transport == ehf.ToAccessPoint && set.Check() == nil {
		token := sync.OnceValues(func() (string, error) { return s.ehfToken(context.Background()) })
		q.Ways = append(q.Ways, ehf.NewAccessPoint(set, func(context.Context) (string, error) { return token() }, nil))
	}
	servers := ehf.SystemServers()
	if own, err := ehf.Server(s.Get(nameServerKey)); err == nil {
		servers = []string{own}
	}
	q.Ways = append(q.Ways, ehf.NewRegistry(servers, nil))
	return q
}

// checkServer takes the address of a name server.
func checkServer(v string) *problem.Problem {
	if _, err := ehf.Server(v); err != nil {
		return problem.New("lookup.dns.invalid", "value", v)
	}
	return nil
}

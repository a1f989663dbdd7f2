package party

import (
	"context"
	"slices"

	"kontingent/domain/cal"
	"kontingent/domain/problem"
)

// lookupLasts is for how many days an answer is taken as it is when many are looked up.
const lookupLasts = 30

// enoughSilence is how many in a row may stay without an answer for one and the same reason. After that the rest is not
// asked: without a network every question would cost its whole patience.
const enoughSilence = 3

// LookupStore is what a look-up needs of the store.
type LookupStore interface {
	Organisation(ctx context.Context) (Organisation, error)
	Parties(ctx context.Context) ([]Party, error)
	Groups(ctx context.Context) ([]Group, error)
	// SetReception keeps what was looked up for a card. One that has got another address meanwhile, or is gone, is left
	// as it is.
	SetReception(ctx context.Context, p Party) error
}

// Lookup finds out who can receive EHF, and keeps the answers with their date on the cards.
type Lookup struct {
	Store LookupStore
	Clock cal.Clock
	// Address is a card's address in the network; the error says what is missing for one. home is the club's country.
	Address func(p Party, home string) (string, error)
	// Ask asks whether an address can receive invoices. The error is what kept it from being known.
	Ask func(ctx context.Context, address string) (Reception, error)
}

// Whom says who is looked up.
type Whom struct {
	Numbers []string // customer numbers
	Group   string   // everyone in it, who has not left; empty: none
	All     bool     // everyone, who has not left
	Anew    bool     // those too whose answer is less than 30 days old
}

// Unanswered is a card that something could not be found out for, and why.
type Unanswered struct {
	Party  string
	Name   string
	Reason error
}

// LookedUp is what a look-up came to.
type LookedUp struct {
	Asked    int          // how many were looked up; of those:
	Receives int          // can receive EHF
	Not      int          // can't
	Unknown  []Unanswered // no answer came; the cards are as they were
	Fresh    int          // were not asked: their answers are less than 30 days old
	Nowhere  []Unanswered // have no address in the network
	Stopped  bool         // it was cancelled; the rest was not asked
	Answers  []Party      // the cards that an answer came for
}

// Run looks up parties one after the other. see hears at first and after each how many of those to be asked about are
// done; it may be nil. Cancelling ctx ends it after the question under way, without an error; what is known by then is kept.
func (l Lookup) Run(ctx context.Context, whom Whom, see func(done, of int)) (LookedUp, error) {
	var out LookedUp
	due, err := l.due(ctx, whom, &out)
	if err != nil {
		return out, err
	}
	if see != nil {
		see(0, len(due))
	}
	var quiet silence
	for i, d := range due {
		answer, why := l.ask(ctx, d.address, quiet)
		if answer == "" && ctx.Err() != nil {
			out.Stopped = true
			break
		}
		if why = quiet.hear(answer, why); answer == "" {
			out.Unknown = append(out.Unknown, Unanswered{d.card.Number, d.card.Name, why})
		} else if err := l.keep(ctx, d.card, answer, &out); err != nil {
			return out, err
		}
		out.Asked++
		if see != nil {
			see(i+1, len(due))
		}
	}
	return out, nil
}

// ask asks about an address, unless the network has been silent long enough.
func (l Lookup) ask(ctx context.Context, address string, quiet silence) (Reception, error) {
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if quiet.count >= enoughSilence {
		return "", quiet.why
	}
	return l.Ask(ctx, address)
}

// silence is how many in a row have stayed without an answer, and why.
type silence struct {
	count int
	why   error
}

// hear takes the next answer, and gives the reason why there is none.
func (s *silence) hear(answer Reception, why error) error {
	if answer != "" {
		*s = silence{}
		return nil
	}
	if why == nil {
		why = problem.New("lookup.silent")
	}
	if s.count > 0 && codeOf(why) != codeOf(s.why) {
		s.count = 0
	}
	s.count++
	s.why = why
	return why
}

// codeOf is the code of the sentence that says why.
func codeOf(err error) string {
	if all := problem.All(err); len(all) > 0 {
		return all[0].Code
	}
	return err.Error()
}

// due are those to be asked, each with its address.
func (l Lookup) due(ctx context.Context, whom Whom, out *LookedUp) ([]addressed, error) {
	o, err := l.Store.Organisation(ctx)
	if err != nil {
		return nil, err
	}
	all, err := l.Store.Parties(ctx)
	if err != nil {
		return nil, err
	}
	groups, err := l.Store.Groups(ctx)
	if err != nil {
		return nil, err
	}
	today := cal.Of(l.Clock.Now())
	chosen, err := whom.among(all, groups, today)
	if err != nil {
		return nil, err
	}
	var due []addressed
	for _, p := range chosen {
		address, err := l.Address(p, o.Country)
		switch {
		case err != nil:
			out.Nowhere = append(out.Nowhere, Unanswered{p.Number, p.Name, err})
		case !whom.Anew && p.fresh(today):
			out.Fresh++
		default:
			due = append(due, addressed{p, address})
		}
	}
	return due, nil
}

// among are the cards that are meant, each once, in the order of their numbers.
func (w Whom) among(all []Party, groups []Group, today cal.Date) ([]Party, error) {
	var bad problem.List
	for _, number := range w.Numbers {
		if !slices.ContainsFunc(all, func(p Party) bool { return p.Number == number }) {
			bad.Add(NoSuchParty(number))
		}
	}
	known := func(g Group) bool { return Fold(g.Name) == Fold(w.Group) }
	if w.Group != "" && !slices.ContainsFunc(WithNoGroup(groups, nil), known) {
		bad.Add(NoSuchGroup(w.Group))
	}
	out := slices.DeleteFunc(slices.Clone(all), func(p Party) bool {
		many := (w.All || w.Group != "" && w.inGroup(p)) && !p.HasEnded(today)
		return !many && !slices.Contains(w.Numbers, p.Number)
	})
	slices.SortFunc(out, func(a, b Party) int { return CompareNumbers(a.Number, b.Number) })
	return out, bad.Err()
}

func (w Whom) inGroup(p Party) bool {
	if len(p.Groups) == 0 {
		return Fold(w.Group) == Fold(NoGroup)
	}
	return slices.ContainsFunc(p.Groups, func(g string) bool { return Fold(g) == Fold(w.Group) })
}

// fresh reports whether what is known is not too old. A date that lies ahead was set by a clock that was wrong.
func (p Party) fresh(today cal.Date) bool {
	return p.EHFReceives != "" && !today.Before(p.EHFLookedUp) && today.Before(p.EHFLookedUp.AddDays(lookupLasts))
}

type addressed struct {
	card    Party
	address string
}

// keep keeps an answer, also when somebody stops the rest.
func (l Lookup) keep(ctx context.Context, p Party, answer Reception, out *LookedUp) error {
	p.EHFReceives, p.EHFLookedUp = answer, cal.Of(l.Clock.Now())
	if answer == CanReceive {
		out.Receives++
	} else {
		out.Not++
	}
	out.Answers = append(out.Answers, p)
	return l.Store.SetReception(context.WithoutCancel(ctx), p)
}

package viewmodel

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/batch"
	"kontingent/domain/cal"
	"kontingent/domain/delivery"
	"kontingent/domain/problem"
)

// CreditDesk is the ledger of delivery credit, and what a person does with single dispatches.
type CreditDesk interface {
	Credit(ctx context.Context) (delivery.Account, error)
	// CreditEntries gives the whole ledger, the oldest first.
	CreditEntries(ctx context.Context) ([]delivery.Entry, error)
	TopUp(ctx context.Context, units int64, note string) error
	Cancel(ctx context.Context, id int64) error
	SendNow(ctx context.Context, id int64) error
	ChangeMethod(ctx context.Context, id int64, m delivery.Method) error
	// PassHeld lets dispatches that wait for credit take their next method, and gives how many.
	PassHeld(ctx context.Context, ids ...int64) (int, error)
	// Redate gives dispatches that are held a new due date, and gives how many.
	Redate(ctx context.Context, due cal.Date, ids ...int64) (int, error)
	// WithoutCredit chooses what becomes of those of a batch the credit does not reach for.
	WithoutCredit(ctx context.Context, batch int64, s delivery.Short) error
}

// creditLine says what a batch will take of the credit and what there is; false where it takes nothing.
func (e *Env) creditLine(f batch.Forecast) (Line, bool) {
	if f.Needed == 0 {
		return Line{}, false
	}
	text := e.say("credit.forecast", "needed", e.number(int(f.Needed)), "available", e.number(int(f.Available)))
	return Line{e.say("credit.title"), text}, true
}

// CreditSettings is the part of the settings about delivery credit: what is left, buying more, and the ledger.
type CreditSettings struct {
	Units string // to be bought, as they are being written
	Note  string

	shell   *Shell
	changed func()
	busy    bool
	wrong   string
	account delivery.Account
	entries []delivery.Entry // the newest first, without those in between
	ready   bool
	reading latest
	stop    func()
}

// CreditRow is a line of the ledger, as it is shown.
type CreditRow struct{ When, What, Units, About string }

func newCreditSettings(s *Shell, changed func()) *CreditSettings {
	c := &CreditSettings{shell: s, changed: changed}
	c.reading.live = true
	c.stop = s.Env.follow(Dispatches, &c.reading, c.reload)
	c.reload()
	return c
}

func (c *CreditSettings) reload() {
	type answer struct {
		account delivery.Account
		entries []delivery.Entry
	}
	ask(c.shell.Env, &c.reading, func() func(context.Context) (answer, error) {
		return func(ctx context.Context) (a answer, err error) {
			if a.account, err = c.shell.Env.Club.Credit(ctx); err == nil {
				a.entries, err = c.shell.Env.Club.CreditEntries(ctx)
			}
			a.entries = slices.DeleteFunc(a.entries, inBetween)
			slices.Reverse(a.entries)
			return a, err
		}
	}, func(a answer, err error) {
		if err != nil {
			c.shell.Env.complain(err)
			return
		}
		c.account, c.entries, c.ready = a.account, a.entries, true
		c.changed()
	})
}

// inBetween reports whether a line of the ledger is only on its way to another: what is set aside is told as a sum.
func inBetween(e delivery.Entry) bool {
	return e.Kind == delivery.Reserved || e.Kind == delivery.Returned
}

// Balance says what is left, and what is set aside.
func (c *CreditSettings) Balance() []Line {
	e := c.shell.Env
	if !c.ready {
		return nil
	}
	out := []Line{{e.say("credit.balance"), e.number(int(c.account.Balance))}}
	if c.account.Reserved > 0 {
		out = append(out, Line{e.say("credit.reserved"), e.number(int(c.account.Reserved))})
	}
	return out
}

// Len is how many lines the ledger has; Row is the i-th, the newest first.
func (c *CreditSettings) Len() int { return len(c.entries) }

// Row is the i-th line of the ledger, the newest first.
func (c *CreditSettings) Row(i int) CreditRow {
	e, v := c.shell.Env, c.entries[i]
	row := CreditRow{
		When: e.date(cal.Of(v.At)), What: upperFirst(e.say("credit.kind." + string(v.Kind))), Units: e.number(int(v.Amount())),
		About: v.Note,
	}
	if v.Method != "" {
		row.About = upperFirst(e.methodName(string(v.Method)))
	}
	return row
}

// Problem says what is wrong with the number that was written; empty: nothing.
func (c *CreditSettings) Problem() string { return c.wrong }

// Busy reports whether a top-up is being put away.
func (c *CreditSettings) Busy() bool { return c.busy }

// TopUp puts the units away that were bought. What was held for them goes at once.
func (c *CreditSettings) TopUp() {
	e := c.shell.Env
	if c.busy {
		return
	}
	written := strings.Join(strings.Fields(c.Units), "")
	units, err := strconv.ParseInt(written, 10, 64)
	if err != nil {
		c.wrong = e.Words.Problem(problem.New("credit.number", "value", c.Units))
		c.changed()
		return
	}
	c.busy, c.wrong = true, ""
	note := strings.TrimSpace(c.Note)
	c.changed()
	do(e, func(ctx context.Context) (bool, error) { return true, e.Club.TopUp(ctx, units, note) }, func(_ bool, err error) {
		c.busy = false
		switch said := e.byField(err); {
		case err == nil:
			c.Units, c.Note = "", ""
			e.tell(e.say("credit.topped_up", "units", e.number(int(units))))
			e.Feed.Touch(Dispatches | ClubSettings)
			c.shell.Sending.Start(0)
			c.shell.askForDates()
		case said["units"] != "":
			c.wrong = said["units"]
		default:
			e.complain(err)
		}
		c.changed()
	})
}

func (c *CreditSettings) close() {
	c.stop()
	c.reading.close()
}

func creditSetting(id string) bool { return strings.HasPrefix(id, "credit.price.") }

package viewmodel

import (
	"context"

	"kontingent/domain/batch"
	"kontingent/domain/delivery"
)

// Short reports whether the credit does not reach for the batch.
func (v *SummaryView) Short() bool { return v.desk != nil && v.summary.Credit.Short > 0 }

// OtherMethod reports whether those the credit does not reach for may be let go by the next method instead, and Hold
// whether they may be let wait again.
func (v *SummaryView) OtherMethod() bool {
	return v.mayChoose() && v.plan().Short() != delivery.ShortNext
}

// Instead says by which methods those go that the credit does not reach for, if each takes its next one.
func (v *SummaryView) Instead() string {
	count := map[delivery.Method]int{}
	for _, i := range v.summary.Credit.Instead {
		count[i.Method] = i.Count
	}
	return v.env.insteadText(count)
}

// Hold reports whether those the credit does not reach for may be let wait for a top-up.
func (v *SummaryView) Hold() bool { return v.mayChoose() && v.plan().Short() != delivery.ShortHold }

func (v *SummaryView) plan() batch.Plan { return v.desk.Batch.Plan }

func (v *SummaryView) mayChoose() bool {
	return v.Short() && !v.busy && v.desk.Batch.State != batch.Finished
}

// UseOtherMethod lets those the credit does not reach for go by the next method.
func (v *SummaryView) UseOtherMethod() { v.choose(delivery.ShortNext) }

// LetWait lets those the credit does not reach for wait for a top-up.
func (v *SummaryView) LetWait() { v.choose(delivery.ShortHold) }

func (v *SummaryView) choose(s delivery.Short) {
	if !v.mayChoose() {
		return
	}
	v.env.act(func(ctx context.Context) error {
		return v.env.Club.WithoutCredit(ctx, v.id, s)
	}, func() {
		v.env.saved()
		v.env.Feed.Touch(Batches)
		v.Reload()
	})
}

// TopUp goes to where credit is bought.
func (v *SummaryView) TopUp() { v.env.open(Route{Page: SettingsPage, Part: CreditPart}) }

// Credit says what the batch needs of the credit, and what there is.
func (v *SummaryView) Credit() Line {
	l, _ := v.env.creditLine(v.summary.Credit)
	return l
}

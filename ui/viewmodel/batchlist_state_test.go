package viewmodel

import (
	"testing"

	"kontingent/domain/batch"
)

// spec: C11: what was credited before anybody accepted it is not said to be sent.
func TestCreditedIsNotSent(t *testing.T) {
	d := newClub(t)
	r := BatchRow{env: d.shell.Env, State: batch.Finished, counts: map[string]int{"credited": 1, "handed_over": 1, "sent": 2}}
	same(t, "state", r.StateText(), "Ferdig: 2 av 4 sendt, 1 overlevert, 1 kreditert")
}

package problem_test

import (
	"errors"
	"fmt"
	"io/fs"
	"testing"

	"kontingent/domain/problem"
)

func TestPlacingMakesACopy(t *testing.T) {
	p := problem.New("email.invalid", "value", "x")
	q := p.At("email").Of("1043").Because(fs.ErrPermission)
	if p.Field != "" || p.Party != "" || p.Cause != nil {
		t.Errorf("the original changed: %v", p)
	}
	if want := "email.invalid at email of 1043 value=x: permission denied"; q.Error() != want {
		t.Errorf("got %q, want %q", q.Error(), want)
	}
	if !errors.Is(q, fs.ErrPermission) {
		t.Error("the cause is lost")
	}
}

func TestListKeepsEverythingThatIsWrong(t *testing.T) {
	var l problem.List
	l.Add(nil)
	l.Add(problem.New("a"))
	l.Add(fmt.Errorf("check: %w", problem.List{problem.New("b"), problem.New("c").AsWarning()}))
	l.Add(errors.New("the disk is gone"))
	if got := l.Error(); got != "a; b; c; fault: the disk is gone" {
		t.Errorf("got %q", got)
	}
	if !problem.Is(l.Err(), "b") || problem.Is(l.Err(), "d") {
		t.Error("Is does not find what is there, or finds what is not")
	}
}

func TestWarningsStopNothing(t *testing.T) {
	if err := (problem.List{problem.New("a").AsWarning()}).Err(); err != nil {
		t.Errorf("got %v", err)
	}
	if err := problem.List(nil).Err(); err != nil {
		t.Errorf("got %v", err)
	}
}

func TestFaultsAreNoProblems(t *testing.T) {
	if l := problem.All(fs.ErrPermission); l != nil {
		t.Errorf("got %v", l)
	}
}

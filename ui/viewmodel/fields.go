package viewmodel

import (
	"strconv"
	"strings"

	"kontingent/domain/cal"
	"kontingent/domain/money"
	"kontingent/domain/problem"
)

// The common sorts of field, each for a place in T.

func textOf[T any](id string, at func(*T) *string) field[T] {
	return field[T]{
		id: id, kind: TextField,
		get: func(v *T) string { return *at(v) },
		set: func(v *T, s string) *problem.Problem { *at(v) = s; return nil },
	}
}

func longOf[T any](id string, at func(*T) *string) field[T] {
	f := textOf(id, at)
	f.kind = LongField
	return f
}

func choiceOf[T any](id string, at func(*T) *string, choices func(*T) []Choice) field[T] {
	f := textOf(id, at)
	f.kind, f.choices = ChoiceField, choices
	return f
}

func tickOf[T any](id string, at func(*T) *bool) field[T] {
	return field[T]{
		id: id, kind: TickField,
		get: func(v *T) string {
			if *at(v) {
				return Ticked
			}
			return ""
		},
		set: func(v *T, s string) *problem.Problem { *at(v) = s == Ticked; return nil },
	}
}

func dateOf[T any](e *Env, id string, at func(*T) *cal.Date) field[T] {
	return field[T]{
		id: id, kind: DateField,
		get: func(v *T) string { return e.date(*at(v)) },
		set: func(v *T, s string) *problem.Problem {
			d, err := e.ParseDate(s)
			if err != nil {
				return problem.New("view.date.wrong", "value", s, "example", e.date(e.today())).Because(err)
			}
			*at(v) = d
			return nil
		},
	}
}

// countOf is a whole number; empty is none.
func countOf[T any](id string, at func(*T) *int) field[T] {
	return field[T]{
		id: id, kind: TextField,
		get: func(v *T) string {
			if *at(v) == 0 {
				return ""
			}
			return strconv.Itoa(*at(v))
		},
		set: func(v *T, s string) *problem.Problem {
			n, err := 0, error(nil)
			if s = strings.TrimSpace(s); s != "" {
				n, err = strconv.Atoi(s)
			}
			if err != nil {
				return problem.New("view.count.wrong", "value", s).Because(err)
			}
			*at(v) = n
			return nil
		},
	}
}

// listOf is several texts with commas between them.
func listOf[T any](id string, at func(*T) *[]string) field[T] {
	return field[T]{
		id: id, kind: TextField,
		get: func(v *T) string { return strings.Join(*at(v), ", ") },
		set: func(v *T, s string) *problem.Problem {
			var list []string
			for part := range strings.FieldsFuncSeq(s, func(r rune) bool { return r == ',' || r == ';' }) {
				if part = strings.TrimSpace(part); part != "" {
					list = append(list, part)
				}
			}
			*at(v) = list
			return nil
		},
	}
}

// wrongNumber is the refusal of what is no number.
func (e *Env) wrongNumber(s string, err error) *problem.Problem {
	return problem.New("view.number.wrong", "value", s, "example", e.amount(money.Minor(45000))).Because(err)
}

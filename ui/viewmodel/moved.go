package viewmodel

import "slices"

// moved is a list with one entry in another place; nothing is lost and the old list stays as it is. false: there is no
// such place, or nothing to move.
func moved[T any](list []T, from, to int) ([]T, bool) {
	if from < 0 || to < 0 || from >= len(list) || to >= len(list) || from == to {
		return list, false
	}
	entry := list[from]
	out := slices.Delete(slices.Clone(list), from, from+1)
	return slices.Insert(out, to, entry), true
}

package viewmodel

import (
	"slices"

	"kontingent/domain/delivery"
)

// channelOf is the one channel for all that a chain stands for: its first method, or Preferred for "each card's own".
func channelOf(chain []delivery.Method) delivery.Method {
	if len(chain) > 0 && chain[0].Real() {
		return chain[0]
	}
	return delivery.Preferred
}

// withChannel puts a method first for everybody, with each card's own next; Preferred puts that first again (spec B8).
func withChannel(chain []delivery.Method, m delivery.Method) []delivery.Method {
	rest := slices.DeleteFunc(slices.Clone(chain), func(o delivery.Method) bool { return o == m || o == delivery.Preferred })
	if m == delivery.Preferred {
		return append([]delivery.Method{delivery.Preferred}, rest...)
	}
	return append([]delivery.Method{m, delivery.Preferred}, rest...)
}

// addable are the methods that a chain does not have yet.
func addable(chain []delivery.Method) []delivery.Method {
	var out []delivery.Method
	for _, m := range slices.Concat([]delivery.Method{delivery.Preferred}, delivery.Methods(), []delivery.Method{delivery.Draft}) {
		if !slices.Contains(chain, m) {
			out = append(out, m)
		}
	}
	return out
}

// withMethod adds a method: before the draft that ends the chain, so that it is tried; Draft at the end.
func withMethod(chain []delivery.Method, m delivery.Method) []delivery.Method {
	at := len(chain)
	if end := slices.Index(chain, delivery.Draft); end >= 0 {
		at = end
	}
	return slices.Insert(slices.Clone(chain), at, m)
}

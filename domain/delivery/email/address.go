package email

import "strings"

// safeAddress reports whether an address may stand in a command to a mail server and in a header as it is. The card's
// own check is stricter about what exists; this one is about what can smuggle: line ends, spaces, brackets, quotes,
// lists, routes and anything that is not plain ASCII.
func safeAddress(s string) bool {
	if len(s) > 254 {
		return false
	}
	local, domain, ok := strings.Cut(s, "@")
	return ok && len(local) <= 64 && atoms(local) && atoms(domain)
}

// atoms reports whether s is one or more dot-separated atoms of RFC 5322.
func atoms(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if part == "" || strings.ContainsFunc(part, func(r rune) bool {
			return r <= ' ' || r >= 0x7f || strings.ContainsRune(`()<>[]:;@\,"`, r)
		}) {
			return false
		}
	}
	return true
}

// envelope is whom a message goes to: the recipient first, then the copies, each once. Copies that may not stand in
// a command are left out; Freeze has refused them with a sentence before.
func envelope(to string, copies ...[]string) []string {
	all := []string{to}
	for _, list := range copies {
		for _, a := range list {
			if safeAddress(a) && !holds(all, a) {
				all = append(all, a)
			}
		}
	}
	return all
}

// holds reports whether the list has the address, in whatever case.
func holds(list []string, address string) bool {
	for _, a := range list {
		if strings.EqualFold(a, address) {
			return true
		}
	}
	return false
}

package ehf

import (
	"cmp"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/miekg/dns"

	"kontingent/domain/problem"
)

// pick gives the address that the first usable record of a participant leads to (U-NAPTR, RFC 4848).
func pick(records []*dns.NAPTR, name string) (*url.URL, error) {
	slices.SortStableFunc(records, func(a, b *dns.NAPTR) int {
		return cmp.Or(cmp.Compare(a.Order, b.Order), cmp.Compare(a.Preference, b.Preference))
	})
	for _, r := range records {
		if !strings.EqualFold(r.Flags, "U") || !strings.EqualFold(r.Service, "Meta:SMP") {
			continue
		}
		where, ok := rewrite(plainText(r.Regexp), strings.TrimSuffix(name, "."))
		if u := publisherAt(where); ok && u != nil {
			return u, nil
		}
	}
	return nil, problem.New("lookup.record", "words", records[0].Service+" "+records[0].Regexp)
}

// publisherAt reads a publisher's address; nil: it can't be one. Without encryption only this machine is spoken to.
func publisherAt(s string) *url.URL {
	u, err := url.Parse(s)
	if err != nil || u.Hostname() == "" || u.User != nil || u.RawQuery != "" || u.Fragment != "" {
		return nil
	}
	if u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())) {
		return nil
	}
	return u
}

// rewrite applies the expression of a record, such as !^.*$!https://smp.example.org!, to a name.
func rewrite(expression, name string) (string, bool) {
	if len(expression) < 3 || len(expression) > 255 {
		return "", false
	}
	part := strings.Split(expression[1:], expression[:1])
	if len(part) != 3 {
		return "", false
	}
	pattern, becomes := part[0], part[1]
	if strings.Contains(part[2], "i") {
		pattern = "(?i)" + pattern
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		return "", false
	}
	hit := re.FindStringSubmatch(name)
	if hit == nil {
		return "", false
	}
	return backReference.ReplaceAllStringFunc(becomes, func(ref string) string {
		if n := int(ref[1] - '0'); n < len(hit) {
			return hit[n]
		}
		return ""
	}), true
}

var backReference = regexp.MustCompile(`\\[0-9]`)

// plainText undoes the escapes in which the library gives a text: \\, \" and \ddd.
func plainText(s string) string {
	return escape.ReplaceAllStringFunc(s, func(e string) string {
		if len(e) == 4 {
			n, err := strconv.ParseUint(e[1:], 10, 8)
			if err != nil {
				return e
			}
			return string([]byte{byte(n)})
		}
		return e[1:]
	})
}

var escape = regexp.MustCompile(`\\([0-9]{3}|.)`)

package email

import (
	"strings"

	"kontingent/domain/delivery"
)

// provider is a mail provider with what it says it takes from one account.
type provider struct {
	hosts []string // of its mail servers; one that begins with a dot stands for all that end so
	takes delivery.Limit
}

// providers are those known by the name of their server. State of knowledge: 2026-11.
var providers = []provider{
	{ // Gmail, 500 messages a day. Workspace takes 2 000 by the same server: smtp.limit says so.
		[]string{"smtp.gmail.com", "smtp.googlemail.com", "smtp-relay.gmail.com"},
		delivery.Limit{Day: 500},
	},
	{ // Microsoft 365
		[]string{"smtp.office365.com", "smtp-mail.outlook.com", ".mail.protection.outlook.com"},
		delivery.Limit{Minute: 30, Recipients: 10000},
	},
}

// unknown is what any mail server can be expected to take without taking us for a sender of spam.
var unknown = delivery.Limit{Minute: 20, Hour: 300, Connection: 50}

// careful is the share of a provider's own figure that is used, in hundredths: the account's owner writes e-mail, too.
const careful = 80

// LimitOf is how much the server of that name takes. This machine takes any number.
func LimitOf(host string) delivery.Limit {
	name := strings.ToLower(strings.TrimSuffix(host, "."))
	l := unknown
	if loopback(host) {
		l = delivery.Limit{}
	}
	for _, p := range providers {
		for _, h := range p.hosts {
			if name == h || h[0] == '.' && strings.HasSuffix(name, h) {
				l = delivery.Limit{
					Minute: p.takes.Minute * careful / 100, Day: p.takes.Day * careful / 100,
					Recipients: p.takes.Recipients * careful / 100,
				}
			}
		}
	}
	l.Host = name
	return l
}

package ehf

import (
	"net"
	"strconv"
	"strings"

	"github.com/miekg/dns"

	"kontingent/domain/problem"
)

// resolvConf is where Unix systems, macOS among them, say which name servers they ask.
const resolvConf = "/etc/resolv.conf"

// publicServers are asked where the system does not say whom it asks, as on Windows: Quad9, a foundation that keeps no
// record of who asked, and Cloudflare.
var publicServers = []string{"9.9.9.9:53", "1.1.1.1:53"}

// SystemServers gives the name servers this machine asks, else public ones.
func SystemServers() []string { return serversOf(resolvConf) }

func serversOf(file string) []string {
	c, err := dns.ClientConfigFromFile(file)
	if err != nil || len(c.Servers) == 0 {
		return publicServers
	}
	out := make([]string, len(c.Servers))
	for i, s := range c.Servers {
		out[i] = net.JoinHostPort(s, c.Port)
	}
	return out
}

// Server reads the address of a name server that somebody chose: 192.0.2.53, 127.0.0.1:5353, [2001:db8::53]:53.
func Server(s string) (string, error) {
	s = strings.TrimSpace(s)
	host, port, err := net.SplitHostPort(s)
	if err != nil {
		host, port = strings.Trim(s, "[]"), "53"
	}
	if net.ParseIP(host) == nil || !isPort(port) {
		return "", problem.New("lookup.dns.invalid", "value", s).At("ehf.dns")
	}
	return net.JoinHostPort(host, port), nil
}

func isPort(s string) bool {
	n, err := strconv.ParseUint(s, 10, 16)
	return err == nil && n > 0
}

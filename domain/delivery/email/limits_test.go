package email

import "testing"

// A provider's limit goes by the name of its server, four fifths of what it says itself.
func TestLimitOf(t *testing.T) {
	for host, want := range map[string]string{
		"smtp.gmail.com": "400/day", "SMTP.Gmail.com.": "400/day", "smtp.googlemail.com": "400/day",
		"smtp.office365.com": "8000/day 24/minute", "klubb-no.mail.protection.outlook.com": "8000/day 24/minute",
		"mail.protection.outlook.com.example.org": "300/hour 20/minute", "send.one.com": "300/hour 20/minute",
		"notsmtp.gmail.com": "300/hour 20/minute", "192.168.1.2": "300/hour 20/minute",
		"localhost": "unlimited", "127.0.0.1": "unlimited", "::1": "unlimited", "localhost.example.org": "300/hour 20/minute",
	} {
		if got := LimitOf(host).Text(); got != want {
			t.Errorf("%s takes %s, want %s", host, got, want)
		}
	}
}

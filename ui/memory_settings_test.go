package ui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"kontingent/domain/problem"
	"kontingent/ui/viewmodel"
)

// settingKeys are the club's settings with what they are by themselves.
var settingKeys = []struct{ key, fallback string }{
	{"smtp.host", ""},
	{"smtp.port", "587"},
	{"smtp.security", "starttls"},
	{"smtp.user", ""},
	{"smtp.limit", "300/hour 20/minute"},
	{"ehf.transport", ""},
	{"ehf.folder", "/home/kasserer/kontingent/ehf"},
	{"ehf.url", ""},
	{"ehf.provider", ""},
	{"ehf.sender", ""},
	{"ehf.legal_entity", ""},
	{"paper.folder", "/home/kasserer/kontingent/print"},
	{"dispatch.days_before", "3"},
	{"dispatch.retry_hours", "48"},
	{"credit.price.email", "0"},
	{"credit.price.ehf", "0"},
	{"credit.price.paper", "0"},
}

func (c *memoryClub) Settings(context.Context) (list []viewmodel.Setting, err error) {
	err = c.look("Settings", func(*ledger) error { return nil })
	for _, k := range settingKeys {
		list = append(list, viewmodel.Setting{Key: k.key, Value: c.value(k.key), Default: c.setting(k.key) == ""})
	}
	return list, err
}

// setting is what has been set; empty: nothing.
func (c *memoryClub) setting(key string) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.set[key]
}

// value is what a setting is, set or not.
func (c *memoryClub) value(key string) string {
	if v := c.setting(key); v != "" {
		return v
	}
	for _, k := range settingKeys {
		if k.key == key {
			return k.fallback
		}
	}
	return ""
}

func (c *memoryClub) SetSetting(_ context.Context, key, value string) error {
	value = strings.TrimSpace(value)
	if p := checkSetting(key, value); p != nil {
		return p.At(key)
	}
	return c.change("SetSetting", func(*ledger) error {
		c.mu.Lock()
		defer c.mu.Unlock()
		c.set[key] = value
		return nil
	})
}

func checkSetting(key, value string) *problem.Problem {
	ranges := map[string][2]int{"smtp.port": {1, 65535}, "dispatch.days_before": {0, 60}, "dispatch.retry_hours": {1, 240}}
	if r, ok := ranges[key]; ok && value != "" {
		if n, err := strconv.Atoi(value); err != nil || n < r[0] || n > r[1] {
			return problem.New("setting.range", "value", value, "low", strconv.Itoa(r[0]), "high", strconv.Itoa(r[1]))
		}
	}
	known := []string{"none", "starttls", "tls"}
	if key == "smtp.security" && value != "" && !slices.Contains(known, value) {
		return problem.New("setting.choice", "value", value, "known", strings.Join(known, ", "))
	}
	return nil
}

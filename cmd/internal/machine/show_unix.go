//go:build !windows && !darwin

package machine

func shower(path string) (string, []string) { return "xdg-open", []string{path} }

package machine

func shower(path string) (string, []string) { return "/usr/bin/open", []string{path} }

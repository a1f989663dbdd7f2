package machine

import (
	"os"
	"path/filepath"
)

// shower hands the path over without a shell: a name with & or % in it runs nothing.
func shower(path string) (string, []string) {
	rundll := filepath.Join(os.Getenv("SystemRoot"), "System32", "rundll32.exe")
	return rundll, []string{"url.dll,FileProtocolHandler", path}
}

package machine

import (
	"context"
	"os/exec"
	"regexp"
	"time"
)

var platformID = regexp.MustCompile(`"IOPlatformUUID" = "([^"]+)"`)

// systemID asks for the id of the hardware; what the kernel calls its own is that of its version.
func systemID() string {
	ctx, stop := context.WithTimeout(context.Background(), 3*time.Second)
	defer stop()
	out, err := exec.CommandContext(ctx, "/usr/sbin/ioreg", "-rd1", "-c", "IOPlatformExpertDevice").Output()
	if m := platformID.FindSubmatch(out); err == nil && m != nil {
		return string(m[1])
	}
	return ""
}

package machine

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"sync"
)

// ID tells this machine from others: the system's own id of itself, summed up so that it can be kept in a file that
// travels. Empty where the system has none.
var ID = sync.OnceValue(func() string {
	id := strings.TrimSpace(systemID())
	if id == "" {
		return ""
	}
	sum := sha256.Sum256([]byte("kontingent|" + id))
	return hex.EncodeToString(sum[:16])
})

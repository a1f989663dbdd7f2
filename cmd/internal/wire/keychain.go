package wire

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/zalando/go-keyring"
)

// keychainWait is how long the keychain may take; it may be asking a person to unlock it.
const keychainWait = 10 * time.Second

// errSilent says that the keychain gave no answer, now or before.
var errSilent = errors.New("the keychain did not answer")

// keychain is the system's store for passwords, which can hang, ask a person, or not be there at all. Once it has failed
// it is not asked again for a password in this session: it would ask its person every minute. Writing tries it anew.
type keychain struct {
	wait time.Duration

	mu   sync.Mutex
	shut bool // it has failed
	hung int  // calls that were given up on, which can't be cancelled, and may still be answered
}

// failed reports whether it has failed in this session.
func (k *keychain) failed() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.shut
}

// hangs reports whether a call is still unanswered: perhaps a person is being asked, who need not be asked twice.
func (k *keychain) hangs() bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.hung > 0
}

// ask makes a call, and gives up on it after a while. One that answers late is listened to all the same: from then on the
// keychain can be used.
func (k *keychain) ask(ctx context.Context, call func() (string, error)) (string, error) {
	type answer struct {
		v   string
		err error
	}
	if k.hangs() {
		return "", errSilent
	}
	done := make(chan answer, 1)
	ended, gaveUp := false, false
	go func() {
		v, err := call()
		k.mu.Lock()
		k.shut = err != nil && !errors.Is(err, keyring.ErrNotFound)
		if ended = true; gaveUp {
			k.hung--
		}
		k.mu.Unlock()
		done <- answer{v, err}
	}()
	patience, stop := context.WithTimeout(ctx, k.wait)
	defer stop()
	select {
	case a := <-done:
		return a.v, a.err
	case <-patience.Done():
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if !ended {
		gaveUp = true
		k.hung++
		k.shut = k.shut || ctx.Err() == nil
	}
	return "", errSilent
}

package viewmodel

import (
	"context"
	"slices"
	"time"
)

// keepAfter is how long after a change it is put away. Typing on does not put it off.
const keepAfter = time.Second

// keeper puts work away by itself: a second after a change, one writing at a time, the newest state last. So a crash
// costs a second's work, and closing costs none.
type keeper struct {
	env  *Env
	what func() string // what it is about, for saying that it is not put away
	// write takes along what is to be put away, on the window's goroutine; what it returns does it. Nil: it can't be
	// put away as it stands, and stays where it is until it changes.
	write func() func(context.Context) error
	done  func(error) // after each writing

	dirty, busy bool
	newer       bool        // something has changed since the writing under way began
	stop        func() bool // calls off the writing that is to come; nil: none is
	waiting     []func()
}

// keepers are all that may have something to put away, for the end of the program.
type keepers struct{ list []*keeper }

// flush puts everything of everyone away, and then calls then.
func (ks *keepers) flush(then func()) {
	left := len(ks.list)
	if left == 0 {
		then()
		return
	}
	for _, k := range append([]*keeper{}, ks.list...) {
		k.flush(func() {
			if left--; left == 0 {
				then()
			}
		})
	}
}

// newKeeper makes a keeper that is asked at the end of the program, too.
func newKeeper(e *Env, what func() string, write func() func(context.Context) error, done func(error)) *keeper {
	k := &keeper{env: e, what: what, write: write, done: done}
	if e.keepers != nil {
		e.keepers.list = append(e.keepers.list, k)
	}
	return k
}

// unsaved names what is not put away.
func (ks *keepers) unsaved() []string {
	var out []string
	for _, k := range ks.list {
		if k.pending() {
			out = append(out, k.what())
		}
	}
	return out
}

// close puts everything away and is then asked no more. What can't be put away as it stands is lost, and that is said.
func (k *keeper) close() {
	k.flush(func() {
		if k.dirty && k.env.Tell != nil {
			k.env.Tell(Message{Text: k.env.say("view.unsaved", "what", k.what()), Bad: true})
		}
		k.env.keepers.drop(k)
	})
}

// drop asks a keeper no more.
func (ks *keepers) drop(k *keeper) {
	if ks != nil {
		ks.list = slices.DeleteFunc(ks.list, func(o *keeper) bool { return o == k })
	}
}

// touch says that there is something to put away.
func (k *keeper) touch() {
	k.dirty, k.newer = true, k.busy
	if !k.busy && k.stop == nil {
		k.stop = k.env.Run.Later(keepAfter, k.keep)
	}
}

// pending reports whether something is not put away yet.
func (k *keeper) pending() bool { return k.dirty || k.busy }

// clean says that there is nothing to put away any more.
func (k *keeper) clean() {
	k.dirty = false
	if k.stop != nil {
		k.stop()
		k.stop = nil
	}
}

// flush puts everything away now and then calls then, whether it worked or not.
func (k *keeper) flush(then func()) {
	k.waiting = append(k.waiting, then)
	if k.stop != nil {
		k.stop()
	}
	if !k.busy {
		k.keep()
	}
}

func (k *keeper) keep() {
	if k.busy {
		return // a timer that went off just before a flush
	}
	k.stop = nil
	var work func(context.Context) error
	if k.dirty {
		work = k.write()
	}
	if work == nil {
		k.release()
		return
	}
	k.dirty, k.busy, k.newer = false, true, false
	k.env.Run.Go(func() {
		err := work(context.Background())
		k.env.Run.Post(func() {
			k.busy = false
			if err != nil {
				k.dirty = true // tried again with the next change, or at the next flush
			} else {
				k.env.saved()
			}
			k.done(err)
			switch {
			case k.newer && len(k.waiting) > 0:
				k.keep()
			case k.newer:
				k.touch()
			default:
				k.release()
			}
		})
	})
}

// release calls those who wait for everything to be put away.
func (k *keeper) release() {
	waiting := k.waiting
	k.waiting = nil
	for _, then := range waiting {
		then()
	}
}

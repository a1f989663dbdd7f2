package stall

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Kind says whose a stretch was.
type Kind string

// The kinds: code of this module, the toolkit drawing, anything else.
const (
	Own     Kind = "own"
	Drawing Kind = "drawing"
	Other   Kind = "other"
)

// module begins the names of this module's functions. Those of the command itself are named after its package.
const module = "kontingent/"

// loopFrame runs everything; what lies outside it is only how the program got there.
const loopFrame = ".(*gLDriver).runGL"

// painting are parts of names of functions that draw.
var painting = []string{
	"internal/painter", "(*gLDriver).repaintWindow", "(*gLDriver).drawSingleFrame", "SwapBuffers", "go-gl/gl/", "(*glCanvas).paint",
}

// goroutine finds the stack that begins with head among all of them.
func goroutine(all, head string) string {
	for part := range strings.SplitSeq(all, "\n\n") {
		if strings.HasPrefix(part, head) {
			return part
		}
	}
	return ""
}

// frames are the functions of a stack, the innermost first, up to the window's loop.
func frames(stack string) []string {
	var out []string
	for line := range strings.SplitSeq(stack, "\n") {
		if line == "" || line[0] == '\t' || strings.HasPrefix(line, "goroutine ") || strings.HasPrefix(line, "created by ") {
			continue
		}
		if i := strings.LastIndexByte(line, '('); i > 0 {
			line = line[:i] // the arguments
		}
		if strings.HasSuffix(line, loopFrame) {
			break
		}
		out = append(out, line)
	}
	return out
}

// blame says whose a stretch was by what was seen during it: by most of the samples, and there by the function seen most.
func blame(samples []string) (Kind, string) {
	kinds, places := map[Kind]int{}, map[Kind]map[string]int{}
	for _, s := range samples {
		k, where := judge(frames(s))
		kinds[k]++
		if places[k] == nil {
			places[k] = map[string]int{}
		}
		places[k][where]++
	}
	if len(kinds) == 0 {
		return Other, "not seen"
	}
	kind := most(kinds)
	return kind, most(places[kind])
}

// judge says whose a moment was: this module's, by its innermost function and the outermost, from where it was called;
// else drawing, else whatever ran.
func judge(stack []string) (Kind, string) {
	inner, outer := "", ""
	for _, f := range stack {
		if strings.HasPrefix(f, module+"cmd/internal/stall.") {
			return Other, "the watch"
		}
		if strings.HasPrefix(f, module) || strings.HasPrefix(f, "main.") {
			if outer = f; inner == "" {
				inner = f
			}
		}
	}
	switch inner {
	case "":
	case outer:
		return Own, inner
	default:
		return Own, inner + " < " + outer
	}
	for _, f := range stack {
		for _, p := range painting {
			if strings.Contains(f, p) {
				return Drawing, f
			}
		}
	}
	for _, f := range stack {
		if !strings.HasPrefix(f, "runtime.") && !strings.HasPrefix(f, "syscall.") {
			return Other, f
		}
	}
	return Other, "the loop"
}

// waited reports whether the goroutine was mostly not computing while this module's code was on it: it waited for a
// file, a lock, another goroutine.
func waited(samples []string) bool {
	waits, all := 0, 0
	for _, s := range samples {
		if kind, _ := judge(frames(s)); kind != Own {
			continue
		}
		all++
		head, _, _ := strings.Cut(s, "\n")
		if !strings.Contains(head, "[runn") { // running, runnable
			waits++
		}
	}
	return waits*2 > all
}

// most is the key with the largest count; of several the first by name.
func most[K cmp.Ordered](counts map[K]int) K {
	var best K
	for i, k := range slices.Sorted(maps.Keys(counts)) {
		if i == 0 || counts[k] > counts[best] {
			best = k
		}
	}
	return best
}

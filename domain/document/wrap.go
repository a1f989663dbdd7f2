package document

import "strings"

// wrap breaks a clean text into lines no wider than max millimetres: at its own line breaks, at spaces, after hyphens
// and slashes, and inside a word that is wider than a whole line. One pass, however long the text.
func wrap(f Face, size float64, s string, limit float64) []string {
	var (
		lines      []string
		ems        = limit / (size * pt)
		start      = 0     // of the line, in bytes
		end, next  = -1, 0 // where the line could end, and where the next would start; end < 0: nowhere yet
		w, wBefore = 0.0, 0.0
		wrapped    = false // the line goes on from the one before
	)
	emit := func(to int) {
		line := strings.TrimRight(s[start:to], " ")
		if wrapped {
			line = strings.TrimLeft(line, " ")
		}
		lines = append(lines, line)
	}
	for i, r := range s {
		if r == '\n' {
			emit(i)
			start, end, w, wrapped = i+1, -1, 0, false
			continue
		}
		a := f.Advance(r)
		if r == ' ' {
			w += a
			end, next, wBefore = i, i+1, w
			continue
		}
		for w+a > ems && i > start {
			if end < 0 {
				emit(i)
				start, w = i, 0
			} else {
				emit(end)
				start, w, end = next, w-wBefore, -1
			}
			wrapped = true
		}
		w += a
		if r == '-' || r == '/' || r == '–' || r == '—' {
			end, next, wBefore = i+len(string(r)), i+len(string(r)), w
		}
	}
	emit(len(s))
	return lines
}

// wrapAtMost is wrap to n lines; what is left over is cut, and an ellipsis says so.
func wrapAtMost(f Face, size float64, s string, limit float64, n int) []string {
	lines := wrap(f, size, s, limit)
	if len(lines) <= n {
		return lines
	}
	lines = lines[:n]
	lines[n-1] = fit(f, size, lines[n-1]+"…", limit)
	return lines
}

// fit cuts a text that is too wide for one line, and an ellipsis says so.
func fit(f Face, size float64, s string, limit float64) string {
	if width(f, size, s) <= limit {
		return s
	}
	ems := limit/(size*pt) - f.Advance('…')
	for i, r := range s {
		if ems -= f.Advance(r); ems < 0 {
			return strings.TrimRight(s[:i], " …") + "…"
		}
	}
	return s
}

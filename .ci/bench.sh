#!/bin/sh
# Runs every benchmark, package by package so that they do not disturb one another, and repeats the ratios at the end:
# a benchmark that compares with something reports it as a unit of its own, b.ReportMetric(r, "x-peer").
set -eu
cd "$(dirname "$0")/.."
mkdir -p build
packages=$(grep -rl --include='*_test.go' '^func Benchmark' cmd ui domain persistence resources 2>/dev/null |
	sed 's|/[^/]*$||; s|^|./|' | sort -u)
[ -n "$packages" ] || { echo "bench: there is no benchmark"; exit 1; }
# shellcheck disable=SC2086 # one word each
if ! go test -p 1 -run '^$' -bench . -benchmem $packages >build/bench.txt 2>&1; then
	cat build/bench.txt
	exit 1
fi
awk '/^pkg:/ { print "\n" $2 } /^Benchmark/' build/bench.txt
awk '
	/^Benchmark/ {
		for (i = 4; i <= NF; i++) if ($i ~ /^(x-|×|ratio)/) rows[++n] = sprintf("  %-60s %10s %s", $1, $(i-1), $i)
	}
	END { if (n) print "\nratios"; for (i = 1; i <= n; i++) print rows[i] }
' build/bench.txt

#!/bin/sh
# Makes sure that what a make target needs is on this machine: sh .ci/setup.sh ctl [test] [window] [tour]
# Installs only what is missing, and only where apt-get does it; elsewhere it says what to install, and stops.
#   ctl      Go and a C compiler (SQLite is written in C)
#   test     ctl, and the readers that check the PDFs
#   window   ctl, and what the window is built with
#   tour     window, and a screen without a screen to look at it
set -eu
cd "$(dirname "$0")/.."

stop() {
	printf 'setup: %s\n' "$*" >&2
	exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# Go, at least as new as go.mod asks. A Go since 1.21 fetches the version it needs by itself.
need_go() {
	want=$(sed -n 's/^go //p' go.mod)
	get="get Go $want or newer from https://go.dev/dl/, put its bin folder on the PATH, and try again"
	has go || stop "Go is missing: $get"
	have=$(go env GOVERSION) || stop "this Go does not work here: $get"
	have=${have#go}
	have=${have%%[!0-9.]*}
	[ -n "$have" ] || return 0 # a Go built from its own sources
	oldest=$(printf '%s\n%s\n' "$want" "$have" | sort -t . -k 1,1n -k 2,2n -k 3,3n | head -n 1)
	[ "$oldest" = "$want" ] || stop "Go $have is too old: $get"
}

# Each need adds to missing (by Debian's names) what is not there.
missing=

need_compiler() {
	compiler=${CC:-$(go env CC)}
	echo '#include <stdlib.h>' | $compiler -E -x c - >/dev/null 2>&1 || missing="$missing gcc libc6-dev"
	# Go fetches its modules over HTTPS.
	if has dpkg-query && [ ! -e /etc/ssl/certs/ca-certificates.crt ]; then missing="$missing ca-certificates"; fi
}

need_readers() {
	if ! has pdftotext || ! has pdftoppm; then missing="$missing poppler-utils"; fi
	has qpdf || missing="$missing qpdf"
}

# Headers have no command to look for. Where there is no dpkg, the compiler says what it does not find.
need_packages() {
	has dpkg-query || return 0
	for package in "$@"; do installed "$package" || missing="$missing $package"; done
}

for need in "$@"; do
	case $need in
	ctl | test | window | tour) ;;
	*) stop "$need is no need; there are ctl, test, window and tour" ;;
	esac
done
[ $# -gt 0 ] || stop "say what for: ctl, test, window, tour"

need_go
need_compiler
for need in "$@"; do
	case $need in
	test) need_readers ;;
	window) need_packages libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev ;;
	tour)
		need_packages libgl1-mesa-dev xorg-dev libwayland-dev libxkbcommon-dev \
			libgl1-mesa-dri xvfb openbox xdotool imagemagick x11-utils
		;;
	esac
done

[ -n "$missing" ] || exit 0
missing=${missing# }

case $(uname -s) in
Darwin) stop "missing: $missing. Run 'xcode-select --install' for the compiler, and 'brew install poppler qpdf' for the PDF readers, then try again" ;;
MINGW* | MSYS* | CYGWIN*) stop "missing: $missing. Install gcc (from winlibs, or in MSYS2 'pacman -S mingw-w64-ucrt-x86_64-gcc mingw-w64-ucrt-x86_64-poppler mingw-w64-ucrt-x86_64-qpdf'), put its bin folder on the PATH, and try again" ;;
esac
if ! has apt-get; then
	if has dnf; then
		how="'sudo dnf install gcc glibc-devel poppler-utils qpdf'"
	elif has pacman; then
		how="'sudo pacman -S gcc poppler qpdf'"
	elif has zypper; then
		how="'sudo zypper install gcc glibc-devel poppler-tools qpdf'"
	else
		how="a C compiler with its headers, poppler's tools and qpdf with your system's own means"
	fi
	stop "missing (by Debian's names): $missing. Install it with $how, and try again"
fi

as=
if [ "$(id -u)" != 0 ]; then
	has sudo || stop "missing: $missing. Run 'apt-get install $missing' as root, and try again"
	as=sudo
fi
echo "setup: installing $missing"
apt() {
	$as env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 -o Dpkg::Use-Pty=0 "$@" >/dev/null
}
apt update || echo "setup: apt-get update failed; trying with the lists that are here" >&2
# shellcheck disable=SC2086 # one word each
apt install -y --no-install-recommends $missing || stop "apt-get could not install $missing: is the network there?"

# Kontingent. `make` alone lists what there is; `make run` and `make test` install by themselves what they need.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help run demo test bench torture lint fmt generate build ctl window tour setup clean

# SQLite is C. Without this a Go that finds no compiler would build a program that can't open its store.
export CGO_ENABLED := 1
# Fyne's own word for a program that touches the window from its goroutine alone.
export GOFLAGS := -tags=migrated_fynedo

VERSION = $(shell git describe --tags --always --dirty 2>/dev/null || sed -n 's/^ *Version = "\(.*\)"/\1/p' FyneApp.toml)
LDFLAGS = -s -w -X main.version=$(VERSION)
EXE := $(if $(filter Windows_NT,$(OS)),.exe)
CTL := build/kontingentctl$(EXE)
WINDOW := build/kontingent$(EXE)
# On Windows a window's program is linked so that no console opens beside it.
WINDOWED := $(if $(EXE),-H=windowsgui)
# A screen to show the window on: Windows and macOS always have one.
SCREEN := $(or $(EXE),$(filter Darwin,$(shell uname -s)),$(DISPLAY),$(WAYLAND_DISPLAY))
DEMO := build/demo
GOFILES = $(shell find cmd ui domain persistence resources -name '*.go' 2>/dev/null)

LINT := go run github.com/golangci/golangci-lint/v2/cmd/golangci-lint@v2.15.0
SQLC := go run github.com/sqlc-dev/sqlc/cmd/sqlc@v1.31.1

help: ## Show what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' $(MAKEFILE_LIST) | expand -t 18

run: $(if $(SCREEN),window) ## Open the window (ARGS="--data DIR" for another club); without a screen, what demo does
ifneq ($(SCREEN),)
	@$(WINDOW) $(ARGS) || { code=$$?; [ $$code -eq 5 ] || exit $$code; $(MAKE) --no-print-directory demo; }
else
	@echo "There is no screen here (DISPLAY and WAYLAND_DISPLAY are not set), so the sample club is invoiced without the window."
	@$(MAKE) --no-print-directory demo
endif

demo: ctl ## Invoice a sample club of 240 members, with no network and no settings, and say where it all lies
	@rm -rf $(DEMO)
	@$(CTL) demo $(DEMO) || { code=$$?; [ $$code -eq 3 ] || exit $$code; }

# Fyne's tag ci checks without OpenGL, which saves three minutes the first time; .ci/run builds and checks the window with it.
test lint: export GOFLAGS := -tags=migrated_fynedo,ci

test: ## Check the format, vet, lint, hold the tree to its law, and run every test
	@sh .ci/setup.sh ctl test
	@loose=$$(gofmt -l $(GOFILES)) && { [ -z "$$loose" ] || { echo "not gofmt'ed (run make fmt):"; echo "$$loose"; exit 1; }; }
	go vet ./...
	$(LINT) run --allow-parallel-runners
	go test ./cmd/internal/law
	go test -timeout 18m ./...

bench: ## Run the benchmarks, and repeat at the end what they compare themselves with (x-…)
	@sh .ci/setup.sh ctl test
	@sh .ci/bench.sh

lint: ## Read the code with golangci-lint (a minute the first time)
	@sh .ci/setup.sh ctl
	$(LINT) run --allow-parallel-runners

fmt: ## Format the code
	@sh .ci/setup.sh ctl
	$(LINT) fmt

torture: ## Kill the program a thousand times, cut its power ten thousand times, fail every write (SEED=N repeats a run)
	@sh .ci/setup.sh ctl
	go test -count=1 -timeout 3h -v ./cmd/internal/torture -long $(if $(SEED),-seed $(SEED))

generate: ## Make the Go code of the SQL queries anew
	@sh .ci/setup.sh ctl
	$(SQLC) generate -f persistence/sqlc.yaml

build: ctl window ## Build kontingentctl and the window into build/

ctl:
	@sh .ci/setup.sh ctl
	@[ -e $(CTL) ] || echo "Building. The first time takes a minute or two: SQLite is built along."
	@go build -buildvcs=false -ldflags '$(LDFLAGS)' -o $(CTL) ./cmd/kontingentctl

window:
	@sh .ci/setup.sh ctl window
	@[ -e $(WINDOW) ] || echo "Building the window. The first time takes some minutes: SQLite and OpenGL are built along."
	@go build -buildvcs=false -ldflags '$(LDFLAGS) $(WINDOWED)' -o $(WINDOW) ./cmd/kontingent

# MEMBERS is the member file, JOBS what to do, PLAIN=1 leaves out the tag that switches Fyne's own checks off.
MEMBERS = domain/importing/testdata/members-1200.xlsx
JOBS = main,pages
tour: ctl ## Drive the real window with mouse and keyboard, compare its figures, and take pictures into build/tour
	@sh .ci/setup.sh ctl tour
	@go build -buildvcs=false -tags=$(if $(PLAIN),,migrated_fynedo,)tour -o build/kontingent-tour ./cmd/kontingent
	@go build -buildvcs=false -o build/tour-driver ./cmd/internal/tour
	@build/tour-driver -members $(MEMBERS) -jobs $(JOBS) -pictures build/tour

setup: ## Install everything that building and testing need
	@sh .ci/setup.sh ctl test window

clean: ## Remove what was built
	rm -rf build

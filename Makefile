# What can be done with this folder. Everything needs only Go; PostgreSQL is found or fetched by the programs themselves.

BROWSER  := ./internal/e2e/...
PACKAGES  = $$(go list ./... | grep -v '/internal/e2e')
WITHDB   := go run ./cmd/devdb --
# Tests that take long: hundreds of made documents and pictures, and the program and its database killed.
LONG     := TestMadeSet|TestAlike|TestAlike_Photographs|TestPDF_Pages.*|TestKill_.*|TestDatabase
# Walks through every page, one page after the other.
WALKS    := TestSweep|TestCanary|TestMatrix|TestTyped|TestGet_WritesNothing|TestFirstVisit_Bytes
# What works alone, so that the race detector finds nothing in it and only makes it ten times slower: these packages, and in
# others the long tests and the walks. Readings are also made by several at once in the tests of internal/evidence.
UNRACED  := ./internal/archtest ./internal/crash ./internal/evidence/look ./internal/evidence/reading ./internal/sample
LINT     := go tool -modfile=.ci/tools/go.mod

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test long e2e check bench shots build generated format vet lint deployment race unraced

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z0-9]+:.*## / { printf "  make %-7s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## serve the sample region on http://127.0.0.1:8080
	go run ./cmd/jaring serve --demo --listen 127.0.0.1:8080

test: ## run every test but the long ones and those in the browser
	$(WITHDB) go test -skip '^($(LONG))$$' $(PACKAGES)

long: ## run the long tests, made documents and kills, and show what the tests measure
	$(WITHDB) go test -count=1 -v -timeout 15m -run '^($(LONG)|TestSimilar_Recall)$$' ./internal/evidence/... ./internal/innovation ./internal/crash

e2e: ## run the tests in a real browser
	JARING_E2E=required $(WITHDB) go test -count=1 -vet=off -timeout 15m -parallel 3 $(BROWSER)

check: generated format vet lint deployment race unraced e2e ## everything that must hold before a change is taken

bench: ## measure; prints ratios, judges nothing
	$(WITHDB) go test -run '^$$' -bench . -timeout 10m ./internal/bench

shots: ## write pictures of every main page to bin/shots
	JARING_SHOTS=$(CURDIR)/bin/shots $(WITHDB) go test -count=1 -timeout 20m -run '^TestShots$$' $(BROWSER)

build: ## build bin/jaring
	CGO_ENABLED=0 go build -trimpath -o bin/jaring ./cmd/jaring

# The parts of check.

generated:
	@sums() { find web internal -name '*_templ.go' -exec cksum {} + | sort; }; \
	before=$$(sums); go tool templ generate; after=$$(sums); \
	[ "$$before" = "$$after" ] || { echo 'The generated templ files were not up to date: commit what changed.' >&2; exit 1; }

format:
	@files=$$(gofmt -l cmd internal migrations web); \
	[ -z "$$files" ] || { echo "Not formatted by gofmt: $$files" >&2; exit 1; }

vet:
	go vet ./...

lint:
	$(LINT) staticcheck ./...

deployment:
	cd .ci/tools && go test ./...

race:
	$(WITHDB) go test -race -vet=off -timeout 15m -skip '^($(LONG)|$(WALKS))$$' $$(go list ./... | grep -vxF "$$(go list ./internal/e2e $(UNRACED))")

unraced:
	$(WITHDB) go test -vet=off -timeout 15m $(UNRACED)
	$(WITHDB) go test -vet=off -run '^($(LONG)|$(WALKS))$$' ./internal/evidence ./internal/site

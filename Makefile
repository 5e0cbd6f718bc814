# chaos-report: the verbs. Each installs what it needs first, and asks for root only when something is missing.

PREFIX ?= /usr/local
DESTDIR ?=
JOURNALS ?= Tests/Fixtures/v?.json

# One self-contained binary: the Swift runtime linked in, symbols left out.
RELEASE = -c release --static-swift-stdlib -Xlinker -s
BINARY = .build/release/chaos-report
RUNNER = .build/release/chaos

.DEFAULT_GOAL := help
.PHONY: help report build runner test lint conformance install bench bench-runner fixtures format clean toolchain
.PHONY: packages-build packages-test packages-conformance packages-bench
.PHONY: services demo demo-programs control-plane control-plane-test

help: ## these lines
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

report: build ## build, then render the four fixtures to report.pdf
	@$(BINARY) --quiet $(JOURNALS) report.pdf
	@echo "The report is at $(CURDIR)/report.pdf"

build: toolchain packages-build ## the release binary
	@swift build $(RELEASE) --product chaos-report
	@echo "The binary is at $(CURDIR)/$(BINARY)"

runner: toolchain packages-build ## the release binary of chaos, the runner of experiments
	@swift build $(RELEASE) --product chaos
	@echo "The runner is at $(CURDIR)/$(RUNNER)"

services: toolchain packages-build ## the release binaries of the two services of the demo
	@for product in service1 service2; do swift build $(RELEASE) --product $$product || exit; done

test: toolchain packages-build packages-test lint ## format, imports, unit, snapshot, end-to-end and browser tests
	@scripts/mustache-spec
	swift build --build-tests
	bin="$$(swift build --show-bin-path)"; \
	  CHAOS_REPORT_BIN="$$bin/chaos-report" CHAOS_BIN="$$bin/chaos" \
	  SERVICE1_BIN="$$bin/service1" SERVICE2_BIN="$$bin/service2" swift test --skip-build --parallel

lint: toolchain
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

conformance: runner services packages-conformance ## run every experiment with the Python toolkit and with chaos, and compare
	scripts/conformance --ours $(RUNNER)
	scripts/tracing-test

install: build runner ## put chaos-report and chaos under PREFIX (default /usr/local)
	install -d "$(DESTDIR)$(PREFIX)/bin"
	install -m 755 $(BINARY) "$(DESTDIR)$(PREFIX)/bin/chaos-report"
	install -m 755 $(RUNNER) "$(DESTDIR)$(PREFIX)/bin/chaos"

bench: build runner services packages-bench ## compare with Python: reports of the same journals, runs, services under load
	@status=0; \
	scripts/bench --binary $(BINARY) || status=1; \
	scripts/many-journals --measure --binary $(BINARY) || status=1; \
	scripts/bench-runner --ours $(RUNNER) --with-plugin .cache/bench/bin/chaos --check || status=1; \
	scripts/bench-services --check || status=1; \
	scripts/exchange-test --ours $(RUNNER) --reader $(BINARY) --reference .cache/bench/bin/chaos --pdf || status=1; \
	exit $$status

bench-runner: runner packages-conformance ## only the runs
	scripts/bench-runner --ours $(RUNNER) --check

# With a cluster of your own nothing is built: chaos and chaos-report have to be there.
demo: $(if $(KUBECONFIG),,demo-programs control-plane) ## the whole story: two services, Kubernetes, four experiments, report
	@scripts/demo

demo-programs: toolchain packages-build
	@for product in chaos-report chaos service1 service2 local-node; do \
	  swift build $(RELEASE) --product $$product || exit; \
	done

control-plane: ## build a Kubernetes control plane from Debian's source package, once, outside the checkout
	@echo "The control plane is at $$(scripts/build-kubernetes)"

control-plane-test: toolchain packages-build packages-test control-plane ## tests against a real control plane and local-node
	scripts/control-plane-test

fixtures: demo-programs control-plane ## run the demo and take its journals as Tests/Fixtures/v1..v4.json
	@scripts/install-packages fixtures
	scripts/fixtures/make-rollouts

format: toolchain ## format the sources in place
	swift format --in-place --parallel --recursive Package.swift Sources Tests

clean: ## remove what was built
	rm -rf .build report.pdf

toolchain:
	@command -v swift >/dev/null || { \
	  echo "This needs Swift 6.3 or newer: see https://www.swift.org/install/linux/" >&2; exit 1; }

packages-build packages-test packages-conformance packages-bench: packages-%:
	@scripts/install-packages $*

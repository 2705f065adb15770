# Two commands do everything on a Debian machine that has Swift: `make demo` and `make test`.
# Elsewhere they say what to install.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help needs release demo test check fuzz sanitize bench golden vendor schemas docs clean

# The library of regular expressions is linked whole where its archive stands alone; newer ones need further archives.
static := $(shell pkg-config --static --libs re2 2>/dev/null | grep -q absl || echo -Xswiftc -static-executable)
# Each function in a section of its own, which the linker lays in the order that scripts/function-order finds.
order := .build/function-order.txt
lld := $(shell command -v ld.lld || ls "$$(dirname "$$(readlink -f "$$(command -v swift)")")/ld.lld" 2>/dev/null)
ordered := $(if $(lld),-Xswiftc -Xfrontend -Xswiftc -function-sections -Xcc -ffunction-sections -Xswiftc -use-ld=lld \
	-Xlinker --symbol-ordering-file=$(CURDIR)/$(order) -Xlinker --no-warn-symbol-ordering)
release_flags := -c release --static-swift-stdlib -Xswiftc -enforce-exclusivity=unchecked $(static) $(ordered) --product rhumb
rhumb := .build/release/rhumb

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' Makefile | while IFS=$$'\t' read -r name text; do printf '  make %-8s %s\n' "$$name" "$$text"; done

needs: ## install what is missing (Debian), or say what it is
	@scripts/install-needs

release: needs ## the release binary, .build/release/rhumb
	@mkdir -p .build && touch -a $(order)
	swift build $(release_flags)
	@# Linked once more, in the order of its own calls, unless that was done since it was built.
	@if [ -n "$(lld)" ] && [ $(rhumb) -nt $(order).done ] && \
		scripts/function-order $(rhumb) $(order) scripts/sample/commands.txt; then \
		rm $(rhumb) && swift build $(release_flags) && touch $(order).done; fi

demo: release ## build, and render a chart of ours with its production values
	$(rhumb) version
	$(rhumb) template shop charts/web-service --namespace shop --values charts/web-service/values-production.yaml

test: needs ## the whole suite
	scripts/install-needs --tests
	swift test

check: needs ## formatting, layers, packed charts, reference; goldens where helm is on PATH
	swift format lint --strict --recursive --parallel --configuration .swift-format Package.swift Sources Tests Fuzz
	scripts/check-layers
	scripts/vendor --check
	scripts/pack-presets --check
	@if command -v python3 >/dev/null; then scripts/chart-schemas --check; else echo "no python3: schemas of charts not checked"; fi
	@if command -v helm >/dev/null; then scripts/golden; else echo "no helm on PATH: goldens not checked"; fi

fuzz: needs ## hostile input at random, ten minutes for each entrance
	scripts/fuzz

sanitize: needs ## the whole suite again, with the address sanitizer and with the thread sanitizer
	ASAN_OPTIONS=detect_leaks=0 swift test --disable-default-traits --sanitize=address --scratch-path .build/address
	TSAN_OPTIONS="suppressions=$(CURDIR)/scripts/thread-sanitizer.txt print_suppressions=0" \
		swift test --disable-default-traits --sanitize=thread --scratch-path .build/thread

bench: release ## time and memory beside helm's, the stages in one process, what recording costs on and off
	swift build $(subst --product rhumb,--product rhumb-bench,$(release_flags))
	scripts/bench
	swift build $(release_flags) --scratch-path .build/bare -Xswiftc -DRHUMB_NO_RECORDER
	scripts/bench --bare .build/bare/release/rhumb

golden: ## record the expected manifests anew; needs helm 4.3.1
	scripts/golden --update

vendor: ## pack our charts into the charts that use them, and what `rhumb create` makes charts of
	scripts/vendor
	scripts/pack-presets

schemas: ## write the schemas and value tables of our charts anew
	scripts/chart-schemas

docs: ## write the reference pages anew
	RHUMB_RECORD=1 swift test --filter 'ReferenceTests|DiagnosticTests'

clean: ## remove what was built
	rm -rf .build

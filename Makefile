# make run    builds the release executable and runs the tour; ARGS="file.py x y" runs anything else
# make test   everything: set-up, build, unit tests, console tests, conformance scripts, examples

SHELL := /bin/sh
TAIPAN := $(CURDIR)/.build/release/taipan

RELEASE := -c release --static-swift-stdlib
ARGS ?= examples/scripts/tour.py

.PHONY: run build setup test unit console conformance examples benchmark clean

run: build
	$(TAIPAN) $(ARGS)

build: setup
	swift build $(RELEASE) --product taipan

# libedit's header is all that the package needs beyond the toolchain.
setup:
	@if ! pkg-config --exists libedit 2>/dev/null && [ ! -f /usr/include/histedit.h ] && [ "$$(uname)" = Linux ]; then \
		sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
		$$sudo apt-get update && $$sudo apt-get install -y libedit-dev; \
	fi

test: build unit console conformance examples

# The tests of Descriptors compare the descriptors of the whole process: they have a process of their own.
unit: setup
	swift test --skip ConformanceTests --skip DescriptorsTests --skip ConsoleTests
	swift test --filter DescriptorsTests

# The program on a pseudo-terminal. They compare the descriptors of the whole process, too.
console: build
	TAIPAN=$(TAIPAN) swift test --filter ConsoleTests

conformance: build
	TAIPAN=$(TAIPAN) swift test --filter ConformanceTests

# Each example is a package of its own that depends on this one.
examples: build
	cd examples/descriptors-only && swift run
	cd examples/embed-minimal && swift run

benchmark: build
	$(TAIPAN) Benchmarks/run --taipan $(TAIPAN)

clean:
	swift package clean

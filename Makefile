# make run    builds the release executable and runs the tour; ARGS="file.py x y" runs anything else
# make test   everything: set-up, build, unit tests, console tests, conformance scripts, examples
# make asan   unit tests and conformance scripts under AddressSanitizer, each object a block of malloc's, every count accounted for at the end
# make fuzz-syntax, make fuzz-run   libFuzzer on what reads scripts, and on what runs them; SECONDS=1800 for longer

SHELL := /bin/sh
TAIPAN := $(CURDIR)/.build/release/taipan

# The C++ and terminal libraries are linked as archives where the system has all of them: half as many files to open and relocate at each start.
ARCHIVES := $(CURDIR)/.build/archives
ARCHIVED := stdc++ edit tinfo bsd md
# Each operation of the evaluator ends in a jump of its own to the next one, where LLVM's default is one jump for all: processors predict the former better.
DISPATCH := -Xswiftc -Xllvm -Xswiftc -tail-dup-pred-size=4096 -Xswiftc -Xllvm -Xswiftc -tail-dup-succ-size=4096
RELEASE = -c release --static-swift-stdlib $(DISPATCH) $(shell [ -d $(ARCHIVES) ] && echo -Xlinker -L$(ARCHIVES) -Xlinker -ltinfo -Xlinker -lbsd -Xlinker -lmd -Xswiftc -Xclang-linker -Xswiftc -static-libgcc)
PYTHON ?= python3.13
ARGS ?= examples/scripts/tour.py

.PHONY: run build archives setup test unit console conformance syntax-comparison examples asan fuzz-syntax fuzz-run benchmark clean

run: build
	$(TAIPAN) $(ARGS)

build: setup archives
	swift build $(RELEASE) --product taipan

archives:
	@found=; for library in $(ARCHIVED); do \
		file=$$(cc -print-file-name=lib$$library.a); \
		case $$file in /*) found="$$found $$file";; *) exit 0;; esac; \
	done; \
	mkdir -p $(ARCHIVES) && ln -sf $$found $(ARCHIVES)/

# libedit's header is all that the package needs beyond the toolchain.
setup:
	@if ! pkg-config --exists libedit 2>/dev/null && [ ! -f /usr/include/histedit.h ] && [ "$$(uname)" = Linux ]; then \
		sudo=; [ "$$(id -u)" = 0 ] || sudo=sudo; \
		$$sudo apt-get update && $$sudo apt-get install -y libedit-dev; \
	fi

test: build unit console conformance syntax-comparison examples

# The tests of Descriptors compare the descriptors of the whole process: they have a process of their own.
unit: setup
	swift test --skip ConformanceTests --skip DescriptorsTests --skip ConsoleTests
	swift test --filter DescriptorsTests

# The program on a pseudo-terminal. They compare the descriptors of the whole process, too.
console: build
	TAIPAN=$(TAIPAN) swift test --filter ConsoleTests

conformance: build
	TAIPAN=$(TAIPAN) swift test --filter ConformanceTests

# A sample of CPython's standard library, and mutated scripts, against CPython itself where it is installed.
syntax-comparison: build
	@if $(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; then \
		$(PYTHON) Tests/SyntaxComparison/compare.py --taipan $(TAIPAN) --every 20 && \
		$(PYTHON) Tests/SyntaxComparison/compare.py --taipan $(TAIPAN) --mutations 600 --bar 0.99; \
	else echo "syntax comparison: skipped, $(PYTHON) is no Python 3.13"; fi

# Each example is a package of its own that depends on this one.
examples: build
	cd examples/descriptors-only && swift run
	cd examples/embed-minimal && swift run
	cd examples/parse-only && swift run parse-only Sources/parse-only/example.py

# Not part of `make test`: it builds everything once more. Any report of the sanitizer, its leaks included, fails, and so does an interpreter
# that ends with an object whose counts do not add up (Sources/Runtime/Objects/CheckedHeap.swift).
ASAN := --sanitize=address -Xswiftc -DTAIPAN_CHECKED_HEAP -Xcc -DTAIPAN_CHECKED_HEAP --scratch-path $(CURDIR)/.build-asan

# (XCTest itself, which no test uses, leaks: it is left out.)
asan: setup
	swift build --build-tests $(ASAN)
	SWIFT_BACKTRACE=enable=no swift test --skip-build --disable-xctest $(ASAN) --skip ConformanceTests --skip DescriptorsTests --skip ConsoleTests
	SWIFT_BACKTRACE=enable=no swift test --skip-build --disable-xctest $(ASAN) --filter DescriptorsTests
	SWIFT_BACKTRACE=enable=no SECONDS_ALLOWED=300 TAIPAN=$(CURDIR)/.build-asan/debug/taipan swift test --skip-build --disable-xctest $(ASAN) --filter ConformanceTests

# libFuzzer and AddressSanitizer on lexer, parser, symbol table and printer; SECONDS=1800 for longer.
fuzz-syntax:
	Fuzz/syntax $(or $(SECONDS),600)

# The same on compiler and runtime, without any module that knows the kernel.
fuzz-run:
	Fuzz/run $(or $(SECONDS),600)

benchmark: build
	$(TAIPAN) Benchmarks/run --taipan $(TAIPAN)

clean:
	swift package clean

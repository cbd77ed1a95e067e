import Testing

@Suite struct ExpectationTests {
    @Test func readsEachKind() {
        let source = """
            print(1)  # expect: 1
            # expect:
            x = "#"  # expect:  two spaces
            # expect-error: KeyError: 'k'
            # exit: -2
            # a comment that expects nothing
            """
        let expectation = Expectation(source: source)
        #expect(expectation.output == ["1", "", " two spaces"])
        #expect(expectation.lastErrorLine == "KeyError: 'k'")
        #expect(expectation.errorOutput == nil)
        #expect(expectation.status == -2)
    }

    @Test func anErrorMeansStatusOne() {
        #expect(Expectation(source: "# stderr: a\n# stderr:   b").errorOutput == ["a", "  b"])
        #expect(Expectation(source: "# stderr: a").status == 1)
        #expect(Expectation(source: "pass").status == 0)
    }

    @Test func seesEachDeparture() throws {
        let run = try ScriptRun(program: "/bin/sh", arguments: ["-c", "echo out; echo err >&2; kill -9 $$"])
        #expect(Expectation(source: "# expect: out\n# stderr: err\n# exit: -9").departures(of: run).isEmpty)
        #expect(Expectation(source: "# expect: out\n# expect-error: err\n# exit: -9").departures(of: run).isEmpty)
        #expect(Expectation(source: "").departures(of: run).count == 3)
        let wantsMore = Expectation(source: "# expect: out\n# expect: more\n# expect-error: err\n# exit: -9")
        #expect(wantsMore.departures(of: run).count == 1)
    }
}

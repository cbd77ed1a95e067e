import Testing

/// Every script of Tests/Conformance meets its own expectation under taipan, and under Python 3.13 where there is one.
@Suite struct ConformanceTests {
    @Test(arguments: ConformanceScript.all())
    func script(_ script: ConformanceScript) throws {
        let departures = try script.departures(under: Interpreters.found.get().taipan)
        #expect(departures.isEmpty, "taipan: \(departures.joined(separator: "\n"))")
    }

    @Test(arguments: ConformanceScript.all())
    func reference(_ script: ConformanceScript) throws {
        guard let python = try Interpreters.found.get().python else { return }
        let departures = try script.departures(under: python)
        if script.isDifference {
            #expect(!departures.isEmpty, "Python meets the expectation of a difference")
        } else {
            #expect(departures.isEmpty, "Python: \(departures.joined(separator: "\n"))")
        }
    }

    /// The examples check themselves; both interpreters have to be content.
    @Test(arguments: ConformanceScript.examples())
    func example(_ path: String) throws {
        let interpreters = try Interpreters.found.get()
        for interpreter in [interpreters.taipan, interpreters.python].compactMap({ $0 }) {
            let run = try ScriptRun(program: interpreter, arguments: [path])
            #expect(run.status == 0 && !run.timedOut && run.errorOutput.isEmpty, "\(interpreter): \(run.errorOutput)")
        }
    }

    @Test func scriptsAreFound() {
        #expect(ConformanceScript.all().count > 300)
        #expect(ConformanceScript.examples().count >= 4)
    }
}

/// What a conformance script says about itself in its comments (the format is in ../Conformance/README.md).
struct Expectation: Equatable {
    /// The lines of standard output, in order.
    var output: [String] = []
    /// The whole of standard error line by line, or nil when the script does not spell it out.
    var errorOutput: [String]?
    /// The last line of standard error, or nil when the script does not name it.
    var lastErrorLine: String?
    /// The exit status, negative for death by a signal.
    var status = 0

    init(source: String) {
        var explicitStatus: Int?
        for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
            guard let (kind, text) = Self.comment(in: line) else { continue }
            switch kind {
            case "expect": output.append(text)
            case "expect-error": lastErrorLine = text
            case "stderr": errorOutput = (errorOutput ?? []) + [text]
            default: explicitStatus = Int(text)
            }
        }
        let fails = lastErrorLine != nil || errorOutput != nil
        status = explicitStatus ?? (fails ? 1 : 0)
    }

    /// The kind and the text of the expectation at the end of a line; nil where there is none.
    private static func comment(in line: Substring) -> (kind: String, text: String)? {
        var rest = line
        while let hash = rest.firstIndex(of: "#") {
            let comment = rest[rest.index(after: hash)...]
            for kind in ["expect", "expect-error", "stderr", "exit"] where comment.hasPrefix(" \(kind):") {
                let text = comment.dropFirst(kind.count + 2)
                return (kind, String(text.first == " " ? text.dropFirst() : text))
            }
            rest = comment
        }
        return nil
    }

    /// Where a run departs from the expectation; empty when it does not.
    func departures(of run: ScriptRun) -> [String] {
        var found: [String] = []
        if run.timedOut { found.append("still running after \(ScriptRun.secondsAllowed) s") }
        if let difference = Self.firstDifference(expected: output, seen: run.output) {
            found.append("standard output, " + difference)
        }
        if !run.timedOut && run.status != status {
            found.append("exit status: expected \(status), saw \(run.status)")
        }
        if let errorOutput {
            if let difference = Self.firstDifference(expected: errorOutput, seen: run.errorOutput) {
                found.append("standard error, " + difference)
            }
        } else if let lastErrorLine {
            let last = run.errorOutput.last ?? ""
            if last != lastErrorLine {
                found.append("last line of standard error: expected '\(lastErrorLine)', saw '\(last)'")
            }
        } else if !run.errorOutput.isEmpty {
            found.append("standard error: " + run.errorOutput.suffix(8).joined(separator: "\n"))
        }
        return found
    }

    private static func firstDifference(expected: [String], seen: [String]) -> String? {
        for index in 0..<max(expected.count, seen.count) {
            let wanted = index < expected.count ? "'\(expected[index])'" : "nothing more"
            let got = index < seen.count ? "'\(seen[index])'" : "nothing more"
            if wanted != got { return "line \(index + 1): expected \(wanted), saw \(got)" }
        }
        return nil
    }
}

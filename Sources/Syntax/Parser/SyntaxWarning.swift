/// Something in a source text that is dubious, though not wrong: what CPython's tokenizer and parser warn of as `SyntaxWarning`. (What its
/// compiler warns of is found where code is made.) Who runs the text decides whether anybody hears of it.
public struct SyntaxWarning: Sendable {
    /// The line that the warning names, from 1.
    public let line: Int
    /// What to raise where warnings are errors. Its message is the warning's.
    public let diagnostic: SyntaxDiagnostic
}

extension Parser {
    /// A warning until the text has been read.
    struct PendingWarning {
        let place: UInt32
        let finding: Finding
    }

    /// Notes that the language does not know an escape sequence, or that an octal one is too large.
    mutating func warnOfEscape(_ escape: Range<Int>, isOctal: Bool, of token: Token, at place: Token) {
        let sequence = String(decoding: tree.source[escape], as: UTF8.self)
        let (end, rule) = extent(of: place)
        let message = "invalid \(isOctal ? "octal " : "")escape sequence '\(sequence)'"
        warnings.append(
            PendingWarning(
                place: token.start, finding: Finding(kind: .syntaxError, message: message, start: place.start, end: end, columnRule: rule)))
    }

    /// All warnings in the order of their places. What lies behind the token where parsing ended was never read.
    func finishedWarnings() -> [SyntaxWarning] {
        if warnings.isEmpty, lexerWarnings.isEmpty { return [] }
        let read = tokens[min(max(furthest, position), tokens.count - 1)].end
        let all = warnings + lexerWarnings.filter { $0.end <= read }.map { found in
            let finding = Finding(
                kind: .syntaxError, message: found.message, start: UInt32(found.start), end: UInt32(found.end), columnRule: .point)
            return PendingWarning(place: finding.start, finding: finding)
        }
        return all.sorted { $0.place < $1.place }.map { warning in
            SyntaxWarning(line: tree.position(of: warning.place).line, diagnostic: diagnostic(warning.finding))
        }
    }
}

extension Parser {
    /// What text typed at a prompt is.
    public enum Completeness: Sendable {
        /// A whole statement, or several.
        case complete
        /// The beginning of one.
        case incomplete
        /// Nothing that more lines could make right.
        case wrong
    }

    /// Parses what was typed at a prompt (`single`): a line of simple statements, or one compound statement.
    public static func parse(
        interactive source: some Sequence<UInt8>, name: String, stackBudget: Int = defaultStackBudget
    ) throws(SyntaxDiagnostic) -> Tree {
        let bytes = ContiguousArray(source)
        let outcome = bytes.withUnsafeBufferPointer { buffer in
            Swift.Result { () throws(SyntaxDiagnostic) in
                try parse(buffer, name: name, stackBudget: stackBudget) { (parser) throws(ParseFailure) in
                    .interactive(try parser.file())
                }
            }
        }
        return try outcome.get()
    }

    /// Whether lines typed at a prompt are a whole statement. A compound statement is whole when an empty line follows it.
    public static func completeness(ofInteractive source: [UInt8]) -> Completeness {
        let lines = source.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D || $0 == 0x0C } }
        let lastText = lines.lastIndex { !isBlank($0) } ?? -1
        do throws(SyntaxDiagnostic) {
            let tree = try parse(interactive: source, name: "<stdin>")
            guard case .interactive(let statements) = tree.root, let last = tree[statements].last else { return .complete }
            // An empty line is the last but one: the text ends in a newline.
            let endsBlank = lines.count >= 2 && lastText < lines.count - 2
            return isCompound(tree[last]) && !endsBlank ? .incomplete : .complete
        } catch {
            let message = error.message
            if message.hasSuffix("was never closed") || message.hasPrefix("unterminated triple-quoted") || message.hasPrefix("unexpected EOF") { return .incomplete }
            // What stands behind the last line is missing, not wrong.
            if let range = error.range, Int(range.line) > lastText + 1 { return .incomplete }
            if message.hasPrefix("expected an indented block"), lines.count - 2 <= lastText { return .incomplete }
            return .wrong
        }
    }

    private static func isCompound(_ statement: Statement) -> Bool {
        switch statement {
        case .function, .class, .if, .for, .while, .with, .try, .match: true
        default: false
        }
    }
}

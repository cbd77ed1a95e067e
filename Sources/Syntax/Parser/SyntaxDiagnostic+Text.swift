extension SyntaxDiagnostic: CustomStringConvertible {
    /// The name of the exception a script sees.
    public var exceptionName: String {
        switch kind {
        case .syntaxError: "SyntaxError"
        case .indentationError: "IndentationError"
        case .tabError: "TabError"
        case .memoryError: "MemoryError"
        case .recursionError: "RecursionError"
        }
    }

    /// The last lines of a traceback: the place, and `SyntaxError: message`.
    public var description: String {
        let title = "\(exceptionName): \(message)"
        guard let range else { return title }
        return "  File \"\(sourceName)\", line \(range.line)\n\(title)"
    }
}

extension SyntaxDiagnostic {
    /// The place as the exception's attributes give it, with all that is peculiar to them.
    public struct Place: Sendable, Hashable {
        public let lineno: Int
        public let offset: Int
        public let endLineno: Int?
        public let endOffset: Int?
    }

    /// `lineno`, `offset`, `end_lineno` and `end_offset` of the exception; nil where it has none of them.
    ///
    /// Offsets count from 1: characters where the parser refuses, bytes where the compiler does. An end on another line is counted on
    /// the first line too, and does not go beyond it.
    public var place: Place? {
        guard let range else { return nil }
        let start = columnRule == .bytes ? Int(range.column) + 1 : characters(before: range.column) + 1
        func place(_ offset: Int, _ endOffset: Int) -> Place {
            Place(lineno: Int(range.line), offset: offset, endLineno: Int(range.endLine), endOffset: endOffset)
        }
        switch columnRule {
        case .characters:
            let end = characters(before: range.endColumn) + 1
            let length = lineText?.unicodeScalars.count ?? 0
            return place(start, range.endLine == range.line ? end : min(end, length + 1))
        case .bytes: return place(start, Int(range.endColumn) + 1)
        case .point: return place(start, start)
        case .zeroEnd: return place(start, 0)
        case .openEnd: return place(start, -1)
        case .noEnd: return Place(lineno: Int(range.line), offset: start, endLineno: range.line > 0 ? Int(range.line) : nil, endOffset: nil)
        case .nowhere: return place(0, 0)
        case .indent: return place(start - 1, -1)
        }
    }

    private func characters(before column: Int32) -> Int {
        guard column > 0, let lineText else { return Int(column) }
        // The newline counts as a character.
        let line = lineText.utf8
        let within = line.prefix(Int(column)).reduce(0) { $1 & 0xC0 != 0x80 ? $0 + 1 : $0 }
        return within + min(max(0, Int(column) - line.count), 1)
    }
}

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

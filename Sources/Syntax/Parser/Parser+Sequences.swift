// The same entries for other kinds of source.

extension Parser {
    /// Parses a whole file (`exec`).
    @inline(never)
    public static func parse(module source: [UInt8], name: String, stackBudget: Int = defaultStackBudget) throws(SyntaxDiagnostic) -> Tree {
        try withBytes(source) { (bytes) throws(SyntaxDiagnostic) in try parse(module: bytes, name: name, stackBudget: stackBudget) }
    }

    /// Parses a whole file (`exec`).
    public static func parse(
        module source: some Sequence<UInt8>, name: String, stackBudget: Int = defaultStackBudget
    ) throws(SyntaxDiagnostic) -> Tree {
        try parse(module: Array(source), name: name, stackBudget: stackBudget)
    }

    /// Parses one expression (`eval`).
    @inline(never)
    public static func parse(expression source: [UInt8], name: String, stackBudget: Int = defaultStackBudget) throws(SyntaxDiagnostic) -> Tree {
        try withBytes(source) { (bytes) throws(SyntaxDiagnostic) in try parse(expression: bytes, name: name, stackBudget: stackBudget) }
    }

    /// Parses one expression (`eval`).
    public static func parse(
        expression source: some Sequence<UInt8>, name: String, stackBudget: Int = defaultStackBudget
    ) throws(SyntaxDiagnostic) -> Tree {
        try parse(expression: Array(source), name: name, stackBudget: stackBudget)
    }

    /// Parses what was typed at a prompt (`single`).
    @inline(never)
    public static func parse(interactive source: [UInt8], name: String, stackBudget: Int = defaultStackBudget) throws(SyntaxDiagnostic) -> Tree {
        try withBytes(source) { (bytes) throws(SyntaxDiagnostic) in try parse(interactive: bytes, name: name, stackBudget: stackBudget) }
    }

    /// Parses what was typed at a prompt (`single`).
    public static func parse(
        interactive source: some Sequence<UInt8>, name: String, stackBudget: Int = defaultStackBudget
    ) throws(SyntaxDiagnostic) -> Tree {
        try parse(interactive: Array(source), name: name, stackBudget: stackBudget)
    }

    private static func withBytes(
        _ source: [UInt8], _ body: (UnsafeBufferPointer<UInt8>) throws(SyntaxDiagnostic) -> Tree
    ) throws(SyntaxDiagnostic) -> Tree {
        let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: source.count)
        defer { copy.deallocate() }
        _ = copy.initialize(from: source)
        return try body(UnsafeBufferPointer(copy))
    }
}

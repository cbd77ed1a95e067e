import TaipanSyntax

/// A statement that control is inside of: what `return`, `break` and `continue` have to do on their way out, and which instructions
/// an exception handler covers.
struct Block {
    enum Kind {
        /// `while`; nothing to do.
        case whileLoop
        /// `for`: two registers of state.
        case forLoop
        /// `async for`: one register.
        case asyncForLoop
        /// The body of a `try` with handlers; nothing to do.
        case protected
        /// The body of a `try` with `finally`: its statements run.
        case finalBody(StatementList)
        /// Inside a handler, or a `finally` that runs for an exception: the registers hold what was handled before, and the exception.
        case handler
        /// Inside `except ... as name`: the name is unbound at the end.
        case handlerName(NameID)
        /// A `finally` that runs while the value of a `return` waits in the register.
        case value
        /// The body of a `with`.
        case with(isAsync: Bool)
    }

    let kind: Kind
    var register = 0
    var breakLabel: Label?
    var continueLabel: Label?
    /// Where the statement stands that has to be tidied up.
    var span = ByteSpan(start: 0, end: 0)
    /// First instruction of the part covered just now; -1 while nothing is covered.
    private(set) var coveredFrom = -1
    private(set) var ranges: [Range<Int>] = []
    /// Variables of inlined comprehensions inside: dead in a handler.
    var comprehensionRegisters: [Int] = []

    init(_ kind: Kind, register: Int = 0) {
        self.kind = kind
        self.register = register
    }

    /// Leaving the block may rebind a local or run code that does.
    var runsScriptOnExit: Bool {
        switch kind {
        case .whileLoop, .protected, .forLoop, .asyncForLoop, .value: return false
        case .finalBody, .handler, .handlerName, .with: return true
        }
    }

    var isCovering: Bool { coveredFrom >= 0 }

    mutating func cover(from position: Int) { coveredFrom = position }

    mutating func endCovering(at position: Int) {
        if coveredFrom >= 0, position > coveredFrom { ranges.append(coveredFrom..<position) }
        coveredFrom = -1
    }
}

extension Tree {
    /// The tree as source text, as Python's `ast.unparse(tree)` writes it: UTF-8, without a newline at the end. Comments, blank lines and
    /// the form of literals are not kept; parsing the text gives the same tree.
    public func unparse() -> ContiguousArray<UInt8> {
        var printer = Printer(tree: self)
        return printer.run()
    }
}

/// Writes source text with an explicit stack of what is still to be written, so that depth costs no native stack.
struct Printer {
    /// How tightly an expression's surroundings bind: what binds less gets parentheses. The order is that of CPython's printer.
    enum Level: UInt8, Comparable {
        case named, tuple, yield, test, or, and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, term, factor, power, await, atom

        static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

        var next: Level { Level(rawValue: rawValue + 1) ?? .atom }
    }

    enum Item {
        case text(StaticString)
        case name(NameID)
        case constant(Constant)
        case dots(Int32)
        case expression(ExpressionID, Level)
        case pattern(PatternID, Level)
        case statement(StatementID, indent: Int32)
        /// An `if` that is printed as `elif`.
        case elif(StatementID, indent: Int32)
        /// A string that stands first in a body.
        case docstring(StringID, isU: Bool, indent: Int32)
        /// The beginning of a line.
        case line(indent: Int32)
        /// An empty line, but not at the beginning of the text.
        case blankLine
        case string(StringStep)
    }

    let tree: Tree
    var output: ContiguousArray<UInt8> = []
    /// What remains, last first.
    private var stack: ContiguousArray<Item> = []
    /// The parts of the node at hand, in order.
    private var parts: ContiguousArray<Item> = []
    private var hasBegun = false
    /// F-strings and replacement fields that are being put together.
    var pending: ContiguousArray<PendingString> = []

    init(tree: Tree) {
        self.tree = tree
    }

    mutating func run() -> ContiguousArray<UInt8> {
        switch tree.root {
        case .module(let statements): body(statements, indent: 0)
        case .expression(let value): add(.expression(value, .test))
        case .interactive(let statements): block(statements, indent: 0)
        }
        flush()
        while let item = stack.popLast() {
            write(item)
            flush()
        }
        return output
    }

    private mutating func flush() {
        while let part = parts.popLast() { stack.append(part) }
    }

    private mutating func write(_ item: Item) {
        switch item {
        case .text(let text): append(text)
        case .name(let name): output.append(contentsOf: tree.bytes(of: name))
        case .constant(let constant): write(constant)
        case .dots(let count): output.append(contentsOf: repeatElement(UInt8(ascii: "."), count: Int(count)))
        case .expression(let id, let level): expression(tree[id], level)
        case .pattern(let id, let level): pattern(tree[id], level)
        case .statement(let id, let indent): statement(tree[id], indent)
        case .elif(let id, let indent):
            if case .if(let test, let statements, let orElse) = tree[id] { branch("elif ", test, statements, orElse, indent) }
        case .docstring(let id, let isU, let indent):
            beginLine(indent)
            if isU { append("u") }
            writeDocstring(tree.bytes(of: id))
        case .line(let indent): beginLine(indent)
        case .blankLine:
            if hasBegun { output.append(UInt8(ascii: "\n")) }
        case .string(let step): write(step)
        }
    }

    private mutating func beginLine(_ indent: Int32) {
        if hasBegun { output.append(UInt8(ascii: "\n")) }
        hasBegun = true
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: Int(indent) * 4))
    }

    mutating func append(_ text: StaticString) {
        output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    // MARK: Parts

    mutating func add(_ item: Item) { parts.append(item) }

    mutating func add(_ text: StaticString) { parts.append(.text(text)) }

    mutating func add(_ name: NameID) { parts.append(.name(name)) }

    /// An expression where nothing binds tighter than a condition.
    mutating func add(_ id: ExpressionID) { parts.append(.expression(id, .test)) }

    /// The parts added by `inside`, in parentheses if the surroundings bind tighter than `own`.
    mutating func parenthesised(_ own: Level, in level: Level, _ inside: (inout Printer) -> Void) {
        if level > own { add("(") }
        inside(&self)
        if level > own { add(")") }
    }

    /// Several parts with commas between.
    mutating func list(count: Int, _ each: (inout Printer, Int) -> Void) {
        for index in 0..<count {
            if index > 0 { add(", ") }
            each(&self, index)
        }
    }

    mutating func expressions(_ ids: ExpressionList) {
        list(count: Int(ids.count)) { $0.add($0.tree[ids, $1]) }
    }

    /// The elements of a tuple: a single one has a comma behind it.
    mutating func elements(_ ids: ExpressionList) {
        expressions(ids)
        if ids.count == 1 { add(",") }
    }
}

extension Tree {
    /// The tree as Python's `ast.dump(tree)` writes it: one line, generalised UTF-8.
    /// - Parameter includesPositions: as `include_attributes=True`: every node with its lines and columns.
    public func dump(includesPositions: Bool = false) -> ContiguousArray<UInt8> {
        var dumper = Dumper(tree: self, includesPositions: includesPositions)
        return dumper.run()
    }
}

/// Writes nodes with an explicit stack of what is still to be written, so that depth costs no native stack.
struct Dumper {
    enum Item {
        case text(StaticString)
        case name(NameID)
        case constant(Constant)
        case number(Int)
        case expression(ExpressionID)
        case statement(StatementID)
        case pattern(PatternID)
    }

    let tree: Tree
    private let includesPositions: Bool
    private var output: ContiguousArray<UInt8> = []
    /// What remains, last first.
    private var stack: ContiguousArray<Item> = []
    /// The parts of the node at hand, in order.
    private var parts: ContiguousArray<Item> = []
    private var needsComma = false

    init(tree: Tree, includesPositions: Bool) {
        self.tree = tree
        self.includesPositions = includesPositions
    }

    mutating func run() -> ContiguousArray<UInt8> {
        switch tree.root {
        case .module(let body):
            open("Module(")
            statements("body=", body)
        case .expression(let body):
            open("Expression(")
            field("body=", .expression(body))
        case .interactive(let body):
            open("Interactive(")
            statements("body=", body)
        }
        close()
        flush()
        while let item = stack.popLast() {
            switch item {
            case .text(let text): output.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
            case .name(let name):
                output.append(UInt8(ascii: "'"))
                output.append(contentsOf: tree.bytes(of: name))
                output.append(UInt8(ascii: "'"))
            case .number(let number): output.append(contentsOf: String(number).utf8)
            case .constant(let constant): write(constant)
            case .expression(let id): node(tree[id], at: tree.span(of: id))
            case .statement(let id): node(tree[id], at: tree.span(of: id))
            case .pattern(let id): node(tree[id], at: tree.span(of: id))
            }
            flush()
        }
        return output
    }

    private mutating func flush() {
        while let part = parts.popLast() { stack.append(part) }
    }

    private mutating func write(_ constant: Constant) {
        switch constant {
        case .none: output.append(contentsOf: "None".utf8)
        case .true: output.append(contentsOf: "True".utf8)
        case .false: output.append(contentsOf: "False".utf8)
        case .ellipsis: output.append(contentsOf: "Ellipsis".utf8)
        case .integer(let value): output.append(contentsOf: String(value).utf8)
        case .bigInteger(let id): LiteralText.integer(tree.digits(of: id), to: &output)
        case .float(let value): output.append(contentsOf: LiteralText.float(value).utf8)
        case .imaginary(let value):
            output.append(contentsOf: LiteralText.float(value, keepsPoint: false).utf8)
            output.append(UInt8(ascii: "j"))
        case .string(let id, _): LiteralText.string(tree.bytes(of: id), to: &output)
        case .bytes(let id): LiteralText.bytes(tree.bytes(of: id), to: &output)
        }
    }

    // MARK: Parts

    mutating func open(_ text: StaticString) {
        parts.append(.text(text))
        needsComma = false
    }

    /// Ends a node that has a place of its own.
    mutating func close(at span: ByteSpan) {
        if includesPositions {
            let range = tree.range(of: span)
            field("lineno=", .number(Int(range.line)))
            field("col_offset=", .number(Int(range.column)))
            field("end_lineno=", .number(Int(range.endLine)))
            field("end_col_offset=", .number(Int(range.endColumn)))
        }
        close()
    }

    mutating func close() {
        parts.append(.text(")"))
        needsComma = true
    }

    private mutating func label(_ text: StaticString) {
        if needsComma { parts.append(.text(", ")) }
        parts.append(.text(text))
        needsComma = true
    }

    mutating func field(_ text: StaticString, _ item: Item) {
        label(text)
        parts.append(item)
    }

    mutating func optional(_ text: StaticString, _ id: ExpressionID?) {
        if let id { field(text, .expression(id)) }
    }

    mutating func optional(_ text: StaticString, _ name: NameID?) {
        if let name { field(text, .name(name)) }
    }

    /// A list field, left out when empty; `each` adds one element.
    mutating func list(_ text: StaticString, count: Int, _ each: (inout Dumper, Int) -> Void) {
        guard count > 0 else { return }
        label(text)
        parts.append(.text("["))
        for index in 0..<count {
            if index > 0 { parts.append(.text(", ")) }
            needsComma = false
            each(&self, index)
        }
        parts.append(.text("]"))
        needsComma = true
    }

    mutating func item(_ item: Item) { parts.append(item) }

    mutating func expressions(_ text: StaticString, _ ids: ExpressionList) {
        list(text, count: Int(ids.count)) { $0.item(.expression($0.tree[ids, $1])) }
    }

    mutating func statements(_ text: StaticString, _ ids: StatementList) {
        list(text, count: Int(ids.count)) { $0.item(.statement($0.tree[ids, $1])) }
    }

    mutating func patterns(_ text: StaticString, _ ids: PatternList) {
        list(text, count: Int(ids.count)) { $0.item(.pattern($0.tree[ids, $1])) }
    }

    mutating func names(_ text: StaticString, _ ids: NameList) {
        list(text, count: Int(ids.count)) { $0.item(.name($0.tree[ids, $1])) }
    }
}

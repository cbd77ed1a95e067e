/// A step of putting an f-string together, for its parts cannot be written before the quotes are chosen.
enum StringStep {
    /// The f-string begins: what follows is collected.
    case begin
    /// Literal text of the f-string.
    case text(StringID)
    /// Literal text of a format specification.
    case specification(StringID)
    /// The expression of a replacement field begins; it is collected.
    case beginValue
    case endValue
    /// A replacement field of the f-string is complete.
    case endField
    /// The f-string is complete: the quotes are chosen, and it is written.
    case end
}

/// What is collected until it can be written.
struct PendingString {
    /// What had been written before.
    var before: ContiguousArray<UInt8>
    var parts: ContiguousArray<(text: ContiguousArray<UInt8>, isLiteral: Bool)> = []
}

extension Printer {
    /// Quotes in the order in which CPython's printer prefers them.
    private static let quotes: [StaticString] = ["'", "\"", "\"\"\"", "'''"]
    private static let tripleQuotes: [StaticString] = ["\"\"\"", "'''"]

    mutating func write(_ constant: Constant) {
        switch constant {
        case .none: append("None")
        case .true: append("True")
        case .false: append("False")
        case .ellipsis: append("...")
        case .integer(let value): output.append(contentsOf: String(value).utf8)
        case .bigInteger(let id): LiteralText.integer(tree.digits(of: id), to: &output)
        // Out of range for a double: a literal that is so again.
        case .float(let value): output.append(contentsOf: (value.isInfinite ? "1e309" : LiteralText.float(value)).utf8)
        case .imaginary(let value):
            output.append(contentsOf: (value.isInfinite ? "1e309" : LiteralText.float(value, keepsPoint: false)).utf8)
            append("j")
        case .string(let id, let isU):
            if isU { append("u") }
            LiteralText.string(tree.bytes(of: id), to: &output)
        case .bytes(let id): LiteralText.bytes(tree.bytes(of: id), to: &output)
        }
    }

    /// A docstring: in triple quotes, with as few backslashes as may be.
    mutating func writeDocstring(_ text: ContiguousArray<UInt8>.SubSequence) {
        let (literal, quotes) = Printer.literal(text, quotes: Printer.tripleQuotes, escapesWhitespace: false)
        guard let quote = quotes.first else { return }
        append(quote)
        output.append(contentsOf: literal)
        append(quote)
    }

    // MARK: F-strings

    mutating func formatted(_ expression: Expression) {
        add(.string(.begin))
        switch expression {
        case .joinedString(let values):
            for value in tree[values] {
                switch tree[value] {
                case .constant(.string(let id, _)): add(.string(.text(id)))
                default:
                    field(tree[value])
                    add(.string(.endField))
                }
            }
        default:
            field(expression)
            add(.string(.endField))
        }
        add(.string(.end))
    }

    /// `{value!conversion:specification}`. Recursion ends soon: the lexer lets specifications nest twice.
    private mutating func field(_ expression: Expression) {
        guard case .formattedValue(let value, let conversion, let specification) = expression else { return }
        add("{")
        add(.string(.beginValue))
        add(.expression(value, .or))
        add(.string(.endValue))
        switch conversion {
        case .none: break
        case .string: add("!s")
        case .representation: add("!r")
        case .ascii: add("!a")
        }
        if let specification, case .joinedString(let values) = tree[specification] {
            add(":")
            for value in tree[values] {
                if case .constant(.string(let id, _)) = tree[value] {
                    add(.string(.specification(id)))
                } else {
                    field(tree[value])
                }
            }
        }
        add("}")
    }

    mutating func write(_ step: StringStep) {
        switch step {
        case .begin, .beginValue:
            pending.append(PendingString(before: output))
            output = []
        case .text(let id): pending[pending.count - 1].parts.append((Printer.doublingBraces(tree.bytes(of: id)), true))
        case .specification(let id):
            for byte in Printer.doublingBraces(tree.bytes(of: id)) {
                switch byte {
                case UInt8(ascii: "\n"): append("\\n")
                case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""):
                    append("\\")
                    output.append(byte)
                default: output.append(byte)
                }
            }
        case .endValue:
            guard var written = pending.popLast()?.before else { return }
            // Two braces in a row would be literal text.
            if output.first == UInt8(ascii: "{") { written.append(UInt8(ascii: " ")) }
            written.append(contentsOf: output)
            output = written
        case .endField:
            pending[pending.count - 1].parts.append((output, false))
            output = []
        case .end:
            guard let string = pending.popLast() else { return }
            output = string.before
            append("f")
            join(string.parts)
        }
    }

    private mutating func join(_ parts: ContiguousArray<(text: ContiguousArray<UInt8>, isLiteral: Bool)>) {
        var quotes = Printer.quotes
        var text: ContiguousArray<UInt8> = []
        for part in parts {
            if part.isLiteral {
                let (literal, possible) = Printer.literal(part.text[...], quotes: quotes, escapesWhitespace: true)
                // No quotes suit all parts: everything is escaped.
                guard possible.contains(where: { quote in quotes.contains { Printer.equal($0, quote) } }) else {
                    return joinEscaped(parts)
                }
                quotes = possible
                text.append(contentsOf: literal)
            } else {
                if part.text.contains(UInt8(ascii: "\n")) { quotes.removeAll { $0.utf8CodeUnitCount == 1 } }
                text.append(contentsOf: part.text)
            }
        }
        guard let quote = quotes.first else { return joinEscaped(parts) }
        append(quote)
        output.append(contentsOf: text)
        append(quote)
    }

    private mutating func joinEscaped(_ parts: ContiguousArray<(text: ContiguousArray<UInt8>, isLiteral: Bool)>) {
        append("'''")
        for part in parts {
            guard part.isLiteral else {
                output.append(contentsOf: part.text)
                continue
            }
            LiteralText.contents(part.text[...], quote: UInt8(ascii: "'"), to: &output)
        }
        append("'''")
    }

    private static func doublingBraces(_ text: ContiguousArray<UInt8>.SubSequence) -> ContiguousArray<UInt8> {
        var result: ContiguousArray<UInt8> = []
        for byte in text {
            result.append(byte)
            if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") { result.append(byte) }
        }
        return result
    }

    // MARK: Quotes

    /// The text as it stands between quotes, and the quotes out of `quotes` that suit it, the best first.
    private static func literal(
        _ text: ContiguousArray<UInt8>.SubSequence, quotes: [StaticString], escapesWhitespace: Bool
    ) -> (text: ContiguousArray<UInt8>, quotes: [StaticString]) {
        var escaped: ContiguousArray<UInt8> = []
        LiteralText.contents(text, quote: nil, keepsWhitespace: !escapesWhitespace, to: &escaped)
        let isMultiline = escaped.contains(UInt8(ascii: "\n"))
        var possible = quotes.filter { (!isMultiline || $0.utf8CodeUnitCount == 3) && !contains(escaped, $0) }
        if possible.isEmpty {
            let quote = LiteralText.quote(text)
            escaped.removeAll()
            LiteralText.contents(text, quote: quote, to: &escaped)
            let own: StaticString = quote == UInt8(ascii: "'") ? "'" : "\""
            return (escaped, [quotes.first { $0.utf8Start.pointee == quote } ?? own])
        }
        if let last = escaped.last {
            // A quote at the end would run into the closing ones.
            possible = possible.filter { $0.utf8Start.pointee != last } + possible.filter { $0.utf8Start.pointee == last }
            if let first = possible.first, first.utf8Start.pointee == last {
                escaped.insert(UInt8(ascii: "\\"), at: escaped.count - 1)
            }
        }
        return (escaped, possible)
    }

    private static func contains(_ text: ContiguousArray<UInt8>, _ quote: StaticString) -> Bool {
        let byte = quote.utf8Start.pointee
        var run = 0
        for other in text {
            run = other == byte ? run + 1 : 0
            if run == quote.utf8CodeUnitCount { return true }
        }
        return false
    }

    private static func equal(_ left: StaticString, _ right: StaticString) -> Bool {
        left.utf8CodeUnitCount == right.utf8CodeUnitCount && left.utf8Start.pointee == right.utf8Start.pointee
    }
}

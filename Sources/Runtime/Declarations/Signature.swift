/// A parsed text signature: what `Arguments` are bound by, what `help()` and `inspect` show.
public final class Signature {
    enum ParameterKind { case positionalOnly, positionalOrKeyword, variadic, keywordOnly, keywords }

    struct Parameter {
        let name: Value
        let kind: ParameterKind
        /// Literal default (an immortal value), or unset.
        let defaultValue: Value
        let isRequired: Bool
    }

    let parameters: [Parameter]
    /// How many leading parameters positional arguments may fill.
    let positionalCount: Int
    let requiredPositionalCount: Int
    let variadicIndex: Int?
    let keywordsIndex: Int?
    let hasRequiredKeywordOnly: Bool
    /// Defaults by parameter, for filling in.
    let defaults: [Value]

    init(_ vm: VM, _ text: StaticString) {
        var parameters: [Parameter] = []
        var keywordOnly = false
        var scanner = SignatureScanner(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        while let item = scanner.next() {
            switch item.name {
            case "/":
                parameters = parameters.map { Parameter(name: $0.name, kind: .positionalOnly, defaultValue: $0.defaultValue, isRequired: $0.isRequired) }
            case "*": keywordOnly = true
            default:
                var name = item.name
                var kind = keywordOnly ? ParameterKind.keywordOnly : .positionalOrKeyword
                if name.hasPrefix("**") {
                    kind = .keywords
                    name.removeFirst(2)
                } else if name.hasPrefix("*") {
                    kind = .variadic
                    keywordOnly = true
                    name.removeFirst()
                }
                if name.hasPrefix("$") { name.removeFirst() }
                let required = item.defaultText == nil && kind != .variadic && kind != .keywords
                parameters.append(Parameter(name: vm.intern(name), kind: kind, defaultValue: item.defaultText.map { Signature.literal(vm, $0) } ?? .unset,
                                            isRequired: required))
            }
        }
        self.parameters = parameters
        positionalCount = parameters.prefix { $0.kind == .positionalOnly || $0.kind == .positionalOrKeyword }.count
        requiredPositionalCount = parameters.prefix { ($0.kind == .positionalOnly || $0.kind == .positionalOrKeyword) && $0.isRequired }.count
        variadicIndex = parameters.firstIndex { $0.kind == .variadic }
        keywordsIndex = parameters.firstIndex { $0.kind == .keywords }
        hasRequiredKeywordOnly = parameters.contains { $0.kind == .keywordOnly && $0.isRequired }
        defaults = parameters.map(\.defaultValue)
    }

    /// The value of a default that is a literal. Strings are interned, so that it is immortal.
    private static func literal(_ vm: VM, _ text: String) -> Value {
        switch text {
        case "None": return .none
        case "True": return .true
        case "False": return .false
        case "()": return vm.runtime.pointee.emptyTuple
        default: break
        }
        if let number = Int(text) { return Value.fitsSmallInt(number) ? Value(smallInt: number) : .unset }
        if let quote = text.first, quote == "'" || quote == "\"", text.count >= 2, text.last == quote {
            return vm.intern(text.dropFirst().dropLast().replacingEscapes())
        }
        if text.contains("."), let number = Double(text), let word = Value(flonum: number) { return word }
        return .unset
    }
}

private extension Substring {
    func replacingEscapes() -> String {
        var result = ""
        var escaped = false
        for character in self {
            if escaped {
                result.append(character == "n" ? "\n" : character == "t" ? "\t" : character)
                escaped = false
            } else if character == "\\" {
                escaped = true
            } else {
                result.append(character)
            }
        }
        return result
    }
}

/// Splits `(a, b=1, *, c)` at its commas.
private struct SignatureScanner {
    private let text: UnsafeBufferPointer<UInt8>
    private var position: Int

    init(_ text: UnsafeBufferPointer<UInt8>) {
        self.text = text
        position = (text.first == 40) ? 1 : 0
    }

    mutating func next() -> (name: String, defaultText: String?)? {
        var depth = 0
        var quote: UInt8 = 0
        var equals: Int?
        var annotation: Int?
        while position < text.count, text[position] == 32 || text[position] == 44 { position += 1 }
        let start = position
        while position < text.count {
            let byte = text[position]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 39 || byte == 34 {
                quote = byte
            } else if byte == 40 || byte == 91 || byte == 123 {
                depth += 1
            } else if byte == 41 || byte == 93 || byte == 125 {
                if depth == 0 { break }
                depth -= 1
            } else if byte == 44 && depth == 0 {
                break
            } else if byte == 61 && depth == 0 && equals == nil {
                equals = position
            } else if byte == 58 && depth == 0 && annotation == nil && equals == nil {
                annotation = position
            }
            position += 1
        }
        guard position > start else { return nil }
        func slice(_ from: Int, _ to: Int) -> String {
            var from = from, to = to
            while from < to, text[from] == 32 { from += 1 }
            while to > from, text[to - 1] == 32 { to -= 1 }
            return String(decoding: UnsafeBufferPointer(rebasing: text[from..<to]), as: UTF8.self)
        }
        let name = slice(start, annotation ?? equals ?? position)
        return (name, equals.map { slice($0 + 1, position) })
    }
}

// Mutations that keep most scripts scripts: random bytes seldom parse.

@_silgen_name("LLVMFuzzerMutate")
private func mutateBytes(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ maximum: Int) -> Int

/// Most often a change of tokens or of whole statements, now and then one of libFuzzer's own (which know the dictionary).
@_cdecl("LLVMFuzzerCustomMutator")
public func mutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ maximum: Int, _ seed: CUnsignedInt) -> Int {
    var random = Generator(state: UInt64(seed))
    if random.below(8) == 0 { return mutateBytes(data, size, maximum) }
    let script = Script(UnsafeBufferPointer(start: data, count: size))
    return write(script.mutated(with: script, &random), to: data, maximum)
}

/// Statements and tokens of one script in another.
@_cdecl("LLVMFuzzerCustomCrossOver")
public func crossOver(
    _ first: UnsafePointer<UInt8>, _ firstSize: Int, _ second: UnsafePointer<UInt8>, _ secondSize: Int,
    _ output: UnsafeMutablePointer<UInt8>, _ maximum: Int, _ seed: CUnsignedInt
) -> Int {
    var random = Generator(state: UInt64(seed))
    let script = Script(UnsafeBufferPointer(start: first, count: firstSize)), other = Script(UnsafeBufferPointer(start: second, count: secondSize))
    return write(script.mutated(with: other, &random), to: output, maximum)
}

private func write(_ bytes: [UInt8], to output: UnsafeMutablePointer<UInt8>, _ maximum: Int) -> Int {
    let count = min(bytes.count, maximum)
    for index in 0..<count { output[index] = bytes[index] }
    return count
}

/// Repeatable: libFuzzer gives the seed.
private struct Generator {
    var state: UInt64

    mutating func below(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: (state >> 33) % UInt64(max(limit, 1)))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.isEmpty ? nil : elements[below(elements.count)] }
}

private struct Script {
    /// Words, numbers, strings and signs, cut without regard for what is right.
    private enum Sort { case word, number, string, sign, space }

    private struct Token {
        let sort: Sort
        let text: ArraySlice<UInt8>
    }

    private let tokens: [Token]
    /// Runs of lines that begin at the left margin, with the indented lines that follow.
    private let statements: [ArraySlice<UInt8>]

    init(_ source: UnsafeBufferPointer<UInt8>) {
        let bytes = Array(source)
        tokens = Script.cut(bytes)
        var statements: [ArraySlice<UInt8>] = []
        var start = 0
        for index in bytes.indices where index > start && bytes[index - 1] == 10 && !Script.continues(bytes[index...]) {
            statements.append(bytes[start..<index])
            start = index
        }
        if start < bytes.count { statements.append(bytes[start...]) }
        self.statements = statements
    }

    /// Whether a line belongs to the statement before: it is indented or empty, a comment or a further clause.
    private static func continues(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return false }
        if first == 32 || first == 10 || first == 35 || first == 41 || first == 93 || first == 125 { return true }
        return ["except", "else", "elif", "finally"].contains { line.starts(with: $0.utf8) }
    }

    private static func cut(_ bytes: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        var index = 0
        while index < bytes.count {
            let start = index
            let sort: Sort
            switch bytes[index] {
            case 97...122, 65...90, 95, 128...:
                sort = .word
                while index < bytes.count, isWord(bytes[index]) { index += 1 }
            case 48...57:
                sort = .number
                while index < bytes.count, isWord(bytes[index]) || bytes[index] == 46 { index += 1 }
            case 34, 39:
                sort = .string
                index += 1
                while index < bytes.count, bytes[index] != bytes[start], bytes[index] != 10 { index += bytes[index] == 92 ? 2 : 1 }
                index = min(index + 1, bytes.count)
            case 32, 10:
                sort = .space
                while index < bytes.count, bytes[index] == 32 || bytes[index] == 10 { index += 1 }
            default:
                sort = .sign
                index += 1
            }
            tokens.append(Token(sort: sort, text: bytes[start..<index]))
        }
        return tokens
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 97...122, 65...90, 95, 48...57, 128...: true
        default: false
        }
    }

    func mutated(with other: Script, _ random: inout Generator) -> [UInt8] {
        switch random.below(6) {
        case 0: return withStatementsOf(other, &random)
        case 1: return withoutStatement(&random)
        default: return withTokensOf(other, &random)
        }
    }

    private func withStatementsOf(_ other: Script, _ random: inout Generator) -> [UInt8] {
        var result = statements
        for _ in 0...random.below(4) {
            guard let statement = random.pick(other.statements) else { break }
            result.insert(statement, at: random.below(result.count + 1))
        }
        return Array(result.joined())
    }

    private func withoutStatement(_ random: inout Generator) -> [UInt8] {
        var result = statements
        for _ in 0...random.below(3) where result.count > 1 { result.remove(at: random.below(result.count)) }
        return Array(result.joined())
    }

    /// A few tokens give way to others of their sort: from the other script, from the list of words that do something, or odd numbers.
    private func withTokensOf(_ other: Script, _ random: inout Generator) -> [UInt8] {
        var result = tokens
        let places = tokens.indices.filter { tokens[$0].sort != .space }
        for _ in 0...random.below(5) {
            guard let place = random.pick(places) else { break }
            let sort = tokens[place].sort
            let replacement: ArraySlice<UInt8>?
            switch random.below(4) {
            case 0 where sort == .word: replacement = random.pick(Script.words).map { Array($0.utf8)[...] }
            case 0 where sort == .number, 1 where sort == .number: replacement = random.pick(Script.numbers).map { Array($0.utf8)[...] }
            case 0 where sort == .string: replacement = random.pick(Script.strings).map { Array($0.utf8)[...] }
            case 1 where sort == .number || sort == .string: replacement = random.pick(Script.expressions).map { Array($0.utf8)[...] }
            case 1 where sort == .sign: replacement = random.pick(Script.signs).map { Array($0.utf8)[...] }
            default: replacement = random.pick(other.tokens.filter { $0.sort == sort })?.text
            }
            if let replacement { result[place] = Token(sort: sort, text: replacement) }
        }
        return Array(result.map(\.text).joined())
    }

    private static let words = [
        "self", "cls", "super", "type", "object", "int", "float", "complex", "str", "bytes", "bytearray", "memoryview", "list", "tuple", "dict", "set",
        "frozenset", "range", "slice", "property", "staticmethod", "classmethod", "iter", "next", "len", "repr", "hash", "sorted", "reversed", "enumerate",
        "zip", "map", "filter", "sum", "min", "max", "any", "all", "getattr", "setattr", "delattr", "hasattr", "isinstance", "issubclass", "vars", "dir",
        "eval", "exec", "compile", "format", "divmod", "pow", "round", "abs", "ord", "chr", "globals", "locals", "__import__", "open", "print", "None",
        "__init__", "__new__", "__del__", "__repr__", "__str__", "__eq__", "__lt__", "__hash__", "__bool__", "__len__", "__getitem__", "__setitem__",
        "__delitem__", "__contains__", "__iter__", "__next__", "__reversed__", "__call__", "__getattr__", "__getattribute__", "__setattr__",
        "__delattr__", "__get__", "__set__", "__delete__", "__set_name__", "__add__", "__radd__", "__iadd__", "__mul__", "__rmul__", "__mod__", "__pow__",
        "__index__", "__int__", "__float__", "__enter__", "__exit__", "__format__", "__class__", "__dict__", "__bases__", "__mro__", "mro", "__slots__",
        "__name__", "__qualname__", "__module__", "__doc__", "__code__", "__closure__", "__defaults__", "__kwdefaults__", "__globals__", "__annotations__",
        "__init_subclass__", "__class_getitem__", "__instancecheck__", "__subclasscheck__", "__prepare__", "__missing__", "__length_hint__", "__buffer__",
        "__reduce_ex__", "__sizeof__", "__dir__", "__weakref__", "__traceback__", "__context__", "__cause__", "__self__", "__func__", "__wrapped__",
        "append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse", "index", "count", "copy", "update", "setdefault", "popitem", "keys",
        "values", "items", "get", "add", "discard", "union", "join", "split", "replace", "encode", "decode", "format_map", "translate", "send", "throw",
        "close", "gi_frame", "cr_frame", "f_locals", "f_back", "tb_next", "tb_frame", "release", "cast", "tolist", "with_traceback", "add_note", "args",
        "Exception", "BaseException", "StopIteration", "KeyError", "ValueError", "TypeError", "ExceptionGroup", "RecursionError", "yield", "await", "lambda",
        "return", "raise", "del", "global", "nonlocal", "not", "in", "is", "async", "for", "if", "else", "and", "or",
    ]
    private static let numbers = [
        "0", "1", "-1", "2", "3", "7", "255", "256", "65536", "2**31", "2**62", "2**63-1", "2**63", "-2**63", "2**64", "10**30", "10**400", "0.0", "-0.0", "1.5",
        "1e308", "float('inf')", "float('nan')", "1j", "True", "None", "sys.maxsize", "-sys.maxsize-1",
    ]
    private static let strings = [
        "''", "'a'", "'é'", "'\u{1F600}'", "'\\ud800'", "'\\0'", "b''", "b'ab'", "'%s'", "'%(a)s'", "'{}'", "'{0.__class__}'", "'{!r:>{}}'", "'99999999d'",
        "'__class__'", "'x' * 1000",
    ]
    private static let expressions = [
        "[]", "()", "{}", "set()", "[[]]", "object()", "type", "lambda *a, **k: a", "range(5)", "iter([1, 2])", "(x for x in [1])", "bytearray(b'abc')",
        "memoryview(bytearray(4))", "slice(None)", "NotImplemented", "...", "Exception('e')", "type('T', (), {})()", "super", "int.__add__", "locals()",
        "globals()", "sys.modules", "list(range(100))",
    ]
    private static let signs = [
        "+", "-", "*", "/", "//", "%", "@", "**", "<<", ">>", "&", "|", "^", "<", ">", "==", "!=", "<=", ">=", "=", "+=", "*=", ".", ",", ":", "(", ")", "[", "]",
        "{", "}", ":=", ";", "~",
    ]
}

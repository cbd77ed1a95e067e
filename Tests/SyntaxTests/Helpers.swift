import Testing

@testable import TaipanSyntax

/// Stack that debug builds, whose frames are large, need for nesting that release builds manage in the default budget; a sanitizer's are larger
/// still. Threads of tests have 8 MB.
#if TAIPAN_CHECKED_HEAP
let roomyStack = 7 * 1024 * 1024
#else
let roomyStack = 4 * 1024 * 1024
#endif

func parse(_ text: String) throws -> Tree {
    try Parser.parse(module: text.utf8, name: "test.py", stackBudget: roomyStack)
}

/// The tree as `ast.dump` shows it, without the module around it.
func dump(_ text: String) throws -> String {
    let whole = String(decoding: try parse(text).dump(), as: UTF8.self)
    return String(whole.dropFirst("Module(body=[".count).dropLast("])".count))
}

/// The dump of an expression statement's value.
func dumpExpression(_ text: String) throws -> String {
    String(try dump(text).dropFirst("Expr(value=".count).dropLast(")".count))
}

/// `Kind: message` of the refusal, or nil if the text is accepted.
func refusal(_ text: String, rules: Bool = false) -> String? {
    do throws(SyntaxDiagnostic) {
        let tree = try Parser.parse(module: text.utf8, name: "test.py", stackBudget: roomyStack)
        if rules { _ = try SymbolTable(tree, stackBudget: roomyStack) }
        return nil
    } catch {
        return "\(error.kind): \(error.message)"
    }
}

func tokenKinds(_ text: String) throws -> [TokenKind] {
    let source = try Array(text.utf8).withUnsafeBufferPointer { try SourceText($0, name: "test.py") }
    return Parser.lex(source).tokens.map(\.kind)
}

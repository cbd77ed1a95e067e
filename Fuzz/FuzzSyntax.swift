import TaipanSyntax

/// One text put to everything that reads source: it may be refused, but nothing may trap, hang or leak, and every place that is named
/// must lie inside the text.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = UnsafeBufferPointer(start: start, count: count)
    do throws(SyntaxDiagnostic) {
        let tree = try Parser.parse(module: bytes, name: "fuzz.py")
        checkPlaces(tree)
        _ = tree.dump(includesPositions: true)
        let printed = tree.unparse()
        _ = try? Parser.parse(module: printed, name: "printed.py")
        _ = try SymbolTable(tree)
    } catch {
        checkPlace(error)
    }
    _ = try? Parser.parse(expression: bytes, name: "fuzz.py")
    _ = Parser.completeness(ofInteractive: Array(bytes))
    return 0
}

private func checkPlaces(_ tree: Tree) {
    let size = UInt32(tree.source.count)
    for index in 0..<tree.expressionCount {
        let span = tree.span(of: ExpressionID(rawValue: UInt32(index)))
        precondition(span.start <= span.end && span.end <= size)
    }
    for index in 0..<tree.statementCount {
        let span = tree.span(of: StatementID(rawValue: UInt32(index)))
        precondition(span.start <= span.end && span.end <= size)
    }
}

private func checkPlace(_ error: SyntaxDiagnostic) {
    _ = error.description
    guard let range = error.range, let place = error.place, range.line > 0 else { return }
    precondition(range.column >= 0 && range.endLine >= range.line)
    let width = error.lineText.map { $0.utf8.count } ?? 0
    precondition(place.offset <= width + 2)
}

extension Parser {
    mutating func diagnoseExpression(_ body: ExpressionID, from first: Int) throws(ParseFailure) {}
    mutating func diagnoseNamedExpression(_ body: ExpressionID?, from first: Int) throws(ParseFailure) {}
    mutating func diagnoseDisplay(_ opening: Int) throws(ParseFailure) {}
    mutating func diagnoseDictionary(_ opening: Int) throws(ParseFailure) {}
    mutating func diagnosingForTarget(_ first: Int) throws(ParseFailure) -> ExpressionID { let t = try starTargets(); try expect(.inKeyword); return t }
    mutating func diagnoseArguments(_ opening: Int) throws(ParseFailure) {}
    mutating func diagnoseKeyword() throws(ParseFailure) {}
    mutating func diagnoseParameters(closing: TokenKind) throws(ParseFailure) {}
    mutating func diagnoseReplacementField(_ opening: Int) throws(ParseFailure) {}
    mutating func diagnoseDelete(_ first: Int) throws(ParseFailure) {}
    mutating func diagnoseAssignment(_ first: Int) throws(ParseFailure) {}
    mutating func diagnoseImport() throws(ParseFailure) {}
    mutating func diagnoseForTarget(_ first: Int) throws(ParseFailure) {}
    mutating func diagnoseWith(_ first: Int) throws(ParseFailure) {}
    mutating func diagnoseWithItem(_ word: Int) throws(ParseFailure) {}
    mutating func diagnoseMixedHandlers() throws(ParseFailure) {}
    mutating func diagnoseExcept() throws(ParseFailure) {}
}

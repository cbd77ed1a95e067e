extension Tree {
    @inlinable
    public subscript(id: ExpressionID) -> Expression { expressions[Int(id.rawValue)] }

    @inlinable
    public subscript(id: StatementID) -> Statement { statements[Int(id.rawValue)] }

    @inlinable
    public subscript(id: PatternID) -> Pattern { patterns[Int(id.rawValue)] }

    @inlinable
    public subscript(id: ParametersID) -> Parameters { parameterGroups[Int(id.rawValue)] }

    @inlinable
    public subscript(id: FunctionID) -> FunctionDefinition { functions[Int(id.rawValue)] }

    @inlinable
    public subscript(id: ClassID) -> ClassDefinition { classes[Int(id.rawValue)] }

    @inlinable
    public subscript(id: TryID) -> TryStatement { tries[Int(id.rawValue)] }

    /// Where the expression stands.
    public func range(of id: ExpressionID) -> SourceRange { range(of: expressionSpans[Int(id.rawValue)]) }

    /// Where the statement stands; a decorated `def` or `class` begins at its keyword.
    public func range(of id: StatementID) -> SourceRange { range(of: statementSpans[Int(id.rawValue)]) }

    /// Where the pattern stands.
    public func range(of id: PatternID) -> SourceRange { range(of: patternSpans[Int(id.rawValue)]) }

    @inlinable
    public func span(of id: ExpressionID) -> ByteSpan { expressionSpans[Int(id.rawValue)] }

    @inlinable
    public func span(of id: StatementID) -> ByteSpan { statementSpans[Int(id.rawValue)] }

    @inlinable
    public func span(of id: PatternID) -> ByteSpan { patternSpans[Int(id.rawValue)] }

    /// Number of expressions; their indices are `0..<expressionCount`. For side tables keyed by expression.
    @inlinable
    public var expressionCount: Int { expressions.count }

    /// Number of statements; their indices are `0..<statementCount`.
    @inlinable
    public var statementCount: Int { statements.count }

    /// Number of distinct names; their indices are `0..<nameCount`.
    @inlinable
    public var nameCount: Int { names.count }

    /// Lines and columns of a stretch of source. O(log lines).
    public func range(of span: ByteSpan) -> SourceRange {
        let (line, column) = position(of: span.start)
        let lineEnd = line < lineStarts.count ? lineStarts[line] : UInt32.max
        if span.end < lineEnd {
            return SourceRange(
                line: Int32(line), column: Int32(column),
                endLine: Int32(line), endColumn: Int32(column + Int(span.end) - Int(span.start)))
        }
        let (endLine, endColumn) = position(of: span.end)
        return SourceRange(line: Int32(line), column: Int32(column), endLine: Int32(endLine), endColumn: Int32(endColumn))
    }

    /// The line (from 1) and column (bytes from 0) of a byte offset.
    public func position(of offset: UInt32) -> (line: Int, column: Int) {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return (low + 1, Int(offset) - Int(lineStarts[low]))
    }

    /// The text of a line (from 1) without its line feed; nil past the end. For tracebacks.
    public func sourceLine(_ line: Int) -> String? {
        guard line >= 1, line <= lineStarts.count else { return nil }
        let start = Int(lineStarts[line - 1])
        var end = line < lineStarts.count ? Int(lineStarts[line]) : source.count
        if end > start, source[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        return String(decoding: source[start..<end], as: UTF8.self)
    }
}

/// Where a piece of source text stands, with the conventions of CPython's `lineno`, `col_offset`,
/// `end_lineno` and `end_col_offset`: lines count from 1, columns are UTF-8 bytes from 0, the end is exclusive.
public struct SourceRange: Sendable, Hashable {
    public var line: Int32
    public var column: Int32
    public var endLine: Int32
    public var endColumn: Int32

    @inlinable
    public init(line: Int32, column: Int32, endLine: Int32, endColumn: Int32) {
        self.line = line
        self.column = column
        self.endLine = endLine
        self.endColumn = endColumn
    }
}

/// A half-open stretch of the normalised UTF-8 source, in bytes.
///
/// Nodes store this, half the size of a ``SourceRange``; lines and columns are looked up when asked for.
public struct ByteSpan: Sendable, Hashable {
    public var start: UInt32
    public var end: UInt32

    @inlinable
    public init(start: UInt32, end: UInt32) {
        self.start = start
        self.end = end
    }
}

import TaipanSyntax

/// One level of an exception's traceback.
public struct TracebackEntry {
    public let file: String
    /// `<module>`, or the function's name.
    public let function: String
    /// What was being evaluated.
    public let range: SourceRange
}

extension VM {
    /// The levels of an exception's traceback, outermost first.
    public func tracebackEntries(of exception: Value) -> [TracebackEntry] {
        var entries: [TracebackEntry] = []
        var traceback = exception.isObject(of: .exception) ? exception.exception.pointee.traceback : .none
        while traceback.isObject(of: .traceback) {
            let values = traceback.record.values
            let frame = values[TracebackField.frame]
            if frame.isObject(of: .frame), values[TracebackField.instruction].isInt {
                let code = frame.record.values[FrameField.code].codeObject
                let index = values[TracebackField.instruction].smallInt
                let line = values[TracebackField.line].isInt ? Int32(truncatingIfNeeded: values[TracebackField.line].smallInt) : 0
                let range = code.pointee.storage._withUnsafeGuaranteedRef { storage in
                    storage.positions.indices.contains(index) ? storage.positions[index] : SourceRange(line: line, column: 0, endLine: line, endColumn: 0)
                }
                entries.append(TracebackEntry(file: swiftString(code.pointee.filename), function: swiftString(code.pointee.name), range: range))
            }
            traceback = values[TracebackField.next]
        }
        return entries
    }
}

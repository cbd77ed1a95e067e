import TaipanSyntax

/// The native module `_traceback`: what `traceback` and `linecache` share with the interpreter's own printing of exceptions.
enum TracebackModule {
    static let declaration = NativeModule("_traceback", "Pieces of the text of tracebacks.", functions: functions)

    private static let functions: [Builtin] = [
        Builtin("place", "(traceback, /)", "Line, last line, column and end column, in bytes, of what was being evaluated; four times None when unknown.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .traceback) else { throw vm.typeError("a traceback is required, not '\(vm.typeName(a[0]))'") }
            let values = a[0].record.values
            guard let range = vm.range(ofFrame: values[TracebackField.frame], instruction: values[TracebackField.instruction]) else {
                return vm.makeTuple([.none, .none, .none, .none])
            }
            return vm.makeTuple([range.line, range.endLine, range.column, range.endColumn].map { Value(smallInt: Int($0)) })
        },
        Builtin("excerpt", "(lines, lineno, end_lineno, colno, end_colno, /)", "Source lines with the marks below them, columns given in bytes.") { (vm, a) throws(ScriptException) in
            let lines = try vm.texts(a[0])
            let line = try vm.int32(a[1]), endLine = try vm.int32(a[2]), column = try vm.int32(a[3]), endColumn = try vm.int32(a[4])
            let range = SourceRange(line: line, column: column, endLine: endLine, endColumn: endColumn)
            let count = min(lines.count, max(1, Int(endLine) - Int(line) + 1))
            return vm.makeList(SourceExcerpt(lines: Array(lines.prefix(count)), range: range).format().map { vm.makeString($0) })
        },
        Builtin("syntax_excerpt", "(text, offset, end_offset, is_one_line, /)", "The line of a syntax error with the mark below it.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("text must be str, not \(vm.typeName(a[0]))") }
            let excerpt = SyntaxExcerpt(text: vm.displayText(a[0]), offset: vm.intValue(a[1]), endOffset: vm.intValue(a[2]), isOneLine: try vm.isTrue(a[3]))
            return vm.makeList(excerpt.format().map { vm.makeString($0) })
        },
        Builtin("suggestion", "(exception, traceback, /)", "What is added to the text of an exception about a name: 'Did you mean ...?', or nothing.") { (vm, a) throws(ScriptException) in
            vm.makeString(a[0].isObject(of: .exception) ? vm.suggestion(for: a[0], traceback: a[1]) : "")
        },
        Builtin("kept_source", "(filename, /)", "The text of a source that is no file, or None.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("filename must be str, not \(vm.typeName(a[0]))") }
            let name = vm.swiftString(a[0])
            if let kept = vm.runtime.pointee.keptSources[name] { return vm.makeString(utf8: kept.text) }
            guard name.hasPrefix("<library>/"), let source = vm.sourceText(name) else { return .none }
            return vm.makeString(utf8: source)
        },
        Builtin("code_source", "(code, /)", "The text that a code object was made of, if it was kept with it, or None.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .code) else { return .none }
            return a[0].codeObject.pointee.storage.takeUnretainedValue().source.map { vm.makeString(utf8: $0.text) } ?? .none
        },
        Builtin("decode_source", "(source, /)", "The text of a source file's bytes, in the encoding that they declare, with newlines alone.") { (vm, a) throws(ScriptException) in
            let bytes = try vm.withBytes(a[0]) { (buffer) throws(ScriptException) in Array(buffer) }
            return try vm.decodedSource(bytes)
        },
    ]
}

extension VM {
    /// Where a frame's code stands at an instruction.
    fileprivate func range(ofFrame frame: Value, instruction: Value) -> SourceRange? {
        guard frame.isObject(of: .frame), instruction.isInt else { return nil }
        let code = frame.record.values[FrameField.code].codeObject
        return code.pointee.storage._withUnsafeGuaranteedRef { storage in
            storage.positions.indices.contains(instruction.smallInt) ? storage.positions[instruction.smallInt] : nil
        }
    }

    /// The items of an iterable, which have to be `str`.
    fileprivate func texts(_ iterable: Value) throws(ScriptException) -> [String] {
        var texts: [String] = []
        try forEach(iterable) { (item) throws(ScriptException) in
            guard item.isString else { throw typeError("expected str, not \(typeName(item))") }
            texts.append(displayText(item))
            return true
        }
        return texts
    }

    /// What a file of source text says (PEP 263).
    func decodedSource(_ bytes: [UInt8]) throws(ScriptException) -> Value {
        let result: Result<Value, SyntaxDiagnostic> = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(SyntaxDiagnostic) in makeString(utf8: Array(try Parser.text(of: buffer, name: "<string>"))) }
        }
        do throws(SyntaxDiagnostic) { return try result.get() } catch { throw raise(error, filename: intern("<string>")) }
    }
}

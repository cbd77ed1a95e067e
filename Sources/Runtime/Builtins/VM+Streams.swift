// `print`, `input` and the standard streams that they use through `sys`.

extension VM {
    /// `sys.name`, or unset.
    public func sysAttribute(_ name: StaticString) -> Value {
        let module = runtime.pointee.sysModule
        guard module.isObject(of: .module) else { return .unset }
        let found = lookup(module.record.values[0].dict, string: intern(name))
        return found.isUnset ? found : keep(found)
    }

    func print(_ values: TuplePointer, separator: Value, end: Value, file: Value, flush: Value) throws(ScriptException) {
        var stream = file
        if stream.isNone {
            stream = sysAttribute("stdout")
            if stream.isUnset { throw raise(.runtimeError, "lost sys.stdout") }
            if stream.isNone { return }
        }
        guard separator.isNone || separator.isString else { throw typeError("sep must be None or a string, not \(typeName(separator))") }
        guard end.isNone || end.isString else { throw typeError("end must be None or a string, not \(typeName(end))") }
        let write = try getAttribute(stream, intern("write"))
        for index in 0..<values.count {
            let mark = self.mark
            if index > 0 { _ = try call(write, separator.isNone ? runtime.pointee.singleCharacters[32] : separator) }
            _ = try call(write, try str(values.items[index]))
            drain(to: mark)
        }
        _ = try call(write, end.isNone ? runtime.pointee.singleCharacters[10] : end)
        if try isTrue(flush) { _ = try callMethod(stream, intern("flush")) }
    }

    /// `input(prompt)` by the standard streams' own methods.
    func input(prompt: Value) throws(ScriptException) -> Value {
        let source = sysAttribute("stdin"), target = sysAttribute("stdout"), errors = sysAttribute("stderr")
        if source.isNoneOrUnset { throw raise(.runtimeError, "input(): lost sys.stdin") }
        if target.isNoneOrUnset { throw raise(.runtimeError, "input(): lost sys.stdout") }
        if errors.isNoneOrUnset { throw raise(.runtimeError, "input(): lost sys.stderr") }
        _ = try callMethod(errors, intern("flush"))
        let text = try str(prompt)
        if text.string.count > 0 { _ = try callMethod(target, intern("write"), text) }
        _ = try callMethod(target, intern("flush"))
        let line = try callMethod(source, intern("readline"))
        guard line.isString else { throw typeError("object.readline() returned non-string") }
        let count = line.string.count
        guard count > 0 else { throw raise(.eofError, "EOF when reading a line") }
        return line.string[codePoint: count - 1] == 10 ? makeSubstring(line.string, 0..<(count - 1)) : line
    }
}

extension VM {
    /// The text of an exception with its traceback, chain and notes, as CPython 3.13 prints it without colour; UTF-8, each line with
    /// its newline.
    public func formatException(_ exception: Value, chain: Bool = true) -> [UInt8] {
        let mark = self.mark
        let raised = state.pointee.raised
        state.pointee.raised = .unset
        var formatter = TracebackFormatter(vm: self)
        formatter.format(exception, chain: chain)
        state.pointee.raised = raised
        drain(to: mark)
        return formatter.output
    }

    /// The frames of a traceback without marks; nothing for None.
    func formatTraceback(_ traceback: Value) -> [UInt8] {
        var formatter = TracebackFormatter(vm: self, showsMarks: false)
        formatter.formatStack(traceback)
        return formatter.output
    }

    /// The name of an exception's class as tracebacks show it: with its module, unless that is obvious.
    func exceptionTypeName(_ type: TypePointer) -> String {
        let name = displayText(type.pointee.qualifiedName), module = typeModule(type)
        guard module.isString else { return "<unknown>.\(name)" }
        let text = displayText(module)
        return text == "__main__" || text == "builtins" ? name : "\(text).\(name)"
    }

    /// The bytes of a source that code names: a file, or a module of the library that ships inside; nil when there is none.
    func sourceText(_ name: String) -> [UInt8]? {
        if name.hasPrefix("<library>/"), name.hasSuffix(".py") {
            var module = name.dropFirst("<library>/".count).dropLast(3)
            if module.hasSuffix("/__init__") { module = module.dropLast("/__init__".count) }
            return runtime.pointee.hooks.librarySource(module.split(separator: "/").joined(separator: ".")).map { Array($0.source) }
        }
        if name.hasPrefix("<"), name.hasSuffix(">") { return nil }
        return runtime.pointee.hooks.readFile(name)
    }

    /// A line of a source, from 1, as text without its newline; nil when there is none.
    func sourceLine(_ name: String, _ number: Int) -> String? {
        guard number > 0, let source = sourceText(name) else { return nil }
        let lines = source.split(separator: 10, maxSplits: number, omittingEmptySubsequences: false)
        guard number <= lines.count else { return nil }
        let line = lines[number - 1]
        return String(decoding: line.last == 13 ? line.dropLast() : line, as: UTF8.self)
    }

    /// The text of a string for people: lone surrogates as `\udc80`.
    func displayText(_ value: Value) -> String {
        guard value.isString else { return "" }
        let string = value.string
        if string.isASCII || string.widthShift == 0 { return swiftString(value) }
        var text = ""
        for index in 0..<string.count {
            let codePoint = string[codePoint: index]
            if let scalar = Unicode.Scalar(codePoint) { text.unicodeScalars.append(scalar) } else { text += "\\u" + String(codePoint, radix: 16) }
        }
        return text
    }
}

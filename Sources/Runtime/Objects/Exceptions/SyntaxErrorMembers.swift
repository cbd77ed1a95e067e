/// Positions of a SyntaxError's own attributes in `ExceptionObject.fields`.
public enum SyntaxErrorField {
    public static let message = 0, filename = 1, line = 2, offset = 3, text = 4, endLine = 5, endOffset = 6, printFileAndLine = 7
}

/// `SyntaxError`: (msg, (filename, lineno, offset, text[, end_lineno, end_offset])).
enum SyntaxErrorMembers {
    static let members = ExceptionTypes.Members(fieldCount: 8, methods: methods, attributes: [
        ExceptionField.attribute("msg", "What is wrong.", SyntaxErrorField.message),
        ExceptionField.attribute("filename", "The path that it is about.", SyntaxErrorField.filename),
        ExceptionField.attribute("lineno", "The line, from 1.", SyntaxErrorField.line),
        ExceptionField.attribute("offset", "The column, from 1.", SyntaxErrorField.offset),
        ExceptionField.attribute("text", "The source line.", SyntaxErrorField.text),
        ExceptionField.attribute("end_lineno", "The last line.", SyntaxErrorField.endLine),
        ExceptionField.attribute("end_offset", "The column after the last one.", SyntaxErrorField.endOffset),
        ExceptionField.attribute("print_file_and_line", "Always None here.", SyntaxErrorField.printFileAndLine),
    ])

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, /, *args, **kwargs)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let exception = try vm.exceptionSelf(a[0], .syntaxError, "__init__")
            try vm.refuseKeywords(a[0], a[2])
            vm.replace(&exception.pointee.arguments, a[1])
            let arguments = a[1].tuple
            if arguments.count >= 1 { vm.setField(a[0], SyntaxErrorField.message, arguments.items[0]) }
            guard arguments.count == 2 else { return .none }
            let details = try vm.makeTuple(from: arguments.items[1])
            let count = details.tuple.count
            guard count >= 4 else { throw vm.typeError("function takes at least 4 arguments (\(count) given)") }
            guard count <= 6 else { throw vm.typeError("function takes at most 6 arguments (\(count) given)") }
            for index in 0..<count { vm.setField(a[0], SyntaxErrorField.filename + index, details.tuple.items[index]) }
            if count == 5 { throw vm.typeError("end_offset must be provided when end_lineno is provided") }
            return .none
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in
            let fields = try vm.exceptionSelf(a[0], .syntaxError, "__str__").fields
            let message = try vm.str(noneForUnset(fields[SyntaxErrorField.message]))
            let filename = fields[SyntaxErrorField.filename], line = fields[SyntaxErrorField.line]
            let lineText = line.isInt ? "line \(line.smallInt)" : nil
            guard filename.isString || lineText != nil else { return message }
            let place = filename.isString ? String(vm.swiftString(filename).split(separator: "/", omittingEmptySubsequences: false).last ?? "") : nil
            return vm.makeString("\(vm.swiftString(message)) (\([place, lineText].compactMap { $0 }.joined(separator: ", ")))")
        },
    ]
}

/// Positions of a UnicodeError's own attributes in `ExceptionObject.fields`.
public enum UnicodeErrorField { public static let encoding = 0, object = 1, start = 2, end = 3, reason = 4 }

/// `UnicodeDecodeError`, `UnicodeEncodeError`, `UnicodeTranslateError`.
enum UnicodeErrorMembers {
    static let decode = ExceptionTypes.Members(fieldCount: 5, methods: [
        Builtin("__init__", "(self, encoding, object, start, end, reason, /)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            _ = try vm.exceptionSelf(a[0], .unicodeDecodeError, "__init__")
            vm.keepArguments(a)
            guard a[1].isString else { throw vm.typeError("argument 1 must be str, not \(vm.typeName(a[1]))") }
            let object = a[2].kind == .bytes ? a[2] : try vm.withBytes(a[2]) { (buffer) throws(ScriptException) in vm.makeBytes(buffer) }
            try vm.fillUnicodeError(a[0], encoding: a[1], object, a[3], a[4], a[5])
            return .none
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in
            let fields = try vm.exceptionSelf(a[0], .unicodeDecodeError, "__str__").fields
            guard fields[UnicodeErrorField.object].kind == .bytes else { return vm.runtime.pointee.emptyString }
            let bytes = fields[UnicodeErrorField.object].bytes
            let (start, end) = vm.unicodeRange(fields, count: bytes.pointee.count)
            let encoding = vm.swiftString(try vm.str(fields[UnicodeErrorField.encoding])), reason = vm.swiftString(try vm.str(fields[UnicodeErrorField.reason]))
            if start < bytes.pointee.count, end == start + 1 {
                let byte = String(bytes.base[start], radix: 16)
                return vm.makeString("'\(encoding)' codec can't decode byte 0x\(byte.count == 1 ? "0" : "")\(byte) in position \(start): \(reason)")
            }
            return vm.makeString("'\(encoding)' codec can't decode bytes in position \(start)-\(end - 1): \(reason)")
        },
    ], attributes: attributes)

    static let encode = ExceptionTypes.Members(fieldCount: 5, methods: [
        Builtin("__init__", "(self, encoding, object, start, end, reason, /)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            _ = try vm.exceptionSelf(a[0], .unicodeEncodeError, "__init__")
            vm.keepArguments(a)
            for (index, argument) in [a[1], a[2]].enumerated() where !argument.isString {
                throw vm.typeError("argument \(index + 1) must be str, not \(vm.typeName(argument))")
            }
            try vm.fillUnicodeError(a[0], encoding: a[1], a[2], a[3], a[4], a[5])
            return .none
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in
            let fields = try vm.exceptionSelf(a[0], .unicodeEncodeError, "__str__").fields
            let encoding = vm.swiftString(try vm.str(noneForUnset(fields[UnicodeErrorField.encoding])))
            return try vm.characterErrorText(fields, "'\(encoding)' codec can't encode")
        },
    ], attributes: attributes)

    static let translate = ExceptionTypes.Members(fieldCount: 5, methods: [
        Builtin("__init__", "(self, object, start, end, reason, /)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            _ = try vm.exceptionSelf(a[0], .unicodeTranslateError, "__init__")
            vm.keepArguments(a)
            guard a[1].isString else { throw vm.typeError("argument 1 must be str, not \(vm.typeName(a[1]))") }
            try vm.fillUnicodeError(a[0], encoding: .unset, a[1], a[2], a[3], a[4])
            return .none
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in
            try vm.characterErrorText(try vm.exceptionSelf(a[0], .unicodeTranslateError, "__str__").fields, "can't translate")
        },
    ], attributes: attributes)

    private static let attributes: [Attribute] = [
        ExceptionField.attribute("encoding", "Name of the encoding.", UnicodeErrorField.encoding),
        ExceptionField.attribute("object", "What was to be converted.", UnicodeErrorField.object),
        ExceptionField.attribute("start", "Where the trouble begins.", UnicodeErrorField.start),
        ExceptionField.attribute("end", "Where the trouble ends.", UnicodeErrorField.end),
        ExceptionField.attribute("reason", "What is wrong with it.", UnicodeErrorField.reason),
    ]
}

extension VM {
    fileprivate func fillUnicodeError(_ exception: Value, encoding: Value, _ object: Value, _ start: Value, _ end: Value, _ reason: Value) throws(ScriptException) {
        let first = makeInt(try index(start)), last = makeInt(try index(end))
        guard reason.isString else { throw typeError("argument \(encoding.isUnset ? 4 : 5) must be str, not \(typeName(reason))") }
        setField(exception, UnicodeErrorField.encoding, encoding)
        setField(exception, UnicodeErrorField.object, object)
        setField(exception, UnicodeErrorField.start, first)
        setField(exception, UnicodeErrorField.end, last)
        setField(exception, UnicodeErrorField.reason, reason)
    }

    /// `start` and `end` within an object of `count` items, whatever a script made of them.
    fileprivate func unicodeRange(_ fields: UnsafeMutablePointer<Value>, count: Int) -> (start: Int, end: Int) {
        let start = min(max(0, intValue(fields[UnicodeErrorField.start]) ?? 0), max(0, count - 1))
        let end = min(max(start, intValue(fields[UnicodeErrorField.end]) ?? 0), count)
        return (start, end)
    }

    fileprivate func characterErrorText(_ fields: UnsafeMutablePointer<Value>, _ prefix: String) throws(ScriptException) -> Value {
        guard fields[UnicodeErrorField.object].isString else { return runtime.pointee.emptyString }
        let string = fields[UnicodeErrorField.object].string
        // As they were set, even where the text has no such places.
        let start = intValue(fields[UnicodeErrorField.start]) ?? 0, end = intValue(fields[UnicodeErrorField.end]) ?? 0
        let reason = swiftString(try str(noneForUnset(fields[UnicodeErrorField.reason])))
        guard start >= 0, start < string.count, end == start &+ 1 else {
            return makeString("\(prefix) characters in position \(start)-\(end &- 1): \(reason)")
        }
        let codePoint = string[codePoint: start]
        let (letter, width) = codePoint < 0x100 ? ("x", 2) : codePoint < 0x10000 ? ("u", 4) : ("U", 8)
        let digits = String(codePoint, radix: 16)
        let shown = "\\" + letter + String(repeating: "0", count: max(0, width - digits.count)) + digits
        return makeString("\(prefix) character '\(shown)' in position \(start): \(reason)")
    }
}

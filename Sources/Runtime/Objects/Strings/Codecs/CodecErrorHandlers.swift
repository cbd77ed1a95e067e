/// The error handlers as functions, for `codecs.lookup_error` and for scripts' handlers that build on them. Each takes the exception that tells of the
/// error and gives what stands in its place and where to go on.
enum CodecErrorHandlers {
    /// By the name that policies have.
    static let all: [(name: StaticString, function: Builtin)] = [
        ("strict", Builtin("strict_errors", "(exception, /)", "Raises the exception.") { (vm, a) throws(ScriptException) in
            guard vm.isInstance(a[0], .baseException) else { throw vm.typeError("codec must pass exception instance") }
            throw vm.raise(a[0])
        }),
        ("ignore", Builtin("ignore_errors", "(exception, /)", "Leaves out what is malformed.") { (vm, a) throws(ScriptException) in
            let error = try UnicodeErrorParts(vm, a[0])
            return vm.makePair(vm.runtime.pointee.emptyString, vm.makeInt(error.end))
        }),
        ("replace", Builtin("replace_errors", "(exception, /)", "Puts a replacement character in the place of what is malformed.") { (vm, a) throws(ScriptException) in
            let error = try UnicodeErrorParts(vm, a[0])
            var builder = TextBuilder(vm)
            switch error.kind {
            case .encoding: builder.append(63, count: error.range.count)
            case .decoding: builder.append(0xFFFD)
            case .translating: builder.append(0xFFFD, count: error.range.count)
            }
            return vm.makePair(builder.make(vm), vm.makeInt(error.end))
        }),
        ("xmlcharrefreplace", Builtin("xmlcharrefreplace_errors", "(exception, /)", "Writes what cannot be encoded as XML character references.") { (vm, a) throws(ScriptException) in
            try escape(vm, a[0], .xmlcharrefreplace)
        }),
        ("backslashreplace", Builtin("backslashreplace_errors", "(exception, /)", "Writes what is malformed as escapes with a backslash.") { (vm, a) throws(ScriptException) in
            try escape(vm, a[0], .backslashreplace)
        }),
        ("namereplace", Builtin("namereplace_errors", "(exception, /)", "Writes what cannot be encoded as names of characters.") { (vm, a) throws(ScriptException) in
            try escape(vm, a[0], .namereplace)
        }),
        ("surrogatepass", Builtin("surrogatepass", "(exception, /)", "Lets surrogates pass as if they were characters.") { (vm, a) throws(ScriptException) in
            try passSurrogates(vm, a[0])
        }),
        ("surrogateescape", Builtin("surrogateescape", "(exception, /)", "Turns bytes that cannot be decoded into surrogates, and back.") { (vm, a) throws(ScriptException) in
            try escapeBytes(vm, a[0])
        }),
    ]

    private static func refusal(_ vm: VM, _ exception: Value) -> ScriptException {
        vm.typeError("don't know how to handle \(vm.typeName(exception)) in error callback")
    }

    private static func escape(_ vm: VM, _ exception: Value, _ policy: CodecErrorPolicy) throws(ScriptException) -> Value {
        let error = try UnicodeErrorParts(vm, exception)
        var builder = TextBuilder(vm)
        switch error.kind {
        case .decoding:
            guard policy == .backslashreplace else { throw refusal(vm, exception) }
            for index in error.range { builder.appendBackslashEscape(UInt32(error.object.bytes.base[index])) }
        case .translating where policy != .backslashreplace: throw refusal(vm, exception)
        case .encoding, .translating:
            try vm.checkTextSize(try vm.checkedTextSize(error.range.count, times: 10))
            for index in error.range { builder.append(ascii: vm.escapedForm(error.object.string[codePoint: index], policy)) }
        }
        return vm.makePair(builder.make(vm), vm.makeInt(error.end))
    }

    private static func escapeBytes(_ vm: VM, _ exception: Value) throws(ScriptException) -> Value {
        let error = try UnicodeErrorParts(vm, exception)
        switch error.kind {
        case .encoding:
            var bytes: [UInt8] = []
            for index in error.range {
                let codePoint = error.object.string[codePoint: index]
                guard (0xDC80...0xDCFF).contains(codePoint) else { throw vm.raise(exception) }
                bytes.append(UInt8(truncatingIfNeeded: codePoint))
            }
            return vm.makePair(vm.makeBytes(bytes), vm.makeInt(error.end))
        case .decoding:
            var builder = TextBuilder(vm)
            // Four bytes are as many as a character can have; ASCII is never escaped.
            var index = error.range.lowerBound
            while index < min(error.range.upperBound, error.range.lowerBound + 4), error.object.bytes.base[index] >= 0x80 {
                builder.append(0xDC00 + UInt32(error.object.bytes.base[index]))
                index += 1
            }
            guard index > error.range.lowerBound else { throw vm.raise(exception) }
            return vm.makePair(builder.make(vm), vm.makeInt(index))
        case .translating: throw refusal(vm, exception)
        }
    }

    private static func passSurrogates(_ vm: VM, _ exception: Value) throws(ScriptException) -> Value {
        let error = try UnicodeErrorParts(vm, exception)
        if error.kind == .translating { throw refusal(vm, exception) }
        let name = exception.exception.fields[UnicodeErrorField.encoding]
        guard name.isString, let encoding = TextEncoding(named: vm.swiftString(name)), encoding != .ascii, encoding != .latin1 else { throw vm.raise(exception) }
        if error.kind == .encoding {
            var bytes: [UInt8] = []
            for index in error.range {
                let codePoint = error.object.string[codePoint: index]
                guard (0xD800...0xDFFF).contains(codePoint) else { throw vm.raise(exception) }
                encoding.appendUnchecked(codePoint, to: &bytes)
            }
            return vm.makePair(vm.makeBytes(bytes), vm.makeInt(error.end))
        }
        let bytes = error.object.bytes.buffer, start = error.range.lowerBound
        let size = encoding.unitSize == 1 ? 3 : encoding.unitSize
        guard start + size <= bytes.count else { throw vm.raise(exception) }
        var codePoint: UInt32 = 0
        if encoding.unitSize == 1 {
            if bytes[start] & 0xF0 == 0xE0, bytes[start + 1] & 0xC0 == 0x80, bytes[start + 2] & 0xC0 == 0x80 {
                codePoint = UInt32(bytes[start] & 0x0F) << 12 | UInt32(bytes[start + 1] & 0x3F) << 6 | UInt32(bytes[start + 2] & 0x3F)
            }
        } else {
            for index in 0..<size { codePoint |= UInt32(bytes[start + index]) << UInt32((encoding.isBigEndian ? size - 1 - index : index) * 8) }
        }
        guard (0xD800...0xDFFF).contains(codePoint) else { throw vm.raise(exception) }
        return vm.makePair(vm.makeString(codePoint: codePoint), vm.makeInt(start + size))
    }
}

/// What a UnicodeError tells, whatever a script has made of its attributes: positions are put right as CPython does it.
struct UnicodeErrorParts {
    enum Kind { case encoding, decoding, translating }
    let kind: Kind
    /// `bytes` for decoding, else `str`.
    let object: Value
    let range: Range<Int>
    /// Where a handler that treats the whole range goes on.
    let end: Int

    /// TypeError for any other object.
    init(_ vm: VM, _ exception: Value) throws(ScriptException) {
        if vm.isInstance(exception, .unicodeEncodeError) {
            kind = .encoding
        } else if vm.isInstance(exception, .unicodeDecodeError) {
            kind = .decoding
        } else if vm.isInstance(exception, .unicodeTranslateError) {
            kind = .translating
        } else {
            throw vm.typeError("don't know how to handle \(vm.typeName(exception)) in error callback")
        }
        let fields = exception.exception.fields
        object = vm.keep(fields[UnicodeErrorField.object])
        if object.isUnset { throw vm.typeError("object attribute not set") }
        let count: Int
        if kind == .decoding {
            guard object.kind == .bytes else { throw vm.typeError("object attribute must be bytes") }
            count = object.bytes.pointee.count
        } else {
            guard object.isString else { throw vm.typeError("object attribute must be unicode") }
            count = object.string.count
        }
        let start = min(max(vm.intValue(fields[UnicodeErrorField.start]) ?? 0, 0), max(count - 1, 0))
        end = min(max(vm.intValue(fields[UnicodeErrorField.end]) ?? 0, 1), count)
        range = start..<max(start, end)
    }
}

// MARK: - Calling handlers

extension VM {
    /// The handler of that name, a temporary. LookupError for an unknown one.
    func codecErrorHandler(_ name: Value) throws(ScriptException) -> Value {
        let found = try lookup(codecErrorHandlers, name)
        guard !found.isUnset else { throw raise(.lookupError, "unknown error handler name '\(swiftString(name))'") }
        return keep(found)
    }

    /// What the handler of a name makes of a decoding error: text, and the position in the bytes that the exception now has.
    func callDecodeHandler(_ name: Value, _ exception: Value) throws(ScriptException) -> (text: StringPointer, bytes: BytesPointer, position: Int) {
        let (replacement, place) = try callHandler(name, exception, "decoding error handler must return (str, int) tuple") { $0.isString }
        let object = keep(exception.exception.fields[UnicodeErrorField.object])
        guard object.kind == .bytes else { throw typeError("object attribute must be bytes") }
        return (replacement.string, object.bytes, try handlerPosition(place, object.bytes.pointee.count))
    }

    /// What the handler of a name makes of an encoding error: `str` or `bytes`, and the position in the text.
    func callEncodeHandler(_ name: Value, _ exception: Value, _ string: StringPointer) throws(ScriptException) -> (replacement: Value, position: Int) {
        let (replacement, place) = try callHandler(name, exception, "encoding error handler must return (str/bytes, int) tuple") { $0.isString || $0.kind == .bytes }
        return (replacement, try handlerPosition(place, string.count))
    }

    private func callHandler(_ name: Value, _ exception: Value, _ refusal: StaticString, _ accepts: (Value) -> Bool) throws(ScriptException) -> (Value, Value) {
        let result = try call(try codecErrorHandler(name), exception)
        guard result.isObject(of: .tuple), result.tuple.count == 2, accepts(result.tuple.items[0]) else {
            throw typeError("\(refusal)")
        }
        return (result.tuple.items[0], result.tuple.items[1])
    }

    private func handlerPosition(_ value: Value, _ count: Int) throws(ScriptException) -> Int {
        let given = try index(value)
        let position = given < 0 ? given &+ count : given
        guard position >= 0, position <= count else { throw raise(.indexError, "position \(position) from error handler out of bounds") }
        return position
    }

    /// How a code point that an encoding has not is written in ASCII.
    func escapedForm(_ codePoint: UInt32, _ policy: CodecErrorPolicy) -> [UInt8] {
        if policy == .xmlcharrefreplace { return Array("&#\(codePoint);".utf8) }
        if policy == .namereplace, let name = Unicode.Scalar(codePoint)?.properties.name { return Array("\\N{\(name)}".utf8) }
        let digits = String(codePoint, radix: 16)
        let (letter, width) = codePoint < 0x100 ? ("x", 2) : codePoint < 0x10000 ? ("u", 4) : ("U", 8)
        return Array(("\\" + letter + String(repeating: "0", count: width - digits.utf8.count) + digits).utf8)
    }
}

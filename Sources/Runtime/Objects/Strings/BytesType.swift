/// `bytes`.
enum BytesType {
    static let declaration = TypeDeclaration(
        "bytes",
        "Bytes that cannot change, from an iterable of integers, a number of zeros, text with an encoding, or a buffer.",
        kind: .bytes, flags: [.subclassable],
        methods: ByteMethods.all + methods + [BufferMethods.buffer], classMethods: classMethods, staticMethods: staticMethods)

    private static let methods: [Builtin] = [
        Builtin("__getnewargs__", "(self, /)", "Gives the arguments that __new__ makes an equal object from.") { (vm, a) throws(ScriptException) in
            let view = try vm.byteSelf(a, "__getnewargs__")
            return vm.makeTuple(vm.makeBytes(view.buffer))
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            guard a[0].kind == .bytes else { throw vm.wrongReceiver("__hash__", of: "bytes", a[0]) }
            let bytes = a[0].bytes
            if bytes.pointee.hash == 0 { bytes.pointee.hash = hashBytes(bytes.buffer) }
            return Value(smallInt: bytes.pointee.hash)
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            guard a[0].kind == .bytes else { throw vm.wrongReceiver("__iter__", of: "bytes", a[0]) }
            return vm.makeIterator(vm.types.pointee.bytesIterator, source: a[0], step: stepBytes)
        },
        Builtin("__bytes__", "(self, /)", "Gives the value as a plain bytes object.") { (vm, a) throws(ScriptException) in
            guard a[0].kind == .bytes else { throw vm.wrongReceiver("__bytes__", of: "bytes", a[0]) }
            return a[0].header.pointee.type == vm.types.pointee.bytes ? a[0] : vm.makeBytes(a[0].bytes.buffer)
        },
        Builtin("__sizeof__", "(self, /)", "Bytes that it takes in memory.") { (vm, a) throws(ScriptException) in
            Value(smallInt: MemoryLayout<BytesObject>.size + 1 + (try vm.byteSelf(a, "__sizeof__")).count)
        },
    ]

    private static let classMethods: [Builtin] = [
        Builtin("fromhex", "(cls, string, /)", "Bytes from base 16 text; whitespace between them is passed over.") { (vm, a) throws(ScriptException) in
            let bytes = vm.makeBytes(try ByteMethods.parseHex(vm, a[1]))
            return a[0] == Value(vm.types.pointee.bytes) ? bytes : try vm.call(a[0], bytes)
        },
    ]

    private static let staticMethods: [Builtin] = [
        Builtin("__new__", "(cls, source=<unset>, encoding=<unset>, errors=<unset>)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.subclassArgument(a[0], of: vm.types.pointee.bytes)
            let source = try vm.bytesSource(a[1], encoding: a[2], errors: a[3], typeName: "bytes")
            if type == vm.types.pointee.bytes {
                if source.kind == .bytes { return source.header.pointee.type == type ? source : vm.makeBytes(source.bytes.buffer) }
                return vm.makeBytes(source.byteView.buffer)
            }
            let view = source.byteView
            let result = vm.makeBytes(count: view.count, type: type)
            memcpy(result.base, view.base, view.count)
            return Value(result)
        },
        ByteMethods.makeTranslation,
    ]
}

/// One step of a `bytes` iterator.
func stepBytes(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let source = iterator.pointee.source
    guard source.isByteSequence else { return .unset }
    let view = source.byteView
    let index = iterator.pointee.index
    guard index < view.count else {
        store(.unset, in: &iterator.pointee.source)
        return .unset
    }
    iterator.pointee.index = index &+ 1
    return Value(view[index])
}

extension VM {
    /// What the constructors of bytes and bytearray make of their arguments: a byte sequence, possibly the argument itself.
    func bytesSource(_ source: Value, encoding: Value, errors: Value, typeName name: String) throws(ScriptException) -> Value {
        for (value, argument) in [(encoding, "encoding"), (errors, "errors")] where !value.isUnset && !value.isString {
            throw typeError("\(name)() argument '\(argument)' must be str, not \(argumentTypeName(value))")
        }
        if source.isUnset {
            if !encoding.isUnset || !errors.isUnset { throw typeError(encoding.isUnset ? "errors without a string argument" : "encoding without a string argument") }
            return runtime.pointee.emptyBytes
        }
        if !encoding.isUnset {
            guard source.isString else { throw typeError("encoding without a string argument") }
            return try encode(source.string, encoding: encoding, errors: errors)
        }
        if !errors.isUnset { throw typeError(source.isString ? "string argument without an encoding" : "errors without a string argument") }
        if name == "bytes", !(source.kind == .bytes && source.header.pointee.type == types.pointee.bytes) {
            let method = special(of: source, .bytes)
            if !method.isUnset {
                let result = try callSpecial(method, source)
                guard result.kind == .bytes else { throw typeError("__bytes__ returned non-bytes (type \(typeName(result)))") }
                return result
            }
        }
        if source.isString { throw typeError("string argument without an encoding") }
        if source.isByteSequence { return source }
        if source.isInt || source.isBool || source.isObject(of: .bigInteger) || (!isBytesLike(source) && !special(of: source, .index).isUnset) {
            guard let count = intValue(try indexValue(source)) else { throw raise(.overflowError, "cannot fit '\(typeName(source))' into an index-sized integer") }
            guard count >= 0 else { throw valueError("negative count") }
            try checkTextSize(count)
            if count == 0 { return runtime.pointee.emptyBytes }
            let bytes = makeBytes(count: count)
            memset(bytes.base, 0, count)
            return Value(bytes)
        }
        let source = try exportedBytes(of: source)
        if isBytesLike(source) { return try bytesArgument(source) }
        guard !special(of: source, .iter).isNoneOrUnset || !special(of: source, .getitem).isUnset else {
            throw typeError("cannot convert '\(typeName(source))' object to \(name)")
        }
        return makeBytes(try byteList(source, name == "bytes" ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)"))
    }

    /// The integers of an iterable as bytes.
    func byteList(_ iterable: Value, _ message: String) throws(ScriptException) -> [UInt8] {
        var bytes: [UInt8] = []
        try forEach(iterable) { (item) throws(ScriptException) in
            bytes.append(try byteValue(item, message))
            return true
        }
        return bytes
    }
}

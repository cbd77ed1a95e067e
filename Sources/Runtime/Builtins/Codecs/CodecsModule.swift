/// The native module `_codecs`.
enum CodecsModule {
    static let declaration = NativeModule("_codecs", "The registry of codecs, and the encodings that are built in.", functions: registryFunctions + encoders + decoders
        + EscapeCodecs.functions + CharacterMaps.functions)

    // MARK: Registry

    private static func text(_ vm: VM, _ value: Value, _ function: StaticString, _ position: String) throws(ScriptException) -> Value {
        guard value.isString else { throw vm.typeError("\(function)() argument \(position) must be str, not \(vm.argumentTypeName(value))") }
        return value
    }

    private static let registryFunctions: [Builtin] = [
        Builtin("register", "(search_function, /)", "Adds a function that finds codecs by name: it gives a CodecInfo, or None.") { (vm, a) throws(ScriptException) in
            guard vm.isCallable(a[0]) else { throw vm.typeError("argument must be callable") }
            vm.codecSearchFunctions.append(a[0])
            return .none
        },
        Builtin("unregister", "(search_function, /)", "Takes a search function away and forgets the codecs found so far.") { (vm, a) throws(ScriptException) in
            let functions = vm.codecSearchFunctions
            for index in 0..<functions.count where functions[index] == a[0] {
                vm.foundCodecs.removeAll()
                vm.temporary(functions.take(at: index))
                break
            }
            return .none
        },
        Builtin("lookup", "(encoding, /)", "The codec of that name; LookupError for an unknown one.") { (vm, a) throws(ScriptException) in
            try vm.lookUpCodec(try text(vm, a[0], "lookup", "1"))
        },
        Builtin("encode", "(obj, encoding='utf-8', errors='strict')", "What the encoder of that encoding makes of the object.") { (vm, a) throws(ScriptException) in
            let encoding = try text(vm, a[1], "encode", "'encoding'"), errors = try text(vm, a[2], "encode", "'errors'")
            if a[0].isString, try vm.builtInEncoding(encoding) != nil { return try vm.encode(a[0].string, encoding: encoding, errors: errors) }
            return try vm.encodeByRegistry(a[0], encoding, errors, textOnly: false)
        },
        Builtin("decode", "(obj, encoding='utf-8', errors='strict')", "What the decoder of that encoding makes of the object.") { (vm, a) throws(ScriptException) in
            let encoding = try text(vm, a[1], "decode", "'encoding'"), errors = try text(vm, a[2], "decode", "'errors'")
            if vm.isBytesLike(a[0]), try vm.builtInEncoding(encoding) != nil { return try vm.decode(a[0], encoding: encoding, errors: errors) }
            return try vm.decodeByRegistry(a[0], encoding, errors, textOnly: false)
        },
        Builtin("register_error", "(errors, handler, /)", "Gives a name to a function that handles errors of codecs.") { (vm, a) throws(ScriptException) in
            _ = try text(vm, a[0], "register_error", "1")
            guard vm.isCallable(a[1]) else { throw vm.typeError("handler must be callable") }
            vm.insert(vm.codecErrorHandlers, string: vm.intern(a[0]), a[1])
            return .none
        },
        Builtin("lookup_error", "(name, /)", "The error handler of that name; LookupError for an unknown one.") { (vm, a) throws(ScriptException) in
            try vm.codecErrorHandler(try text(vm, a[0], "lookup_error", "1"))
        },
        Builtin("readbuffer_encode", "(data, errors=None, /)", "A copy of the bytes, and their number.") { (vm, a) throws(ScriptException) in
            let data = a[0].isString ? try vm.encode(a[0].string, .utf8) : a[0]
            return try vm.withBytes(data) { (bytes) throws(ScriptException) in vm.makePair(vm.makeBytes(bytes), vm.makeInt(bytes.count)) }
        },
    ]

    // MARK: Encodings

    /// `errors` of the functions of `_codecs`: a `str` or None.
    static func policy(_ vm: VM, _ value: Value, _ function: StaticString) throws(ScriptException) -> CodecErrorPolicy {
        guard value.isNoneOrUnset || value.isString else { throw vm.typeError("\(function)() argument 2 must be str or None, not \(vm.argumentTypeName(value))") }
        return try vm.lazyErrorPolicy(value)
    }

    private static func encode(_ vm: VM, _ a: Arguments, _ encoding: TextEncoding, _ function: StaticString) throws(ScriptException) -> Value {
        let string = try text(vm, a[0], function, "1").string
        let bytes = try vm.encode(string, encoding, try policy(vm, a[1], function))
        return vm.makePair(bytes, vm.makeInt(string.count))
    }

    /// `byteorder` of UTF-16 and UTF-32: 0 writes a signature and goes on in the machine's own order, which is little endian.
    private static func ordered(_ vm: VM, _ value: Value, _ native: TextEncoding, _ little: TextEncoding, _ big: TextEncoding) throws(ScriptException) -> TextEncoding {
        let order = try vm.int32(value)
        return order == 0 ? native : order < 0 ? little : big
    }

    private static let encoders: [Builtin] = [
        Builtin("utf_8_encode", "(str, errors=None, /)", "The text in UTF-8.") { (vm, a) throws(ScriptException) in try encode(vm, a, .utf8, "utf_8_encode") },
        Builtin("latin_1_encode", "(str, errors=None, /)", "The text in Latin-1.") { (vm, a) throws(ScriptException) in try encode(vm, a, .latin1, "latin_1_encode") },
        Builtin("ascii_encode", "(str, errors=None, /)", "The text in ASCII.") { (vm, a) throws(ScriptException) in try encode(vm, a, .ascii, "ascii_encode") },
        Builtin("utf_16_encode", "(str, errors=None, byteorder=0, /)", "The text in UTF-16.") { (vm, a) throws(ScriptException) in
            try encode(vm, a, try ordered(vm, a[2], .utf16, .utf16LittleEndian, .utf16BigEndian), "utf_16_encode")
        },
        Builtin("utf_16_le_encode", "(str, errors=None, /)", "The text in UTF-16, little endian.") { (vm, a) throws(ScriptException) in
            try encode(vm, a, .utf16LittleEndian, "utf_16_le_encode")
        },
        Builtin("utf_16_be_encode", "(str, errors=None, /)", "The text in UTF-16, big endian.") { (vm, a) throws(ScriptException) in
            try encode(vm, a, .utf16BigEndian, "utf_16_be_encode")
        },
        Builtin("utf_32_encode", "(str, errors=None, byteorder=0, /)", "The text in UTF-32.") { (vm, a) throws(ScriptException) in
            try encode(vm, a, try ordered(vm, a[2], .utf32, .utf32LittleEndian, .utf32BigEndian), "utf_32_encode")
        },
        Builtin("utf_32_le_encode", "(str, errors=None, /)", "The text in UTF-32, little endian.") { (vm, a) throws(ScriptException) in
            try encode(vm, a, .utf32LittleEndian, "utf_32_le_encode")
        },
        Builtin("utf_32_be_encode", "(str, errors=None, /)", "The text in UTF-32, big endian.") { (vm, a) throws(ScriptException) in
            try encode(vm, a, .utf32BigEndian, "utf_32_be_encode")
        },
    ]

    /// The text, how many bytes it took, and the byte order: -1 little endian, 1 big endian, 0 where no signature has told it.
    private static func decode(_ vm: VM, _ a: Arguments, _ encoding: TextEncoding, isFinal: Bool, _ function: StaticString) throws(ScriptException) -> (Value, Value, Value) {
        let policy = try policy(vm, a[1], function)
        return try vm.withStableBytes(a[0], under: policy) { (bytes) throws(ScriptException) in
            var decoder = IncrementalDecoder(encoding, policy)
            let text = try decoder.decode(vm, bytes, isFinal: isFinal)
            let order = encoding.isBigEndian ? 1 : encoding.unitSize > 1 && !encoding.hasSignature ? -1 : decoder.signatureLength == 0 ? 0 : decoder.stateFlags == 1 ? 1 : -1
            return (text, vm.makeInt(bytes.count - decoder.pending.count), vm.makeInt(order))
        }
    }

    private static func decode(_ vm: VM, _ a: Arguments, _ encoding: TextEncoding, _ function: StaticString) throws(ScriptException) -> Value {
        // Without a parameter for it there is nothing that could be incomplete.
        let isFinal = a.count < 3 ? true : try vm.isTrue(a[2])
        let (text, consumed, _) = try decode(vm, a, encoding, isFinal: isFinal, function)
        return vm.makePair(text, consumed)
    }

    private static func decodeExtended(_ vm: VM, _ a: Arguments, _ native: TextEncoding, _ little: TextEncoding, _ big: TextEncoding, _ function: StaticString) throws(ScriptException) -> Value {
        let encoding = try ordered(vm, a[2], native, little, big)
        let (text, consumed, order) = try decode(vm, a, encoding, isFinal: try vm.isTrue(a[3]), function)
        return vm.makeTuple(text, consumed, order)
    }

    private static let decoders: [Builtin] = [
        Builtin("utf_8_decode", "(data, errors=None, final=False, /)", "The text that UTF-8 means, and how many bytes it took.") { (vm, a) throws(ScriptException) in
            try decode(vm, a, .utf8, "utf_8_decode")
        },
        Builtin("latin_1_decode", "(data, errors=None, /)", "The text that Latin-1 means, and how many bytes it took.") { (vm, a) throws(ScriptException) in
            try decode(vm, a, .latin1, "latin_1_decode")
        },
        Builtin("ascii_decode", "(data, errors=None, /)", "The text that ASCII means, and how many bytes it took.") { (vm, a) throws(ScriptException) in
            try decode(vm, a, .ascii, "ascii_decode")
        },
        Builtin("utf_16_decode", "(data, errors=None, final=False, /)", "The text that UTF-16 means, and how many bytes it took.") { (vm, a) throws(ScriptException) in
            try decode(vm, a, .utf16, "utf_16_decode")
        },
        Builtin("utf_16_le_decode", "(data, errors=None, final=False, /)", "The text that little endian UTF-16 means, and how many bytes it took.") { (vm, a) throws(ScriptException) in
            try decode(vm, a, .utf16LittleEndian, "utf_16_le_decode")
        },
        Builtin("utf_16_be_decode", "(data, errors=None, final=False, /)", "The text that big endian UTF-16 means, and how many bytes it took.") { (vm, a) throws(ScriptException) in
            try decode(vm, a, .utf16BigEndian, "utf_16_be_decode")
        },
        Builtin("utf_16_ex_decode", "(data, errors=None, byteorder=0, final=False, /)", "The text that UTF-16 means, how many bytes it took, and the byte order.") { (vm, a) throws(ScriptException) in
            try decodeExtended(vm, a, .utf16, .utf16LittleEndian, .utf16BigEndian, "utf_16_ex_decode")
        },
        Builtin("utf_32_decode", "(data, errors=None, final=False, /)", "The text that UTF-32 means, and how many bytes it took.") { (vm, a) throws(ScriptException) in
            try decode(vm, a, .utf32, "utf_32_decode")
        },
        Builtin("utf_32_le_decode", "(data, errors=None, final=False, /)", "The text that little endian UTF-32 means, and how many bytes it took.") { (vm, a) throws(ScriptException) in
            try decode(vm, a, .utf32LittleEndian, "utf_32_le_decode")
        },
        Builtin("utf_32_be_decode", "(data, errors=None, final=False, /)", "The text that big endian UTF-32 means, and how many bytes it took.") { (vm, a) throws(ScriptException) in
            try decode(vm, a, .utf32BigEndian, "utf_32_be_decode")
        },
        Builtin("utf_32_ex_decode", "(data, errors=None, byteorder=0, final=False, /)", "The text that UTF-32 means, how many bytes it took, and the byte order.") { (vm, a) throws(ScriptException) in
            try decodeExtended(vm, a, .utf32, .utf32LittleEndian, .utf32BigEndian, "utf_32_ex_decode")
        },
    ]
}

extension VM {
    /// `withBytes`, but of a copy where a handler may run script code that changes the object.
    func withStableBytes<Result>(_ object: Value, under policy: CodecErrorPolicy, _ body: (UnsafeRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        guard case .registered = policy, object.kind != .bytes else { return try withBytes(object, body) }
        return try body(try withBytes(object) { (bytes) throws(ScriptException) in makeBytes(bytes) }.bytes.buffer)
    }
}

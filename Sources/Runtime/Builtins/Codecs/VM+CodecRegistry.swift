// Codecs that scripts and the library register, and the error handlers.

/// What `codecs.register` and `codecs.register_error` have been given. Owned until the interpreter ends.
struct CodecRegistry {
    /// A dict of error handlers by name; unset until first asked for.
    var errorHandlers = Value.unset
    /// A list of search functions.
    var searchFunctions = Value.unset
    /// A dict of codecs by normalised name.
    var found = Value.unset

    mutating func removeAll() {
        let old = [errorHandlers, searchFunctions, found]
        self = CodecRegistry()
        for value in old { value.release() }
    }
}

extension VM {
    var codecErrorHandlers: DictPointer {
        if runtime.pointee.codecs.errorHandlers.isUnset {
            let functions = makeDict(), handlers = createDict()
            addFunctions(CodecErrorHandlers.all.map(\.function), module: intern("_codecs"), to: functions)
            for (name, function) in CodecErrorHandlers.all { insert(handlers, string: intern(name), lookup(functions, string: intern(function.name))) }
            runtime.pointee.codecs.errorHandlers = Value(handlers)
        }
        return runtime.pointee.codecs.errorHandlers.dict
    }

    var codecSearchFunctions: ListPointer {
        if runtime.pointee.codecs.searchFunctions.isUnset { runtime.pointee.codecs.searchFunctions = Value(createList(capacity: 0)) }
        return runtime.pointee.codecs.searchFunctions.list
    }

    var foundCodecs: DictPointer {
        if runtime.pointee.codecs.found.isUnset { runtime.pointee.codecs.found = Value(createDict()) }
        return runtime.pointee.codecs.found.dict
    }

    /// The codec of that name: a tuple of encoder, decoder, stream reader and stream writer. LookupError for an unknown one.
    func lookUpCodec(_ encoding: Value) throws(ScriptException) -> Value {
        let text = swiftString(encoding)
        if text.utf8.contains(0) { throw valueError("embedded null character") }
        let normalized = intern(TextEncoding.normalized(text))
        let known = lookup(foundCodecs, string: normalized)
        if !known.isUnset { return keep(known) }
        // The library's own search function is registered by `codecs`.
        _ = try importModule("codecs")
        var index = 0
        while index < codecSearchFunctions.count {
            let result = try call(keep(codecSearchFunctions[index]), normalized)
            index += 1
            if result.isNone { continue }
            guard result.isObject(of: .tuple), result.tuple.count == 4 else { throw typeError("codec search functions must return 4-tuples") }
            insert(foundCodecs, string: normalized, result)
            return result
        }
        throw raise(.lookupError, "unknown encoding: \(text)")
    }

    /// `codecs.encode(object, encoding, errors)`; `textOnly` for what `str.encode` may use.
    func encodeByRegistry(_ object: Value, _ encoding: Value, _ errors: Value, textOnly: Bool) throws(ScriptException) -> Value {
        try convertByRegistry(object, encoding, errors, textOnly: textOnly, position: 0, "encoding", "encoder must return a tuple (object, integer)")
    }

    func decodeByRegistry(_ object: Value, _ encoding: Value, _ errors: Value, textOnly: Bool) throws(ScriptException) -> Value {
        try convertByRegistry(object, encoding, errors, textOnly: textOnly, position: 1, "decoding", "decoder must return a tuple (object,integer)")
    }

    private func convertByRegistry(_ object: Value, _ encoding: Value, _ errors: Value, textOnly: Bool, position: Int, _ verb: StaticString,
                                   _ refusal: StaticString) throws(ScriptException) -> Value {
        let codec = try lookUpCodec(encoding)
        if textOnly, codec.header.pointee.type != types.pointee.tuple {
            let isText = try getAttributeOrUnset(codec, intern("_is_text_encoding"))
            if !isText.isUnset, try !isTrue(isText) {
                throw raise(.lookupError, "'\(swiftString(encoding))' is not a text encoding; use codecs.\(position == 0 ? "encode" : "decode")() to handle arbitrary codecs")
            }
        }
        let function = keep(codec.tuple.items[position])
        let result: Value
        do throws(ScriptException) { result = errors.isUnset ? try call(function, object) : try call(function, object, errors) } catch {
            let exception = takeRaised()
            try addNote(exception, makeString("\(verb) with '\(swiftString(encoding))' codec failed"))
            throw reraise(exception)
        }
        guard result.isObject(of: .tuple), result.tuple.count == 2 else { throw typeError("\(refusal)") }
        return keep(result.tuple.items[0])
    }

    /// `str.encode` for an encoding that is not built in.
    @inline(never)
    func encodeByCodec(_ string: Value, _ encoding: Value, _ errors: Value) throws(ScriptException) -> Value {
        let result = try encodeByRegistry(string, encoding, errors, textOnly: true)
        if result.kind == .bytes { return result }
        if result.kind == .bytearray { return try withBytes(result) { (bytes) throws(ScriptException) in makeBytes(bytes) } }
        throw typeError("'\(swiftString(encoding))' encoder returned '\(typeName(result))' instead of 'bytes'; use codecs.encode() to encode to arbitrary types")
    }

    /// `bytes.decode` for an encoding that is not built in.
    @inline(never)
    func decodeByCodec(_ bytes: Value, _ encoding: Value, _ errors: Value) throws(ScriptException) -> Value {
        let result = try decodeByRegistry(bytes, encoding, errors, textOnly: true)
        guard result.isString else {
            throw typeError("'\(swiftString(encoding))' decoder returned '\(typeName(result))' instead of 'str'; use codecs.decode() to decode to arbitrary types")
        }
        return result
    }
}

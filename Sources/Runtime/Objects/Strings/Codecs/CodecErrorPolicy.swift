/// What to do with what an encoding cannot express (PEP 293, 383).
public enum CodecErrorPolicy: Equatable {
    case strict, ignore, replace, surrogateescape, backslashreplace, xmlcharrefreplace, namereplace, surrogatepass
    /// Scripts may have registered a handler under this name, which is interned. It is looked up at the first error.
    case registered(Value)

    /// The policies that need no handler.
    public init?(named name: String) {
        switch name {
        case "strict": self = .strict
        case "ignore": self = .ignore
        case "replace": self = .replace
        case "surrogateescape": self = .surrogateescape
        case "backslashreplace": self = .backslashreplace
        case "xmlcharrefreplace": self = .xmlcharrefreplace
        case "namereplace": self = .namereplace
        case "surrogatepass": self = .surrogatepass
        default: return nil
        }
    }
}

extension VM {
    /// The error policy that a `str` names; unset or None: strict. LookupError for an unknown one.
    public func codecErrorPolicy(_ name: Value) throws(ScriptException) -> CodecErrorPolicy {
        let policy = try lazyErrorPolicy(name)
        if case .registered(let name) = policy { _ = try codecErrorHandler(name) }
        return policy
    }

    /// The same for codecs, which find out that a name is unknown only when there is an error to handle.
    func lazyErrorPolicy(_ name: Value) throws(ScriptException) -> CodecErrorPolicy {
        if name.isNoneOrUnset { return .strict }
        if name.isString, name.string.isASCII {
            if name.string.equals("strict") { return .strict }
            if name.string.equals("replace") { return .replace }
            if name.string.equals("ignore") { return .ignore }
            if name.string.equals("surrogateescape") { return .surrogateescape }
        }
        let text = swiftString(name)
        if text.utf8.contains(0) { throw valueError("embedded null character") }
        return CodecErrorPolicy(named: text) ?? .registered(intern(name))
    }

    // MARK: The exceptions

    func makeUnicodeDecodeError(_ encoding: StaticString, _ object: Value, _ range: Range<Int>, _ reason: StaticString) -> Value {
        makeUnicodeError(.unicodeDecodeError, encoding, object, range, reason)
    }

    func makeUnicodeEncodeError(_ encoding: StaticString, _ string: StringPointer, _ range: Range<Int>, _ reason: StaticString) -> Value {
        makeUnicodeError(.unicodeEncodeError, encoding, Value(string), range, reason)
    }

    private func makeUnicodeError(_ kind: ExceptionKind, _ encoding: StaticString, _ object: Value, _ range: Range<Int>, _ reason: StaticString) -> Value {
        let fields = [makeString(encoding), object, makeInt(range.lowerBound), makeInt(range.upperBound), makeString(reason)]
        let exception = makeException(exceptionType(kind), arguments: makeTuple(fields))
        for (index, field) in fields.enumerated() { setField(exception, index, field) }
        return exception
    }

    /// Raises a UnicodeDecodeError about `bytes[range]`.
    func unicodeDecodeError(_ encoding: StaticString, _ bytes: UnsafeRawBufferPointer, _ range: Range<Int>, _ reason: StaticString) -> ScriptException {
        raise(makeUnicodeDecodeError(encoding, makeBytes(bytes), range, reason))
    }

    /// Raises a UnicodeEncodeError about the code points `range`.
    func unicodeEncodeError(_ encoding: StaticString, _ string: StringPointer, _ range: Range<Int>, _ reason: StaticString) -> ScriptException {
        raise(makeUnicodeEncodeError(encoding, string, range, reason))
    }
}

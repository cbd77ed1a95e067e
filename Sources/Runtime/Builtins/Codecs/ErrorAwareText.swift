/// What the codecs of `_codecs` that are not text encodings (escapes, character maps) make of errors: every policy goes through the handlers that
/// `codecs.lookup_error` gives.
struct CodecErrorContext {
    let vm: VM
    let policy: CodecErrorPolicy
    /// The name in exceptions.
    let encoding: StaticString

    private var handlerName: Value {
        switch policy {
        case .registered(let name): name
        case .strict: vm.intern("strict")
        case .ignore: vm.intern("ignore")
        case .replace: vm.intern("replace")
        case .surrogateescape: vm.intern("surrogateescape")
        case .backslashreplace: vm.intern("backslashreplace")
        case .xmlcharrefreplace: vm.intern("xmlcharrefreplace")
        case .namereplace: vm.intern("namereplace")
        case .surrogatepass: vm.intern("surrogatepass")
        }
    }

    /// `bytes` may become others; returns where to go on.
    func handle(_ bytes: inout BytesPointer, _ range: Range<Int>, _ reason: StaticString, to builder: inout TextBuilder) throws(ScriptException) -> Int {
        let exception = vm.makeUnicodeDecodeError(encoding, Value(bytes), range, reason)
        if policy == .strict { throw vm.raise(exception) }
        let (text, changed, position) = try vm.callDecodeHandler(handlerName, exception)
        builder.append(text)
        bytes = changed
        return position
    }

    /// The replacement (`str` or `bytes`), where to go on, and the exception for a replacement that does not fit either.
    func handle(_ string: StringPointer, _ range: Range<Int>, _ reason: StaticString) throws(ScriptException) -> (replacement: Value, position: Int, exception: Value) {
        let exception = vm.makeUnicodeEncodeError(encoding, string, range, reason)
        if policy == .strict { throw vm.raise(exception) }
        let (replacement, position) = try vm.callEncodeHandler(handlerName, exception, string)
        return (replacement, position, exception)
    }
}

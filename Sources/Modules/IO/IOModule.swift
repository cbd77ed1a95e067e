import TaipanRuntime

/// The native module `_io`.
enum IOModule {
    /// Bytes in a buffer unless somebody says otherwise.
    static let defaultBufferSize = 8192

    static let declaration = NativeModule("_io", "The io module's native implementation.", functions: [
        Builtin("open", "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
                "Open file and return a stream. Raise OSError upon failure.") { (vm, a) throws(ScriptException) in
            let buffering = try vm.index(a[2])
            let text = TextObject.Options(encoding: a[3], errors: a[4], newline: a[5])
            return try vm.open(a[0], mode: a[1], buffering: buffering, text, closesDescriptor: try vm.isTrue(a[6]), opener: a[7])
        },
        Builtin("open_code", "(path)", "Opens the provided file with the intent to import the contents.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("open_code() argument 'path' must be str, not \(vm.typeName(a[0]))") }
            return try vm.open(a[0], mode: vm.intern("rb"), buffering: -1, TextObject.Options(), closesDescriptor: true, opener: .none)
        },
        Builtin("text_encoding", "(encoding, stacklevel=2, /)", "A helper function to choose the text encoding.") { (vm, a) throws(ScriptException) in
            a[0].isNone ? vm.intern("locale") : a[0]
        },
    ]) { (vm, module) throws(ScriptException) in
        let state = try vm.ioState()
        let types = [
            state.base, state.rawBase, state.bufferedBase, state.textBase, state.file, state.bytes, state.bufferedReader, state.bufferedWriter,
            state.bufferedRandom, state.bufferedPair, state.text, state.string, state.newlineDecoder, state.unsupportedOperation,
        ]
        for type in types { vm.insert(module.namespace, string: type.pointee.name, Value(type)) }
        module.add("BlockingIOError", vm.exceptionType(.blockingIOError))
        module.add("DEFAULT_BUFFER_SIZE", defaultBufferSize)
    }
}

import TaipanRuntime

/// The native module `_io`.
enum IOModule {
    /// Bytes in a buffer unless somebody says otherwise.
    static let defaultBufferSize = 8192

    static let declaration = NativeModule("_io", "The io module's native implementation.", functions: [
        Builtin("open", "(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)",
                """
                    Opens a file and gives a stream: text unless the mode has a 'b'.

                    The descriptor is private to this process. Errors of the system are OSError.
                    """) { (vm, a) throws(ScriptException) in
            let buffering = try vm.index(a[2])
            let text = TextObject.Options(encoding: a[3], errors: a[4], newline: a[5])
            return try vm.open(a[0], mode: a[1], buffering: buffering, text, closesDescriptor: try vm.isTrue(a[6]), opener: a[7])
        },
        Builtin("open_code", "(path)", "Opens a file whose code is about to run.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("open_code() argument 'path' must be str, not \(vm.argumentTypeName(a[0]))") }
            return try vm.open(a[0], mode: vm.intern("rb"), buffering: -1, TextObject.Options(), closesDescriptor: true, opener: .none)
        },
        Builtin("text_encoding", "(encoding, stacklevel=2, /)", "Gives the encoding, or the default one's name where it is None.") { (vm, a) throws(ScriptException) in
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

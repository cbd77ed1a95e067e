import TaipanRuntime

/// The io layer's types and interned names in one interpreter.
final class IOState {
    let base, rawBase, bufferedBase, textBase: TypePointer
    let file, bytes, bufferedReader, bufferedWriter, bufferedRandom, bufferedPair: TypePointer
    let text, string, newlineDecoder, host, bytesBuffer: TypePointer
    /// A type that is both OSError and ValueError; owned by the module's namespace.
    let unsupportedOperation: TypePointer
    let names: IONames

    init(_ vm: VM) throws(ScriptException) {
        func make(_ declaration: TypeDeclaration, _ base: TypePointer? = nil) -> TypePointer {
            vm.makeType(declaration, base: base ?? vm.types.pointee.object)
        }
        base = make(BaseType.declaration)
        rawBase = make(RawBaseType.declaration, base)
        bufferedBase = make(BufferedBaseType.declaration, base)
        textBase = make(TextBaseType.declaration, base)
        file = make(FileType.declaration, rawBase)
        host = make(HostStreamType.declaration, rawBase)
        bytes = make(BytesIOType.declaration, bufferedBase)
        bufferedReader = make(BufferedReaderType.declaration, bufferedBase)
        bufferedWriter = make(BufferedWriterType.declaration, bufferedBase)
        bufferedRandom = make(BufferedRandomType.declaration, bufferedBase)
        bufferedPair = make(BufferedPairType.declaration, bufferedBase)
        text = make(TextWrapperType.declaration, textBase)
        string = make(StringIOType.declaration, textBase)
        bytesBuffer = make(BytesIOBufferType.declaration)
        newlineDecoder = make(NewlineDecoderType.declaration)
        names = IONames(vm)
        unsupportedOperation = try IOState.makeUnsupportedOperation(vm)
    }

    /// `class UnsupportedOperation(OSError, ValueError)`, made as a script would make it.
    private static func makeUnsupportedOperation(_ vm: VM) throws(ScriptException) -> TypePointer {
        let bases = vm.makeTuple(Value(vm.exceptionType(.osError)), Value(vm.exceptionType(.valueError)))
        let namespace = vm.makeDict()
        vm.insert(namespace, string: vm.intern("__module__"), vm.intern("io"))
        let type = try vm.call(Value(vm.types.pointee.type), vm.intern("UnsupportedOperation"), bases, Value(namespace))
        guard vm.isType(type) else { throw vm.typeError("cannot make UnsupportedOperation") }
        vm.keepForever(type)
        return type.type_
    }
}

/// Names that the io layer looks up on script objects.
struct IONames {
    let read, read1, readinto, readinto1, readall, readline, readlines, write, writelines, flush, close, closed, seek, tell, truncate, peek: Value
    let seekable, readable, writable, fileno, isatty, name, mode, raw, buffer, detach, encoding, errors, newlines, decode, getvalue, finalizing: Value

    init(_ vm: VM) {
        read = vm.intern("read")
        read1 = vm.intern("read1")
        readinto = vm.intern("readinto")
        readinto1 = vm.intern("readinto1")
        readall = vm.intern("readall")
        readline = vm.intern("readline")
        readlines = vm.intern("readlines")
        write = vm.intern("write")
        writelines = vm.intern("writelines")
        flush = vm.intern("flush")
        close = vm.intern("close")
        closed = vm.intern("closed")
        seek = vm.intern("seek")
        tell = vm.intern("tell")
        truncate = vm.intern("truncate")
        peek = vm.intern("peek")
        seekable = vm.intern("seekable")
        readable = vm.intern("readable")
        writable = vm.intern("writable")
        fileno = vm.intern("fileno")
        isatty = vm.intern("isatty")
        name = vm.intern("name")
        mode = vm.intern("mode")
        raw = vm.intern("raw")
        buffer = vm.intern("buffer")
        detach = vm.intern("detach")
        encoding = vm.intern("encoding")
        errors = vm.intern("errors")
        newlines = vm.intern("newlines")
        decode = vm.intern("decode")
        getvalue = vm.intern("getvalue")
        finalizing = vm.intern("_finalizing")
    }
}

extension VM {
    /// The io layer's state, made at first use.
    func ioState() throws(ScriptException) -> IOState {
        let context = modules
        if let known = context.io { return known }
        let made = try IOState(self)
        context.io = made
        return made
    }

    /// `io.UnsupportedOperation` with one text argument.
    func unsupported(_ text: String) -> ScriptException {
        guard let state = modules.io else { return raise(.osError, text) }
        return raise(makeException(state.unsupportedOperation, arguments: makeTuple(makeString(text))))
    }
}

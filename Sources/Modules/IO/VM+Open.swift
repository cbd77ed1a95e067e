import Descriptors
import TaipanRuntime

/// What `open`'s mode says.
private struct OpenMode {
    var raw: FileMode = []
    var isBinary = false
    var isUpdating = false

    init(_ vm: VM, _ value: Value) throws(ScriptException) {
        guard value.isString else { throw vm.typeError("open() argument 'mode' must be str, not \(vm.argumentTypeName(value))") }
        let string = value.string
        var seen: UInt32 = 0
        var count = 0, isText = false
        for index in 0..<string.count {
            let bit: UInt32
            switch string[codePoint: index] {
            case 0x78: (bit, count) = (1, count + 1); raw.formUnion([.creating, .writing])
            case 0x72: (bit, count) = (2, count + 1); raw.insert(.reading)
            case 0x77: (bit, count) = (4, count + 1); raw.formUnion([.writing, .truncating])
            case 0x61: (bit, count) = (8, count + 1); raw.formUnion([.writing, .appending])
            case 0x2B: bit = 16; isUpdating = true
            case 0x74: bit = 32; isText = true
            case 0x62: bit = 64; isBinary = true
            default: throw vm.valueError("invalid mode: '\(vm.swiftString(value))'")
            }
            guard seen & bit == 0 else { throw vm.valueError("invalid mode: '\(vm.swiftString(value))'") }
            seen |= bit
        }
        if isText && isBinary { throw vm.valueError("can't have text and binary mode at once") }
        guard count <= 1 else { throw vm.valueError("must have exactly one of create/read/write/append mode") }
        guard count == 1 else { throw FileMode.wrongMode(vm) }
        if isUpdating { raw.formUnion([.reading, .writing]) }
    }
}

extension VM {
    /// `open()`: a raw file, in a buffer, in a text layer, as the mode and `buffering` ask for.
    func open(_ file: Value, mode modeText: Value, buffering: Int, _ text: TextObject.Options, closesDescriptor: Bool, opener: Value)
        throws(ScriptException) -> Value {
        let io = try ioState()
        let mode = try OpenMode(self, modeText)
        if mode.isBinary {
            if !text.encoding.isNone { throw valueError("binary mode doesn't take an encoding argument") }
            if !text.errors.isNone { throw valueError("binary mode doesn't take an errors argument") }
            if !text.newline.isNone { throw valueError("binary mode doesn't take a newline argument") }
            if buffering == 1 {
                try warn(.runtimeWarning, "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used")
            }
        }
        // What does not depend on the file is refused before there is one.
        guard buffering >= -1 else { throw valueError("invalid buffering size") }
        let raw = FileObject(self, io)
        let rawValue = makeStream(io.file, raw)
        try raw.open(self, file, mode.raw, closesDescriptor: closesDescriptor, opener: opener)
        do throws(ScriptException) {
            return try wrap(rawValue, raw, mode, modeText, buffering, text, io)
        } catch {
            let exception = takeRaised()
            silently { (vm) throws(ScriptException) in try raw.close(vm) }
            throw reraise(exception)
        }
    }

    private func wrap(_ rawValue: Value, _ raw: FileObject, _ mode: OpenMode, _ modeText: Value, _ buffering: Int, _ text: TextObject.Options,
                      _ io: IOState) throws(ScriptException) -> Value {
        if buffering == 0 {
            guard mode.isBinary else { throw valueError("can't have unbuffered text I/O") }
            return rawValue
        }
        // Only text is ever written line by line.
        let isLineBuffered = !mode.isBinary && (buffering == 1 || (buffering < 0 && raw.isTerminal))
        let size = buffering > 1 ? buffering : raw.blockSize
        let buffer = BufferedObject(self, io)
        let type = mode.isUpdating ? io.bufferedRandom : mode.raw.contains(.reading) ? io.bufferedReader : io.bufferedWriter
        let bufferValue = makeStream(type, buffer)
        if mode.isUpdating, try !raw.isSeekable(self) { throw unsupported("File or stream is not seekable.") }
        try buffer.initialize(self, rawValue, bufferSize: size, readable: mode.raw.contains(.reading), writable: mode.raw.contains(.writing))
        if mode.isBinary { return bufferValue }
        let wrapper = TextObject(self, io)
        let wrapperValue = makeStream(io.text, wrapper)
        var text = text
        text.lineBuffering = isLineBuffered
        try wrapper.initialize(self, bufferValue, text)
        wrapper.mode.replace(with: modeText)
        return wrapperValue
    }
}

import Descriptors
import TaipanRuntime

/// TextIOWrapper: text over a binary stream.
///
/// What has been read lies in `chunk` as bytes and is decoded line by line, when the script asks for it: all encodings of the runtime
/// can be cut at a newline. So the position of the next character is always that of a byte, and `tell` is exact. What is
/// written lies encoded in `pending`.
final class TextObject: IOObject {
    /// Unset before `__init__` and after `detach`.
    @exclusivity(unchecked) private(set) var buffer = OwnedValue(.unset)
    /// The buffer's Swift side when it is of just a built-in type.
    @exclusivity(unchecked) private(set) var buffered: BufferedObject?
    @exclusivity(unchecked) private(set) var isDetached = false
    @exclusivity(unchecked) private(set) var hasRead1 = false
    /// As the script named it.
    @exclusivity(unchecked) private(set) var encodingName = OwnedValue(.unset)
    @exclusivity(unchecked) private(set) var errorsName = OwnedValue(.unset)
    /// What `open` was called with; unset otherwise.
    @exclusivity(unchecked) var mode = OwnedValue(.unset)
    @exclusivity(unchecked) private(set) var encoding = TextEncoding.utf8
    @exclusivity(unchecked) private(set) var policy = CodecErrorPolicy.strict
    @exclusivity(unchecked) private(set) var newlines = NewlineMode()
    @exclusivity(unchecked) var isLineBuffered = false
    @exclusivity(unchecked) var isWrittenThrough = false
    /// Bytes to read at once, and to gather before writing.
    @exclusivity(unchecked) var chunkSize = IOModule.defaultBufferSize

    // Reading: chunk[chunkPosition ..< chunk.count] is not decoded yet.
    @exclusivity(unchecked) var chunk = ByteBuffer()
    @exclusivity(unchecked) var chunkPosition = 0
    @exclusivity(unchecked) var chunkIsASCII = true
    @exclusivity(unchecked) var chunkHasReturn = false
    /// Something has been read since the last seek or write.
    @exclusivity(unchecked) var hasRead = false
    /// What to decode with: `encoding` once its signature has told the byte order.
    @exclusivity(unchecked) var readEncoding = TextEncoding.utf8
    @exclusivity(unchecked) var isSignatureRead = true
    @exclusivity(unchecked) var seenNewlines: NewlineKinds = []
    /// False while lines are taken by iteration.
    @exclusivity(unchecked) var isTelling = true

    // Writing.
    @exclusivity(unchecked) var pending = ByteBuffer()
    @exclusivity(unchecked) var isSignatureWritten = true

    override func visit(_ visitor: (Value) -> Void) {
        visitor(buffer.value)
        visitor(encodingName.value)
        visitor(errorsName.value)
        visitor(mode.value)
    }
    override func clear() { forgetBuffer() }

    override var needsNoClosing: Bool { buffered?.needsNoClosing ?? buffer.value.isUnset }

    // MARK: Life

    struct Options {
        var encoding = Value.none
        var errors = Value.none
        var newline = Value.none
        var lineBuffering = false
        var writeThrough = false
    }

    func initialize(_ vm: VM, _ buffer: Value, _ options: Options) throws(ScriptException) {
        self.buffer.replace(with: .unset)
        buffered = nil
        try setNewline(vm, options.newline)
        try setEncoding(vm, options.encoding, options.errors)
        isLineBuffered = options.lineBuffering
        isWrittenThrough = options.writeThrough
        dropChunk()
        pending.count = 0
        seenNewlines = []
        isTelling = true
        isDetached = false
        self.buffer.replace(with: buffer)
        let type = vm.type(of: buffer)
        if type == io.bufferedReader || type == io.bufferedWriter || type == io.bufferedRandom { buffered = buffer.stream(BufferedObject.self) }
        hasRead1 = buffered != nil
        if !hasRead1 { hasRead1 = try !vm.getAttributeOrUnset(buffer, io.names.read1).isUnset }
        try startSignatures(vm)
    }

    /// A signature stands at the beginning of the stream and nowhere else.
    private func startSignatures(_ vm: VM) throws(ScriptException) {
        isSignatureRead = !encoding.hasSignature
        isSignatureWritten = !encoding.hasSignature
        readEncoding = encoding.afterSignature
        guard encoding.hasSignature, try vm.isTrue(try vm.callMethod(buffer.value, io.names.writable)),
            try vm.isTrue(try vm.callMethod(buffer.value, io.names.seekable)) else { return }
        let position = try vm.index(try vm.callMethod(buffer.value, io.names.tell))
        if position != 0 { isSignatureWritten = true }
    }

    func setEncoding(_ vm: VM, _ name: Value, _ errors: Value) throws(ScriptException) {
        guard name.isNoneOrUnset || name.isString else {
            throw vm.typeError("TextIOWrapper() argument 'encoding' must be str or None, not \(vm.argumentTypeName(name))")
        }
        guard errors.isNoneOrUnset || errors.isString else {
            throw vm.typeError("TextIOWrapper() argument 'errors' must be str or None, not \(vm.argumentTypeName(errors))")
        }
        let isLocale = name.isNoneOrUnset || vm.swiftString(name) == "locale"
        let encoding = isLocale ? TextEncoding.utf8 : try vm.textEncoding(name)
        policy = try vm.codecErrorPolicy(errors)
        self.encoding = encoding
        readEncoding = encoding.afterSignature
        isSignatureRead = !encoding.hasSignature
        encodingName.replace(with: isLocale ? vm.intern("UTF-8") : name)
        errorsName.replace(with: errors.isNoneOrUnset ? vm.intern("strict") : errors)
    }

    func setNewline(_ vm: VM, _ value: Value) throws(ScriptException) { newlines = try NewlineMode(vm, value) }

    func markDetached() { isDetached = true }

    func forgetBuffer() {
        buffer.replace(with: .unset)
        buffered = nil
    }

    @inline(__always)
    func checkAttached(_ vm: VM) throws(ScriptException) {
        if _slowPath(buffer.value.isUnset) {
            throw vm.valueError(isDetached ? "underlying buffer has been detached" : "I/O operation on uninitialized object")
        }
    }

    func isClosed(_ vm: VM) throws(ScriptException) -> Bool {
        try checkAttached(vm)
        if let buffered, let file = buffered.file { return file.descriptor < 0 }
        return try vm.isTrue(try vm.getAttribute(buffer.value, io.names.closed))
    }

    @inline(__always)
    func checkOpen(_ vm: VM) throws(ScriptException) {
        try checkAttached(vm)
        if _fastPath(buffered?.file?.descriptor ?? -1 >= 0) { return }
        if try isClosed(vm) { throw vm.closedFile() }
    }

    /// Forgets what was read and not given to the script.
    func dropChunk() {
        chunk.count = 0
        chunkPosition = 0
        chunkIsASCII = true
        chunkHasReturn = false
        hasRead = false
    }

    // MARK: Ending

    /// Writes out what is pending and has the buffer do the same.
    func flush(_ vm: VM) throws(ScriptException) {
        try checkOpen(vm)
        isTelling = true
        try writePending(vm)
        if let buffered { try buffered.flush(vm) } else { _ = try vm.callMethod(buffer.value, io.names.flush) }
    }

    func close(_ vm: VM) throws(ScriptException) {
        try checkAttached(vm)
        if try isClosed(vm) { return }
        if isFinalizing { try warnUnclosed(vm) }
        try vm.ensuring({ () throws(ScriptException) in
            if io.isExact(object, io.text) { try flush(vm) } else { _ = try vm.callMethod(object, io.names.flush) }
        }, last: { () throws(ScriptException) in
            isClosedFlag = true
            guard !buffer.value.isUnset else { return }
            if let buffered { try buffered.close(vm) } else { _ = try vm.callMethod(buffer.value, io.names.close) }
        })
        chunk.reset()
        dropChunk()
    }

    private func warnUnclosed(_ vm: VM) throws(ScriptException) {
        if let buffered { return try buffered.warnUnclosed(vm, object) }
        let warn = try vm.getAttributeOrUnset(buffer.value, vm.intern("_dealloc_warn"))
        if !warn.isUnset { vm.silently { (vm) throws(ScriptException) in _ = try vm.call(warn, object) } }
    }
}

extension TextEncoding {
    /// Bytes that one code unit takes.
    @inline(__always) var bytesPerUnit: Int {
        switch self {
        case .utf8, .utf8WithSignature, .latin1, .ascii: 1
        case .utf16, .utf16LittleEndian, .utf16BigEndian: 2
        case .utf32, .utf32LittleEndian, .utf32BigEndian: 4
        }
    }

    /// What follows the signature, before it has been read: little endian, as this layer writes.
    var afterSignature: TextEncoding {
        switch self {
        case .utf8WithSignature: .utf8
        case .utf16: .utf16LittleEndian
        case .utf32: .utf32LittleEndian
        default: self
        }
    }
}

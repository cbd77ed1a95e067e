import TaipanRuntime

extension TextObject {
    /// `write(text)`.
    func write(_ vm: VM, _ text: Value) throws(ScriptException) {
        try checkOpen(vm)
        if let buffered, !buffered.isWritable { throw vm.unsupported("not writable") }
        let string = text.string
        var needsFlush = false
        if isLineBuffered || newlines.writing != .lineFeed {
            let hasNewline = string.contains(10)
            if newlines.writing != .lineFeed && hasNewline { return try writeTranslated(vm, text) }
            needsFlush = isLineBuffered && (hasNewline || string.contains(13))
        }
        try append(vm, string)
        try finishWrite(vm, needsFlush: needsFlush)
    }

    /// With "\n" replaced by what `newline` asks for.
    private func writeTranslated(_ vm: VM, _ text: Value) throws(ScriptException) {
        let ending = vm.intern(newlines.writing == .both ? "\r\n" : "\r")
        let translated = try vm.callMethod(text, vm.intern("replace"), vm.intern("\n"), ending)
        guard translated.isString else { throw vm.typeError("replace() should return str") }
        try append(vm, translated.string)
        try finishWrite(vm, needsFlush: isLineBuffered)
    }

    /// Encodes to `pending`, which goes out first when both are more than a chunk.
    private func append(_ vm: VM, _ string: StringPointer) throws(ScriptException) {
        if string.isASCII, isSignatureWritten, encoding == .utf8 || encoding == .ascii || encoding == .latin1 || encoding == .utf8WithSignature {
            try append(vm, UnsafeRawBufferPointer(start: string.raw, count: string.count))
            return
        }
        let bytes = try vm.encode(string, isSignatureWritten ? encoding.afterSignature : encoding, policy)
        if string.count > 0 { isSignatureWritten = true }
        try append(vm, bytes.bytes.buffer)
    }

    @inline(__always)
    private func append(_ vm: VM, _ bytes: UnsafeRawBufferPointer) throws(ScriptException) {
        if _slowPath(pending.count > 0 && pending.count + bytes.count > chunkSize) { try writePending(vm) }
        try pending.append(vm, bytes)
    }

    @inline(__always)
    private func finishWrite(_ vm: VM, needsFlush: Bool) throws(ScriptException) {
        if pending.count >= chunkSize || needsFlush || isWrittenThrough { try writePending(vm) }
        if needsFlush {
            if let buffered { try buffered.flush(vm) } else { _ = try vm.callMethod(buffer.value, io.names.flush) }
        }
        if hasRead { dropChunk() }
    }

    /// Hands `pending` to the buffer. It is taken out first: another thread may write while this one waits for the kernel.
    func writePending(_ vm: VM) throws(ScriptException) {
        guard pending.count > 0 else { return }
        var taken = ByteBuffer()
        swap(&taken, &pending)
        if let buffered {
            try buffered.enter(vm)
            defer { buffered.leave() }
            try buffered.write(vm, taken.bytes)
        } else {
            _ = try vm.callMethod(buffer.value, io.names.write, vm.makeBytes(taken.bytes))
        }
        // The memory serves again unless it is large or somebody else has begun anew.
        if pending.capacity == 0, taken.capacity <= 1 << 16 {
            taken.count = 0
            swap(&taken, &pending)
        }
    }
}

extension UnsafeMutablePointer where Pointee == StringObject {
    /// Whether an ASCII character occurs.
    func contains(_ character: UInt8) -> Bool {
        if widthShift == 0 { return memchr(raw, Int32(character), count) != nil }
        for index in 0..<count where self[codePoint: index] == UInt32(character) { return true }
        return false
    }
}

import TaipanRuntime

extension TextObject {
    func isSeekable(_ vm: VM) throws(ScriptException) -> Bool {
        if let file = buffered?.file { return try file.isSeekable(vm) }
        return try vm.isTrue(try vm.callMethod(buffer.value, io.names.seekable))
    }

    /// `tell()`: the byte position of the next character.
    func tell(_ vm: VM) throws(ScriptException) -> Value {
        try checkOpen(vm)
        guard try isSeekable(vm) else { throw vm.unsupported("underlying stream is not seekable") }
        guard isTelling else { throw vm.raise(.osError, "telling position disabled by next() call") }
        try writePending(vm)
        _ = try vm.callMethod(object, io.names.flush)
        let position = try vm.callMethod(buffer.value, io.names.tell)
        guard unread > 0 else { return position }
        return vm.makeInt(max(0, try vm.index(position) - unread))
    }

    /// `seek(cookie, whence)`.
    func seek(_ vm: VM, _ cookie: Value, _ whence: Int) throws(ScriptException) -> Value {
        try checkOpen(vm)
        guard try isSeekable(vm) else { throw vm.unsupported("underlying stream is not seekable") }
        var cookie = try vm.indexValue(cookie)
        switch whence {
        case 0: break
        case 1:
            guard try vm.index(cookie) == 0 else { throw vm.unsupported("can't do nonzero cur-relative seeks") }
            cookie = try vm.callMethod(object, io.names.tell)
        case 2:
            guard try vm.index(cookie) == 0 else { throw vm.unsupported("can't do nonzero end-relative seeks") }
            _ = try vm.callMethod(object, io.names.flush)
            try enter(vm)
            defer { leave() }
            dropChunk()
            let end = try vm.callMethod(buffer.value, io.names.seek, Value(smallInt: 0), Value(smallInt: 2))
            restartSignatures(at: try vm.index(end))
            return end
        default: throw vm.valueError("invalid whence (\(whence), should be 0, 1 or 2)")
        }
        let position = try vm.index(cookie)
        guard position >= 0 else { throw vm.valueError("negative seek position \(position)") }
        _ = try vm.callMethod(object, io.names.flush)
        try enter(vm)
        defer { leave() }
        _ = try vm.callMethod(buffer.value, io.names.seek, cookie)
        dropChunk()
        restartSignatures(at: position)
        return cookie
    }

    private func restartSignatures(at position: Int) {
        guard encoding.hasSignature else { return }
        isSignatureWritten = position != 0
        isSignatureRead = position != 0
        if position == 0 { readEncoding = encoding.afterSignature }
    }

    /// `reconfigure(...)`; unset or None leaves a setting as it is.
    func reconfigure(_ vm: VM, encoding: Value, errors: Value, newline: Value, lineBuffering: Value, writeThrough: Value) throws(ScriptException) {
        if hasRead, !encoding.isNone || !errors.isNone || !newline.isUnset {
            throw vm.unsupported("It is not possible to set the encoding or newline of stream after the first read")
        }
        if !newline.isUnset { _ = try NewlineMode(vm, newline) }
        let isLineBuffered = lineBuffering.isNone ? self.isLineBuffered : try vm.isTrue(lineBuffering)
        let isWrittenThrough = writeThrough.isNone ? self.isWrittenThrough : try vm.isTrue(writeThrough)
        _ = try vm.callMethod(object, io.names.flush)
        if !encoding.isNone {
            try setEncoding(vm, encoding, errors)
            isSignatureWritten = !self.encoding.hasSignature
        } else if !errors.isNone {
            try setEncoding(vm, vm.keep(encodingName.value), errors)
        }
        if !newline.isUnset { try setNewline(vm, newline) }
        self.isLineBuffered = isLineBuffered
        self.isWrittenThrough = isWrittenThrough
    }
}

import TaipanRuntime

/// `_io._IOBase`: what streams of any kind share, written against the methods that a subclass defines.
enum BaseType {
    static let declaration = TypeDeclaration(
        "_io._IOBase", "The abstract base class for all I/O classes.", kind: .payload, flags: [.subclassable, .hasDict, .weakReferencable],
        methods: positionMethods + capabilityMethods + lineMethods, staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create a new stream.") { (vm, a) throws(ScriptException) in
                try vm.newStream(a, try vm.ioState().base) { (vm, io) in IOObject(vm, io) }
            },
        ], attributes: [
            Attribute("closed", "True once the stream is closed.") { (_, object) throws(ScriptException) in
                Value(object.payload(as: IOObject.self)?.isClosedFlag ?? false)
            },
        ])

    private static let positionMethods: [Builtin] = [
        Builtin("seek", "(self, offset, whence=0, /)", "Change the stream position to the given byte offset.") { (vm, a) throws(ScriptException) in
            throw vm.unsupported("seek")
        },
        Builtin("tell", "(self, /)", "Return current stream position.") { (vm, a) throws(ScriptException) in
            try vm.callMethod(a[0], vm.ioState().names.seek, Value(smallInt: 0), Value(smallInt: 1))
        },
        Builtin("truncate", "(self, size=None, /)", "Truncate file to size bytes.") { (vm, a) throws(ScriptException) in
            throw vm.unsupported("truncate")
        },
        Builtin("flush", "(self, /)", "Flush write buffers, if applicable.") { (vm, a) throws(ScriptException) in
            if a[0].payload(as: IOObject.self)?.isClosedFlag ?? false { throw vm.closedFile() }
            return .none
        },
        Builtin("close", "(self, /)", "Flush and close the IO object.") { (vm, a) throws(ScriptException) in
            guard let stream = a[0].payload(as: IOObject.self), !stream.isClosedFlag else { return .none }
            try vm.ensuring({ () throws(ScriptException) in
                _ = try vm.callMethod(a[0], vm.ioState().names.flush)
            }, last: { () throws(ScriptException) in
                stream.isClosedFlag = true
            })
            return .none
        },
        Builtin("__del__", "(self, /)", "Called when the instance is about to be destroyed.") { (vm, a) throws(ScriptException) in
            a[0].payload(as: IOObject.self)?.closeAtEnd(vm)
            return .none
        },
        Builtin("fileno", "(self, /)", "Return underlying file descriptor if one exists.") { (vm, a) throws(ScriptException) in
            throw vm.unsupported("fileno")
        },
        Builtin("isatty", "(self, /)", "Return whether this is an 'interactive' stream.") { (vm, a) throws(ScriptException) in
            try vm.checkOpen(a[0])
            return .false
        },
    ]

    private static let capabilityMethods: [Builtin] = [
        Builtin("seekable", "(self, /)", "Return whether object supports random access.") { (_, _) throws(ScriptException) in .false },
        Builtin("readable", "(self, /)", "Return whether object was opened for reading.") { (_, _) throws(ScriptException) in .false },
        Builtin("writable", "(self, /)", "Return whether object was opened for writing.") { (_, _) throws(ScriptException) in .false },
        Builtin("_checkClosed", "(self, /)", "Raise ValueError when closed.") { (vm, a) throws(ScriptException) in
            try vm.checkOpen(a[0])
            return .none
        },
        Builtin("_checkSeekable", "(self, /)", "Raise UnsupportedOperation when not seekable.") { (vm, a) throws(ScriptException) in
            try vm.check(a[0], vm.ioState().names.seekable, "File or stream is not seekable.")
        },
        Builtin("_checkReadable", "(self, /)", "Raise UnsupportedOperation when not readable.") { (vm, a) throws(ScriptException) in
            try vm.check(a[0], vm.ioState().names.readable, "File or stream is not readable.")
        },
        Builtin("_checkWritable", "(self, /)", "Raise UnsupportedOperation when not writable.") { (vm, a) throws(ScriptException) in
            try vm.check(a[0], vm.ioState().names.writable, "File or stream is not writable.")
        },
        Builtin("__enter__", "(self, /)", "Return self.") { (vm, a) throws(ScriptException) in
            try vm.checkOpen(a[0])
            return a[0]
        },
        Builtin("__exit__", "(self, /, *args)", "Close the stream.") { (vm, a) throws(ScriptException) in
            try vm.callMethod(a[0], vm.ioState().names.close)
        },
        Builtin("__iter__", "(self, /)", "Implement iter(self).") { (vm, a) throws(ScriptException) in
            try vm.checkOpen(a[0])
            return a[0]
        },
        Builtin("__next__", "(self, /)", "Implement next(self).") { (vm, a) throws(ScriptException) in
            let line = try vm.callMethod(a[0], vm.ioState().names.readline)
            if try vm.length(line) == 0 { throw vm.raise(.stopIteration) }
            return line
        },
    ]

    private static let lineMethods: [Builtin] = [
        Builtin("readline", "(self, size=-1, /)", "Read and return a line from the stream.") { (vm, a) throws(ScriptException) in
            try vm.readLineByMethods(a[0], limit: a[1].isNone ? -1 : try vm.index(a[1]))
        },
        Builtin("readlines", "(self, hint=-1, /)", "Return a list of lines from the stream.") { (vm, a) throws(ScriptException) in
            let hint = a[1].isNone ? -1 : try vm.index(a[1])
            if hint <= 0 { return Value(try vm.makeList(from: a[0])) }
            let list = vm.makeList()
            var total = 0
            try vm.forEach(a[0]) { (line) throws(ScriptException) in
                list.append(line)
                let length = try vm.length(line)
                if length > hint - total { return false }
                total += length
                return true
            }
            return Value(list)
        },
        Builtin("writelines", "(self, lines, /)", "Write a list of lines to stream.") { (vm, a) throws(ScriptException) in
            try vm.checkOpen(a[0])
            let write = try vm.ioState().names.write
            try vm.forEach(a[1]) { (line) throws(ScriptException) in
                _ = try vm.callMethod(a[0], write, line)
                return true
            }
            return .none
        },
    ]
}

extension VM {
    /// ValueError when `stream.closed` is true.
    func checkOpen(_ stream: Value) throws(ScriptException) {
        if try isTrue(try getAttribute(stream, try ioState().names.closed)) { throw closedFile() }
    }

    fileprivate func check(_ stream: Value, _ capability: Value, _ message: String) throws(ScriptException) -> Value {
        guard try callMethod(stream, capability).isTrue else { throw unsupported(message) }
        return .true
    }

    /// A line by `peek` and `read` of any stream, at most `limit` bytes when that is not negative.
    fileprivate func readLineByMethods(_ stream: Value, limit: Int) throws(ScriptException) -> Value {
        let names = try ioState().names
        let peek = try getAttributeOrUnset(stream, names.peek)
        var line = ByteBuffer()
        while limit < 0 || line.count < limit {
            let mark = self.mark
            var wanted = 1
            if !peek.isUnset {
                let ahead = try call(peek, Value(smallInt: 1))
                guard ahead.isObject(of: .bytes) else { throw raise(.osError, "peek() should have returned a bytes object, not '\(typeName(ahead))'") }
                let bytes = ahead.bytes.buffer
                if bytes.count > 0, let base = bytes.baseAddress {
                    let most = limit < 0 ? bytes.count : min(bytes.count, limit - line.count)
                    wanted = memchr(base, 10, most).map { $0 - UnsafeMutableRawPointer(mutating: base) + 1 } ?? most
                }
            }
            let piece = try callMethod(stream, names.read, makeInt(wanted))
            guard piece.isObject(of: .bytes) else { throw raise(.osError, "read() should have returned a bytes object, not '\(typeName(piece))'") }
            let count = piece.bytes.pointee.count
            if count == 0 { break }
            try line.append(self, piece.bytes.buffer)
            let ended = piece.bytes.base[count - 1] == 10
            drain(to: mark)
            if ended { break }
        }
        return makeBytes(line.bytes)
    }
}

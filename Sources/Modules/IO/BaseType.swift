import TaipanRuntime

/// `_io._IOBase`: what streams of any kind share, written against the methods that a subclass defines.
enum BaseType {
    static let declaration = TypeDeclaration(
        "_io._IOBase", "What all streams have in common.", kind: .payload, flags: [.subclassable, .hasDict, .weakReferencable],
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
        Builtin("seek", "(self, offset, whence=0, /)", "Moves to offset, counted from the beginning (0), from here (1) or from the end (2), and gives the new position.") { (vm, a) throws(ScriptException) in
            throw vm.unsupported("seek")
        },
        Builtin("tell", "(self, /)", "Tells where the stream stands.") { (vm, a) throws(ScriptException) in
            try vm.callMethod(a[0], vm.ioState().names.seek, Value(smallInt: 0), Value(smallInt: 1))
        },
        Builtin("truncate", "(self, size=None, /)", "Cuts or extends the file to size bytes, the position if None, and gives the size.") { (vm, a) throws(ScriptException) in
            throw vm.unsupported("truncate")
        },
        Builtin("flush", "(self, /)", "Writes out what is still held back.") { (vm, a) throws(ScriptException) in
            if a[0].payload(as: IOObject.self)?.isClosedFlag ?? false { throw vm.closedFile() }
            return .none
        },
        Builtin("close", "(self, /)", "Writes out what is held back and closes; a second call does nothing.") { (vm, a) throws(ScriptException) in
            guard let stream = a[0].payload(as: IOObject.self), !stream.isClosedFlag else { return .none }
            try vm.ensuring({ () throws(ScriptException) in
                _ = try vm.callMethod(a[0], vm.ioState().names.flush)
            }, last: { () throws(ScriptException) in
                stream.isClosedFlag = true
            })
            return .none
        },
        Builtin("__del__", "(self, /)", "Runs just before the object goes away.") { (vm, a) throws(ScriptException) in
            a[0].payload(as: IOObject.self)?.closeAtEnd(vm)
            return .none
        },
        Builtin("fileno", "(self, /)", "The descriptor beneath the stream; an OSError where there is none.") { (vm, a) throws(ScriptException) in
            throw vm.unsupported("fileno")
        },
        Builtin("isatty", "(self, /)", "Tells whether the stream is a terminal.") { (vm, a) throws(ScriptException) in
            try vm.checkOpen(a[0])
            return .false
        },
    ]

    private static let capabilityMethods: [Builtin] = [
        Builtin("seekable", "(self, /)", "Tells whether the position can be moved.") { (_, _) throws(ScriptException) in .false },
        Builtin("readable", "(self, /)", "Tells whether the stream can be read.") { (_, _) throws(ScriptException) in .false },
        Builtin("writable", "(self, /)", "Tells whether the stream can be written.") { (_, _) throws(ScriptException) in .false },
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
        Builtin("__enter__", "(self, /)", "Gives what `with` binds after `as`.") { (vm, a) throws(ScriptException) in
            try vm.checkOpen(a[0])
            return a[0]
        },
        Builtin("__exit__", "(self, /, *args)", "Close the stream.") { (vm, a) throws(ScriptException) in
            try vm.callMethod(a[0], vm.ioState().names.close)
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            try vm.checkOpen(a[0])
            return a[0]
        },
        Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in
            let line = try vm.callMethod(a[0], vm.ioState().names.readline)
            if try vm.length(line) == 0 { throw vm.raise(.stopIteration) }
            return line
        },
    ]

    private static let lineMethods: [Builtin] = [
        Builtin("readline", "(self, size=-1, /)", "Reads up to the next line end, that included, or at most size bytes.") { (vm, a) throws(ScriptException) in
            try vm.readLineByMethods(a[0], limit: a[1].isNone ? -1 : try vm.index(a[1]))
        },
        Builtin("readlines", "(self, hint=-1, /)", "Lists the lines that follow; with a hint it stops once that many bytes are read.") { (vm, a) throws(ScriptException) in
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
        Builtin("writelines", "(self, lines, /)", "Writes one line after the other; line ends are not added.") { (vm, a) throws(ScriptException) in
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

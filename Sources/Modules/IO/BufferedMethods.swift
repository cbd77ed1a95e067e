import Descriptors
import TaipanRuntime

/// Methods that BufferedReader, BufferedWriter and BufferedRandom share.
enum BufferedMethods {
    static let common: [Builtin] = life + position

    private static let life: [Builtin] = [
        Builtin("detach", "(self, /)", "Gives the stream beneath and leaves this object unusable.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "detach")
            try stream.checkInitialized(vm)
            _ = try vm.callMethod(a[0], stream.io.names.flush)
            let raw = vm.keep(stream.detach())
            stream.forgetRaw()
            return raw
        },
        Builtin("close", "(self, /)", "Writes out what is held back and closes the stream beneath.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "close")
            try stream.checkInitialized(vm)
            try stream.close(vm)
            return .none
        },
        Builtin("_dealloc_warn", "(self, source, /)", "Warn about a file that was not closed.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "_dealloc_warn")
            try stream.warnUnclosed(vm, a[1])
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "__repr__")
            return try vm.nameRepr(a[0], stream.io)
        },
        Builtin("__getstate__", "(self, /)", "Streams cannot be pickled.") { (vm, a) throws(ScriptException) in
            throw vm.typeError("cannot pickle '\(vm.typeName(a[0]))' instances")
        },
        Builtin("seekable", "(self, /)", "Tells whether the position can be moved.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "seekable")
            try stream.checkInitialized(vm)
            return try stream.askRaw(vm, stream.io.names.seekable)
        },
        Builtin("fileno", "(self, /)", "The descriptor beneath the stream; an OSError where there is none.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "fileno")
            try stream.checkInitialized(vm)
            return try stream.askRaw(vm, stream.io.names.fileno)
        },
        Builtin("isatty", "(self, /)", "Tells whether the stream is a terminal.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "isatty")
            try stream.checkInitialized(vm)
            return try stream.askRaw(vm, stream.io.names.isatty)
        },
    ]

    private static let position: [Builtin] = [
        Builtin("tell", "(self, /)", "Tells where the stream stands.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "tell")
            try stream.checkInitialized(vm)
            try stream.enter(vm)
            defer { stream.leave() }
            return vm.makeInt(try stream.tell(vm))
        },
        Builtin("seek", "(self, target, whence=0, /)", "Moves to the position, counted from the beginning (0), from here (1) or from the end (2).") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "seek")
            try stream.checkInitialized(vm)
            let whence = try vm.int32(a[2])
            guard (0...2).contains(whence) else { throw vm.valueError("whence value \(whence) unsupported") }
            if try stream.isClosed(vm) { throw vm.valueError("seek of closed file") }
            guard try vm.isTrue(try stream.askRaw(vm, stream.io.names.seekable)) else { throw vm.unsupported("File or stream is not seekable.") }
            let target = try vm.index(a[1])
            try stream.enter(vm)
            defer { stream.leave() }
            return vm.makeInt(try stream.seek(vm, target, whence))
        },
        Builtin("truncate", "(self, pos=None, /)", "Cuts or extends the file to pos bytes, the position if None, and gives the size.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "truncate")
            try stream.checkInitialized(vm)
            if try stream.isClosed(vm) { throw vm.valueError("truncate of closed file") }
            guard stream.isWritable else { throw vm.unsupported("truncate") }
            try stream.enter(vm)
            defer { stream.leave() }
            try stream.flushBuffer(vm)
            try stream.giveBackAhead(vm)
            stream.rawPosition = -1
            return try vm.callMethod(stream.raw.value, stream.io.names.truncate, a[1])
        },
    ]

    static let reading: [Builtin] = readingMethods + lineMethods

    private static let readingMethods: [Builtin] = [
        Builtin("read", "(self, size=-1, /)", "Reads up to size bytes, all of them if size is negative or None.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "read")
            let size = a[1].isNone ? -1 : try vm.index(a[1])
            guard size >= -1 else { throw vm.valueError("read length must be non-negative or -1") }
            try stream.checkOpen(vm, "read of closed file")
            try stream.enter(vm)
            defer { stream.leave() }
            return size < 0 ? try stream.readAll(vm) : try stream.read(vm, size)
        },
        Builtin("read1", "(self, size=-1, /)", "Reads up to size bytes with one system call at most.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "read1")
            let size = try vm.index(a[1])
            try stream.checkOpen(vm, "read of closed file")
            try stream.enter(vm)
            defer { stream.leave() }
            return try stream.read1(vm, size)
        },
        Builtin("peek", "(self, size=0, /)", "Shows what comes next and leaves the position alone.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "peek")
            try stream.checkOpen(vm, "peek of closed file")
            try stream.enter(vm)
            defer { stream.leave() }
            return try stream.peek(vm)
        },
        Builtin("readinto", "(self, buffer, /)", "Fills the buffer and tells how many bytes came.") { (vm, a) throws(ScriptException) in
            try vm.readInto(a, once: false, "readinto")
        },
        Builtin("readinto1", "(self, buffer, /)", "Read bytes into a writable buffer with at most one read.") { (vm, a) throws(ScriptException) in
            try vm.readInto(a, once: true, "readinto1")
        },
        Builtin("readable", "(self, /)", "Tells whether the stream can be read.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "readable")
            try stream.checkInitialized(vm)
            return try stream.askRaw(vm, stream.io.names.readable)
        },
    ]

    private static let lineMethods: [Builtin] = [
        Builtin("readline", "(self, size=-1, /)", "Reads up to the next line end, that included, or at most size bytes.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "readline")
            let limit = a[1].isNone ? -1 : try vm.index(a[1])
            try stream.checkOpen(vm, "readline of closed file")
            try stream.enter(vm)
            defer { stream.leave() }
            return try stream.readLine(vm, limit: limit)
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            try vm.checkOpen(a[0])
            return a[0]
        },
        Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "__next__")
            let line: Value
            if vm.type(of: a[0]).pointee.flags.contains(.immutable) {
                try stream.checkOpen(vm, "readline of closed file")
                try stream.enter(vm)
                defer { stream.leave() }
                line = try stream.readLine(vm, limit: -1)
            } else {
                line = try vm.callMethod(a[0], stream.io.names.readline)
                guard line.isObject(of: .bytes) else {
                    throw vm.raise(.osError, "readline() should have returned a bytes object, not '\(vm.typeName(line))'")
                }
            }
            if line.bytes.pointee.count == 0 { throw vm.raise(.stopIteration) }
            return line
        },
    ]

    static let writing: [Builtin] = [
        Builtin("write", "(self, buffer, /)", "Takes all the bytes, writes them now or later, and tells how many.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "write")
            try stream.checkInitialized(vm)
            return try vm.withStableBytes(a[1]) { (bytes) throws(ScriptException) in
                try stream.enter(vm)
                defer { stream.leave() }
                if try stream.isClosed(vm) { throw vm.valueError("write to closed file") }
                try stream.write(vm, bytes)
                return vm.makeInt(bytes.count)
            }
        },
        Builtin("flush", "(self, /)", "Write out what is buffered.") { (vm, a) throws(ScriptException) in
            try vm.buffered(a[0], "flush").flush(vm)
            return .none
        },
        Builtin("writable", "(self, /)", "Tells whether the stream can be written.") { (vm, a) throws(ScriptException) in
            let stream = try vm.buffered(a[0], "writable")
            try stream.checkInitialized(vm)
            return try stream.askRaw(vm, stream.io.names.writable)
        },
    ]

    static let attributes: [Attribute] = [
        Attribute("closed", "Tells whether the stream has been closed.") { (vm, object) throws(ScriptException) in
            let stream = try vm.buffered(object, "closed")
            try stream.checkInitialized(vm)
            return Value(try stream.isClosed(vm))
        },
        Attribute("raw", "The underlying raw stream.") { (vm, object) throws(ScriptException) in
            let raw = try vm.buffered(object, "raw").raw.value
            return raw.isUnset ? .none : vm.keep(raw)
        },
        Attribute("name", "The name of the raw stream.") { (vm, object) throws(ScriptException) in
            let stream = try vm.buffered(object, "name")
            try stream.checkInitialized(vm)
            return try vm.getAttribute(stream.raw.value, stream.io.names.name)
        },
        Attribute("mode", "The mode of the raw stream.") { (vm, object) throws(ScriptException) in
            let stream = try vm.buffered(object, "mode")
            try stream.checkInitialized(vm)
            return try vm.getAttribute(stream.raw.value, stream.io.names.mode)
        },
        Attribute("_finalizing", "Whether the stream is being finalized.") { (vm, object) throws(ScriptException) in
            Value(try vm.buffered(object, "_finalizing").isFinalizing)
        },
    ]
}

extension BufferedObject {
    /// A question to the raw stream without arguments.
    func askRaw(_ vm: VM, _ method: Value) throws(ScriptException) -> Value {
        try vm.callMethod(raw.value, method)
    }

    /// `flush` as each of the three types defines it.
    func flush(_ vm: VM) throws(ScriptException) {
        try checkInitialized(vm)
        guard isWritable else {
            guard let file else {
                _ = try askRaw(vm, io.names.flush)
                return
            }
            if file.descriptor < 0 { throw vm.closedFile() }
            return
        }
        try enter(vm)
        defer { leave() }
        if try isClosed(vm) { throw vm.valueError("flush of closed file") }
        try flushBuffer(vm)
        if isReadable, readEnd != 0 { try giveBackAhead(vm) }
    }

    func close(_ vm: VM) throws(ScriptException) {
        if try isClosed(vm) {
            freeBufferWhenIdle(vm)
            return
        }
        if isFinalizing { try warnUnclosed(vm, object) }
        try vm.ensuring({ () throws(ScriptException) in
            if vm.type(of: object).pointee.flags.contains(.immutable) {
                try flush(vm)
            } else {
                _ = try vm.callMethod(object, io.names.flush)
            }
        }, last: { () throws(ScriptException) in
            // Another thread may be inside its kernel call: the buffer goes when it is done.
            try enter(vm)
            defer { leave() }
            freeBuffer()
            isClosedFlag = true
            if let file { try file.close(vm) } else if !raw.value.isUnset { _ = try askRaw(vm, io.names.close) }
        })
    }

    private func freeBufferWhenIdle(_ vm: VM) {
        vm.silently { (vm) throws(ScriptException) in
            try enter(vm)
            freeBuffer()
            leave()
        }
    }

    func warnUnclosed(_ vm: VM, _ source: Value) throws(ScriptException) {
        if let file {
            file.warnUnclosed(vm, source)
        } else if !raw.value.isUnset {
            let warn = try vm.getAttributeOrUnset(raw.value, vm.intern("_dealloc_warn"))
            if !warn.isUnset { vm.silently { (vm) throws(ScriptException) in _ = try vm.call(warn, source) } }
        }
    }
}

extension VM {
    @inline(__always)
    func buffered(_ value: Value, _ method: StaticString) throws(ScriptException) -> BufferedObject {
        guard let stream = value.stream(BufferedObject.self) else { throw wrongStream(value, method, "BufferedIOBase") }
        return stream
    }

    fileprivate func readInto(_ a: Arguments, once: Bool, _ method: StaticString) throws(ScriptException) -> Value {
        let stream = try buffered(a[0], method)
        try stream.checkOpen(self, "readinto of closed file")
        let count = try withStableMutableBytes(a[1], function: method) { (bytes) throws(ScriptException) -> Int? in
            try stream.enter(self)
            defer { stream.leave() }
            return try stream.read(self, into: bytes, once: once)
        }
        return count.map { makeInt($0) } ?? .none
    }

    /// `<_io.BufferedReader name='x'>`.
    func nameRepr(_ value: Value, _ io: IOState) throws(ScriptException) -> Value {
        let type = streamTypeName(value)
        try checkNativeStack()
        let name: Value
        do throws(ScriptException) { name = try getAttributeOrUnset(value, io.names.name) } catch {
            guard raisedMatches(.valueError) else { throw error }
            _ = takeRaised()
            name = .unset
        }
        if name.isUnset { return makeString("<\(type)>") }
        return makeString("<\(type) name=\(swiftString(try repr(name)))>")
    }
}

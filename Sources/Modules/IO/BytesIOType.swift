import TaipanRuntime

/// `_io.BytesIO`.
enum BytesIOType {
    static let declaration = TypeDeclaration(
        "_io.BytesIO", "A stream over bytes in memory.", kind: .payload, flags: [.subclassable],
        methods: reading + writing + life, staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create a new stream in memory.") { (vm, a) throws(ScriptException) in
                try vm.newStream(a, try vm.ioState().bytes) { (vm, io) in BytesIOObject(vm, io) }
            },
        ], attributes: [
            Attribute("closed", "Tells whether the stream has been closed.") { (vm, object) throws(ScriptException) in
                Value(try vm.bytesIO(object, "closed", evenClosed: true).isClosedFlag)
            },
        ])

    private static let reading: [Builtin] = [
        Builtin("read", "(self, size=-1, /)", "Reads up to size bytes, the rest if size is negative or None.") { (vm, a) throws(ScriptException) in
            let size = a[1].isNone ? -1 : try vm.index(a[1])
            return try vm.bytesIO(a[0], "read").read(vm, size)
        },
        Builtin("read1", "(self, size=-1, /)", "Reads up to size bytes, the rest if size is negative or None.") { (vm, a) throws(ScriptException) in
            let size = a[1].isNone ? -1 : try vm.index(a[1])
            return try vm.bytesIO(a[0], "read1").read(vm, size)
        },
        Builtin("readline", "(self, size=-1, /)", "Reads up to the next newline, that included, or at most size bytes.") { (vm, a) throws(ScriptException) in
            let limit = a[1].isNone ? -1 : try vm.index(a[1])
            return try vm.bytesIO(a[0], "readline").readLine(vm, limit: limit)
        },
        Builtin("readlines", "(self, size=None, /)", "Lists the lines left; with a size it stops once that many bytes are read.") { (vm, a) throws(ScriptException) in
            let hint = a[1].isNone ? 0 : try vm.index(a[1])
            let stream = try vm.bytesIO(a[0], "readlines")
            let list = vm.makeList()
            var total = 0
            while stream.rest > 0 {
                let mark = vm.mark
                let line = stream.readLine(vm, limit: -1)
                list.append(line)
                total += line.bytes.pointee.count
                vm.drain(to: mark)
                if hint > 0 && total >= hint { break }
            }
            return Value(list)
        },
        Builtin("readinto", "(self, buffer, /)", "Fills the buffer as far as there is data and tells how many bytes that were.") { (vm, a) throws(ScriptException) in
            let stream = try vm.bytesIO(a[0], "readinto")
            try vm.checkWritableBytes(a[1], function: "readinto")
            return try vm.withMutableBytes(a[1]) { (bytes) throws(ScriptException) in Value(smallInt: stream.read(into: bytes)) }
        },
        Builtin("readinto1", "(self, buffer, /)", "Fills the buffer as far as there is data and tells how many bytes that were.") { (vm, a) throws(ScriptException) in
            let stream = try vm.bytesIO(a[0], "readinto1")
            try vm.checkWritableBytes(a[1], function: "readinto1")
            return try vm.withMutableBytes(a[1]) { (bytes) throws(ScriptException) in Value(smallInt: stream.read(into: bytes)) }
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            _ = try vm.bytesIO(a[0], "__iter__")
            return a[0]
        },
        Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in
            let line = try vm.bytesIO(a[0], "__next__").readLine(vm, limit: -1)
            if line.bytes.pointee.count == 0 { throw vm.raise(.stopIteration) }
            return line
        },
    ]

    private static let writing: [Builtin] = [
        Builtin("write", "(self, b, /)", "Writes the bytes at the position and tells how many.") { (vm, a) throws(ScriptException) in
            let stream = try vm.bytesIO(a[0], "write")
            try stream.checkNoExports(vm)
            return try vm.withBytes(a[1]) { (bytes) throws(ScriptException) in
                try stream.write(vm, bytes)
                return vm.makeInt(bytes.count)
            }
        },
        Builtin("writelines", "(self, lines, /)", "Writes each bytes-like object of the iterable.") { (vm, a) throws(ScriptException) in
            try vm.forEach(a[1]) { (line) throws(ScriptException) in
                let stream = try vm.bytesIO(a[0], "writelines")
                try stream.checkNoExports(vm)
                try vm.withBytes(line) { (bytes) throws(ScriptException) in try stream.write(vm, bytes) }
                return true
            }
            return .none
        },
        Builtin("truncate", "(self, size=None, /)", "Drops what lies beyond size, the position if None, and gives size.") { (vm, a) throws(ScriptException) in
            let stream = try vm.bytesIO(a[0], "truncate")
            try stream.checkNoExports(vm)
            let size = a[1].isNone ? stream.position : try vm.index(a[1])
            guard size >= 0 else { throw vm.valueError("negative size value \(size)") }
            stream.truncate(size)
            return vm.makeInt(size)
        },
        Builtin("seek", "(self, pos, whence=0, /)", "Moves to pos, counted from the beginning (0), from here (1) or from the end (2).") { (vm, a) throws(ScriptException) in
            let stream = try vm.bytesIO(a[0], "seek")
            let offset = try vm.index(a[1]), whence = try vm.int32(a[2])
            if whence == 0 && offset < 0 { throw vm.valueError("negative seek value \(offset)") }
            let base: Int
            switch whence {
            case 0: base = 0
            case 1: base = stream.position
            case 2: base = stream.storage.count
            default: throw vm.valueError("invalid whence (\(whence), should be 0, 1 or 2)")
            }
            let (position, overflow) = base.addingReportingOverflow(offset)
            guard !overflow else { throw vm.raise(.overflowError, "new position too large") }
            stream.position = max(0, position)
            return vm.makeInt(stream.position)
        },
        Builtin("tell", "(self, /)", "Where the next read or write begins.") { (vm, a) throws(ScriptException) in
            vm.makeInt(try vm.bytesIO(a[0], "tell").position)
        },
    ]

    private static let life: [Builtin] = [
        Builtin("__init__", "(self, initial_bytes=b'')", "Begin with initial bytes.") { (vm, a) throws(ScriptException) in
            let stream = try vm.bytesIO(a[0], "__init__", evenClosed: true)
            try stream.checkNoExports(vm)
            stream.isClosedFlag = false
            if a[1].isNoneOrUnset {
                try stream.setContents(vm, UnsafeRawBufferPointer(start: nil, count: 0))
            } else {
                try vm.withBytes(a[1]) { (bytes) throws(ScriptException) in try stream.setContents(vm, bytes) }
            }
            return .none
        },
        Builtin("getvalue", "(self, /)", "The whole content, wherever the position is.") { (vm, a) throws(ScriptException) in
            vm.makeBytes(try vm.bytesIO(a[0], "getvalue").storage.bytes)
        },
        Builtin("getbuffer", "(self, /)", "A memoryview of the content, through which it can be changed but not resized.") { (vm, a) throws(ScriptException) in
            let stream = try vm.bytesIO(a[0], "getbuffer")
            let owner = vm.makeObject(stream.io.bytesBuffer, payload: BytesIOBuffer(stream))
            return try vm.call(Value(vm.types.pointee.memoryview), owner)
        },
        Builtin("close", "(self, /)", "Closes the stream and frees its content.") { (vm, a) throws(ScriptException) in
            let stream = try vm.bytesIO(a[0], "close", evenClosed: true)
            try stream.checkNoExports(vm)
            stream.close()
            return .none
        },
        Builtin("flush", "(self, /)", "Has nothing to do here.") { (vm, a) throws(ScriptException) in
            _ = try vm.bytesIO(a[0], "flush")
            return .none
        },
        Builtin("isatty", "(self, /)", "False: memory is no terminal.") { (vm, a) throws(ScriptException) in
            _ = try vm.bytesIO(a[0], "isatty")
            return .false
        },
        Builtin("readable", "(self, /)", "True while it is open.") { (vm, a) throws(ScriptException) in
            _ = try vm.bytesIO(a[0], "readable")
            return .true
        },
        Builtin("writable", "(self, /)", "True while it is open.") { (vm, a) throws(ScriptException) in
            _ = try vm.bytesIO(a[0], "writable")
            return .true
        },
        Builtin("seekable", "(self, /)", "True while it is open.") { (vm, a) throws(ScriptException) in
            _ = try vm.bytesIO(a[0], "seekable")
            return .true
        },
    ]
}

/// What a memoryview made by `BytesIO.getbuffer` looks at. While it lives the stream's size stays.
final class BytesIOBuffer: BufferPayload {
    private let stream: BytesIOObject

    init(_ stream: BytesIOObject) {
        self.stream = stream
        super.init()
    }

    override func beginExport() { stream.exports += 1 }
    override func endExport() { stream.exports -= 1 }
    override var isReadOnly: Bool { false }

    override func withBytes<Result>(_ vm: VM, _ body: (UnsafeRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        try stream.withContents { (bytes) throws(ScriptException) in try body(UnsafeRawBufferPointer(bytes)) }
    }

    override func withMutableBytes<Result>(_ vm: VM, _ body: (UnsafeMutableRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        try stream.withContents(body)
    }
}

enum BytesIOBufferType {
    static let declaration = TypeDeclaration("_io._BytesIOBuffer", "The bytes of a BytesIO.", kind: .payload)
}

extension VM {
    func bytesIO(_ value: Value, _ method: StaticString, evenClosed: Bool = false) throws(ScriptException) -> BytesIOObject {
        guard let stream = value.stream(BytesIOObject.self) else { throw wrongStream(value, method, "BytesIO") }
        if !evenClosed { try stream.checkOpen(self) }
        return stream
    }
}

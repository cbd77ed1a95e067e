import TaipanRuntime

/// `_io.StringIO`.
enum StringIOType {
    static let declaration = TypeDeclaration(
        "_io.StringIO", "A stream over text in memory.", kind: .payload, flags: [.subclassable],
        methods: data + life, staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create a new text stream in memory.") { (vm, a) throws(ScriptException) in
                try vm.newStream(a, try vm.ioState().string) { (vm, io) in StringIOObject(vm, io) }
            },
        ], attributes: [
            Attribute("closed", "Tells whether the stream has been closed.") { (vm, object) throws(ScriptException) in
                Value(try vm.stringIO(object, "closed", evenClosed: true).isClosedFlag)
            },
            Attribute("newlines", "The kinds of line end met so far: None, a str, or a tuple of them.") { (vm, object) throws(ScriptException) in
                let stream = try vm.stringIO(object, "newlines")
                return stream.newlines.ending == .any ? stream.seenNewlines.describe(vm) : .none
            },
            Attribute("line_buffering", "Always false.") { (vm, object) throws(ScriptException) in
                _ = try vm.stringIO(object, "line_buffering")
                return .false
            },
        ])

    private static let data: [Builtin] = [
        Builtin("write", "(self, s, /)", "Write string to file; return the number of characters.") { (vm, a) throws(ScriptException) in
            let stream = try vm.stringIO(a[0], "write", evenClosed: true)
            guard a[1].isString else { throw vm.typeError("string argument expected, got '\(vm.typeName(a[1]))'") }
            try stream.checkOpen(vm)
            try stream.write(vm, a[1])
            return Value(smallInt: a[1].string.count)
        },
        Builtin("read", "(self, size=-1, /)", "Reads up to size characters, the rest if size is negative or None.") { (vm, a) throws(ScriptException) in
            let size = a[1].isNone ? -1 : try vm.index(a[1])
            return try vm.stringIO(a[0], "read").read(vm, size)
        },
        Builtin("readline", "(self, size=-1, /)", "Reads up to the next line end, that included, or at most size characters.") { (vm, a) throws(ScriptException) in
            let limit = a[1].isNone ? -1 : try vm.index(a[1])
            return try vm.stringIO(a[0], "readline").readLine(vm, limit: limit)
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            _ = try vm.stringIO(a[0], "__iter__")
            return a[0]
        },
        Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in
            let stream = try vm.stringIO(a[0], "__next__")
            let line: Value
            if stream.io.isExact(a[0], stream.io.string) {
                line = stream.readLine(vm, limit: -1)
            } else {
                line = try vm.callMethod(a[0], stream.io.names.readline)
                guard line.isString else { throw vm.raise(.osError, "readline() should have returned a str object, not '\(vm.typeName(line))'") }
            }
            if line.string.count == 0 { throw vm.raise(.stopIteration) }
            return line
        },
        Builtin("getvalue", "(self, /)", "The whole text, wherever the position is.") { (vm, a) throws(ScriptException) in
            let stream = try vm.stringIO(a[0], "getvalue")
            return stream.text(vm, 0..<stream.count)
        },
        Builtin("tell", "(self, /)", "The position, in characters.") { (vm, a) throws(ScriptException) in
            vm.makeInt(try vm.stringIO(a[0], "tell").position)
        },
        Builtin("seek", "(self, pos, whence=0, /)", "Moves to pos, counted from the beginning (0), from here (1) or from the end (2).") { (vm, a) throws(ScriptException) in
            let stream = try vm.stringIO(a[0], "seek")
            let offset = try vm.index(a[1]), whence = try vm.int32(a[2])
            guard (0...2).contains(whence) else { throw vm.valueError("Invalid whence (\(whence), should be 0, 1 or 2)") }
            if whence == 0 && offset < 0 { throw vm.valueError("Negative seek position \(offset)") }
            if whence != 0 && offset != 0 { throw vm.raise(.osError, "Can't do nonzero cur-relative seeks") }
            stream.position = whence == 0 ? offset : whence == 1 ? stream.position : stream.count
            return vm.makeInt(stream.position)
        },
        Builtin("truncate", "(self, pos=None, /)", "Drops what lies beyond pos, the position if None, and gives pos.") { (vm, a) throws(ScriptException) in
            let stream = try vm.stringIO(a[0], "truncate")
            let size = a[1].isNone ? stream.position : try vm.index(a[1])
            guard size >= 0 else { throw vm.valueError("Negative size value \(size)") }
            stream.truncate(size)
            return vm.makeInt(size)
        },
    ]

    private static let life: [Builtin] = [
        Builtin("__init__", "(self, initial_value='', newline='\\n')", "Begin with an initial text.") { (vm, a) throws(ScriptException) in
            let stream = try vm.stringIO(a[0], "__init__", evenClosed: true)
            guard a[2].isNone || a[2].isString else { throw vm.typeError("newline must be str or None, not \(vm.typeName(a[2]))") }
            guard a[1].isNone || a[1].isString else { throw vm.typeError("initial_value must be str or None, not \(vm.typeName(a[1]))") }
            stream.reset(try NewlineMode(vm, a[2], quotes: true))
            if a[1].isString {
                try stream.write(vm, a[1])
                stream.position = 0
            }
            return .none
        },
        Builtin("close", "(self, /)", "Closes the stream and frees its text.") { (vm, a) throws(ScriptException) in
            try vm.stringIO(a[0], "close", evenClosed: true).close()
            return .none
        },
        Builtin("readable", "(self, /)", "True while it is open.") { (vm, a) throws(ScriptException) in
            _ = try vm.stringIO(a[0], "readable")
            return .true
        },
        Builtin("writable", "(self, /)", "True while it is open.") { (vm, a) throws(ScriptException) in
            _ = try vm.stringIO(a[0], "writable")
            return .true
        },
        Builtin("seekable", "(self, /)", "True while it is open.") { (vm, a) throws(ScriptException) in
            _ = try vm.stringIO(a[0], "seekable")
            return .true
        },
        Builtin("flush", "(self, /)", "Has nothing to do here.") { (vm, a) throws(ScriptException) in
            _ = try vm.stringIO(a[0], "flush")
            return .none
        },
    ]
}

extension VM {
    @inline(__always)
    func stringIO(_ value: Value, _ method: StaticString, evenClosed: Bool = false) throws(ScriptException) -> StringIOObject {
        guard let stream = value.stream(StringIOObject.self) else { throw wrongStream(value, method, "StringIO") }
        if !evenClosed { try stream.checkOpen(self) }
        return stream
    }
}

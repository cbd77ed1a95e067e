import TaipanRuntime

/// `_io.TextIOWrapper`.
enum TextWrapperType {
    static let declaration = TypeDeclaration(
        "_io.TextIOWrapper", "Text over a buffered stream of bytes: decodes, encodes and translates line ends.", kind: .payload, flags: [.subclassable],
        methods: lifeMethods + dataMethods + questions, staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Create a new text stream.") { (vm, a) throws(ScriptException) in
                try vm.newStream(a, try vm.ioState().text) { (vm, io) in TextObject(vm, io) }
            },
        ], attributes: attributes + settings)

    private static let lifeMethods: [Builtin] = [
        Builtin("__init__", "(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
                "Wrap a binary stream.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "__init__")
            let options = TextObject.Options(encoding: a[2], errors: a[3], newline: a[4], lineBuffering: try vm.isTrue(a[5]), writeThrough: try vm.isTrue(a[6]))
            try stream.initialize(vm, a[1], options)
            return .none
        },
        Builtin("reconfigure", "(self, *, encoding=None, errors=None, newline=<unchanged>, line_buffering=None, write_through=None)",
                "Changes the settings that are given and keeps the others.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "reconfigure")
            try stream.checkAttached(vm)
            try stream.reconfigure(vm, encoding: a[1], errors: a[2], newline: a[3], lineBuffering: a[4], writeThrough: a[5])
            return .none
        },
        Builtin("detach", "(self, /)", "Gives the byte stream beneath and leaves this object unusable.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "detach")
            try stream.checkAttached(vm)
            _ = try vm.callMethod(a[0], stream.io.names.flush)
            let buffer = vm.keep(stream.buffer.value)
            stream.markDetached()
            stream.forgetBuffer()
            return buffer
        },
        Builtin("flush", "(self, /)", "Write out what is buffered.") { (vm, a) throws(ScriptException) in
            try vm.text(a[0], "flush").flush(vm)
            return .none
        },
        Builtin("close", "(self, /)", "Writes out what is held back and closes the stream beneath.") { (vm, a) throws(ScriptException) in
            try vm.text(a[0], "close").close(vm)
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "__repr__")
            try vm.checkNativeStack()
            var text = "<\(vm.streamTypeName(a[0]))"
            let name = stream.buffer.value.isUnset ? Value.unset : try vm.getAttributeOrUnset(a[0], stream.io.names.name)
            if !name.isUnset { text += " name=\(vm.swiftString(try vm.repr(name)))" }
            let mode = try vm.getAttributeOrUnset(a[0], stream.io.names.mode)
            if !mode.isUnset { text += " mode=\(vm.swiftString(try vm.repr(mode)))" }
            let encoding = stream.encodingName.value
            return vm.makeString(text + " encoding=\(encoding.isUnset ? "None" : vm.swiftString(try vm.repr(encoding)))>")
        },
        Builtin("__getstate__", "(self, /)", "Streams cannot be pickled.") { (vm, a) throws(ScriptException) in
            throw vm.typeError("cannot pickle '\(vm.typeName(a[0]))' instances")
        },
    ]

    private static let dataMethods: [Builtin] = [
        Builtin("write", "(self, text, /)", "Write string s to stream; return the number of characters.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "write")
            guard a[1].isString else { throw vm.typeError("write() argument must be str, not \(vm.argumentTypeName(a[1]))") }
            try stream.write(vm, a[1])
            return Value(smallInt: a[1].string.count)
        },
        Builtin("read", "(self, size=-1, /)", "Reads up to size characters, all of them if size is negative or None.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "read")
            let size = a[1].isNone ? -1 : try vm.index(a[1])
            try stream.checkOpen(vm)
            try stream.enter(vm)
            defer { stream.leave() }
            return size < 0 ? try stream.readAll(vm) : try stream.read(vm, size)
        },
        Builtin("readline", "(self, size=-1, /)", "Reads up to the next line end, that included, or at most size characters.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "readline")
            let limit = try vm.index(a[1])
            try stream.checkOpen(vm)
            try stream.enter(vm)
            defer { stream.leave() }
            return try stream.readLine(vm, limit: limit)
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            try vm.checkOpen(a[0])
            return a[0]
        },
        Builtin("__next__", "(self, /)", "Gives the next item; StopIteration ends the walk.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "__next__")
            stream.isTelling = false
            let line: Value
            if stream.io.isExact(a[0], stream.io.text) {
                try stream.checkOpen(vm)
                try stream.enter(vm)
                defer { stream.leave() }
                line = try stream.readLine(vm, limit: -1)
            } else {
                line = try vm.callMethod(a[0], stream.io.names.readline)
                guard line.isString else { throw vm.raise(.osError, "readline() should have returned a str object, not '\(vm.typeName(line))'") }
            }
            if line.string.count == 0 {
                stream.isTelling = true
                throw vm.raise(.stopIteration)
            }
            return line
        },
        Builtin("tell", "(self, /)", "The position as a number that only seek() understands.") { (vm, a) throws(ScriptException) in
            try vm.text(a[0], "tell").tell(vm)
        },
        Builtin("seek", "(self, cookie, whence=0, /)", "Goes to a position that tell() gave, or to the beginning or end.") { (vm, a) throws(ScriptException) in
            try vm.text(a[0], "seek").seek(vm, a[1], try vm.index(a[2]))
        },
        Builtin("truncate", "(self, pos=None, /)", "Truncate the stream.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "truncate")
            try stream.checkAttached(vm)
            _ = try vm.callMethod(a[0], stream.io.names.flush)
            return try vm.callMethod(stream.buffer.value, stream.io.names.truncate, a[1])
        },
    ]

    private static let questions: [Builtin] = [
        Builtin("fileno", "(self, /)", "The descriptor beneath the stream; an OSError where there is none.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "fileno")
            try stream.checkAttached(vm)
            return try vm.callMethod(stream.buffer.value, stream.io.names.fileno)
        },
        Builtin("seekable", "(self, /)", "Tells whether the position can be moved.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "seekable")
            try stream.checkAttached(vm)
            return try vm.callMethod(stream.buffer.value, stream.io.names.seekable)
        },
        Builtin("readable", "(self, /)", "Tells whether the stream can be read.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "readable")
            try stream.checkAttached(vm)
            return try vm.callMethod(stream.buffer.value, stream.io.names.readable)
        },
        Builtin("writable", "(self, /)", "Tells whether the stream can be written.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "writable")
            try stream.checkAttached(vm)
            return try vm.callMethod(stream.buffer.value, stream.io.names.writable)
        },
        Builtin("isatty", "(self, /)", "Tells whether the stream is a terminal.") { (vm, a) throws(ScriptException) in
            let stream = try vm.text(a[0], "isatty")
            try stream.checkAttached(vm)
            return try vm.callMethod(stream.buffer.value, stream.io.names.isatty)
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute("closed", "Tells whether the stream has been closed.") { (vm, object) throws(ScriptException) in
            Value(try vm.text(object, "closed").isClosed(vm))
        },
        Attribute("buffer", "The underlying binary stream.") { (vm, object) throws(ScriptException) in
            let buffer = try vm.text(object, "buffer").buffer.value
            return buffer.isUnset ? .none : vm.keep(buffer)
        },
        Attribute("name", "The name of the underlying stream.") { (vm, object) throws(ScriptException) in
            let stream = try vm.text(object, "name")
            try stream.checkAttached(vm)
            return try vm.getAttribute(stream.buffer.value, stream.io.names.name)
        },
        Attribute("mode", "The mode that the file was opened with.", { (vm, object) throws(ScriptException) in
            let stream = try vm.text(object, "mode")
            if stream.mode.value.isUnset { throw vm.attributeError(object, stream.io.names.mode) }
            return vm.keep(stream.mode.value)
        }, set: { (vm, object, value) throws(ScriptException) in
            try vm.text(object, "mode").mode.replace(with: value)
        }),
        Attribute("encoding", "Name of the text's encoding.") { (vm, object) throws(ScriptException) in
            let stream = try vm.text(object, "encoding")
            return stream.encodingName.value.isUnset ? .none : vm.keep(stream.encodingName.value)
        },
        Attribute("errors", "What happens to text or bytes that do not fit the encoding.") { (vm, object) throws(ScriptException) in
            let stream = try vm.text(object, "errors")
            try stream.checkAttached(vm)
            return vm.keep(stream.errorsName.value)
        },
        Attribute("newlines", "The kinds of line end met so far: None, a str, or a tuple of them.") { (vm, object) throws(ScriptException) in
            let stream = try vm.text(object, "newlines")
            try stream.checkAttached(vm)
            return stream.newlines.ending == .any ? stream.seenNewlines.describe(vm) : .none
        },
    ]

    private static let settings: [Attribute] = [
        Attribute("line_buffering", "Whether each line is written at once.") { (vm, object) throws(ScriptException) in
            Value(try vm.text(object, "line_buffering").isLineBuffered)
        },
        Attribute("write_through", "Whether writing passes the text layer's buffer by.") { (vm, object) throws(ScriptException) in
            Value(try vm.text(object, "write_through").isWrittenThrough)
        },
        Attribute("_CHUNK_SIZE", "Bytes read at once.", { (vm, object) throws(ScriptException) in
            let stream = try vm.text(object, "_CHUNK_SIZE")
            try stream.checkAttached(vm)
            return vm.makeInt(stream.chunkSize)
        }, set: { (vm, object, value) throws(ScriptException) in
            let stream = try vm.text(object, "_CHUNK_SIZE")
            try stream.checkAttached(vm)
            guard !value.isUnset else { throw vm.raise(.attributeError, "cannot delete attribute") }
            let size = try vm.index(value)
            guard size > 0 else { throw vm.valueError("a strictly positive integer is required") }
            stream.chunkSize = min(size, 1 << 30)
        }),
        Attribute("_finalizing", "Whether the stream is being finalized.") { (vm, object) throws(ScriptException) in
            Value(try vm.text(object, "_finalizing").isFinalizing)
        },
    ]
}

extension VM {
    @inline(__always)
    func text(_ value: Value, _ method: StaticString) throws(ScriptException) -> TextObject {
        guard let stream = value.stream(TextObject.self) else { throw wrongStream(value, method, "TextIOWrapper") }
        return stream
    }
}

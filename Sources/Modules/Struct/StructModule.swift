import TaipanRuntime

/// `_struct`.
enum StructModule {
    static let declaration = NativeModule(
        "_struct", """
            Values to bytes and back, as C lays them out.

            A format begins with the byte order: @ (as here), = (as here, standard sizes), < (little), > or ! (big).
            """,
        functions: functions) { (vm, module) throws(ScriptException) in
        module.add(TypeDeclaration("struct.error", "", kind: .none, flags: [.subclassable]), base: vm.exceptionType(.exception))
        module.add(structType)
        module.add(iteratorType)
    }

    // MARK: Shared

    /// A format argument: `str` or `bytes`.
    private static func format(_ vm: VM, _ value: Value) throws(ScriptException) -> StructFormat {
        let text: [UInt8]
        if value.isString {
            guard value.string.isASCII else { throw vm.structError("bad char in struct format") }
            text = vm.utf8(value.string)
        } else if value.isObject(of: .bytes) {
            text = Array(value.bytes.buffer)
        } else {
            throw vm.typeError("Struct() argument 1 must be a str or bytes object, not \(vm.argumentTypeName(value))")
        }
        if text.contains(0) { throw vm.structError("embedded null character") }
        do throws(StructFormat.Failure) { return try StructFormat(text) } catch {
            switch error {
            case .badCharacter: throw vm.structError("bad char in struct format")
            case .missingCode: throw vm.structError("repeat count given without format specifier")
            case .tooLong: throw vm.structError("total struct size too long")
            }
        }
    }

    private static func pack(_ vm: VM, _ format: StructFormat, _ values: UnsafeBufferPointer<Value>, _ function: String) throws(ScriptException) -> [UInt8] {
        guard values.count == format.valueCount else {
            throw vm.structError("\(function) expected \(format.valueCount) items for packing (got \(values.count))")
        }
        return try vm.pack(format, values)
    }

    private static func packInto(_ vm: VM, _ format: StructFormat, _ arguments: UnsafeBufferPointer<Value>) throws(ScriptException) -> Value {
        guard arguments.count >= 2 else { throw vm.structError(arguments.count == 0 ? "pack_into expected buffer argument" : "pack_into expected offset argument") }
        let buffer = arguments[0]
        let bytes = try pack(vm, format, UnsafeBufferPointer(rebasing: arguments[2...]), "pack_into")
        let given = try vm.index(arguments[1])
        do throws(ScriptException) {
            try vm.withMutableBytes(buffer) { (target) throws(ScriptException) in
                let offset = try position(vm, given, format.size, target.count, "no space to pack", "pack_into", "packing")
                for (index, byte) in bytes.enumerated() { target[offset + index] = byte }
            }
        } catch {
            guard vm.raisedMatches(.typeError) else { throw error }
            _ = vm.takeRaised()
            throw vm.typeError("argument must be read-write bytes-like object, not \(vm.typeName(buffer))")
        }
        return .none
    }

    /// An offset into a buffer of `count` bytes where `size` bytes find room.
    private static func position(_ vm: VM, _ given: Int, _ size: Int, _ count: Int, _ lack: String, _ function: String, _ verb: String) throws(ScriptException) -> Int {
        var offset = given
        if offset < 0 {
            if offset > -count - 1 && offset + size > 0 { throw vm.structError("\(lack) \(size) bytes at offset \(given)") }
            guard offset + count >= 0 else { throw vm.structError("offset \(given) out of range for \(count)-byte buffer") }
            offset += count
        }
        guard count - offset >= size else {
            throw vm.structError("\(function) requires a buffer of at least \(UInt(size) + UInt(offset)) bytes for \(verb) \(size) bytes at offset \(offset) (actual buffer size is \(count))")
        }
        return offset
    }

    private static func unpack(_ vm: VM, _ format: StructFormat, _ buffer: Value) throws(ScriptException) -> Value {
        try vm.withBytes(buffer) { (bytes) throws(ScriptException) in
            guard bytes.count == format.size else { throw vm.structError("unpack requires a buffer of \(format.size) bytes") }
            return vm.unpack(format, bytes)
        }
    }

    private static func unpackFrom(_ vm: VM, _ format: StructFormat, _ buffer: Value, _ offset: Value) throws(ScriptException) -> Value {
        let given = try vm.index(offset)
        return try vm.withBytes(buffer) { (bytes) throws(ScriptException) in
            let offset = try position(vm, given, format.size, bytes.count, "not enough data to unpack", "unpack_from", "unpacking")
            return vm.unpack(format, UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + format.size)]))
        }
    }

    private static func iterate(_ vm: VM, _ compiled: Value, _ format: StructFormat, _ buffer: Value) throws(ScriptException) -> Value {
        guard format.size > 0 else { throw vm.structError("cannot iteratively unpack with a struct of length 0") }
        let count = try vm.withBytes(buffer) { (bytes) throws(ScriptException) in bytes.count }
        guard count % format.size == 0 else { throw vm.structError("iterative unpacking requires a buffer of a multiple of \(format.size) bytes") }
        return vm.makeIterator(try vm.moduleType("_struct", "unpack_iterator"), source: buffer, second: compiled, step: stepUnpack)
    }

    /// `index`: offset of the next structure.
    private static let iteratorType = IteratorTypes.declaration("_struct.unpack_iterator", more: [
        Builtin("__length_hint__", "(self, /)", "Estimates how many items are still to come.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .iterator) else { throw vm.typeError("an iterator is required") }
            let iterator = a[0].iterator
            guard !iterator.pointee.source.isUnset, let size = iterator.pointee.second.exactPayload(CompiledStruct.self)?.format?.size, size > 0 else { return Value(smallInt: 0) }
            let count = try vm.withBytes(iterator.pointee.source) { (bytes) throws(ScriptException) in bytes.count }
            return Value(smallInt: max(count - iterator.pointee.index, 0) / size)
        },
    ])

    private static func compile(_ vm: VM, _ text: Value, into compiled: CompiledStruct) throws(ScriptException) {
        compiled.format = try format(vm, text)
        compiled.text = OwnedValue(text.isObject(of: .bytes) ? vm.makeString(latin1: text.bytes.buffer, ascii: true) : text)
    }

    // MARK: Functions

    private static let functions: [Builtin] = [
        Builtin("calcsize", "(format, /)", "How many bytes the format takes.") { (vm, a) throws(ScriptException) in
            vm.makeInt(try format(vm, a[0]).size)
        },
        Builtin("pack", "(format, /, *values)", "Lays the values out as the format says.") { (vm, a) throws(ScriptException) in
            vm.makeBytes(try pack(vm, try format(vm, a[0]), UnsafeBufferPointer(start: a[1].tuple.items, count: a[1].tuple.count), "pack"))
        },
        Builtin("pack_into", "(format, /, *args)", "Lays the values out as the format says, in the buffer from offset on.") { (vm, a) throws(ScriptException) in
            try packInto(vm, try format(vm, a[0]), UnsafeBufferPointer(start: a[1].tuple.items, count: a[1].tuple.count))
        },
        Builtin("unpack", "(format, buffer, /)", "Reads the values out of a buffer that has exactly calcsize(format) bytes.") { (vm, a) throws(ScriptException) in
            try unpack(vm, try format(vm, a[0]), a[1])
        },
        Builtin("unpack_from", "(format, /, buffer, offset=0)", "Reads the values out of a buffer from offset on.") { (vm, a) throws(ScriptException) in
            try unpackFrom(vm, try format(vm, a[0]), a[1], a[2])
        },
        Builtin("iter_unpack", "(format, buffer, /)", "Reads values again and again until the buffer ends; its length must be a multiple of calcsize(format).") { (vm, a) throws(ScriptException) in
            let compiled = CompiledStruct()
            try compile(vm, a[0], into: compiled)
            return try iterate(vm, vm.makeObject(try vm.moduleType("_struct", "Struct"), payload: compiled), try format(vm, a[0]), a[1])
        },
        Builtin("_clearcache", "()", "Forgets the formats compiled so far.") { (_, _) throws(ScriptException) in .none },
    ]

    // MARK: Struct

    private static func compiled(_ vm: VM, _ a: Arguments, _ method: StaticString) throws(ScriptException) -> StructFormat {
        guard let format = try compiled(vm, a[0], method).format else { throw vm.raise(.runtimeError, "Struct object is not initialized") }
        return format
    }

    private static func compiled(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> CompiledStruct {
        guard let compiled = value.exactPayload(CompiledStruct.self) else { throw vm.wrongReceiver(method, of: "_struct.Struct", value) }
        return compiled
    }

    private static let structType = TypeDeclaration(
        "_struct.Struct", "A format, compiled once.", kind: .payload, flags: [.subclassable, .weakReferencable],
        methods: [
            Builtin("__init__", "(self, /, format)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
                try compile(vm, a[1], into: try compiled(vm, a[0], "__init__"))
                return .none
            },
            Builtin("pack", "(self, /, *values)", "Lays the values out as the format says.") { (vm, a) throws(ScriptException) in
                vm.makeBytes(try pack(vm, try compiled(vm, a, "pack"), UnsafeBufferPointer(start: a[1].tuple.items, count: a[1].tuple.count), "pack"))
            },
            Builtin("pack_into", "(self, /, *args)", "Lays the values out in the buffer from offset on.") { (vm, a) throws(ScriptException) in
                try packInto(vm, try compiled(vm, a, "pack_into"), UnsafeBufferPointer(start: a[1].tuple.items, count: a[1].tuple.count))
            },
            Builtin("unpack", "(self, buffer, /)", "Reads the values out of a buffer that has exactly size bytes.") { (vm, a) throws(ScriptException) in
                try unpack(vm, try compiled(vm, a, "unpack"), a[1])
            },
            Builtin("unpack_from", "(self, /, buffer, offset=0)", "Reads the values out of a buffer from offset on.") { (vm, a) throws(ScriptException) in
                try unpackFrom(vm, try compiled(vm, a, "unpack_from"), a[1], a[2])
            },
            Builtin("iter_unpack", "(self, buffer, /)", "Reads values again and again until the buffer ends; its length must be a multiple of size.") { (vm, a) throws(ScriptException) in
                try iterate(vm, a[0], try compiled(vm, a, "iter_unpack"), a[1])
            },
            Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
                var text = ReprBuilder(vm)
                text.append(vm.type(of: a[0]).pointee.name)
                text.append("(")
                try vm.appendRepr(try compiled(vm, a[0], "__repr__").text.value, to: &text)
                text.append(")")
                return try text.finish(vm)
            },
        ],
        staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                vm.makeObject(try vm.subclassArgument(a[0], of: try vm.moduleType("_struct", "Struct")), payload: CompiledStruct())
            },
        ],
        attributes: [
            Attribute("format", "The format as text.") { (vm, value) throws(ScriptException) in try compiled(vm, value, "format").text.value },
            Attribute("size", "How many bytes the format takes.") { (vm, value) throws(ScriptException) in vm.makeInt(try compiled(vm, value, "size").format?.size ?? -1) },
        ])
}

private func stepUnpack(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard !iterator.pointee.source.isUnset, let format = iterator.pointee.second.exactPayload(CompiledStruct.self)?.format else { return .unset }
    let offset = iterator.pointee.index
    let result = try vm.withBytes(iterator.pointee.source) { (bytes) throws(ScriptException) -> Value in
        guard offset + format.size <= bytes.count else { return .unset }
        return vm.unpack(format, UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + format.size)]))
    }
    if result.isUnset {
        iterator.finish()
    } else {
        iterator.pointee.index = offset + format.size
    }
    return result
}

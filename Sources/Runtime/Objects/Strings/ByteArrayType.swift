/// `bytearray`.
enum ByteArrayType {
    static let declaration = TypeDeclaration(
        "bytearray",
        "Bytes that can change, from an iterable of integers, a number of zeros, text with an encoding, or a buffer.",
        kind: .bytearray, flags: [.subclassable, .weakReferencable],
        methods: ByteMethods.all + mutationMethods + itemMethods + [BufferMethods.buffer, BufferMethods.releaseBuffer], classMethods: classMethods, staticMethods: staticMethods)

    private static let classMethods: [Builtin] = [
        Builtin("fromhex", "(cls, string, /)", "A bytearray from base 16 text; whitespace between bytes is passed over.") { (vm, a) throws(ScriptException) in
            let bytes = try ByteMethods.parseHex(vm, a[1])
            let array = vm.makeByteArray(count: bytes.count)
            for (index, byte) in bytes.enumerated() { array.pointee.base[index] = byte }
            return a[0] == Value(vm.types.pointee.bytearray) ? Value(array) : try vm.call(a[0], Value(array))
        },
    ]

    private static let staticMethods: [Builtin] = [
        Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            Value(vm.makeByteArray(count: 0, type: try vm.subclassArgument(a[0], of: vm.types.pointee.bytearray)))
        },
        ByteMethods.makeTranslation,
    ]

    private static let mutationMethods: [Builtin] = [
        Builtin("__init__", "(self, source=<unset>, encoding=<unset>, errors=<unset>)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "__init__")
            let source = try vm.bytesSource(a[1], encoding: a[2], errors: a[3], typeName: "bytearray")
            try assign(vm, array, 0..<array.pointee.count, source)
            return .none
        },
        Builtin("append", "(self, item, /)", "Adds the byte at the end.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "append")
            let byte = try vm.byteValue(a[1], "byte must be in range(0, 256)")
            let count = array.pointee.count
            try vm.resize(array, to: count + 1)
            array.pointee.base[count] = byte
            return .none
        },
        Builtin("extend", "(self, iterable_of_ints, /)", "Adds each byte of the iterable at the end.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "extend")
            let source: Value
            let given = try vm.exportedBytes(of: a[1])
            if vm.isBytesLike(given) {
                source = given
            } else {
                guard !a[1].isString else { throw vm.typeError("expected iterable of integers; got: 'str'") }
                guard !vm.special(of: a[1], .iter).isNoneOrUnset || !vm.special(of: a[1], .getitem).isUnset else {
                    throw vm.typeError("can't extend bytearray with \(vm.typeName(a[1]))")
                }
                source = vm.makeBytes(try vm.byteList(a[1], "byte must be in range(0, 256)"))
            }
            try assign(vm, array, array.pointee.count..<array.pointee.count, source)
            return .none
        },
        Builtin("insert", "(self, index, item, /)", "Puts the byte in at the position index.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "insert")
            var index = try vm.index(a[1])
            var byte = try vm.byteValue(a[2], "byte must be in range(0, 256)")
            let count = array.pointee.count
            if index < 0 { index = max(index + count, 0) }
            index = min(index, count)
            try withUnsafeBytes(of: &byte) { (source) throws(ScriptException) in try vm.replaceBytes(array, index..<index, with: source) }
            return .none
        },
        Builtin("pop", "(self, index=-1, /)", "Takes the byte at index away and gives it; IndexError where there is none.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "pop")
            var index = try vm.index(a[1])
            let count = array.pointee.count
            if count == 0 { throw vm.raise(.indexError, "pop from empty bytearray") }
            if index < 0 { index += count }
            guard index >= 0, index < count else { throw vm.raise(.indexError, "pop index out of range") }
            let byte = array.pointee.base[index]
            try vm.replaceBytes(array, index..<(index + 1), with: UnsafeRawBufferPointer(start: nil, count: 0))
            return Value(byte)
        },
        Builtin("remove", "(self, value, /)", "Takes the first byte equal to value away; ValueError where there is none.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "remove")
            let byte = try vm.byteValue(a[1], "byte must be in range(0, 256)")
            guard let found = memchr(array.pointee.base, Int32(byte), array.pointee.count) else { throw vm.valueError("value not found in bytearray") }
            let index = UnsafeRawPointer(found) - UnsafeRawPointer(array.pointee.base)
            try vm.replaceBytes(array, index..<(index + 1), with: UnsafeRawBufferPointer(start: nil, count: 0))
            return .none
        },
        Builtin("reverse", "(self, /)", "Turns the order of the bytes round.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "reverse")
            var low = 0, high = array.pointee.count - 1
            while low < high {
                swap(&array.pointee.base[low], &array.pointee.base[high])
                low += 1
                high -= 1
            }
            return .none
        },
        Builtin("clear", "(self, /)", "Takes every byte away.") { (vm, a) throws(ScriptException) in
            try vm.resize(try vm.byteArraySelf(a, "clear"), to: 0)
            return .none
        },
        Builtin("copy", "(self, /)", "Return a copy of the bytearray.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "copy")
            return try vm.makeByteSlice(a[0], 0..<array.pointee.count)
        },
    ]

    private static let itemMethods: [Builtin] = [
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteArraySelf(a, "__iter__")
            return vm.makeIterator(vm.types.pointee.bytearrayIterator, source: a[0], step: stepBytes)
        },
        Builtin("__iadd__", "(self, value, /)", "Adds value to self in place and gives self.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "__iadd__")
            let other = try vm.exportedBytes(of: a[1])
            guard vm.isBytesLike(other) else { throw vm.typeError("can't concat \(vm.typeName(a[1])) to \(vm.typeName(a[0]))") }
            try assign(vm, array, array.pointee.count..<array.pointee.count, other)
            return a[0]
        },
        Builtin("__imul__", "(self, value, /)", "Repeats self in place and gives self.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "__imul__")
            guard let times = try vm.repetitionCount(a[1]) else { return .notImplemented }
            let count = array.pointee.count
            let total = times <= 0 || count == 0 ? 0 : try vm.checkedTextSize(count, times: times)
            try vm.resize(array, to: total)
            var filled = count
            while filled < total {
                let next = min(filled, total - filled)
                memcpy(array.pointee.base + filled, array.pointee.base, next)
                filled += next
            }
            return a[0]
        },
        Builtin("__setitem__", "(self, key, value, /)", "Puts value at key.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "__setitem__")
            if a[1].isObject(of: .slice) {
                try setSlice(vm, array, a[1], a[2])
                return .none
            }
            let key = try position(vm, a[1])
            let byte = try vm.byteValue(a[2], "byte must be in range(0, 256)")
            array.pointee.base[try check(vm, array, key)] = byte
            return .none
        },
        Builtin("__delitem__", "(self, key, /)", "Deletes the item or the slice at key.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "__delitem__")
            if a[1].isObject(of: .slice) {
                try deleteSlice(vm, array, a[1])
                return .none
            }
            let index = try check(vm, array, try position(vm, a[1]))
            try vm.replaceBytes(array, index..<(index + 1), with: UnsafeRawBufferPointer(start: nil, count: 0))
            return .none
        },
        Builtin("__alloc__", "(self, /)", "Number of bytes set aside for the content, used or not.") { (vm, a) throws(ScriptException) in
            Value(smallInt: try vm.byteArraySelf(a, "__alloc__").pointee.capacity)
        },
        Builtin("__sizeof__", "(self, /)", "Bytes that it takes in memory.") { (vm, a) throws(ScriptException) in
            Value(smallInt: MemoryLayout<ByteArrayObject>.size + (try vm.byteArraySelf(a, "__sizeof__")).pointee.capacity)
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "__reduce__")
            let bytes = vm.makeBytes(UnsafeRawBufferPointer(start: array.pointee.base, count: array.pointee.count))
            return vm.makeTuple(Value(a[0].header.pointee.type), vm.makeTuple(bytes), try vm.callMethod(a[0], vm.intern("__getstate__")))
        },
        Builtin("__alloc__", "(self, /)", "Bytes that there is room for, with the one behind the last.") { (vm, a) throws(ScriptException) in
            let array = try vm.byteArraySelf(a, "__alloc__")
            return Value(smallInt: array.pointee.capacity == 0 ? 0 : array.pointee.capacity + 1)
        },
    ]

    private static func position(_ vm: VM, _ key: Value) throws(ScriptException) -> Int {
        guard key.isInt || key.isBool || key.isObject(of: .bigInteger) || !vm.special(of: key, .index).isUnset else {
            throw vm.typeError("bytearray indices must be integers or slices, not \(vm.typeName(key))")
        }
        return try vm.itemIndex(key)
    }

    private static func check(_ vm: VM, _ array: ByteArrayPointer, _ key: Int) throws(ScriptException) -> Int {
        let count = array.pointee.count
        let index = key < 0 ? key + count : key
        guard index >= 0, index < count else { throw vm.raise(.indexError, "bytearray index out of range") }
        return index
    }

    /// Replaces a range by the bytes of any bytes-like object, the array itself included.
    private static func assign(_ vm: VM, _ array: ByteArrayPointer, _ range: Range<Int>, _ source: Value) throws(ScriptException) {
        try vm.withBytes(source) { (bytes) throws(ScriptException) in
            let isAlias = bytes.baseAddress.map { $0 >= UnsafeRawPointer(array.pointee.base) && $0 < UnsafeRawPointer(array.pointee.base + max(array.pointee.capacity, 1)) } ?? false
            if isAlias {
                let copy = vm.makeBytes(bytes)
                try vm.replaceBytes(array, range, with: copy.bytes.buffer)
            } else {
                try vm.replaceBytes(array, range, with: bytes)
            }
        }
    }

    private static func setSlice(_ vm: VM, _ array: ByteArrayPointer, _ slice: Value, _ value: Value) throws(ScriptException) {
        let numbers = try vm.sliceNumbers(slice)
        var source = value
        if !vm.isBytesLike(value) {
            guard !value.isInt, !value.isString else { throw vm.typeError("can assign only bytes, buffers, or iterables of ints in range(0, 256)") }
            source = vm.makeBytes(try vm.byteList(value, "byte must be in range(0, 256)"))
        }
        let bounds = numbers.bounds(array.pointee.count)
        if bounds.step == 1 {
            try assign(vm, array, bounds.start..<max(bounds.start, bounds.stop), source)
            return
        }
        let bytes = Value(array) == source ? vm.makeBytes(source.byteView.buffer) : try vm.bytesArgument(source)
        let view = bytes.byteView
        if view.count == 0 {
            try deleteSlice(vm, array, slice)
            return
        }
        guard view.count == bounds.count else {
            throw vm.valueError("attempt to assign bytes of size \(view.count) to extended slice of size \(bounds.count)")
        }
        for index in 0..<bounds.count { array.pointee.base[bounds.start &+ index &* bounds.step] = view[index] }
    }

    private static func deleteSlice(_ vm: VM, _ array: ByteArrayPointer, _ slice: Value) throws(ScriptException) {
        let bounds = try vm.sliceNumbers(slice).bounds(array.pointee.count)
        guard bounds.count > 0 else { return }
        guard array.pointee.exports == 0 else { throw vm.raise(.bufferError, "Existing exports of data: object cannot be re-sized") }
        let (first, step) = bounds.ascending
        var target = first, next = first, left = bounds.count
        for index in first..<array.pointee.count {
            if index == next && left > 0 {
                left -= 1
                // A huge step has no second item.
                next &+= step
            } else {
                array.pointee.base[target] = array.pointee.base[index]
                target += 1
            }
        }
        try vm.resize(array, to: target)
    }
}

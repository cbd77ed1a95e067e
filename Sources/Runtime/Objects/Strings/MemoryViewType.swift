/// `memoryview`.
enum MemoryViewType {
    static let declaration = TypeDeclaration(
        "memoryview", "The memory of bytes, a bytearray or another buffer, seen without a copy.", kind: .payload, flags: [.weakReferencable, .sequencePattern],
        methods: methods + itemMethods + [BufferMethods.buffer, BufferMethods.releaseBuffer],
        classMethods: [fromFlags],
        staticMethods: [
            Builtin("__new__", "(cls, object)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                _ = try vm.subclassArgument(a[0], of: vm.types.pointee.memoryview)
                return try vm.makeMemoryView(of: a[1])
            },
        ],
        attributes: attributes)

    private static let fromFlags = Builtin("_from_flags", "(cls, object, flags)", "A view of the object's memory that allows what the flags ask for.") { (vm, a) throws(ScriptException) in
        try vm.makeMemoryView(of: a[1], flags: try vm.index(a[2]))
    }

    static func view(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> MemoryView {
        guard let view = value.payload(as: MemoryView.self) else { throw vm.wrongReceiver(method, of: "memoryview", value) }
        return view
    }

    /// The receiver, not released.
    static func alive(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> MemoryView {
        let view = try view(vm, value, method)
        try view.check(vm)
        return view
    }

    private static let attributes: [Attribute] = [
        Attribute("obj", "Whose memory it is.") { (vm, s) throws(ScriptException) in try alive(vm, s, "obj").object },
        Attribute("nbytes", "Size of the content in bytes.") { (vm, s) throws(ScriptException) in
            vm.makeInt(try alive(vm, s, "nbytes").byteCount)
        },
        Attribute("readonly", "Whether the memory cannot be changed through the view.") { (vm, s) throws(ScriptException) in Value(try alive(vm, s, "readonly").isReadOnly) },
        Attribute("itemsize", "Bytes of each item.") { (vm, s) throws(ScriptException) in vm.makeInt(try alive(vm, s, "itemsize").format.itemSize) },
        Attribute("format", "Format of each item, as the module struct writes it.") { (vm, s) throws(ScriptException) in
            vm.makeString(try alive(vm, s, "format").format.character)
        },
        Attribute("ndim", "How many indexes an item has.") { (vm, s) throws(ScriptException) in
            vm.makeInt(try alive(vm, s, "ndim").shape.count)
        },
        Attribute("shape", "How many items each index runs over.") { (vm, s) throws(ScriptException) in
            vm.makeTuple(try alive(vm, s, "shape").shape.map { vm.makeInt($0) })
        },
        Attribute("strides", "How many bytes lie between neighbours of each index.") { (vm, s) throws(ScriptException) in
            vm.makeTuple(try alive(vm, s, "strides").strides.map { vm.makeInt($0) })
        },
        Attribute("suboffsets", "Used internally for PIL-style arrays.") { (vm, s) throws(ScriptException) in
            _ = try alive(vm, s, "suboffsets")
            return vm.runtime.pointee.emptyTuple
        },
        Attribute("c_contiguous", "Whether items follow one another with the last index changing fastest.") { (vm, s) throws(ScriptException) in Value(try alive(vm, s, "c_contiguous").isContiguous) },
        Attribute("f_contiguous", "Whether items follow one another with the first index changing fastest.") { (vm, s) throws(ScriptException) in Value(try alive(vm, s, "f_contiguous").isColumnContiguous) },
        Attribute("contiguous", "Whether there are no gaps between items.") { (vm, s) throws(ScriptException) in
            let view = try alive(vm, s, "contiguous")
            return Value(view.isContiguous || view.isColumnContiguous)
        },
    ]

    private static let methods: [Builtin] = [
        Builtin("release", "(self, /)", "Lets the memory go; the view is of no use afterwards.") { (vm, a) throws(ScriptException) in
            try view(vm, a[0], "release").release(vm)
            return .none
        },
        Builtin("__enter__", "(self, /)", "") { (vm, a) throws(ScriptException) in
            _ = try alive(vm, a[0], "__enter__")
            return a[0]
        },
        Builtin("__exit__", "(self, /, *exc_info)", "") { (vm, a) throws(ScriptException) in
            try view(vm, a[0], "__exit__").release(vm)
            return .none
        },
        Builtin("tobytes", "(self, /, order='C')", "A copy of the content as bytes.") { (vm, a) throws(ScriptException) in
            let view = try alive(vm, a[0], "tobytes")
            if !a[1].isNone {
                guard a[1].isString else { throw vm.typeError("tobytes() argument 'order' must be str or None, not \(vm.argumentTypeName(a[1]))") }
                guard ["C", "F", "A"].contains(vm.swiftString(a[1])) else { throw vm.valueError("order must be 'C', 'F' or 'A'") }
            }
            return try view.withBytes(vm) { (bytes) throws(ScriptException) in vm.makeBytes(bytes) }
        },
        Builtin("tolist", "(self, /)", "A list of the items.") { (vm, a) throws(ScriptException) in
            let view = try alive(vm, a[0], "tolist")
            return try view.withMemory(vm) { (memory) throws(ScriptException) in list(vm, view, memory, 0, view.offset) }
        },
        Builtin("hex", "(self, sep=<unset>, bytes_per_sep=1)", "The content as base 16 text, with sep between groups of bytes.") { (vm, a) throws(ScriptException) in
            let view = try alive(vm, a[0], "hex")
            let layout = try vm.hexLayout(a[1], a[2])
            return try view.withBytes(vm) { (bytes) throws(ScriptException) in try vm.hexText(bytes, layout) }
        },
        Builtin("toreadonly", "(self, /)", "The same memory without the right to change it.") { (vm, a) throws(ScriptException) in
            let view = try alive(vm, a[0], "toreadonly")
            return vm.makeMemoryView(view, format: view.format, offset: view.offset, shape: view.shape, strides: view.strides, readOnly: true)
        },
        Builtin("cast", "(self, /, format, shape=<unset>)", "The same memory with items of another format, or another shape.") { (vm, a) throws(ScriptException) in
            try cast(vm, try alive(vm, a[0], "cast"), a[1], a[2])
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let view = try view(vm, a[0], "__repr__")
            return vm.makeString("<\(view.isReleased ? "released memory" : "memory") at 0x\(String(a[0].bits, radix: 16))>")
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            let view = try view(vm, a[0], "__hash__")
            if view.hash != 0 { return Value(smallInt: view.hash) }
            try view.check(vm)
            guard view.isReadOnly else { throw vm.valueError("cannot hash writable memoryview object") }
            guard view.format.isByte else { throw vm.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'") }
            view.hash = try view.withBytes(vm) { (bytes) throws(ScriptException) in hashBytes(bytes) }
            return Value(smallInt: view.hash)
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            try isEqual(vm, a)
        },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in
            let equal = try isEqual(vm, a)
            return equal.isNotImplemented ? equal : Value(!equal.isTrue)
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            let view = try alive(vm, a[0], "__iter__")
            guard view.shape.count == 1 else {
                throw view.shape.isEmpty ? vm.typeError("invalid indexing of 0-dim memory") : vm.raise(.notImplementedError, "multi-dimensional sub-views are not implemented")
            }
            return vm.makeIterator(vm.types.pointee.memoryviewIterator, source: a[0], limit: view.shape[0], step: stepMemoryView)
        },
    ]

    /// Nested lists, one level a dimension. Depth is at most 64 (checked by `cast`).
    private static func list(_ vm: VM, _ view: MemoryView, _ memory: UnsafeRawBufferPointer, _ dimension: Int, _ position: Int) -> Value {
        if dimension == view.shape.count { return vm.loadItem(memory, position, view.format) }
        let list = vm.makeList(capacity: view.shape[dimension])
        for index in 0..<view.shape[dimension] {
            let mark = vm.mark
            list.append(self.list(vm, view, memory, dimension + 1, position + index * view.strides[dimension]))
            vm.drain(to: mark)
        }
        return Value(list)
    }

    private static func cast(_ vm: VM, _ view: MemoryView, _ format: Value, _ shape: Value) throws(ScriptException) -> Value {
        guard format.isString else { throw vm.typeError("memoryview: format argument must be a string") }
        var text = vm.swiftString(format)
        if text.hasPrefix("@") { text.removeFirst() }
        guard text.utf8.count == 1, let code = text.utf8.first, let target = MemoryFormat(rawValue: code) else {
            throw vm.valueError("memoryview: destination format must be a native single character format prefixed with an optional '@'")
        }
        guard view.isContiguous else { throw vm.typeError("memoryview: casts are restricted to C-contiguous views") }
        if !shape.isUnset && view.shape.count != 1 || view.shape.contains(0) && view.shape.count > 1 {
            throw vm.typeError("memoryview: cast must be 1D -> ND or ND -> 1D")
        }
        guard view.format.isByte || target.isByte else { throw vm.typeError("memoryview: cannot cast between two non-byte formats") }
        let size = view.byteCount
        guard size % target.itemSize == 0 else { throw vm.typeError("memoryview: length is not a multiple of itemsize") }
        if shape.isUnset { return vm.makeMemoryView(view, format: target, offset: view.offset, shape: [size / target.itemSize], strides: [target.itemSize]) }
        guard shape.kind == .list || shape.kind == .tuple else { throw vm.typeError("shape must be a list or a tuple") }
        let items = try vm.makeTuple(from: shape).tuple
        guard items.count <= 64 else { throw vm.valueError("memoryview: number of dimensions must not exceed 64") }
        var lengths: [Int] = [], product = target.itemSize
        for index in 0..<items.count {
            guard items.items[index].isInt || items.items[index].isObject(of: .bigInteger) else { throw vm.typeError("memoryview.cast(): elements of shape must be integers") }
            let length = try vm.index(items.items[index])
            guard length > 0 else { throw vm.valueError("memoryview.cast(): elements of shape must be integers > 0") }
            let (next, overflow) = product.multipliedReportingOverflow(by: length)
            guard !overflow else { throw vm.valueError("memoryview.cast(): product(shape) > SSIZE_MAX") }
            product = next
            lengths.append(length)
        }
        guard product == size else { throw vm.typeError("memoryview: product(shape) * itemsize != buffer size") }
        var strides = [Int](repeating: target.itemSize, count: lengths.count)
        for dimension in lengths.indices.dropLast().reversed() { strides[dimension] = strides[dimension + 1] * lengths[dimension + 1] }
        return vm.makeMemoryView(view, format: target, offset: view.offset, shape: lengths, strides: strides)
    }

    private static func isEqual(_ vm: VM, _ a: Arguments) throws(ScriptException) -> Value {
        let left = try view(vm, a[0], "__eq__")
        if left.isReleased { return Value(a[0] == a[1]) }
        guard vm.isBytesLike(a[1]) else { return .notImplemented }
        let other = a[1].payload(as: MemoryView.self) == nil ? try vm.makeMemoryView(of: a[1]) : a[1]
        let right = try view(vm, other, "__eq__")
        if right.isReleased { return Value(a[0] == a[1]) }
        guard left.shape == right.shape else { return .false }
        return try left.withBytes(vm) { (first) throws(ScriptException) in
            try right.withBytes(vm) { (second) throws(ScriptException) in
                if left.format == right.format, left.format.isExact {
                    guard let one = first.baseAddress, let two = second.baseAddress else { return Value(first.count == second.count) }
                    return Value(first.count == second.count && memcmp(one, two, first.count) == 0)
                }
                for index in 0..<left.itemCount {
                    let mark = vm.mark
                    let one = vm.loadItem(first, index * left.format.itemSize, left.format), two = vm.loadItem(second, index * right.format.itemSize, right.format)
                    // Numbers, so no script code runs; a NaN is not equal to itself.
                    let equal: Bool
                    if let x = vm.floatValue(one), let y = vm.floatValue(two) { equal = x == y } else { equal = try vm.isEqual(one, two) }
                    vm.drain(to: mark)
                    if !equal { return .false }
                }
                return .true
            }
        }
    }
}

/// One step of a memoryview iterator.
func stepMemoryView(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard let view = iterator.pointee.source.payload(as: MemoryView.self) else { return .unset }
    let index = iterator.pointee.index
    guard index < iterator.pointee.limit else {
        store(.unset, in: &iterator.pointee.source)
        return .unset
    }
    iterator.pointee.index = index + 1
    return try view.withMemory(vm) { (memory) throws(ScriptException) in vm.loadItem(memory, view.offset + index * view.strides[0], view.format) }
}

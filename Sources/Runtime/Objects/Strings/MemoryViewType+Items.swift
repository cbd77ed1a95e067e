extension MemoryViewType {
    static let itemMethods: [Builtin] = [
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in
            guard let first = try alive(vm, a[0], "__len__").shape.first else { throw vm.typeError("0-dim memory has no length") }
            return vm.makeInt(first)
        },
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
            let view = try alive(vm, a[0], "__getitem__")
            if a[1].isObject(of: .slice) { return try slice(vm, view, a[1]) }
            if view.shape.isEmpty {
                if a[1] == .ellipsis { return a[0] }
                guard a[1].isObject(of: .tuple), a[1].tuple.count == 0 else { throw vm.typeError("invalid indexing of 0-dim memory") }
            }
            let position = try itemPosition(vm, view, a[1])
            return try view.withMemory(vm) { (memory) throws(ScriptException) in vm.loadItem(memory, position, view.format) }
        },
        Builtin("__setitem__", "(self, key, value, /)", "Puts value at key.") { (vm, a) throws(ScriptException) in
            let view = try alive(vm, a[0], "__setitem__")
            guard !view.isReadOnly else { throw vm.typeError("cannot modify read-only memory") }
            if a[1].isObject(of: .slice) {
                try assign(vm, view, a[1], a[2])
                return .none
            }
            let position = try itemPosition(vm, view, a[1])
            let bytes = try vm.storeItem(a[2], view.format)
            try view.withMutableMemory(vm) { (memory) throws(ScriptException) in
                for (index, byte) in bytes.enumerated() { memory[position + index] = byte }
            }
            return .none
        },
        Builtin("__delitem__", "(self, key, /)", "Deletes the item or the slice at key.") { (vm, a) throws(ScriptException) in
            _ = try alive(vm, a[0], "__delitem__")
            throw vm.typeError("cannot delete memory")
        },
    ]

    /// Where the item that an index, or a tuple of them, names begins in the owner's bytes.
    private static func itemPosition(_ vm: VM, _ view: MemoryView, _ key: Value) throws(ScriptException) -> Int {
        func isIndex(_ value: Value) -> Bool { value.isInt || value.isBool || value.isObject(of: .bigInteger) || !vm.special(of: value, .index).isUnset }
        var position = view.offset
        func advance(_ dimension: Int, _ value: Value) throws(ScriptException) {
            var index = try vm.itemIndex(value)
            try view.check(vm)
            if index < 0 { index += view.shape[dimension] }
            guard index >= 0, index < view.shape[dimension] else { throw vm.raise(.indexError, "index out of bounds on dimension \(dimension + 1)") }
            position += index * view.strides[dimension]
        }
        if key.isObject(of: .tuple) {
            let tuple = key.tuple
            for index in 0..<tuple.count where !isIndex(tuple.items[index]) {
                if (0..<tuple.count).allSatisfy({ tuple.items[$0].isObject(of: .slice) }) { throw vm.raise(.notImplementedError, "multi-dimensional slicing is not implemented") }
                throw vm.typeError("memoryview: invalid slice key")
            }
            if tuple.count < view.shape.count { throw vm.raise(.notImplementedError, "sub-views are not implemented") }
            if tuple.count > view.shape.count { throw vm.typeError("cannot index \(view.shape.count)-dimension view with \(tuple.count)-element tuple") }
            for index in 0..<tuple.count { try advance(index, tuple.items[index]) }
            return position
        }
        guard isIndex(key) else { throw vm.typeError("memoryview: invalid slice key") }
        if view.shape.count > 1 { throw vm.raise(.notImplementedError, "multi-dimensional sub-views are not implemented") }
        guard view.shape.count == 1 else { throw vm.typeError("invalid indexing of 0-dim memory") }
        try advance(0, key)
        return position
    }

    /// A view of every `step`th item of the first dimension.
    private static func slice(_ vm: VM, _ view: MemoryView, _ key: Value) throws(ScriptException) -> Value {
        guard let length = view.shape.first else { throw vm.typeError("invalid indexing of 0-dim memory") }
        let bounds = try vm.sliceBounds(key, length)
        try view.check(vm)
        var shape = view.shape, strides = view.strides
        shape[0] = bounds.count
        // A step that reaches beyond the ends means at most one item: then the stride does not matter.
        let (stride, overflow) = strides[0].multipliedReportingOverflow(by: bounds.step)
        strides[0] = overflow ? strides[0] : stride
        let offset = bounds.count == 0 ? view.offset : view.offset + bounds.start * view.strides[0]
        return vm.makeMemoryView(view, format: view.format, offset: offset, shape: shape, strides: strides)
    }

    private static func assign(_ vm: VM, _ view: MemoryView, _ key: Value, _ value: Value) throws(ScriptException) {
        if view.shape.count > 1 { throw vm.raise(.notImplementedError, "memoryview slice assignments are currently restricted to ndim = 1") }
        let target = try self.view(vm, try slice(vm, view, key), "__setitem__")
        let source = try self.view(vm, try vm.makeMemoryView(of: value), "__setitem__")
        guard source.format == target.format, source.shape == target.shape else {
            throw vm.valueError("memoryview assignment: lvalue and rvalue have different structures")
        }
        // A copy first: both may look at the same memory.
        let bytes = try source.withBytes(vm) { (bytes) throws(ScriptException) in vm.makeBytes(bytes) }.bytes
        let size = target.format.itemSize
        try target.withMutableMemory(vm) { (memory) throws(ScriptException) in
            var read = 0
            target.forEachItem { position in
                for index in 0..<size { memory[position + index] = bytes.base[read + index] }
                read += size
            }
        }
    }
}

/// The buffer protocol as scripts see it (PEP 688).
enum BufferMethods {
    static let buffer = Builtin("__buffer__", "(self, flags, /)", "Gives a memoryview of self that allows what the flags ask for.") { (vm, a) throws(ScriptException) in
        let flags = try vm.index(a[1])
        guard Int32(exactly: flags) != nil else { throw vm.raise(.overflowError, "buffer flags out of range for a C int") }
        return try vm.exportMemory(of: a[0], writable: flags & 1 != 0)
    }

    static let releaseBuffer = Builtin("__release_buffer__", "(self, buffer, /)", "Lets go of a memoryview that __buffer__ gave.") { (vm, a) throws(ScriptException) in
        guard let view = a[1].payload(as: MemoryView.self) else { throw vm.typeError("expected a memoryview object") }
        if view.isReleased { return .none }
        guard view.object == a[0] else { throw vm.valueError("memoryview's buffer is not this object") }
        view.release(vm)
        return .none
    }
}

extension VM {
    /// A special method that a script's class defines itself; unset for built-in ones.
    func scriptMethod(_ object: Value, _ special: Special) -> Value {
        guard object.isObject, object.header.pointee.type.pointee.flags.contains(.heapType) else { return .unset }
        let method = self.special(of: object, special)
        return method.isNone || method.isObject(of: .nativeFunction) ? .unset : method
    }

    /// `memoryview(object)`, a temporary. TypeError for what is not bytes-like.
    ///
    /// - Parameter flags: what the `__buffer__` of a script is asked for; by default any layout, read only.
    public func makeMemoryView(of object: Value, flags: Int = 284) throws(ScriptException) -> Value {
        let method = scriptMethod(object, .buffer)
        if method.isUnset { return try exportMemory(of: object, writable: flags & 1 != 0) }
        let given = try callSpecial(method, object, makeInt(flags))
        guard let view = given.payload(as: MemoryView.self) else { throw typeError("__buffer__ returned non-memoryview object") }
        try view.check(self)
        // A view of the object itself tells it of its own end.
        let exporter = view.object == object ? Value.unset : object
        return makeObject(types.pointee.memoryview, payload: MemoryView(owner: view.object, format: view.format, offset: view.offset, shape: view.shape, strides: view.strides,
                                                                        writable: !view.isReadOnly, export: ScriptExport(exporter: exporter, view: given)))
    }

    /// A memoryview of what a built-in type holds.
    fileprivate func exportMemory(of object: Value, writable needsWriting: Bool) throws(ScriptException) -> Value {
        if let view = object.payload(as: MemoryView.self) {
            try view.check(self)
            if needsWriting, view.isReadOnly { throw raise(.bufferError, "memoryview: underlying buffer is not writable") }
            return makeMemoryView(view, format: view.format, offset: view.offset, shape: view.shape, strides: view.strides)
        }
        let format: MemoryFormat, writable: Bool, count: Int
        if let payload = object.payload(as: BufferPayload.self) {
            format = payload.itemFormat
            writable = !payload.isReadOnly
            count = try payload.withBytes(self) { (bytes) throws(ScriptException) in bytes.count }
        } else if object.isByteSequence {
            format = .unsignedByte
            writable = object.kind == .bytearray
            count = object.byteView.count
        } else {
            throw typeError("memoryview: a bytes-like object is required, not '\(typeName(object))'")
        }
        if needsWriting, !writable { throw raise(.bufferError, "Object is not writable.") }
        let export = scriptMethod(object, .releaseBuffer).isUnset ? nil : ScriptExport(exporter: object, view: .unset)
        let view = MemoryView(owner: object, format: format, offset: 0, shape: [count / format.itemSize], strides: [format.itemSize], writable: writable, export: export)
        return makeObject(types.pointee.memoryview, payload: view)
    }

    /// The last view of what a script's object exported is gone: its `__release_buffer__` is told.
    fileprivate func endExport(of exporter: Value, _ view: Value) {
        let method = scriptMethod(exporter, .releaseBuffer)
        guard !method.isUnset else { return }
        runUnraisable(about: exporter) { (vm) throws(ScriptException) in
            let shown = view.isUnset ? try vm.exportMemory(of: exporter, writable: false) : view
            if view.isUnset { shown.payload(as: MemoryView.self)?.forgetExport() }
            defer { if view.isUnset { shown.payload(as: MemoryView.self)?.release(vm) } }
            _ = try vm.callSpecial(method, exporter, shown)
        }
    }
}

/// What all views of one export by a script's object share.
struct ScriptExport {
    final class Count {
        var views = 0
    }

    /// Whose `__release_buffer__` is called at the end, or unset.
    var exporter: Value
    /// What its `__buffer__` gave; unset when a built-in type exported its own memory.
    var view: Value
    var count = Count()
}

/// A view's part in an export: each owns the objects, and the last one tells the exporter.
final class ExportShare {
    private var exporter: OwnedValue
    private var view: OwnedValue
    private let count: ScriptExport.Count

    init(_ export: ScriptExport) {
        exporter = OwnedValue(export.exporter)
        view = OwnedValue(export.view)
        count = export.count
        count.views += 1
    }

    /// For another view of the same memory.
    var export: ScriptExport { ScriptExport(exporter: exporter.value, view: view.value, count: count) }

    func visit(_ visitor: (Value) -> Void) {
        visitor(exporter.value)
        visitor(view.value)
    }

    /// Without a thread to run on, no script code is told.
    func end(_ vm: VM?) {
        count.views -= 1
        guard count.views == 0, let vm, !exporter.value.isUnset else { return }
        // The view may end between two instructions, where nobody else ends temporaries.
        let mark = vm.mark
        vm.endExport(of: vm.keep(exporter.value), vm.keep(view.value))
        vm.drain(to: mark)
    }
}

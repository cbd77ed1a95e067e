extension VM {
    /// A weak reference is a record (referent word as int, callback, hash). The referent is not owned; the runtime's table leads from it to
    /// its references, so that they can be emptied when it dies.
    func registerWeakReference(_ reference: Value, to object: Value) {
        object.header.pointee.flags.insert(.hasWeakReferences)
        runtime.pointee.weakReferences[object.header, default: []].append(reference)
    }

    /// The object that a weak reference refers to, as a temporary, or unset when it is gone.
    public func referent(of reference: Value) -> Value {
        let word = reference.record.values[0]
        guard word.isInt else { return .unset }
        let object = Value(bits: UInt64(UInt(bitPattern: word.smallInt)) << 1)
        // Its end has come, though it may have been put off.
        if object.header.pointee.count == 0 { return .unset }
        return keep(object)
    }

    /// The word that stands for a referent: an object's address is even, so half of it is a small int.
    static func referentWord(_ object: Value) -> Value { Value(smallInt: Int(object.bits >> 1)) }

    /// The object dies: its references are emptied first, then their callbacks run, the youngest first.
    func clearWeakReferences(to object: Value) {
        guard let references = runtime.pointee.weakReferences.removeValue(forKey: object.header) else { return }
        object.header.pointee.flags.remove(.hasWeakReferences)
        for reference in references {
            reference.record.values[0] = .none
            reference.retain()
        }
        for reference in references.reversed() {
            let callback = reference.record.values[1]
            reference.record.values[1] = .none
            defer { callback.release() }
            if !callback.isNoneOrUnset { runUnraisable(about: callback) { (vm) throws(ScriptException) in _ = try vm.call(callback, reference) } }
            reference.release()
        }
    }

    /// A weak reference dies before its referent: it leaves the table.
    func unregisterWeakReference(_ reference: Value) {
        let word = reference.record.values[0]
        guard word.isInt, let header = ObjectPointer(bitPattern: UInt(word.smallInt) << 1) else { return }
        runtime.pointee.weakReferences[header]?.removeAll { $0 == reference }
        if runtime.pointee.weakReferences[header]?.isEmpty == true {
            runtime.pointee.weakReferences[header] = nil
            header.pointee.flags.remove(.hasWeakReferences)
        }
    }

    /// Runs `__del__` of an object whose last reference is gone, once. True: the object lives on.
    func runFinalizer(_ object: Value) -> Bool {
        object.header.pointee.flags.insert(.finalized)
        object.header.pointee.count = 1
        let method = special(of: object, .del)
        if !method.isUnset { runUnraisable(about: method) { (vm) throws(ScriptException) in _ = try vm.callSpecial(method, object) } }
        object.header.pointee.count &-= 1
        return object.header.pointee.count > 0
    }

    /// Runs code whose exceptions nobody can catch: they are reported through `sys.unraisablehook`. What is on its way up stays so.
    public func runUnraisable(about object: Value, _ body: (VM) throws(ScriptException) -> Void) {
        let mark = self.mark
        let raised = state.pointee.raised
        state.pointee.raised = .unset
        do throws(ScriptException) { try body(self) } catch { reportUnraisable(takeRaised(), about: object) }
        state.pointee.raised = raised
        drain(to: mark)
    }
}

/// Counters of the cycle collector.
struct CollectorState {
    var isEnabled = true
    /// Live objects after the last collection.
    var survivors = 0
    /// No collection is due below this many live objects; later, when three times as many are alive as after the last one.
    #if TAIPAN_CHECKED_HEAP
    static let threshold = 5_000
    #else
    static let threshold = 50_000
    #endif
    var collections = 0
    /// Objects freed by all collections.
    var collected = 0
    var isRunning = false
    var debugging: CollectorDebugging = []
    /// `gc.set_threshold`; the first one counts, in units of 25 objects.
    var thresholds = [2000, 10, 10]
    /// `gc.garbage` and `gc.callbacks`; owned, unset until the module is imported.
    var garbage: Value = .unset
    var callbacks: Value = .unset

    /// How many objects are alive when the next collection is due.
    func due(after survivors: Int) -> Int {
        thresholds[0] == 0 ? Int.max : max(thresholds[0] * (CollectorState.threshold / 2000), survivors * 3)
    }
}

// Finds garbage that counting cannot: objects that only refer to each other (trial deletion).
//
// For every container, the counts that come from other containers are subtracted from its own, in the objects themselves. What remains
// positive is held from outside (registers, the pool, Swift objects), and so is all that it reaches: as it is reached, the counts are put back. The rest is
// garbage: weak references to it are cleared, `__del__` methods run, and unless they brought something back its contents are given up, which
// frees it. No object may be retained or released between the first subtraction and the last addition.

extension VM {
    /// Collects cycles; gives the number of objects found.
    @discardableResult
    public func collectCycles() -> Int {
        guard !runtime.pointee.collector.isRunning else { return 0 }
        announceCollection("start", collected: 0)
        runtime.pointee.collector.isRunning = true
        let collected = freeGarbage()
        runtime.pointee.collector.isRunning = false
        runtime.pointee.collector.collections += 1
        runtime.pointee.collector.collected += collected
        let survivors = runtime.pointee.heap.liveCount
        runtime.pointee.collector.survivors = survivors
        runtime.pointee.heap.collectAt = runtime.pointee.collector.due(after: survivors)
        announceCollection("stop", collected: collected)
        return collected
    }

    private func freeGarbage() -> Int {
        var garbage = findGarbage()
        guard !garbage.isEmpty else { return 0 }
        if reportGarbage(garbage) { return garbage.count }
        for object in garbage { object.pointee.count &+= 1 }
        // A weak reference that is garbage itself tells nobody of the end of others.
        if garbage.contains(where: { $0.pointee.flags.contains(.hasWeakReferences) }) { dropCallbacks(of: garbage) }
        // Who looks at a weak reference after a finalizer has brought the object back finds nothing.
        clearReferences(to: garbage)
        // Finalizers first, all of them, while everything is still whole.
        var finalized = false
        for object in garbage {
            if object.pointee.kind == .generator {
                if Value(object).generator.pointee.state == .suspended { finalized = finishGenerator(Value(object), isHeld: true) || finalized }
            } else if object.pointee.type.pointee.flags.contains(.hasFinalizer), !object.pointee.flags.contains(.finalized) {
                object.pointee.flags.insert(.finalized)
                finalized = true
                let method = special(of: Value(object), .del)
                if !method.isUnset { runUnraisable(about: method) { (vm) throws(ScriptException) in _ = try vm.callSpecial(method, Value(object)) } }
            }
        }
        if finalized {
            // Something may have been brought back: only what is still garbage goes.
            for object in garbage { object.pointee.count &-= 1 }
            let still = Set(findGarbage())
            garbage = garbage.filter { still.contains($0) }
            for object in garbage { object.pointee.count &+= 1 }
        }
        clearReferences(to: garbage)
        // Classes first: what runs from here on must not find methods through them that are already gone.
        for object in garbage where object.pointee.kind == .type { clearContents(object) }
        for object in garbage where object.pointee.kind != .type { clearContents(object) }
        for object in garbage { Value(object).release() }
        return garbage.count
    }

    /// Objects that only other garbage refers to.
    private func findGarbage() -> [ObjectPointer] {
        // A `__del__` may ask for a collection while the objects around it are being taken apart: what they refer to may be gone already.
        if runtime.pointee.destructionDepth > 0 {
            forEachObject { object in
                if object.pointee.count == 0 { object.pointee.flags.insert(.reached) }
            }
        }
        forEachObject { object in
            guard mayFormCycle(object), !object.pointee.flags.contains(.reached) else { return }
            visitContents(object) { value in
                if value.isObject { value.header.pointee.count &-= 1 }
            }
        }
        var pending: [ObjectPointer] = []
        forEachObject { object in
            guard object.pointee.count > 0 || isExempt(object), !object.pointee.flags.contains(.reached), mayFormCycle(object) else { return }
            object.pointee.flags.insert(.reached)
            pending.append(object)
            while let next = pending.popLast() {
                visitContents(next) { value in
                    guard value.isObject else { return }
                    let header = value.header
                    header.pointee.count &+= 1
                    if !header.pointee.flags.contains(.reached), mayFormCycle(header) {
                        header.pointee.flags.insert(.reached)
                        pending.append(header)
                    }
                }
            }
        }
        var garbage: [ObjectPointer] = []
        forEachObject { object in
            if object.pointee.flags.contains(.reached) {
                object.pointee.flags.remove(.reached)
            } else if mayFormCycle(object) {
                garbage.append(object)
            }
        }
        for object in garbage {
            visitContents(object) { value in
                if value.isObject { value.header.pointee.count &+= 1 }
            }
        }
        return garbage
    }

    private func clearReferences(to garbage: [ObjectPointer]) {
        for object in garbage where object.pointee.flags.contains(.hasWeakReferences) { clearWeakReferences(to: Value(object)) }
    }

    /// Garbage that is a weak reference with a callback loses that.
    private func dropCallbacks(of garbage: [ObjectPointer]) {
        for object in garbage where object.pointee.kind == .weakReference { store(.none, in: Value(object).record.values + 1) }
    }

    func mayFormCycle(_ object: ObjectPointer) -> Bool {
        switch object.pointee.kind {
        case .none, .string, .bytes, .bytearray, .bigInteger, .float, .complex, .code, .nativeFunction: return object.pointee.flags.contains(.hasSuffix) && object.pointee.kind != .none
        case .type: return object.pointee.type.pointee.flags.contains(.heapType) || Value(object).type_.pointee.flags.contains(.heapType)
        case .generator: return Value(object).generator.pointee.state != .running
        default: return true
        }
    }

    func forEachObject(_ body: (ObjectPointer) -> Void) { runtime.pointee.heap.forEachObject(body) }

    /// Calls `body` for every value that the object owns.
    func visitContents(_ object: ObjectPointer, _ body: (Value) -> Void) {
        let value = Value(object)
        if object.pointee.type.pointee.flags.contains(.heapType) { body(Value(object.pointee.type)) }
        if object.pointee.flags.contains(.hasSuffix) {
            for index in 0..<1 + Int(object.pointee.type.pointee.slotCount) { body(value.suffix[index]) }
        }
        switch object.pointee.kind {
        case .dict, .set:
            let dict = value.dict
            for number in 0..<dict.pointee.used where !dict.pointee.entries[number].key.isUnset {
                body(dict.pointee.entries[number].key)
                body(dict.pointee.entries[number].value)
            }
            return
        case .generator:
            for index in 0..<value.generator.heldCount { body(value.generator.registers[index]) }
        case .exception:
            for index in 0..<Int(object.pointee.tailCount) { body(value.exception.fields[index]) }
        case .payload:
            value.payload.pointee.payload.takeUnretainedValue().visit(body)
        default: break
        }
        let run = valueRun(object)
        for index in 0..<run.count { body(run.start[index]) }
    }

    /// Gives up what a garbage object owns, so that the cycle falls apart. The collector holds a count of the object itself.
    private func clearContents(_ object: ObjectPointer) {
        let value = Value(object)
        if object.pointee.flags.contains(.hasSuffix) {
            for index in 0..<1 + Int(object.pointee.type.pointee.slotCount) { store(.unset, in: value.suffix + index) }
        }
        switch object.pointee.kind {
        case .dict, .set: value.dict.removeAll()
        case .list:
            let list = value.list
            let items = (0..<list.count).map { list[$0] }
            list.pointee.count = 0
            items.forEach { $0.release() }
        case .payload:
            value.payload.pointee.payload.takeUnretainedValue().clear()
            store(.unset, in: &value.payload.pointee.attributes)
        case .function:
            for place in [\FunctionObject.closure, \.defaults, \.keywordDefaults, \.annotations, \.attributes] as [WritableKeyPath<FunctionObject, Value>] {
                let old = value.function.pointee[keyPath: place]
                value.function.pointee[keyPath: place] = .unset
                old.release()
            }
        case .instance, .cell, .iterator, .exception, .record, .module:
            // Fields that other code takes for granted stay of their kind: the dict of an instance or module, the arguments of an exception.
            let run = valueRun(object)
            for index in 0..<run.count {
                let field = run.start[index]
                if field.isObject(of: .dict), object.pointee.kind == .instance || object.pointee.kind == .module { field.dict.removeAll() }
                else if object.pointee.kind == .exception, index == 0 { store(keepEmptyTuple(), in: run.start) }
                else { store(.unset, in: run.start + index) }
            }
        case .type:
            // A class is in its own method resolution order; what is left of it behaves as its base does.
            let type = value.type_
            guard type.pointee.flags.contains(.heapType), type.pointee.base.isObject(of: .type) else { break }
            replace(&type.pointee.mro, type.pointee.base.type_.pointee.mro)
            typeChanged(type)
        case .generator:
            finishUnstarted(value.generator)
        default: break
        }
    }

    private func keepEmptyTuple() -> Value {
        runtime.pointee.emptyTuple.retain()
        return runtime.pointee.emptyTuple
    }
}

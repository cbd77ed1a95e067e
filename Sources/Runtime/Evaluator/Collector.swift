/// Counters of the cycle collector.
struct CollectorState {
    var isEnabled = true
    /// Live objects after the last collection.
    var survivors = 0
    /// No collection is due below this many live objects; later, when half as many again are alive as after the last one.
    #if TAIPAN_CHECKED_HEAP
    static let threshold = 5_000
    #else
    static let threshold = 50_000
    #endif
    var collections = 0
    var isRunning = false
}

/// What the collector knows of each container: how many of its counts come from outside the containers. An open table by address.
private struct ExternalCounts {
    /// In place of the count: something that is in use refers to the object.
    static let isReached = Int.max

    private let objects: UnsafeMutablePointer<ObjectPointer?>
    private let counts: UnsafeMutablePointer<Int>
    private let mask: Int

    /// Room for `capacity` objects.
    init(capacity: Int) {
        var size = 64
        while size * 3 < capacity * 4 { size *= 2 }
        mask = size - 1
        objects = .allocate(capacity: size)
        objects.initialize(repeating: nil, count: size)
        counts = .allocate(capacity: size)
    }

    func deallocate() {
        objects.deallocate()
        counts.deallocate()
    }

    /// Where the object stands or would stand. Cells are 16 bytes apart at least; the multiplication spreads them.
    @inline(__always)
    private func slot(of object: ObjectPointer) -> Int {
        var slot = Int(truncatingIfNeeded: (UInt(bitPattern: object) >> 4) &* 0x9E37_79B9_7F4A_7C15 >> 32) & mask
        while let other = objects[slot], other != object { slot = (slot &+ 1) & mask }
        return slot
    }

    func insert(_ object: ObjectPointer, _ count: Int) {
        let slot = slot(of: object)
        objects[slot] = object
        counts[slot] = count
    }

    @inline(__always)
    func place(of object: ObjectPointer) -> UnsafeMutablePointer<Int>? {
        let slot = slot(of: object)
        return objects[slot] == nil ? nil : counts + slot
    }

    func forEach(_ body: (ObjectPointer, UnsafeMutablePointer<Int>) -> Void) {
        for slot in 0...mask {
            if let object = objects[slot] { body(object, counts + slot) }
        }
    }
}

// Finds garbage that counting cannot: objects that only refer to each other (trial deletion).
//
// For every container, the counts that come from other containers are subtracted from its own. What remains positive is held from
// outside (registers, the pool, Swift objects), and so is all that it reaches. The rest is garbage: weak references to it are
// cleared, `__del__` methods run, and unless they brought something back its contents are given up, which frees it.

extension VM {
    /// Collects cycles; gives the number of objects found.
    @discardableResult
    public func collectCycles() -> Int {
        guard !runtime.pointee.collector.isRunning else { return 0 }
        runtime.pointee.collector.isRunning = true
        defer {
            runtime.pointee.collector.isRunning = false
            runtime.pointee.collector.collections += 1
            let survivors = runtime.pointee.heap.liveCount
            runtime.pointee.collector.survivors = survivors
            runtime.pointee.heap.collectAt = max(CollectorState.threshold, survivors + survivors / 2)
        }
        var garbage = findGarbage()
        guard !garbage.isEmpty else { return 0 }
        for object in garbage { object.pointee.count &+= 1 }
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
        let dying = garbage.contains { $0.pointee.flags.contains(.hasWeakReferences) } ? Set(garbage) : []
        for object in garbage where object.pointee.flags.contains(.hasWeakReferences) { clearWeakReferences(to: Value(object), garbage: dying) }
        // Classes first: what runs from here on must not find methods through them that are already gone.
        for object in garbage where object.pointee.kind == .type { clearContents(object) }
        for object in garbage where object.pointee.kind != .type { clearContents(object) }
        for object in garbage { Value(object).release() }
        return garbage.count
    }

    /// Objects that only other garbage refers to.
    private func findGarbage() -> [ObjectPointer] {
        var candidates = 0
        forEachObject { object in
            if mayFormCycle(object) { candidates += 1 }
        }
        let external = ExternalCounts(capacity: candidates)
        defer { external.deallocate() }
        forEachObject { object in
            if mayFormCycle(object) { external.insert(object, Int(object.pointee.count)) }
        }
        external.forEach { object, _ in
            visitContents(object) { value in
                if value.isObject, let count = external.place(of: value.header) { count.pointee -= 1 }
            }
        }
        var reachable: [ObjectPointer] = []
        external.forEach { object, count in
            if count.pointee > 0 { reachable.append(object) }
        }
        while let object = reachable.popLast() {
            guard let count = external.place(of: object), count.pointee != ExternalCounts.isReached else { continue }
            count.pointee = ExternalCounts.isReached
            visitContents(object) { value in
                if value.isObject, let count = external.place(of: value.header), count.pointee != ExternalCounts.isReached { reachable.append(value.header) }
            }
        }
        var garbage: [ObjectPointer] = []
        external.forEach { object, count in
            if count.pointee != ExternalCounts.isReached { garbage.append(object) }
        }
        return garbage
    }

    private func mayFormCycle(_ object: ObjectPointer) -> Bool {
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
            for index in 0..<Int(value.generator.pointee.registerCount) { body(value.generator.registers[index]) }
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
        case .generator:
            finishUnstarted(value.generator)
        case .type:
            value.type_.pointee.dict.dict.removeAll()
            store(keepEmptyTuple(), in: &value.type_.pointee.mro)
            typeChanged(value.type_)
        default: break
        }
    }

    private func keepEmptyTuple() -> Value {
        runtime.pointee.emptyTuple.retain()
        return runtime.pointee.emptyTuple
    }
}

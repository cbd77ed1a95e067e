// What `gc` tells of the objects that the collector looks at, and how scripts may steer it.

/// The bits of `gc.set_debug`.
public struct CollectorDebugging: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let statistics = CollectorDebugging(rawValue: 1)
    public static let collectable = CollectorDebugging(rawValue: 2)
    public static let uncollectable = CollectorDebugging(rawValue: 4)
    /// Garbage is kept in `gc.garbage`.
    public static let saveAll = CollectorDebugging(rawValue: 32)
}

extension VM {
    /// Whether cycles are looked for when enough objects have been made.
    public var collectsAutomatically: Bool {
        get { runtime.pointee.collector.isEnabled }
        nonmutating set { runtime.pointee.collector.isEnabled = newValue }
    }

    public var collectorDebugging: CollectorDebugging {
        get { runtime.pointee.collector.debugging }
        nonmutating set { runtime.pointee.collector.debugging = newValue }
    }

    /// The numbers of `gc.get_threshold`. The first says how soon the next collection is due, 0 for never.
    public var collectorThresholds: [Int] {
        get { runtime.pointee.collector.thresholds }
        nonmutating set {
            runtime.pointee.collector.thresholds = newValue
            runtime.pointee.heap.collectAt = runtime.pointee.collector.due(after: runtime.pointee.collector.survivors)
        }
    }

    /// Collections so far, objects that they freed, and objects made since the last one.
    public var collectorCounts: (collections: Int, collected: Int, new: Int) {
        let collector = runtime.pointee.collector
        return (collector.collections, collector.collected, max(0, runtime.pointee.heap.liveCount - collector.survivors))
    }

    /// The lists `gc.garbage` and `gc.callbacks`, which the collector keeps.
    public func setCollectorLists(garbage: Value, callbacks: Value) {
        replace(&runtime.pointee.collector.garbage, garbage)
        replace(&runtime.pointee.collector.callbacks, callbacks)
    }

    func releaseCollectorLists() {
        store(.unset, in: &runtime.pointee.collector.garbage)
        store(.unset, in: &runtime.pointee.collector.callbacks)
    }

    // MARK: Around a collection

    /// Calls each of `gc.callbacks`.
    func announceCollection(_ phase: StaticString, collected: Int) {
        let list = runtime.pointee.collector.callbacks
        guard list.isObject(of: .list), list.list.count > 0 else { return }
        let mark = self.mark
        defer { drain(to: mark) }
        let information = makeDict()
        for (name, value) in [("generation", 2), ("collected", collected), ("uncollectable", 0)] as [(StaticString, Int)] {
            insert(information, string: intern(name), Value(smallInt: value))
        }
        for index in 0..<list.list.count where index < list.list.count {
            let callback = keep(list.list[index])
            runUnraisable(about: callback) { (vm) throws(ScriptException) in _ = try vm.call(callback, vm.intern(phase), Value(information)) }
        }
    }

    /// Shows what `gc.set_debug` asks for and, with `saveAll`, keeps the garbage. True: nothing is to be freed.
    func reportGarbage(_ garbage: [ObjectPointer]) -> Bool {
        let debugging = runtime.pointee.collector.debugging
        if debugging.contains(.collectable) {
            for object in garbage { writeError(Array("gc: collectable <\(typeName(Value(object))) \(addressText(Value(object)))>\n".utf8)) }
        }
        guard debugging.contains(.saveAll), runtime.pointee.collector.garbage.isObject(of: .list) else { return false }
        for object in garbage where isPresentable(Value(object)) { runtime.pointee.collector.garbage.list.append(Value(object)) }
        return true
    }

    // MARK: Questions

    /// A script may look at the object: it has been made completely.
    private func isPresentable(_ value: Value) -> Bool {
        guard value.isObject(of: .tuple) else { return value.header.pointee.count > 0 }
        for index in 0..<value.tuple.count where value.tuple.items[index].isUnset { return false }
        return value.header.pointee.count > 0
    }

    /// `gc.get_objects()`
    public func collectorObjects() -> Value {
        var found: [Value] = []
        forEachObject { object in
            if mayFormCycle(object), isPresentable(Value(object)) { found.append(Value(object)) }
        }
        return makeList(found)
    }

    /// `gc.get_referrers(...)`
    public func referrers(of objects: TuplePointer) -> Value {
        var words: Set<UInt64> = []
        for index in 0..<objects.count { words.insert(objects.items[index].bits) }
        var found: [Value] = []
        forEachObject { object in
            guard mayFormCycle(object), isPresentable(Value(object)), object != UnsafeMutableRawPointer(objects).assumingMemoryBound(to: ObjectHeader.self) else { return }
            var refers = false
            visitContents(object) { if $0.isObject, words.contains($0.bits) { refers = true } }
            if refers { found.append(Value(object)) }
        }
        return makeList(found)
    }

    /// `gc.get_referents(...)`
    public func referents(of objects: TuplePointer) -> Value {
        var found: [Value] = []
        for index in 0..<objects.count where objects.items[index].isObject && mayFormCycle(objects.items[index].header) {
            visitContents(objects.items[index].header) { if !$0.isUnset, !$0.isObject || isPresentable($0) { found.append($0) } }
        }
        return makeList(found)
    }

    /// `gc.is_tracked(object)`: a dict is as soon as it holds a container.
    public func isTracked(_ value: Value) -> Bool {
        guard value.isObject, mayFormCycle(value.header) else { return false }
        guard value.isObject(of: .dict), value.header.pointee.type == types.pointee.dict else { return true }
        var holdsContainer = false
        visitContents(value.header) { if $0.isObject, mayFormCycle($0.header) { holdsContainer = true } }
        return holdsContainer
    }

    public func isFinalized(_ value: Value) -> Bool { value.isObject && value.header.pointee.flags.contains(.finalized) }

    /// `gc.freeze()`: what there is now is never looked at again, until `unfreeze`.
    public func freezeObjects(_ isFrozen: Bool) {
        forEachObject { object in
            guard mayFormCycle(object), object.pointee.kind != .string else { return }
            if isFrozen { object.pointee.flags.insert(.exempt) } else { object.pointee.flags.remove(.exempt) }
        }
    }

    /// Strings use the flag for something else.
    func isExempt(_ object: ObjectPointer) -> Bool { object.pointee.flags.contains(.exempt) && object.pointee.kind != .string && mayFormCycle(object) }

    public var frozenObjectCount: Int {
        var count = 0
        forEachObject { object in
            if isExempt(object) { count += 1 }
        }
        return count
    }
}

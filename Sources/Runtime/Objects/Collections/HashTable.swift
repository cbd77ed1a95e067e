/// The insertion-ordered hash table of `dict`, `set` and `frozenset` (sets leave `value` unset).
///
/// Entries lie in insertion order; `index` maps hash positions to entry numbers. A removed entry keeps its place with an unset
/// key until the table is rebuilt, so iteration by entry number survives removals. The last entry alone gives its place back when it
/// goes. Law: as many slots of the index are not empty as there are entry numbers in use, so every search ends. Script `__eq__` may change the table
/// while it is searched: searches notice and start again.
public struct DictObject {
    public var header: ObjectHeader
    /// Unique and not 0 while an inline cache relies on the set of keys; 0 after any key came or went.
    var version: UInt32
    /// log2 of the index size; 0 while nothing is allocated.
    var logSize: UInt8
    /// Live entries.
    public internal(set) var count: Int
    /// Entry numbers in use, removed ones included.
    public internal(set) var used: Int
    /// No entry below this number is alive.
    var first: Int
    public internal(set) var entries: UnsafeMutablePointer<TableEntry>
    var index: UnsafeMutablePointer<Int32>

    /// Entries that fit the table as it is.
    @inline(__always) var capacity: Int { logSize == 0 ? 0 : (1 &<< Int(logSize)) * 2 / 3 }
}

public typealias SetObject = DictObject

public struct TableEntry {
    public var hash: Int
    /// Unset: removed.
    public var key: Value
    public var value: Value
}

private let emptySlot: Int32 = -1
private let removedSlot: Int32 = -2

extension UnsafeMutablePointer where Pointee == DictObject {
    func initializeTable() {
        pointee.version = 0
        pointee.logSize = 0
        pointee.count = 0
        pointee.used = 0
        pointee.first = 0
        pointee.entries = UnsafeMutablePointer<TableEntry>(bitPattern: 16).unsafelyUnwrapped
        pointee.index = UnsafeMutablePointer<Int32>(bitPattern: 16).unsafelyUnwrapped
    }

    @inline(__always) private var mask: Int { (1 &<< Int(pointee.logSize)) &- 1 }

    /// Frees the table without looking at the entries.
    func freeTable() {
        guard pointee.logSize != 0 else { return }
        Heap.systemFree(pointee.entries)
        Heap.systemFree(pointee.index)
    }

    /// Ends all entries. The table is empty before the first key or value dies, so that script code run by an end sees an empty one.
    func removeAll() {
        let entries = pointee.entries, index = pointee.index, used = pointee.used, allocated = pointee.logSize != 0
        initializeTable()
        guard allocated else { return }
        for number in 0..<used where !entries[number].key.isUnset {
            entries[number].key.release()
            entries[number].value.release()
        }
        Heap.systemFree(entries)
        Heap.systemFree(index)
    }

    /// Rebuilds index and entries for at least `minimum` entries, dropping removed ones.
    @inline(never)
    func resize(minimum: Int) {
        var logSize = 3
        while (1 << logSize) * 2 / 3 < minimum { logSize += 1 }
        let size = 1 << logSize, entryBytes = size * 2 / 3 * MemoryLayout<TableEntry>.stride
        let isAllocated = pointee.logSize != 0, hasGaps = pointee.used != pointee.count
        if hasGaps {
            closeGaps()
            pointee.version = 0
        }
        // The system moves large blocks without copying them, and their memory is in use already.
        let entries = Heap.reallocate(isAllocated ? UnsafeMutableRawPointer(pointee.entries) : nil, entryBytes).assumingMemoryBound(to: TableEntry.self)
        let index: UnsafeMutablePointer<Int32>
        if isAllocated && !hasGaps {
            index = Heap.reallocate(pointee.index, size * 4).assumingMemoryBound(to: Int32.self)
        } else {
            // Elsewhere: a search that script code interrupts knows by the place or the size that the slots are others.
            index = Heap.mustAllocate(size * 4).assumingMemoryBound(to: Int32.self)
            if isAllocated { Heap.systemFree(pointee.index) }
        }
        index.update(repeating: emptySlot, count: size)
        for number in 0..<pointee.used { Self.place(Int32(truncatingIfNeeded: number), hash: entries[number].hash, index: index, mask: size - 1) }
        pointee.entries = entries
        pointee.index = index
        pointee.logSize = UInt8(truncatingIfNeeded: logSize)
        pointee.first = 0
    }

    /// Moves the entries alive together; the index is to be rebuilt.
    private func closeGaps() {
        let entries = pointee.entries
        var next = 0
        for number in 0..<pointee.used where !entries[number].key.isUnset {
            entries[next] = entries[number]
            next += 1
        }
        pointee.used = next
    }

    @inline(__always)
    private static func place(_ number: Int32, hash: Int, index: UnsafeMutablePointer<Int32>, mask: Int) {
        var perturb = UInt(bitPattern: hash)
        var slot = hash & mask
        // A removed slot is not used again: see `take`.
        while index[slot] != emptySlot {
            perturb >>= 5
            slot = (slot &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
        }
        index[slot] = number
    }

    /// The entry number of the exact `str` `key`, or -1; or -2 when a key that is not an exact `str` has the same hash, and
    /// only script code can tell.
    @inline(__always)
    func findString(_ key: Value, hash: Int) -> Int {
        if _slowPath(pointee.logSize == 0) { return -1 }
        let mask = self.mask, index = pointee.index, entries = pointee.entries
        var perturb = UInt(bitPattern: hash)
        var slot = hash & mask
        while true {
            let number = Int(index[slot])
            if number >= 0 {
                let entry = entries + number
                if entry.pointee.key == key { return number }
                if entry.pointee.hash == hash {
                    if !entry.pointee.key.isExactString { return -2 }
                    if sameString(entry.pointee.key.string, key.string) { return number }
                }
            } else if number == Int(emptySlot) {
                return -1
            }
            perturb >>= 5
            slot = (slot &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
        }
    }

    /// The entry number of `key`, or -1. May run script code (`__eq__`).
    func find(_ key: Value, hash: Int, _ vm: VM) throws(ScriptException) -> Int {
        if key.isExactString {
            let found = findString(key, hash: hash)
            if found != -2 { return found }
        }
        return try findGeneral(key, hash: hash, vm)
    }

    @inline(never)
    private func findGeneral(_ key: Value, hash: Int, _ vm: VM) throws(ScriptException) -> Int {
        restart: while true {
            if pointee.logSize == 0 { return -1 }
            let mask = self.mask, index = pointee.index
            var perturb = UInt(bitPattern: hash)
            var slot = hash & mask
            while true {
                let number = Int(index[slot])
                if number >= 0 {
                    let entry = pointee.entries[number]
                    if entry.key == key { return number }
                    if entry.hash == hash {
                        if entry.key.isInt && key.isInt { if entry.key == key { return number } } else {
                            entry.key.retain()
                            let same: Bool
                            do throws(ScriptException) { same = try vm.isEqual(entry.key, key) } catch {
                                entry.key.release()
                                throw error
                            }
                            let moved = pointee.index != index || self.mask != mask || number >= pointee.used || pointee.entries[number].key != entry.key
                            entry.key.release()
                            if moved { continue restart }
                            if same { return number }
                        }
                    }
                } else if number == Int(emptySlot) {
                    return -1
                }
                perturb >>= 5
                slot = (slot &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
            }
        }
    }

    /// Adds an entry whose key is known to be absent; takes over a count of the value, retains the key.
    func append(_ key: Value, hash: Int, value: Value) {
        if _slowPath(pointee.used == pointee.capacity) { resize(minimum: pointee.count * 2 + 2) }
        let number = pointee.used
        Self.place(Int32(truncatingIfNeeded: number), hash: hash, index: pointee.index, mask: mask)
        key.retain()
        pointee.entries[number] = TableEntry(hash: hash, key: key, value: value)
        pointee.used = number &+ 1
        pointee.count &+= 1
        pointee.version = 0
    }

    /// The number of the last entry alive; the table is not empty. Removed entries behind it are dropped first, so that taking
    /// entries from the end costs the same each time.
    func lastEntry() -> Int {
        if pointee.entries[pointee.used - 1].key.isUnset { resize(minimum: pointee.count + 1) }
        return pointee.used - 1
    }

    /// The number of the first entry alive; the table is not empty.
    func firstEntry() -> Int {
        while pointee.entries[pointee.first].key.isUnset { pointee.first += 1 }
        return pointee.first
    }

    /// The first entry alive from `number` on, or -1.
    @inline(__always)
    func nextEntry(from number: Int) -> Int {
        var number = number
        let used = pointee.used, entries = pointee.entries
        while number < used {
            if !entries[number].key.isUnset { return number }
            number &+= 1
        }
        return -1
    }

    /// The last entry alive up to `number`, or -1.
    func previousEntry(from number: Int) -> Int {
        var number = Swift.min(number, pointee.used - 1)
        while number >= 0 && pointee.entries[number].key.isUnset { number -= 1 }
        return number
    }

    /// Fills an empty table with the entries of another one: no hash is computed, no key compared.
    func copyEntries(of other: UnsafeMutablePointer<DictObject>) {
        guard other.pointee.count > 0 else { return }
        resize(minimum: other.pointee.count)
        var number = other.nextEntry(from: 0)
        while number >= 0 {
            let entry = other.pointee.entries[number]
            entry.value.retain()
            append(entry.key, hash: entry.hash, value: entry.value)
            number = other.nextEntry(from: number + 1)
        }
    }

    /// Takes the entry out of the table and gives its key and value, counts included, to the caller.
    func take(number: Int) -> TableEntry {
        let entry = pointee.entries[number]
        let mask = self.mask, index = pointee.index
        var perturb = UInt(bitPattern: entry.hash)
        var slot = entry.hash & mask
        while index[slot] != Int32(truncatingIfNeeded: number) {
            perturb >>= 5
            slot = (slot &* 5 &+ Int(bitPattern: perturb) &+ 1) & mask
        }
        pointee.entries[number] = TableEntry(hash: 0, key: .unset, value: .unset)
        pointee.count &-= 1
        pointee.version = 0
        if number == pointee.used &- 1 {
            // Every other entry was placed while this slot was empty, so no search has to pass it.
            index[slot] = emptySlot
            pointee.used = number
        } else {
            index[slot] = removedSlot
        }
        if number == pointee.first {
            var first = number + 1
            while first < pointee.used && pointee.entries[first].key.isUnset { first += 1 }
            pointee.first = min(first, pointee.used)
        }
        return entry
    }
}

// MARK: - What natives use

extension VM {
    /// The value for `key`, or unset. Borrowed. May run script code; throws what `__hash__` and `__eq__` throw.
    public func lookup(_ dict: DictPointer, _ key: Value) throws(ScriptException) -> Value {
        let number = try dict.find(key, hash: try hash(key), self)
        return number < 0 ? .unset : dict.pointee.entries[number].value
    }

    /// The value for an exact `str` key, or unset. Runs no script code as long as all keys are exact strings, and
    /// ignores keys that are not.
    public func lookup(_ dict: DictPointer, string key: Value) -> Value {
        let number = dict.findString(key, hash: key.string.hashValue)
        return number < 0 ? .unset : dict.pointee.entries[number].value
    }

    /// `dict[key] = value`.
    public func insert(_ dict: DictPointer, _ key: Value, _ value: Value) throws(ScriptException) {
        try insert(dict, key, hash: try hash(key), value)
    }

    public func insert(_ dict: DictPointer, _ key: Value, hash: Int, _ value: Value) throws(ScriptException) {
        let number = try dict.find(key, hash: hash, self)
        value.retain()
        if number >= 0 {
            store(value, in: &dict.pointee.entries[number].value)
        } else {
            dict.append(key, hash: hash, value: value)
        }
    }

    /// `dict[key] = value` for an exact `str` key.
    public func insert(_ dict: DictPointer, string key: Value, _ value: Value) {
        let hash = key.string.hashValue
        let number = dict.findString(key, hash: hash)
        value.retain()
        if number >= 0 { store(value, in: &dict.pointee.entries[number].value) } else { dict.append(key, hash: hash, value: value) }
    }

    /// Removes `key` and returns its value as a temporary, or unset.
    @discardableResult
    public func remove(_ dict: DictPointer, _ key: Value) throws(ScriptException) -> Value {
        let number = try dict.find(key, hash: try hash(key), self)
        if number < 0 { return .unset }
        let entry = dict.take(number: number)
        temporary(entry.key)
        return temporary(entry.value)
    }

    /// A version tag for the set of keys, valid until a key comes or goes.
    func watch(_ dict: DictPointer) -> UInt32 {
        if dict.pointee.version == 0 { dict.pointee.version = runtime.pointee.takeVersion() }
        return dict.pointee.version
    }
}

extension RuntimeState {
    mutating func takeVersion() -> UInt32 {
        let version = nextVersion
        nextVersion = version == UInt32.max ? 1 : version + 1
        return version
    }
}

enum SetOperation { case union, intersection, difference, symmetricDifference }

extension VM {
    /// The receiver of a method that reads.
    @inline(__always)
    func setSelf(_ a: Arguments, _ method: StaticString) throws(ScriptException) -> SetPointer {
        if _fastPath(a[0].isObject(of: .set)) { return a[0].set }
        throw wrongReceiver(method, of: "set", a[0])
    }

    /// The receiver of a method that changes a set; frozen ones have no such methods, but any object may be passed.
    @inline(__always)
    func mutableSetSelf(_ a: Arguments, _ method: StaticString) throws(ScriptException) -> SetPointer {
        if _fastPath(a[0].isObject(of: .set) && !a[0].header.pointee.flags.contains(.frozen)) { return a[0].set }
        throw wrongReceiver(method, of: "set", a[0])
    }

    /// An empty set of a class that is `set` or `frozenset` or inherits from them; the caller owns the count.
    func createSetInstance(of type: TypePointer, frozen: Bool) -> SetPointer {
        let set = allocate(SetObject.self, kind: .set, type: type, tail: suffixSize(of: type))
        set.initializeTable()
        if frozen { set.pointee.header.flags.insert(.frozen) }
        clearSuffix(Value(set))
        return set
    }

    /// An empty set, frozen when `model` is: the type of results of operators and methods.
    func makeSet(like model: SetPointer) -> SetPointer { makeSet(frozen: model.pointee.header.flags.contains(.frozen)) }

    public func makeSet(from iterable: Value, frozen: Bool = false) throws(ScriptException) -> SetPointer {
        let set = makeSet(frozen: frozen)
        try setUpdate(set, from: iterable)
        return set
    }

    /// `set.add(item)`.
    @inline(__always)
    public func setAdd(_ set: SetPointer, _ item: Value) throws(ScriptException) {
        let hash = try hash(item)
        if try set.find(item, hash: hash, self) < 0 { set.append(item, hash: hash, value: .unset) }
    }

    /// The entry of `item`, or -1. A set stands for a frozen set with the same items.
    func findInSet(_ set: SetPointer, _ item: Value) throws(ScriptException) -> Int {
        if _slowPath(item.isObject(of: .set) && !item.header.pointee.flags.contains(.frozen) && special(of: item, .hash).isNoneOrUnset) {
            let frozen = makeSet(frozen: true)
            frozen.copyEntries(of: item.set)
            return try set.find(Value(frozen), hash: hash(Value(frozen)), self)
        }
        return try set.find(item, hash: hash(item), self)
    }

    public func setContains(_ set: SetPointer, _ item: Value) throws(ScriptException) -> Bool { try findInSet(set, item) >= 0 }

    /// Whether the set had the item.
    func setDiscard(_ set: SetPointer, _ item: Value) throws(ScriptException) -> Bool {
        let number = try findInSet(set, item)
        if number < 0 { return false }
        temporary(set.take(number: number).key)
        return true
    }

    /// Sets and dicts know the hashes of their entries.
    func knowsHashes(_ value: Value) -> Bool {
        value.isObject(of: .set) || (value.isObject(of: .dict) && iteratesNatively(value, as: types.pointee.dict))
    }

    /// Calls `body` with key and hash of each entry of a set or dict, the key kept alive; stops when it returns false. Entries that
    /// come or go meanwhile are seen as they stand: only iterators look for a change of size.
    func forEachEntry(_ table: DictPointer, _ body: (Value, Int) throws(ScriptException) -> Bool) throws(ScriptException) {
        var number = table.nextEntry(from: 0)
        while number >= 0 {
            let entry = table.pointee.entries[number]
            let mark = self.mark
            keep(entry.key)
            let goOn = try body(entry.key, entry.hash)
            drain(to: mark)
            if !goOn { return }
            number = table.nextEntry(from: number + 1)
        }
    }

    /// Calls `body` with each item of any iterable and its hash.
    func forEachHashed(_ iterable: Value, _ body: (Value, Int) throws(ScriptException) -> Bool) throws(ScriptException) {
        if knowsHashes(iterable) { return try forEachEntry(iterable.dict, body) }
        try forEach(iterable) { (item) throws(ScriptException) in
            keep(item)
            return try body(item, try hash(item))
        }
    }

    /// `set |= iterable`.
    public func setUpdate(_ set: SetPointer, from iterable: Value) throws(ScriptException) {
        if set.pointee.count == 0, iterable.isObject(of: .set) {
            if set == iterable.set { return }
            set.removeAll()
            set.copyEntries(of: iterable.set)
            return
        }
        try forEachHashed(iterable) { (item, hash) throws(ScriptException) in
            if try set.find(item, hash: hash, self) < 0 { set.append(item, hash: hash, value: .unset) }
            return true
        }
    }

    /// Changes `set` to the outcome of the operation with any iterable.
    func combine(_ set: SetPointer, with other: Value, _ operation: SetOperation) throws(ScriptException) {
        let isSame = other == Value(set)
        switch operation {
        case .union:
            if !isSame { try setUpdate(set, from: other) }
        case .intersection:
            if isSame { return }
            let result = makeSet()
            if other.isObject(of: .set), other.set.pointee.count > set.pointee.count {
                try forEachEntry(set) { (item, hash) throws(ScriptException) in
                    if try other.set.find(item, hash: hash, self) >= 0 { result.append(item, hash: hash, value: .unset) }
                    return true
                }
            } else {
                let isSet = other.isObject(of: .set)
                try forEachHashed(other) { (item, hash) throws(ScriptException) in
                    if try set.find(item, hash: hash, self) >= 0, isSet ? true : try result.find(item, hash: hash, self) < 0 {
                        result.append(item, hash: hash, value: .unset)
                    }
                    return true
                }
            }
            set.exchangeTable(with: result)
        case .difference:
            if isSame { return set.removeAll() }
            if knowsHashes(other), other.dict.pointee.count > set.pointee.count * 4 {
                let result = makeSet()
                try forEachEntry(set) { (item, hash) throws(ScriptException) in
                    if try other.dict.find(item, hash: hash, self) < 0 { result.append(item, hash: hash, value: .unset) }
                    return true
                }
                return set.exchangeTable(with: result)
            }
            try forEachHashed(other) { (item, hash) throws(ScriptException) in
                let number = try set.find(item, hash: hash, self)
                if number >= 0 { temporary(set.take(number: number).key) }
                return true
            }
        case .symmetricDifference:
            if isSame { return set.removeAll() }
            let others = knowsHashes(other) ? other.dict : try makeSet(from: other)
            try forEachEntry(others) { (item, hash) throws(ScriptException) in
                let number = try set.find(item, hash: hash, self)
                if number >= 0 { temporary(set.take(number: number).key) } else { set.append(item, hash: hash, value: .unset) }
                return true
            }
        }
    }

    /// Whether every item of `left` is in `right`.
    func isSubset(_ left: SetPointer, of right: SetPointer) throws(ScriptException) -> Bool {
        guard left.pointee.count <= right.pointee.count else { return false }
        if left == right { return true }
        var all = true
        try forEachEntry(left) { (item, hash) throws(ScriptException) in
            all = try right.find(item, hash: hash, self) >= 0
            return all
        }
        return all
    }

    func compareSets(_ left: SetPointer, _ right: SetPointer, _ comparison: Comparison) throws(ScriptException) -> Bool {
        switch comparison {
        case .eq: return left.pointee.count == right.pointee.count ? try isSubset(left, of: right) : false
        case .ne: return left.pointee.count == right.pointee.count ? !(try isSubset(left, of: right)) : true
        case .lt: return left.pointee.count < right.pointee.count ? try isSubset(left, of: right) : false
        case .le: return try isSubset(left, of: right)
        case .gt: return left.pointee.count > right.pointee.count ? try isSubset(right, of: left) : false
        case .ge: return try isSubset(right, of: left)
        }
    }

    /// The same for any order of the items.
    func hashSet(_ set: SetPointer) -> Int {
        var hash: UInt = 0
        var number = set.nextEntry(from: 0)
        while number >= 0 {
            let item = UInt(bitPattern: set.pointee.entries[number].hash)
            hash ^= ((item ^ 89_869_747) ^ (item << 16)) &* 3_644_798_167
            number = set.nextEntry(from: number + 1)
        }
        hash ^= (UInt(bitPattern: set.pointee.count) &+ 1) &* 1_927_868_237
        hash ^= (hash >> 11) ^ (hash >> 25)
        hash = hash &* 69_069 &+ 907_133_923
        let result = Int(bitPattern: hash) >> 1
        return result == -1 ? 590_923_713 : result
    }
}

extension UnsafeMutablePointer where Pointee == DictObject {
    /// Gives two tables each other's entries.
    func exchangeTable(with other: UnsafeMutablePointer<DictObject>) {
        swap(&pointee.logSize, &other.pointee.logSize)
        swap(&pointee.count, &other.pointee.count)
        swap(&pointee.used, &other.pointee.used)
        swap(&pointee.first, &other.pointee.first)
        swap(&pointee.entries, &other.pointee.entries)
        swap(&pointee.index, &other.pointee.index)
        pointee.version = 0
        other.pointee.version = 0
    }
}

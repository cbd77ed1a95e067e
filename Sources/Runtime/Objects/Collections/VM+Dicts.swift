extension VM {
    @inline(__always)
    func dictSelf(_ a: Arguments, _ method: StaticString) throws(ScriptException) -> DictPointer {
        let value = a[0]
        if _fastPath(value.isObject(of: .dict)) { return value.dict }
        throw wrongReceiver(method, of: "dict", value)
    }

    /// An empty dict of a class that is `dict` or inherits from it; the caller owns the count.
    public func createDictInstance(of type: TypePointer) -> DictPointer {
        let dict = allocate(DictObject.self, kind: .dict, type: type, tail: suffixSize(of: type))
        dict.initializeTable()
        clearSuffix(Value(dict))
        return dict
    }

    /// A plain dict with the same entries.
    public func copyDict(_ dict: DictPointer) -> Value {
        let result = makeDict()
        runtime.pointee.heap.chargeLarge(dict.pointee.count * MemoryLayout<TableEntry>.stride)
        result.copyEntries(of: dict)
        return Value(result)
    }

    /// What `dict[key]` gives for a key that is not there: subclasses may define `__missing__`.
    @inline(never)
    func missingItem(_ dict: Value, _ key: Value) throws(ScriptException) -> Value {
        if dict.header.pointee.type != types.pointee.dict {
            let missing = special(of: dict, .missing)
            if !missing.isUnset { return try callSpecial(missing, dict, key) }
        }
        throw raise(.keyError, argument: key)
    }

    public func updateFromArguments(_ dict: DictPointer, _ arguments: TuplePointer, _ keywords: DictPointer, function: StaticString) throws(ScriptException) {
        guard arguments.count <= 1 else { throw typeError("\(function) expected at most 1 argument, got \(arguments.count)") }
        if arguments.count == 1 { try dictUpdate(dict, from: arguments.items[0]) }
        if keywords.pointee.count > 0 { try dictUpdate(dict, from: Value(keywords)) }
    }

    /// `dict.update(other)`: a mapping (anything with `keys`) or an iterable of pairs.
    public func dictUpdate(_ dict: DictPointer, from other: Value) throws(ScriptException) {
        if other.isObject(of: .dict), iteratesNatively(other, as: types.pointee.dict) { return try updateFromDict(dict, other.dict) }
        if other.isObject {
            let keys = try getAttributeOrUnset(other, intern("keys"))
            if !keys.isUnset {
                try forEach(try call(keys)) { (key) throws(ScriptException) in
                    let key = keep(key)
                    try insert(dict, key, try getItem(other, key))
                    return true
                }
                return
            }
        }
        var position = 0
        try forEach(other) { (element) throws(ScriptException) in
            let element = keep(element)
            if element.isObject(of: .tuple), element.tuple.count == 2, element.header.pointee.type == types.pointee.tuple {
                try insert(dict, element.tuple.items[0], element.tuple.items[1])
            } else {
                let pair = try pairItems(element, position)
                try insert(dict, pair[0], pair[1])
            }
            position += 1
            return true
        }
    }

    private func pairItems(_ element: Value, _ position: Int) throws(ScriptException) -> ListPointer {
        guard !special(of: element, .iter).isNoneOrUnset || !special(of: element, .getitem).isUnset else {
            throw typeError("cannot convert dictionary update sequence element #\(position) to a sequence")
        }
        let pair = try makeList(from: element)
        guard pair.count == 2 else {
            throw valueError("dictionary update sequence element #\(position) has length \(pair.count); 2 is required")
        }
        return pair
    }

    private func updateFromDict(_ dict: DictPointer, _ other: DictPointer) throws(ScriptException) {
        if dict == other { return }
        if dict.pointee.count == 0 {
            try checkCopy(of: other)
            dict.removeAll()
            dict.copyEntries(of: other)
            return
        }
        let count = other.pointee.count
        var number = other.nextEntry(from: 0)
        while number >= 0 {
            let entry = other.pointee.entries[number]
            entry.key.retain()
            entry.value.retain()
            defer {
                entry.key.release()
                entry.value.release()
            }
            try charge()
            try insert(dict, entry.key, hash: entry.hash, entry.value)
            guard other.pointee.count == count else { throw raise(.runtimeError, "dict mutated during update") }
            number = other.nextEntry(from: number + 1)
        }
    }

    public func dictsEqual(_ left: DictPointer, _ right: DictPointer) throws(ScriptException) -> Bool {
        if left == right { return true }
        guard left.pointee.count == right.pointee.count else { return false }
        try checkNativeStack()
        try charge(left.pointee.count >> 2 + 1)
        var number = left.nextEntry(from: 0)
        while number >= 0 {
            let entry = left.pointee.entries[number]
            entry.key.retain()
            entry.value.retain()
            defer {
                entry.key.release()
                entry.value.release()
            }
            let mark = self.mark
            let found = try right.find(entry.key, hash: entry.hash, self)
            if found < 0 { return false }
            if try !isItemEqual(entry.value, right.pointee.entries[found].value) { return false }
            drain(to: mark)
            number = left.nextEntry(from: number + 1)
        }
        return true
    }
}

extension UnsafeMutablePointer where Pointee == DictObject {
    /// Bytes of the table behind the object.
    var tableSize: Int { pointee.logSize == 0 ? 0 : pointee.capacity * MemoryLayout<TableEntry>.stride + 4 << Int(pointee.logSize) }
}

// MARK: - Iteration. `index` is the entry to look at next, `limit` the number of entries at the beginning, `third` how many are left.

extension VM {
    @inline(__always)
    func makeTableIterator(_ type: TypePointer, _ table: DictPointer, _ step: IteratorStep) -> Value {
        makeIterator(type, source: Value(table), third: Value(smallInt: table.pointee.count), limit: table.pointee.count, step: step)
    }

    func makeReverseTableIterator(_ type: TypePointer, _ table: DictPointer, _ step: IteratorStep) -> Value {
        makeIterator(type, source: Value(table), third: Value(smallInt: table.pointee.count), index: table.pointee.used - 1, limit: table.pointee.count, step: step)
    }

    /// The entry that an iterator over a table comes to next, or -1 at the end.
    @inline(__always)
    func nextTableEntry(_ iterator: IteratorPointer, reversed: Bool, _ noun: StaticString) throws(ScriptException) -> Int {
        guard iterator.pointee.source.isObject else { return -1 }
        let table = iterator.pointee.source.dict
        if _slowPath(table.pointee.count != iterator.pointee.limit) {
            // Stays in this state, so that every further step fails as well.
            iterator.pointee.limit = -1
            throw raise(.runtimeError, "\(noun) changed size during iteration")
        }
        let number = reversed ? table.previousEntry(from: iterator.pointee.index) : table.nextEntry(from: iterator.pointee.index)
        guard number >= 0 else {
            iterator.finish()
            return -1
        }
        let left = iterator.pointee.third.smallInt
        guard left > 0 else {
            iterator.finish()
            throw raise(.runtimeError, "dictionary keys changed during iteration")
        }
        iterator.pointee.third = Value(smallInt: left &- 1)
        iterator.pointee.index = reversed ? number &- 1 : number &+ 1
        return number
    }
}

func stepDictKeys(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let number = try vm.nextTableEntry(iterator, reversed: false, "dictionary")
    return number < 0 ? .unset : iterator.pointee.source.dict.pointee.entries[number].key
}

func stepDictValues(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let number = try vm.nextTableEntry(iterator, reversed: false, "dictionary")
    return number < 0 ? .unset : iterator.pointee.source.dict.pointee.entries[number].value
}

func stepDictItems(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let number = try vm.nextTableEntry(iterator, reversed: false, "dictionary")
    if number < 0 { return .unset }
    let entry = iterator.pointee.source.dict.pointee.entries + number
    return vm.makePair(entry.pointee.key, entry.pointee.value)
}

func stepDictKeysReversed(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let number = try vm.nextTableEntry(iterator, reversed: true, "dictionary")
    return number < 0 ? .unset : iterator.pointee.source.dict.pointee.entries[number].key
}

func stepDictValuesReversed(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let number = try vm.nextTableEntry(iterator, reversed: true, "dictionary")
    return number < 0 ? .unset : iterator.pointee.source.dict.pointee.entries[number].value
}

func stepDictItemsReversed(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let number = try vm.nextTableEntry(iterator, reversed: true, "dictionary")
    if number < 0 { return .unset }
    let entry = iterator.pointee.source.dict.pointee.entries + number
    return vm.makePair(entry.pointee.key, entry.pointee.value)
}

func stepSet(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let number = try vm.nextTableEntry(iterator, reversed: false, "Set")
    return number < 0 ? .unset : iterator.pointee.source.dict.pointee.entries[number].key
}

// MARK: - Order

extension VM {
    /// The value for `key` whose hash is known, or unset. Borrowed.
    public func lookup(_ dict: DictPointer, _ key: Value, hash: Int) throws(ScriptException) -> Value {
        let number = try dict.find(key, hash: hash, self)
        return number < 0 ? .unset : dict.pointee.entries[number].value
    }

    /// Moves an entry to one end of the order; false when the key is not there. To the beginning costs a pass over all entries.
    public func move(_ dict: DictPointer, _ key: Value, toEnd: Bool) throws(ScriptException) -> Bool {
        let number = try dict.find(key, hash: try hash(key), self)
        guard number >= 0 else { return false }
        let entry = dict.take(number: number)
        // `append` takes a count of the key of its own.
        temporary(entry.key)
        if toEnd {
            dict.append(entry.key, hash: entry.hash, value: entry.value)
            return true
        }
        let reordered = makeDict()
        reordered.append(entry.key, hash: entry.hash, value: entry.value)
        var next = dict.nextEntry(from: 0)
        while next >= 0 {
            let other = dict.pointee.entries[next]
            other.value.retain()
            reordered.append(other.key, hash: other.hash, value: other.value)
            next = dict.nextEntry(from: next + 1)
        }
        dict.exchangeTable(with: reordered)
        return true
    }

    /// `dict.clear()`.
    public func removeAll(_ dict: DictPointer) { dict.removeAll() }

    /// Takes the last or first entry out of a dict that is not empty: a pair of key and value.
    public func popEntry(_ dict: DictPointer, last: Bool) -> Value {
        let entry = dict.take(number: last ? dict.lastEntry() : dict.firstEntry())
        return makePair(temporary(entry.key), temporary(entry.value))
    }
}

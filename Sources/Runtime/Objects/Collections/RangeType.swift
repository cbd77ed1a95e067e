import TaipanIntegers

/// `range`: a record of start, stop, step and length, integers of any size.
enum RangeType {
    static let declaration = TypeDeclaration(
        "range", "The integers start, start + step and so on before stop, none of them stored.",
        kind: .range, flags: [.sequencePattern],
        methods: sequenceMethods + searchMethods,
        staticMethods: [
            Builtin("__new__", "(cls, /, *args)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                _ = try vm.subclassArgument(a[0], of: vm.types.pointee.range)
                let items = a[1].tuple.items
                switch a[1].tuple.count {
                case 1: return try vm.makeRange(Value(smallInt: 0), try vm.indexValue(items[0]), Value(smallInt: 1))
                case 2: return try vm.makeRange(try vm.indexValue(items[0]), vm.keep(try vm.indexValue(items[1])), Value(smallInt: 1))
                case 3: return try vm.makeRange(vm.keep(try vm.indexValue(items[0])), vm.keep(try vm.indexValue(items[1])), try vm.indexValue(items[2]))
                case 0: throw vm.typeError("range expected at least 1 argument, got 0")
                default: throw vm.typeError("range expected at most 3 arguments, got \(a[1].tuple.count)")
                }
            },
        ],
        attributes: [
            Attribute(member: "start", "The first integer.") { (vm, r) throws(ScriptException) in try record(vm, r, "start")[0] },
            Attribute(member: "stop", "The integer that ends the range.") { (vm, r) throws(ScriptException) in try record(vm, r, "stop")[1] },
            Attribute(member: "step", "The distance between integers.") { (vm, r) throws(ScriptException) in try record(vm, r, "step")[2] },
        ])

    @inline(__always)
    private static func record(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> UnsafeMutablePointer<Value> {
        guard value.isObject(of: .range) else { throw vm.wrongReceiver(method, of: "range", value) }
        return value.record.values
    }

    private static let sequenceMethods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let values = try record(vm, a[0], "__repr__")
            var builder = ReprBuilder(vm)
            builder.append("range(")
            for index in 0..<(values[2] == Value(smallInt: 1) ? 2 : 3) {
                if index > 0 { builder.append(", ") }
                try vm.appendRepr(values[index], to: &builder)
            }
            builder.append(")")
            return try builder.finish(vm)
        },
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in
            let length = try record(vm, a[0], "__len__")[3]
            guard vm.intValue(length) != nil else { throw vm.raise(.overflowError, "Python int too large to convert to C ssize_t") }
            return length
        },
        Builtin("__bool__", "(self, /)", "Tells whether the object counts as true.") { (vm, a) throws(ScriptException) in
            Value(try record(vm, a[0], "__bool__")[3] != Value(smallInt: 0))
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            let values = try record(vm, a[0], "__iter__")
            return vm.makeRangeIterator(start: values[0], step: values[2], length: values[3])
        },
        Builtin("__reversed__", "(self, /)", "Gives an iterator from the last item to the first.") { (vm, a) throws(ScriptException) in
            let values = try record(vm, a[0], "__reversed__")
            if values[3] == Value(smallInt: 0) { return vm.makeRangeIterator(start: values[0], step: values[2], length: values[3]) }
            let range = BigRange(vm, values)
            return vm.makeRangeIterator(start: vm.makeInt(range[range.length - 1]), step: vm.makeInt(-range.step), length: values[3])
        },
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
            let values = try record(vm, a[0], "__getitem__")
            if a[1].isInt, values[0].isInt, values[2].isInt, values[3].isInt {
                let length = values[3].smallInt
                let index = a[1].smallInt < 0 ? a[1].smallInt &+ length : a[1].smallInt
                guard index >= 0 && index < length else { throw vm.raise(.indexError, "range object index out of range") }
                return vm.makeInt(values[0].smallInt &+ index &* values[2].smallInt)
            }
            let range = BigRange(vm, values)
            if a[1].isObject(of: .slice) { return try slice(vm, range, a[1]) }
            guard a[1].isInt || a[1].isBool || a[1].isObject(of: .bigInteger) || !vm.special(of: a[1], .index).isUnset else {
                throw vm.typeError("range indices must be integers or slices, not \(vm.typeName(a[1]))")
            }
            var index = vm.bigValue(try vm.indexValue(a[1])) ?? 0
            if index < 0 { index += range.length }
            guard index >= 0 && index < range.length else { throw vm.raise(.indexError, "range object index out of range") }
            return vm.makeInt(range[index])
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            let left = try record(vm, a[0], "__eq__")
            return a[1].isObject(of: .range) ? Value(equal(vm, left, a[1].record.values)) : .notImplemented
        },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in
            let left = try record(vm, a[0], "__ne__")
            return a[1].isObject(of: .range) ? Value(!equal(vm, left, a[1].record.values)) : .notImplemented
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            let values = try record(vm, a[0], "__hash__")
            let isEmpty = values[3] == Value(smallInt: 0), isSingle = values[3] == Value(smallInt: 1)
            let parts = vm.makeTuple(values[3], isEmpty ? .none : values[0], isEmpty || isSingle ? .none : values[2])
            return Value(smallInt: try vm.hashItems(parts.tuple.items, count: 3))
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let values = try record(vm, a[0], "__reduce__")
            return vm.makePair(Value(vm.types.pointee.range), vm.makeTuple(values[0], values[1], values[2]))
        },
    ]

    private static let searchMethods: [Builtin] = [
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            let values = try record(vm, a[0], "__contains__")
            if isPlainInteger(vm, a[1]) { return Value(position(vm, values, a[1]) != nil) }
            return Value(try search(vm, values, a[1]) { $0 == nil })
        },
        Builtin("count", "(self, value, /)", "1 if the value is among the integers, else 0.") { (vm, a) throws(ScriptException) in
            let values = try record(vm, a[0], "count")
            if isPlainInteger(vm, a[1]) { return Value(smallInt: position(vm, values, a[1]) == nil ? 0 : 1) }
            var total = 0
            _ = try search(vm, values, a[1]) { position in
                if position != nil { total += 1 }
                return false
            }
            return Value(smallInt: total)
        },
        Builtin("index", "(self, value, /)", "Position of the value; ValueError if it is not among the integers.") { (vm, a) throws(ScriptException) in
            let values = try record(vm, a[0], "index")
            if isPlainInteger(vm, a[1]) {
                if let position = position(vm, values, a[1]) { return vm.makeInt(position) }
                throw vm.valueError("\(vm.swiftString(try vm.repr(a[1]))) is not in range")
            }
            var found = -1
            _ = try search(vm, values, a[1]) { position in
                if let position { found = position }
                return position != nil
            }
            guard found >= 0 else { throw vm.valueError("sequence.index(x): x not in sequence") }
            return Value(smallInt: found)
        },
    ]

    /// Where an exact integer stands, by arithmetic.
    private static func position(_ vm: VM, _ values: UnsafeMutablePointer<Value>, _ value: Value) -> BigInteger? {
        if value.isInt, values[0].isInt, values[2].isInt, values[3].isInt {
            let (distance, overflow) = value.smallInt.subtractingReportingOverflow(values[0].smallInt)
            if !overflow {
                let (quotient, remainder) = distance.quotientAndRemainder(dividingBy: values[2].smallInt)
                return remainder == 0 && quotient >= 0 && quotient < values[3].smallInt ? BigInteger(quotient) : nil
            }
        }
        guard let number = vm.bigValue(value) else { return nil }
        let range = BigRange(vm, values)
        let (quotient, remainder) = (number - range.start).floorDivided(by: range.step)
        return remainder == 0 && quotient >= 0 && quotient < range.length ? quotient : nil
    }

    private static func isPlainInteger(_ vm: VM, _ value: Value) -> Bool {
        value.isInt || value.isBool || (value.isObject(of: .bigInteger) && value.header.pointee.type == vm.types.pointee.int)
    }

    /// Compares every item with `value`, which may define equality as it likes. `match` gets the position of an item that is equal; the
    /// search ends when `match` returns true, or with false at the end. A nil position asks whether any match will do.
    private static func search(_ vm: VM, _ values: UnsafeMutablePointer<Value>, _ value: Value, _ match: (Int?) -> Bool) throws(ScriptException) -> Bool {
        let iterator = vm.makeRangeIterator(start: values[0], step: values[2], length: values[3])
        let anyWillDo = match(nil)
        var position = 0, found = false
        try vm.forEach(iterator) { (item) throws(ScriptException) in
            if try vm.isItemEqual(item, value) { found = anyWillDo || match(position) }
            position += 1
            return !found
        }
        return found
    }

    private static func equal(_ vm: VM, _ left: UnsafeMutablePointer<Value>, _ right: UnsafeMutablePointer<Value>) -> Bool {
        func same(_ index: Int) -> Bool { left[index] == right[index] || vm.bigValue(left[index]) == vm.bigValue(right[index]) }
        guard same(3) else { return false }
        if left[3] == Value(smallInt: 0) { return true }
        return same(0) && (left[3] == Value(smallInt: 1) || same(2))
    }

    private static func slice(_ vm: VM, _ range: BigRange, _ slice: Value) throws(ScriptException) -> Value {
        let bounds = try SliceType.indices(vm, slice, vm.makeInt(range.length)).tuple.items
        let start = vm.bigValue(bounds[0]) ?? 0, stop = vm.bigValue(bounds[1]) ?? 0, step = vm.bigValue(bounds[2]) ?? 1
        return try vm.makeRange(vm.makeInt(range[start]), vm.makeInt(range[stop]), vm.makeInt(range.step * step))
    }
}

/// A range's numbers, whatever their size.
struct BigRange {
    let start: BigInteger
    let step: BigInteger
    let length: BigInteger

    init(_ vm: VM, _ values: UnsafeMutablePointer<Value>) {
        start = vm.bigValue(values[0]) ?? 0
        step = vm.bigValue(values[2]) ?? 1
        length = vm.bigValue(values[3]) ?? 0
    }

    subscript(index: BigInteger) -> BigInteger { start + index * step }
}

extension VM {
    /// `range(start, stop, step)` of `int` values. ValueError when `step` is 0.
    public func makeRange(_ start: Value, _ stop: Value, _ step: Value) throws(ScriptException) -> Value {
        let length: Value
        if start.isInt && stop.isInt && step.isInt {
            let first = start.smallInt, last = stop.smallInt, distance = step.smallInt
            guard distance != 0 else { throw valueError("range() arg 3 must not be zero") }
            // The magnitude of the difference of two 63-bit integers fits 64 bits.
            let span = distance > 0 ? (last > first ? UInt(bitPattern: last &- first) : 0) : (first > last ? UInt(bitPattern: first &- last) : 0)
            length = span == 0 ? Value(smallInt: 0) : makeInt((span - 1) / distance.magnitude + 1)
        } else {
            guard let first = bigValue(start), let last = bigValue(stop), let distance = bigValue(step) else { throw typeError("an integer is required") }
            guard distance != 0 else { throw valueError("range() arg 3 must not be zero") }
            let span = distance > 0 ? last - first : first - last
            length = span <= 0 ? Value(smallInt: 0) : makeInt((span - 1).floorDivided(by: distance.magnitude).quotient + 1)
        }
        return makeRecord(kind: .range, type: types.pointee.range, plainInt(start), plainInt(stop), plainInt(step), length)
    }

    /// The same number as an exact `int`.
    func plainInt(_ value: Value) -> Value {
        if value.isInt { return value }
        if value.isBool { return Value(smallInt: value.isTrue ? 1 : 0) }
        if value.isObject(of: .bigInteger), value.header.pointee.type == types.pointee.int { return value }
        return bigValue(value).map { makeInt($0) } ?? value
    }

    func makeRangeIterator(start: Value, step: Value, length: Value) -> Value {
        if start.isInt && step.isInt && length.isInt {
            return makeIterator(types.pointee.rangeIterator, source: .unset, third: step, index: start.smallInt, limit: length.smallInt, step: stepRange)
        }
        return makeIterator(types.pointee.longRangeIterator, source: start, second: step, third: length, step: stepLongRange)
    }
}

/// `index` is the next integer, `limit` how many are left, `third` the distance.
func stepRange(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let left = iterator.pointee.limit
    if _slowPath(left <= 0) { return .unset }
    let value = iterator.pointee.index
    iterator.pointee.index = value &+ iterator.pointee.third.smallInt
    iterator.pointee.limit = left &- 1
    return Value(smallInt: value)
}

/// `source` is the next integer, `second` the distance, `third` how many are left.
func stepLongRange(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard let left = vm.bigValue(iterator.pointee.third), left > 0, let value = vm.bigValue(iterator.pointee.source),
        let distance = vm.bigValue(iterator.pointee.second) else { return .unset }
    let result = vm.keep(iterator.pointee.source)
    let next = vm.makeInt(value + distance), rest = vm.makeInt(left - 1)
    next.retain()
    store(next, in: &iterator.pointee.source)
    rest.retain()
    store(rest, in: &iterator.pointee.third)
    return result
}

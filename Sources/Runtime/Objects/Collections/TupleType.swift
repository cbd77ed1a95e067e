/// `tuple`.
enum TupleType {
    static let declaration = TypeDeclaration(
        "tuple", "A sequence that cannot change, filled from an iterable.",
        kind: .tuple, flags: [.subclassable, .sequencePattern],
        methods: sequenceMethods + comparisonMethods,
        classMethods: [ContainerMethods.classGetItem],
        staticMethods: [
            Builtin("__new__", "(cls, iterable=(), /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                let type = try vm.subclassArgument(a[0], of: vm.types.pointee.tuple)
                let items = try vm.makeTuple(from: a[1])
                return type == vm.types.pointee.tuple ? items : vm.makeTupleInstance(of: type, items.tuple)
            },
        ])

    private static let sequenceMethods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let tuple = try vm.tupleSelf(a, "__repr__")
            if tuple.count == 0 { return vm.makeString("()") }
            return try vm.containerRepr(a[0], recursive: "(...)") { (builder: inout ReprBuilder) throws(ScriptException) in
                builder.append("(")
                for index in 0..<tuple.count {
                    if index > 0 { builder.append(", ") }
                    try vm.appendRepr(tuple.items[index], to: &builder)
                }
                builder.append(tuple.count == 1 ? ",)" : ")")
            }
        },
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in Value(smallInt: try vm.tupleSelf(a, "__len__").count) },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            _ = try vm.tupleSelf(a, "__iter__")
            return vm.makeIterator(vm.types.pointee.tupleIterator, source: a[0], step: stepTuple)
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            let tuple = try vm.tupleSelf(a, "__hash__")
            return Value(smallInt: try vm.hashItems(tuple.items, count: tuple.count))
        },
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
            let tuple = try vm.tupleSelf(a, "__getitem__")
            if a[1].isObject(of: .slice) {
                let bounds = try vm.sliceBounds(a[1], tuple.count)
                if bounds.count == tuple.count && bounds.step == 1 && a[0].header.pointee.type == vm.types.pointee.tuple { return a[0] }
                if bounds.step == 1 { return vm.makeTuple(UnsafeBufferPointer(start: tuple.items + bounds.start, count: bounds.count)) }
                let result = vm.createTuple(count: bounds.count)
                var position = bounds.start
                for index in 0..<bounds.count {
                    let item = tuple.items[position]
                    item.retain()
                    result.items[index] = item
                    position &+= bounds.step
                }
                return vm.temporary(Value(result))
            }
            var index = a[1].isInt ? a[1].smallInt : try vm.subscriptIndex(a[1], "tuple")
            if index < 0 { index &+= tuple.count }
            guard index >= 0 && index < tuple.count else { throw vm.raise(.indexError, "tuple index out of range") }
            return tuple.items[index]
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            let tuple = try vm.tupleSelf(a, "__contains__")
            for index in 0..<tuple.count where try vm.isItemEqual(tuple.items[index], a[1]) { return .true }
            return .false
        },
        Builtin("__add__", "(self, value, /)", "Gives self + value.") { (vm, a) throws(ScriptException) in
            let tuple = try vm.tupleSelf(a, "__add__")
            guard a[1].isObject(of: .tuple) else { throw vm.typeError("can only concatenate tuple (not \"\(vm.typeName(a[1]))\") to tuple") }
            let other = a[1].tuple
            if tuple.count == 0 && a[1].header.pointee.type == vm.types.pointee.tuple { return a[1] }
            if other.count == 0 && a[0].header.pointee.type == vm.types.pointee.tuple { return a[0] }
            try vm.checkAllocation(tuple.count + other.count, stride: 8)
            let result = vm.createTuple(count: tuple.count + other.count)
            for index in 0..<result.count {
                let item = index < tuple.count ? tuple.items[index] : other.items[index - tuple.count]
                item.retain()
                result.items[index] = item
            }
            return vm.temporary(Value(result))
        },
        Builtin("__mul__", "(self, value, /)", "Gives self * value.") { (vm, a) throws(ScriptException) in
            try repeated(vm, a[0], try vm.tupleSelf(a, "__mul__"), a[1])
        },
        Builtin("__rmul__", "(self, value, /)", "Gives value * self.") { (vm, a) throws(ScriptException) in
            try repeated(vm, a[0], try vm.tupleSelf(a, "__rmul__"), a[1])
        },
        Builtin("__getnewargs__", "(self, /)", "Return the arguments for __new__.") { (vm, a) throws(ScriptException) in
            let tuple = try vm.tupleSelf(a, "__getnewargs__")
            return vm.makeTuple(vm.makeTuple(UnsafeBufferPointer(start: tuple.items, count: tuple.count)))
        },
        Builtin("count", "(self, value, /)", "Counts the items equal to value.") { (vm, a) throws(ScriptException) in
            let tuple = try vm.tupleSelf(a, "count")
            var total = 0
            for index in 0..<tuple.count where try vm.isItemEqual(tuple.items[index], a[1]) { total += 1 }
            return Value(smallInt: total)
        },
        Builtin("index", "(self, value, start=0, stop=9223372036854775807, /)", "Position of the first item equal to value within start and stop; ValueError where there is none.") { (vm, a) throws(ScriptException) in
            let tuple = try vm.tupleSelf(a, "index")
            let (start, stop) = try vm.searchRange(a[2], a[3], count: { tuple.count })
            var index = start
            while index < stop && index < tuple.count {
                if try vm.isItemEqual(tuple.items[index], a[1]) { return Value(smallInt: index) }
                index &+= 1
            }
            throw vm.valueError("tuple.index(x): x not in tuple")
        },
    ]

    private static func repeated(_ vm: VM, _ value: Value, _ tuple: TuplePointer, _ count: Value) throws(ScriptException) -> Value {
        guard let times = try vm.repeatCount(count) else { return .notImplemented }
        if times <= 0 || tuple.count == 0 { return vm.runtime.pointee.emptyTuple }
        if times == 1 && value.header.pointee.type == vm.types.pointee.tuple { return value }
        let list = vm.makeList()
        try vm.repeatItems(UnsafeBufferPointer(start: tuple.items, count: tuple.count), times, into: list)
        try vm.checkAllocation(list.count, stride: 8)
        return vm.makeTuple(list.buffer)
    }

    private static func compare(_ vm: VM, _ a: Arguments, _ comparison: Comparison, _ method: StaticString) throws(ScriptException) -> Value {
        let left = try vm.tupleSelf(a, method)
        guard a[1].isObject(of: .tuple) else { return .notImplemented }
        return try vm.compareTuples(comparison, left, a[1].tuple)
    }

    private static let comparisonMethods: [Builtin] = [
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try compare(vm, a, .eq, "__eq__") },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ne, "__ne__") },
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .lt, "__lt__") },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .le, "__le__") },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .gt, "__gt__") },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ge, "__ge__") },
    ]
}

/// One step of a tuple's iterator.
func stepTuple(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard iterator.pointee.source.isObject else { return .unset }
    let tuple = iterator.pointee.source.tuple, index = iterator.pointee.index
    if _fastPath(index < tuple.count) {
        iterator.pointee.index = index &+ 1
        return tuple.items[index]
    }
    // The last item must outlive the step that gave it: the tuple stays until the iterator ends.
    return .unset
}

extension VM {
    @inline(__always)
    func tupleSelf(_ a: Arguments, _ method: StaticString) throws(ScriptException) -> TuplePointer {
        let value = a[0]
        if _fastPath(value.isObject(of: .tuple)) { return value.tuple }
        throw wrongReceiver(method, of: "tuple", value)
    }

    /// An instance of a subclass of `tuple` with the items of `source`.
    public func makeTupleInstance(of type: TypePointer, _ source: TuplePointer) -> Value {
        let count = source.count
        let tuple = allocate(TupleObject.self, kind: .tuple, type: type, tail: count * 8 + suffixSize(of: type))
        tuple.pointee.count = count
        for index in 0..<count {
            let item = source.items[index]
            item.retain()
            tuple.items[index] = item
        }
        clearSuffix(Value(tuple))
        return temporary(Value(tuple))
    }

    /// Hash of a sequence of items (xxHash's scheme, as for CPython's tuples), cut to the range of small integers.
    func hashItems(_ items: UnsafeMutablePointer<Value>, count: Int) throws(ScriptException) -> Int {
        let prime1: UInt = 11_400_714_785_074_694_791, prime2: UInt = 14_029_467_366_897_019_727, prime5: UInt = 2_870_177_450_012_600_261
        // Tuples that share parts can be hashed for ever without any loop or call of a script.
        try charge(count >> 4 + 1)
        var accumulator = prime5
        for index in 0..<count {
            accumulator &+= UInt(bitPattern: try hash(items[index])) &* prime2
            accumulator = accumulator << 31 | accumulator >> 33
            accumulator &*= prime1
        }
        accumulator &+= UInt(bitPattern: count) ^ (prime5 ^ 3_527_539)
        let result = Int(bitPattern: accumulator) >> 1
        return result == -1 ? 1_546_275_796 : result
    }
}

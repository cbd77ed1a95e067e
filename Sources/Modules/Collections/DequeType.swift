import TaipanRuntime

/// `collections.deque`.
enum DequeType {
    static let declaration = TypeDeclaration(
        "collections.deque", "A sequence that grows and shrinks cheaply at both ends.",
        kind: .payload, flags: [.subclassable, .weakReferencable, .sequencePattern],
        methods: lifeMethods + sequenceMethods + comparisonMethods + changeMethods,
        classMethods: [ContainerMethods.classGetItem],
        staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                guard a[0].isObject(of: .type), a[0].type_.pointee.instanceKind == .payload, vm.isSubtype(a[0].type_, try dequeType(vm)) else {
                    throw vm.typeError("deque.__new__(X): X is not a subtype of deque")
                }
                return vm.makeObject(a[0].type_, payload: Deque())
            },
        ],
        attributes: [
            Attribute("maxlen", "The most items it holds, or None.") { (vm, value) throws(ScriptException) in
                guard let deque = value.exactPayload(Deque.self) else { throw vm.wrongReceiver("maxlen", of: "collections.deque", value) }
                return deque.maximum < 0 ? .none : vm.makeInt(deque.maximum)
            },
        ])

    /// The iterator types.
    static let iterator = IteratorTypes.declaration("_collections._deque_iterator", more: [lengthHint])
    static let reverseIterator = IteratorTypes.declaration("_collections._deque_reverse_iterator", more: [lengthHint])

    /// `third` is True for the iterator from the right.
    private static let lengthHint = Builtin("__length_hint__", "(self, /)", "Estimates how many items are still to come.") { (vm, a) throws(ScriptException) in
        guard a[0].isObject(of: .iterator) else { throw vm.typeError("an iterator is required") }
        guard let deque = a[0].iterator.pointee.source.exactPayload(Deque.self) else { return Value(smallInt: 0) }
        let index = a[0].iterator.pointee.index
        return Value(smallInt: max(a[0].iterator.pointee.third.isUnset ? deque.count - index : index + 1, 0))
    }

    static func dequeType(_ vm: VM) throws(ScriptException) -> TypePointer { try vm.moduleType("_collections", "deque") }

    @inline(__always)
    private static func deque(_ vm: VM, _ a: Arguments, _ method: StaticString) throws(ScriptException) -> Deque {
        if let deque = a[0].exactPayload(Deque.self) { return deque }
        throw vm.wrongReceiver(method, of: "collections.deque", a[0])
    }

    /// Adds on the right; a full queue loses its first item.
    @inline(__always)
    private static func push(_ vm: VM, _ deque: Deque, _ value: Value) {
        deque.append(value)
        if deque.maximum >= 0 && deque.count > deque.maximum { vm.temporary(deque.takeFirst()) }
    }

    @inline(__always)
    private static func pushLeft(_ vm: VM, _ deque: Deque, _ value: Value) {
        deque.appendLeft(value)
        if deque.maximum >= 0 && deque.count > deque.maximum { vm.temporary(deque.takeLast()) }
    }

    private static func extend(_ vm: VM, _ deque: Deque, _ iterable: Value) throws(ScriptException) {
        let source = iterable.exactPayload(Deque.self) === deque ? Value(try vm.makeList(from: iterable)) : iterable
        try vm.forEach(source) { (item) throws(ScriptException) in
            push(vm, deque, item)
            return true
        }
    }

    /// A new queue of the same type with the same limit.
    private static func copy(_ vm: VM, _ value: Value, _ deque: Deque) throws(ScriptException) -> Value {
        let type = try dequeType(vm)
        if value.header.pointee.type != type {
            return deque.maximum < 0 ? try vm.call(Value(value.header.pointee.type), value) : try vm.call(Value(value.header.pointee.type), value, vm.makeInt(deque.maximum))
        }
        let result = Deque()
        result.maximum = deque.maximum
        for index in 0..<deque.count { result.append(deque[index]) }
        return vm.makeObject(type, payload: result)
    }

    private static let lifeMethods: [Builtin] = [
        Builtin("__init__", "(self, iterable=(), maxlen=None)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "__init__")
            var maximum = -1
            if !a[2].isNone {
                guard vm.isInteger(a[2]) else { throw vm.typeError("an integer is required") }
                maximum = try vm.index(a[2])
                guard maximum >= 0 else { throw vm.valueError("maxlen must be non-negative") }
            }
            deque.removeAll()
            deque.maximum = maximum
            try extend(vm, deque, a[1])
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "__repr__")
            return try vm.containerRepr(a[0], recursive: "[...]") { (text: inout ReprBuilder) throws(ScriptException) in
                text.append(a[0].header.pointee.type.pointee.name)
                text.append("([")
                var index = 0
                while index < deque.count {
                    if index > 0 { text.append(", ") }
                    try vm.appendRepr(deque[index], to: &text)
                    index += 1
                }
                text.append("]")
                if deque.maximum >= 0 {
                    text.append(", maxlen=")
                    try vm.appendRepr(vm.makeInt(deque.maximum), to: &text)
                }
                text.append(")")
            }
        },
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in Value(smallInt: try deque(vm, a, "__len__").count) },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "__iter__")
            return vm.makeIterator(try vm.moduleType("_collections", "_deque_iterator"), source: a[0], limit: deque.version, step: stepDeque)
        },
        Builtin("__reversed__", "(self, /)", "Gives an iterator from the last item to the first.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "__reversed__")
            return vm.makeIterator(try vm.moduleType("_collections", "_deque_reverse_iterator"), source: a[0], third: .true, index: deque.count - 1, limit: deque.version, step: stepDequeReversed)
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "__reduce__")
            let arguments = deque.maximum < 0 ? vm.makeTuple() : vm.makePair(vm.makeTuple(), vm.makeInt(deque.maximum))
            return vm.makeTuple(Value(a[0].header.pointee.type), arguments, try vm.callMethod(a[0], vm.intern("__getstate__")), try vm.iterate(a[0]))
        },
        Builtin("copy", "(self, /)", "Gives a new deque of the same items.") { (vm, a) throws(ScriptException) in try copy(vm, a[0], try deque(vm, a, "copy")) },
        Builtin("__copy__", "(self, /)", "Gives the copy that copy.copy() asks for.") { (vm, a) throws(ScriptException) in try copy(vm, a[0], try deque(vm, a, "__copy__")) },
    ]

    private static func position(_ vm: VM, _ value: Value, _ deque: Deque) throws(ScriptException) -> Int {
        var index = value.isInt ? value.smallInt : try vm.index(value)
        if index < 0 { index += deque.count }
        guard index >= 0 && index < deque.count else { throw vm.raise(.indexError, "deque index out of range") }
        return index
    }

    private static let sequenceMethods: [Builtin] = [
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "__getitem__")
            guard a[1].kind != .slice else { throw vm.typeError("sequence index must be integer, not 'slice'") }
            return deque[try position(vm, a[1], deque)]
        },
        Builtin("__setitem__", "(self, key, value, /)", "Puts value at key.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "__setitem__")
            deque.set(try position(vm, a[1], deque), a[2])
            return .none
        },
        Builtin("__delitem__", "(self, key, /)", "Deletes the item or the slice at key.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "__delitem__")
            vm.temporary(deque.take(at: try position(vm, a[1], deque)))
            return .none
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            Value(try find(vm, try deque(vm, a, "__contains__"), a[1], 0, Int.max) >= 0)
        },
        Builtin("__add__", "(self, value, /)", "Gives self + value.") { (vm, a) throws(ScriptException) in
            let left = try deque(vm, a, "__add__")
            guard a[1].exactPayload(Deque.self) != nil else { throw vm.typeError("can only concatenate deque (not \"\(vm.typeName(a[1]))\") to deque") }
            let result = try copy(vm, a[0], left)
            if let queue = result.exactPayload(Deque.self) { try extend(vm, queue, a[1]) }
            return result
        },
        Builtin("__iadd__", "(self, value, /)", "Adds value to self in place and gives self.") { (vm, a) throws(ScriptException) in
            try extend(vm, try deque(vm, a, "__iadd__"), a[1])
            return a[0]
        },
        Builtin("__mul__", "(self, value, /)", "Gives self * value.") { (vm, a) throws(ScriptException) in
            let result = try copy(vm, a[0], try deque(vm, a, "__mul__"))
            guard let queue = result.exactPayload(Deque.self), let times = try vm.repeatCount(a[1]) else { return .notImplemented }
            try multiply(vm, queue, times)
            return result
        },
        Builtin("__rmul__", "(self, value, /)", "Gives value * self.") { (vm, a) throws(ScriptException) in
            let result = try copy(vm, a[0], try deque(vm, a, "__rmul__"))
            guard let queue = result.exactPayload(Deque.self), let times = try vm.repeatCount(a[1]) else { return .notImplemented }
            try multiply(vm, queue, times)
            return result
        },
        Builtin("__imul__", "(self, value, /)", "Repeats self in place and gives self.") { (vm, a) throws(ScriptException) in
            let queue = try deque(vm, a, "__imul__")
            guard let times = try vm.repeatCount(a[1]) else { return .notImplemented }
            try multiply(vm, queue, times)
            return a[0]
        },
        Builtin("count", "(self, value, /)", "Counts the items equal to value.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "count")
            var total = 0, index = 0
            let version = deque.version
            while index < deque.count {
                if try vm.isItemEqual(deque[index], a[1]) { total += 1 }
                guard deque.version == version else { throw vm.raise(.runtimeError, "deque mutated during iteration") }
                index += 1
            }
            return Value(smallInt: total)
        },
        Builtin("index", "(self, value, start=0, stop=9223372036854775807, /)", "Position of the first item equal to value within start and stop; ValueError where there is none.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "index")
            let (start, stop) = try vm.searchRange(a[2], a[3], count: { deque.count })
            let found = try find(vm, deque, a[1], start, stop)
            guard found >= 0 else { throw vm.valueError("\(vm.swiftString(try vm.repr(a[1]))) is not in deque") }
            return Value(smallInt: found)
        },
    ]

    private static func multiply(_ vm: VM, _ deque: Deque, _ times: Int) throws(ScriptException) {
        if times <= 0 { return deque.removeAll() }
        let items = vm.makeList()
        for index in 0..<deque.count { items.append(deque[index]) }
        let all = vm.makeList()
        // With a limit only the last items stay: no more repetitions than fill it.
        let useful = deque.maximum < 0 || items.count == 0 ? times : min(times, deque.maximum / items.count + 2)
        try vm.repeatItems(items.buffer, useful - 1, into: all)
        for index in 0..<all.count { push(vm, deque, all[index]) }
    }

    private static func find(_ vm: VM, _ deque: Deque, _ value: Value, _ start: Int, _ stop: Int) throws(ScriptException) -> Int {
        let version = deque.version
        var index = start
        while index < stop && index < deque.count {
            if try vm.isItemEqual(deque[index], value) { return index }
            guard deque.version == version else { throw vm.raise(.runtimeError, "deque mutated during iteration") }
            index += 1
        }
        return -1
    }

    private static func compare(_ vm: VM, _ a: Arguments, _ comparison: Comparison, _ method: StaticString) throws(ScriptException) -> Value {
        let left = try deque(vm, a, method)
        guard let right = a[1].exactPayload(Deque.self) else { return .notImplemented }
        return try vm.compareSequences(comparison, leftCount: { left.count }, rightCount: { right.count }, { left[$0] }, { right[$0] })
    }

    private static let comparisonMethods: [Builtin] = [
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try compare(vm, a, .eq, "__eq__") },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ne, "__ne__") },
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .lt, "__lt__") },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .le, "__le__") },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .gt, "__gt__") },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ge, "__ge__") },
    ]

    private static let changeMethods: [Builtin] = [
        Builtin("append", "(self, item, /)", "Adds the item at the right end.") { (vm, a) throws(ScriptException) in
            push(vm, try deque(vm, a, "append"), a[1])
            return .none
        },
        Builtin("appendleft", "(self, item, /)", "Adds the item at the left end.") { (vm, a) throws(ScriptException) in
            pushLeft(vm, try deque(vm, a, "appendleft"), a[1])
            return .none
        },
        Builtin("pop", "(self, /)", "Takes the item at the right end away and gives it; IndexError when empty.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "pop")
            guard deque.count > 0 else { throw vm.raise(.indexError, "pop from an empty deque") }
            return vm.temporary(deque.takeLast())
        },
        Builtin("popleft", "(self, /)", "Takes the item at the left end away and gives it; IndexError when empty.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "popleft")
            guard deque.count > 0 else { throw vm.raise(.indexError, "pop from an empty deque") }
            return vm.temporary(deque.takeFirst())
        },
        Builtin("clear", "(self, /)", "Takes every item away.") { (vm, a) throws(ScriptException) in
            try deque(vm, a, "clear").removeAll()
            return .none
        },
        Builtin("extend", "(self, iterable, /)", "Adds each item of the iterable at the right end.") { (vm, a) throws(ScriptException) in
            try extend(vm, try deque(vm, a, "extend"), a[1])
            return .none
        },
        Builtin("extendleft", "(self, iterable, /)", "Adds each item of the iterable at the left end, so that the last one comes first.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "extendleft")
            let source = a[1].exactPayload(Deque.self) === deque ? Value(try vm.makeList(from: a[1])) : a[1]
            try vm.forEach(source) { (item) throws(ScriptException) in
                pushLeft(vm, deque, item)
                return true
            }
            return .none
        },
        Builtin("insert", "(self, index, value, /)", "Puts value in at the position index; IndexError when the deque is full.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "insert")
            let index = try vm.index(a[1])
            if deque.maximum >= 0 && deque.count >= deque.maximum { throw vm.raise(.indexError, "deque already at its maximum size") }
            deque.insert(a[2], at: index < 0 ? max(index &+ deque.count, 0) : min(index, deque.count))
            return .none
        },
        Builtin("remove", "(self, value, /)", "Takes the first item equal to value away; ValueError where there is none.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "remove")
            let version = deque.version
            var index = 0
            while index < deque.count {
                let same = try vm.isItemEqual(deque[index], a[1])
                guard deque.version == version else { throw vm.raise(.indexError, "deque mutated during remove().") }
                if same {
                    vm.temporary(deque.take(at: index))
                    return .none
                }
                index += 1
            }
            throw vm.valueError("\(vm.swiftString(try vm.repr(a[1]))) is not in deque")
        },
        Builtin("reverse", "(self, /)", "Turns the order of the items round.") { (vm, a) throws(ScriptException) in
            try deque(vm, a, "reverse").reverse()
            return .none
        },
        Builtin("rotate", "(self, n=1, /)", "Moves n items from the right end to the left one, or the other way for a negative n.") { (vm, a) throws(ScriptException) in
            let deque = try deque(vm, a, "rotate")
            deque.rotate(try vm.index(a[1]))
            return .none
        },
    ]
}

/// `limit`: the queue's version at the beginning.
private func stepDeque(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard let deque = iterator.pointee.source.exactPayload(Deque.self) else { return .unset }
    guard deque.version == iterator.pointee.limit else {
        iterator.finish()
        throw vm.raise(.runtimeError, "deque mutated during iteration")
    }
    let index = iterator.pointee.index
    guard index < deque.count else {
        iterator.finish()
        return .unset
    }
    iterator.pointee.index = index &+ 1
    return deque[index]
}

private func stepDequeReversed(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard let deque = iterator.pointee.source.exactPayload(Deque.self) else { return .unset }
    guard deque.version == iterator.pointee.limit else {
        iterator.finish()
        throw vm.raise(.runtimeError, "deque mutated during iteration")
    }
    let index = iterator.pointee.index
    guard index >= 0 else {
        iterator.finish()
        return .unset
    }
    iterator.pointee.index = index &- 1
    return deque[index]
}

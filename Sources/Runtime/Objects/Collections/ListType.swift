/// `list`.
enum ListType {
    static let declaration = TypeDeclaration(
        "list", "A sequence that can change, filled from an iterable.",
        kind: .list, flags: [.subclassable, .sequencePattern],
        methods: lifeMethods + subscriptMethods + operatorMethods + comparisonMethods + changeMethods + searchMethods,
        classMethods: [ContainerMethods.classGetItem],
        staticMethods: [
            Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                vm.temporary(Value(vm.createList(type: try vm.subclassArgument(a[0], of: vm.types.pointee.list))))
            },
        ])

    private static let lifeMethods: [Builtin] = [
        Builtin("__init__", "(self, iterable=(), /)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "__init__")
            list.removeAll()
            try vm.extend(list, from: a[1])
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "__repr__")
            if list.count == 0 { return vm.makeString("[]") }
            return try vm.containerRepr(a[0], recursive: "[...]") { (builder: inout ReprBuilder) throws(ScriptException) in
                builder.append("[")
                var index = 0
                while index < list.count {
                    if index > 0 { builder.append(", ") }
                    try vm.appendRepr(list[index], to: &builder)
                    index += 1
                }
                builder.append("]")
            }
        },
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in Value(smallInt: try vm.listSelf(a, "__len__").count) },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            _ = try vm.listSelf(a, "__iter__")
            return vm.makeIterator(vm.types.pointee.listIterator, source: a[0], step: stepList)
        },
        Builtin("__reversed__", "(self, /)", "Gives an iterator from the last item to the first.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "__reversed__")
            return vm.makeIterator(vm.types.pointee.listReverseIterator, source: a[0], index: list.count - 1, step: stepListReversed)
        },
        Builtin("__sizeof__", "(self, /)", "Bytes that it takes in memory.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "__sizeof__")
            return Value(smallInt: objectSize(a[0].header) + list.pointee.capacity * 8)
        },
    ]

    private static let subscriptMethods: [Builtin] = [
        Builtin("__getitem__", "(self, index, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "__getitem__")
            if a[1].isObject(of: .slice) { return try vm.listSlice(list, a[1]) }
            let index = try vm.listIndex(a[1], count: { list.count }, "list index out of range")
            return list[index]
        },
        Builtin("__setitem__", "(self, key, value, /)", "Puts value at key.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "__setitem__")
            if a[1].isObject(of: .slice) {
                try vm.assignSlice(list, a[1], a[2])
                return .none
            }
            let index = try vm.listIndex(a[1], count: { list.count }, "list assignment index out of range")
            a[2].retain()
            store(a[2], in: list.pointee.items + index)
            return .none
        },
        Builtin("__delitem__", "(self, key, /)", "Deletes the item or the slice at key.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "__delitem__")
            if a[1].isObject(of: .slice) {
                try vm.deleteSlice(list, a[1])
                return .none
            }
            let index = try vm.listIndex(a[1], count: { list.count }, "list assignment index out of range")
            try vm.chargeMove(list.count - index)
            list.take(at: index).release()
            return .none
        },
        Builtin("__contains__", "(self, key, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "__contains__")
            try vm.chargeScan(list.count)
            var index = 0
            while index < list.count {
                if try vm.isItemEqual(list[index], a[1]) { return .true }
                index &+= 1
            }
            return .false
        },
    ]

    private static let operatorMethods: [Builtin] = [
        Builtin("__add__", "(self, value, /)", "Gives self + value.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "__add__")
            guard a[1].isObject(of: .list) else { throw vm.typeError("can only concatenate list (not \"\(vm.typeName(a[1]))\") to list") }
            let other = a[1].list
            try vm.checkAllocation(list.count + other.count, stride: 8)
            let result = vm.makeList(capacity: list.count + other.count)
            for index in 0..<list.count { result.append(list[index]) }
            for index in 0..<other.count { result.append(other[index]) }
            return Value(result)
        },
        Builtin("__iadd__", "(self, value, /)", "Adds value to self in place and gives self.") { (vm, a) throws(ScriptException) in
            try vm.extend(try vm.listSelf(a, "__iadd__"), from: a[1])
            return a[0]
        },
        Builtin("__mul__", "(self, value, /)", "Gives self * value.") { (vm, a) throws(ScriptException) in
            try repeated(vm, try vm.listSelf(a, "__mul__"), a[1])
        },
        Builtin("__rmul__", "(self, value, /)", "Gives value * self.") { (vm, a) throws(ScriptException) in
            try repeated(vm, try vm.listSelf(a, "__rmul__"), a[1])
        },
        Builtin("__imul__", "(self, value, /)", "Repeats self in place and gives self.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "__imul__")
            guard let times = try vm.repeatCount(a[1]) else { return .notImplemented }
            if times <= 0 {
                list.removeAll()
            } else {
                try vm.checkAllocation(list.count, stride: 8)
                let copy = vm.makeList(capacity: list.count)
                for index in 0..<list.count { copy.append(list[index]) }
                try vm.repeatItems(copy.buffer, times - 1, into: list)
            }
            return a[0]
        },
    ]

    private static func repeated(_ vm: VM, _ list: ListPointer, _ count: Value) throws(ScriptException) -> Value {
        guard let times = try vm.repeatCount(count) else { return .notImplemented }
        let result = vm.makeList()
        try vm.repeatItems(list.buffer, times, into: result)
        return Value(result)
    }

    private static func compare(_ vm: VM, _ a: Arguments, _ comparison: Comparison, _ method: StaticString) throws(ScriptException) -> Value {
        let left = try vm.listSelf(a, method)
        guard a[1].isObject(of: .list) else { return .notImplemented }
        return try vm.compareLists(comparison, left, a[1].list)
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
        Builtin("append", "(self, object, /)", "Adds the object at the end.") { (vm, a) throws(ScriptException) in
            try vm.listSelf(a, "append").append(a[1])
            return .none
        },
        Builtin("clear", "(self, /)", "Takes every item away.") { (vm, a) throws(ScriptException) in
            try vm.listSelf(a, "clear").removeAll()
            return .none
        },
        Builtin("copy", "(self, /)", "Gives a new list of the same items.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "copy")
            try vm.checkAllocation(list.count, stride: 8)
            let result = vm.makeList(capacity: list.count)
            for index in 0..<list.count { result.append(list[index]) }
            return Value(result)
        },
        Builtin("extend", "(self, iterable, /)", "Adds each item of the iterable at the end.") { (vm, a) throws(ScriptException) in
            try vm.extend(try vm.listSelf(a, "extend"), from: a[1])
            return .none
        },
        Builtin("insert", "(self, index, object, /)", "Puts the object in at the position index.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "insert")
            let index = try vm.index(a[1])
            let position = index < 0 ? max(index &+ list.count, 0) : min(index, list.count)
            try vm.chargeMove(list.count - position)
            list.insert(a[2], at: position)
            return .none
        },
        Builtin("pop", "(self, index=-1, /)", "Takes the item at index away and gives it; IndexError where there is none.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "pop")
            var index = a[1].isInt ? a[1].smallInt : try vm.index(a[1])
            let count = list.count
            if count == 0 { throw vm.raise(.indexError, "pop from empty list") }
            if index < 0 { index &+= count }
            guard index >= 0 && index < count else { throw vm.raise(.indexError, "pop index out of range") }
            if index == count &- 1 { return vm.temporary(list.takeLast()) }
            try vm.chargeMove(count - index)
            return vm.temporary(list.take(at: index))
        },
        Builtin("remove", "(self, value, /)", "Takes the first item equal to value away; ValueError where there is none.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "remove")
            try vm.chargeScan(list.count)
            var index = 0
            while index < list.count {
                if try vm.isItemEqual(list[index], a[1]) {
                    if index < list.count { list.take(at: index).release() }
                    return .none
                }
                index &+= 1
            }
            throw vm.valueError("list.remove(x): x not in list")
        },
        Builtin("reverse", "(self, /)", "Turns the order of the items round.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "reverse")
            try vm.chargeMove(list.count)
            reverseItems(UnsafeMutableBufferPointer(start: list.pointee.items, count: list.count))
            return .none
        },
        Builtin("sort", "(self, /, *, key=None, reverse=False)", "Puts the items in order in place, compared by key; equal ones keep their order.") { (vm, a) throws(ScriptException) in
            try vm.sort(try vm.listSelf(a, "sort"), key: a[1], reverse: try vm.isTrue(a[2]))
            return .none
        },
    ]

    private static let searchMethods: [Builtin] = [
        Builtin("count", "(self, value, /)", "Counts the items equal to value.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "count")
            try vm.chargeScan(list.count)
            var index = 0, total = 0
            while index < list.count {
                if try vm.isItemEqual(list[index], a[1]) { total += 1 }
                index &+= 1
            }
            return Value(smallInt: total)
        },
        Builtin("index", "(self, value, start=0, stop=9223372036854775807, /)", "Position of the first item equal to value within start and stop; ValueError where there is none.") { (vm, a) throws(ScriptException) in
            let list = try vm.listSelf(a, "index")
            var (index, stop) = try vm.searchRange(a[2], a[3], count: { list.count })
            try vm.chargeScan(min(stop, list.count) - index)
            while index < stop && index < list.count {
                if try vm.isItemEqual(list[index], a[1]) { return Value(smallInt: index) }
                index &+= 1
            }
            stop = list.count
            throw vm.valueError("\(vm.swiftString(try vm.repr(a[1]))) is not in list")
        },
    ]
}

/// One step of a list's iterator.
func stepList(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let index = iterator.pointee.index
    if _fastPath(index >= 0 && iterator.pointee.source.isObject) {
        let list = iterator.pointee.source.list
        if _fastPath(index < list.count) {
            iterator.pointee.index = index &+ 1
            return list[index]
        }
        iterator.finish()
    }
    return .unset
}

func stepListReversed(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    let index = iterator.pointee.index
    guard iterator.pointee.source.isObject else { return .unset }
    let list = iterator.pointee.source.list
    if index >= 0 && index < list.count {
        iterator.pointee.index = index &- 1
        return list[index]
    }
    iterator.finish()
    return .unset
}

/// What `set` and `frozenset` share: everything that does not change the set.
enum SetMethods {
    static let common: [Builtin] = lifeMethods + comparisonMethods + operatorMethods + namedMethods

    private static let lifeMethods: [Builtin] = [
        Builtin("__len__", "(self, /)", "Gives the number of items.") { (vm, a) throws(ScriptException) in Value(smallInt: try vm.setSelf(a, "__len__").pointee.count) },
        Builtin("__contains__", "(self, object, /)", "Tells whether the key or item is in self.") { (vm, a) throws(ScriptException) in
            Value(try vm.setContains(try vm.setSelf(a, "__contains__"), a[1]))
        },
        Builtin("__iter__", "(self, /)", "Gives an iterator over self.") { (vm, a) throws(ScriptException) in
            vm.makeTableIterator(vm.types.pointee.setIterator, try vm.setSelf(a, "__iter__"), stepSet)
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let set = try vm.setSelf(a, "__repr__")
            let type = a[0].header.pointee.type
            let isPlain = type == vm.types.pointee.set
            if vm.state.pointee.reprStack.contains(a[0]) { return vm.makeString("\(vm.typeName(type))(...)") }
            return try vm.containerRepr(a[0], recursive: "set(...)") { (builder: inout ReprBuilder) throws(ScriptException) in
                if set.pointee.count == 0 {
                    builder.append(type.pointee.name)
                    builder.append("()")
                    return
                }
                if !isPlain {
                    builder.append(type.pointee.name)
                    builder.append("(")
                }
                builder.append("{")
                var isFirst = true
                try vm.forEachEntry(set) { (item, _) throws(ScriptException) in
                    if !isFirst { builder.append(", ") }
                    isFirst = false
                    try vm.appendRepr(item, to: &builder)
                    return true
                }
                builder.append(isPlain ? "}" : "})")
            }
        },
        Builtin("__sizeof__", "(self, /)", "Bytes that it takes in memory.") { (vm, a) throws(ScriptException) in
            let tableSize = try vm.setSelf(a, "__sizeof__").tableSize
            return Value(smallInt: objectSize(a[0].header) + tableSize)
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            _ = try vm.setSelf(a, "__reduce__")
            return vm.makeTuple(Value(a[0].header.pointee.type), vm.makeTuple(Value(try vm.makeList(from: a[0]))), try vm.instanceState(a[0]))
        },
    ]

    private static func compare(_ vm: VM, _ a: Arguments, _ comparison: Comparison, _ method: StaticString) throws(ScriptException) -> Value {
        let left = try vm.setSelf(a, method)
        guard a[1].isObject(of: .set) else { return .notImplemented }
        return Value(try vm.compareSets(left, a[1].set, comparison))
    }

    private static let comparisonMethods: [Builtin] = [
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try compare(vm, a, .eq, "__eq__") },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ne, "__ne__") },
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .lt, "__lt__") },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .le, "__le__") },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .gt, "__gt__") },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ge, "__ge__") },
    ]

    /// The operators take sets only; the result is a set like the left operand.
    private static func operate(_ vm: VM, _ left: Value, _ right: Value, _ operation: SetOperation) throws(ScriptException) -> Value {
        guard left.isObject(of: .set), right.isObject(of: .set) else { return .notImplemented }
        return try combined(vm, left.set, right, operation)
    }

    private static func combined(_ vm: VM, _ left: SetPointer, _ right: Value, _ operation: SetOperation) throws(ScriptException) -> Value {
        let result = vm.makeSet(like: left)
        if operation == .intersection {
            try vm.insertCommon(left, right, into: result)
        } else {
            try vm.checkCopy(of: left)
            result.copyEntries(of: left)
            try vm.combine(result, with: right, operation)
        }
        return Value(result)
    }

    private static let operatorMethods: [Builtin] = [
        Builtin("__and__", "(self, value, /)", "Gives self & value.") { (vm, a) throws(ScriptException) in try operate(vm, a[0], a[1], .intersection) },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in try operate(vm, a[0], a[1], .union) },
        Builtin("__sub__", "(self, value, /)", "Gives self - value.") { (vm, a) throws(ScriptException) in try operate(vm, a[0], a[1], .difference) },
        Builtin("__xor__", "(self, value, /)", "Gives self ^ value.") { (vm, a) throws(ScriptException) in try operate(vm, a[0], a[1], .symmetricDifference) },
        Builtin("__rand__", "(self, value, /)", "Gives value & self.") { (vm, a) throws(ScriptException) in try operate(vm, a[1], a[0], .intersection) },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in try operate(vm, a[1], a[0], .union) },
        Builtin("__rsub__", "(self, value, /)", "Gives value - self.") { (vm, a) throws(ScriptException) in try operate(vm, a[1], a[0], .difference) },
        Builtin("__rxor__", "(self, value, /)", "Gives value ^ self.") { (vm, a) throws(ScriptException) in try operate(vm, a[1], a[0], .symmetricDifference) },
    ]

    /// The methods take any number of iterables.
    private static func combineAll(_ vm: VM, _ a: Arguments, _ operation: SetOperation, _ method: StaticString) throws(ScriptException) -> Value {
        let set = try vm.setSelf(a, method)
        let result = vm.makeSet(like: set)
        try vm.checkCopy(of: set)
        result.copyEntries(of: set)
        let others = a[1].tuple
        for index in 0..<others.count { try vm.combine(result, with: others.items[index], operation) }
        return Value(result)
    }

    private static let namedMethods: [Builtin] = [
        Builtin("copy", "(self, /)", "Gives a new set of the same elements.") { (vm, a) throws(ScriptException) in
            let set = try vm.setSelf(a, "copy")
            if a[0].header.pointee.type == vm.types.pointee.frozenset { return a[0] }
            let result = vm.makeSet(like: set)
            try vm.checkCopy(of: set)
            result.copyEntries(of: set)
            return Value(result)
        },
        Builtin("union", "(self, /, *others)", "A new set of what any of them holds.") { (vm, a) throws(ScriptException) in
            try combineAll(vm, a, .union, "union")
        },
        Builtin("intersection", "(self, /, *others)", "A new set of what all of them hold.") { (vm, a) throws(ScriptException) in
            try combineAll(vm, a, .intersection, "intersection")
        },
        Builtin("difference", "(self, /, *others)", "A new set of what only this one holds.") { (vm, a) throws(ScriptException) in
            try combineAll(vm, a, .difference, "difference")
        },
        Builtin("symmetric_difference", "(self, other, /)", "A new set of what exactly one of the two holds.") { (vm, a) throws(ScriptException) in
            try combined(vm, try vm.setSelf(a, "symmetric_difference"), a[1], .symmetricDifference)
        },
        Builtin("isdisjoint", "(self, other, /)", "Tells whether the two share nothing.") { (vm, a) throws(ScriptException) in
            let set = try vm.setSelf(a, "isdisjoint")
            var disjoint = true
            try vm.forEachHashed(a[1]) { (item, hash) throws(ScriptException) in
                disjoint = try set.find(item, hash: hash, vm) < 0
                return disjoint
            }
            return Value(disjoint)
        },
        Builtin("issubset", "(self, other, /)", "Tells whether the other holds all of this set.") { (vm, a) throws(ScriptException) in
            let set = try vm.setSelf(a, "issubset")
            return Value(try vm.isSubset(set, of: a[1].isObject(of: .set) ? a[1].set : try vm.makeSet(from: a[1])))
        },
        Builtin("issuperset", "(self, other, /)", "Tells whether this set holds all of the other.") { (vm, a) throws(ScriptException) in
            let set = try vm.setSelf(a, "issuperset")
            if a[1].isObject(of: .set) { return Value(try vm.isSubset(a[1].set, of: set)) }
            var all = true
            try vm.forEachHashed(a[1]) { (item, hash) throws(ScriptException) in
                all = try set.find(item, hash: hash, vm) >= 0
                return all
            }
            return Value(all)
        },
    ]
}

/// What `set` and `frozenset` share: everything that does not change the set.
enum SetMethods {
    static let common: [Builtin] = lifeMethods + comparisonMethods + operatorMethods + namedMethods

    private static let lifeMethods: [Builtin] = [
        Builtin("__len__", "(self, /)", "Return len(self).") { (vm, a) throws(ScriptException) in Value(smallInt: try vm.setSelf(a, "__len__").pointee.count) },
        Builtin("__contains__", "(self, object, /)", "x.__contains__(y) <==> y in x.") { (vm, a) throws(ScriptException) in
            Value(try vm.setContains(try vm.setSelf(a, "__contains__"), a[1]))
        },
        Builtin("__iter__", "(self, /)", "Implement iter(self).") { (vm, a) throws(ScriptException) in
            vm.makeTableIterator(vm.types.pointee.setIterator, try vm.setSelf(a, "__iter__"), stepSet)
        },
        Builtin("__repr__", "(self, /)", "Return repr(self).") { (vm, a) throws(ScriptException) in
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
        Builtin("__sizeof__", "(self, /)", "S.__sizeof__() -> size of S in memory, in bytes.") { (vm, a) throws(ScriptException) in
            let tableSize = try vm.setSelf(a, "__sizeof__").tableSize
            return Value(smallInt: objectSize(a[0].header) + tableSize)
        },
        Builtin("__reduce__", "(self, /)", "Return state information for pickling.") { (vm, a) throws(ScriptException) in
            _ = try vm.setSelf(a, "__reduce__")
            return vm.makeTuple(Value(a[0].header.pointee.type), vm.makeTuple(Value(try vm.makeList(from: a[0]))), .none)
        },
    ]

    private static func compare(_ vm: VM, _ a: Arguments, _ comparison: Comparison, _ method: StaticString) throws(ScriptException) -> Value {
        let left = try vm.setSelf(a, method)
        guard a[1].isObject(of: .set) else { return .notImplemented }
        return Value(try vm.compareSets(left, a[1].set, comparison))
    }

    private static let comparisonMethods: [Builtin] = [
        Builtin("__eq__", "(self, value, /)", "Return self==value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .eq, "__eq__") },
        Builtin("__ne__", "(self, value, /)", "Return self!=value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ne, "__ne__") },
        Builtin("__lt__", "(self, value, /)", "Return self<value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .lt, "__lt__") },
        Builtin("__le__", "(self, value, /)", "Return self<=value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .le, "__le__") },
        Builtin("__gt__", "(self, value, /)", "Return self>value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .gt, "__gt__") },
        Builtin("__ge__", "(self, value, /)", "Return self>=value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ge, "__ge__") },
    ]

    /// The operators take sets only; the result is a set like the left operand.
    private static func operate(_ vm: VM, _ left: Value, _ right: Value, _ operation: SetOperation) throws(ScriptException) -> Value {
        guard left.isObject(of: .set), right.isObject(of: .set) else { return .notImplemented }
        return try combined(vm, left.set, right, operation)
    }

    private static func combined(_ vm: VM, _ left: SetPointer, _ right: Value, _ operation: SetOperation) throws(ScriptException) -> Value {
        let result = vm.makeSet(like: left)
        result.copyEntries(of: left)
        try vm.combine(result, with: right, operation)
        return Value(result)
    }

    private static let operatorMethods: [Builtin] = [
        Builtin("__and__", "(self, value, /)", "Return self&value.") { (vm, a) throws(ScriptException) in try operate(vm, a[0], a[1], .intersection) },
        Builtin("__or__", "(self, value, /)", "Return self|value.") { (vm, a) throws(ScriptException) in try operate(vm, a[0], a[1], .union) },
        Builtin("__sub__", "(self, value, /)", "Return self-value.") { (vm, a) throws(ScriptException) in try operate(vm, a[0], a[1], .difference) },
        Builtin("__xor__", "(self, value, /)", "Return self^value.") { (vm, a) throws(ScriptException) in try operate(vm, a[0], a[1], .symmetricDifference) },
        Builtin("__rand__", "(self, value, /)", "Return value&self.") { (vm, a) throws(ScriptException) in try operate(vm, a[1], a[0], .intersection) },
        Builtin("__ror__", "(self, value, /)", "Return value|self.") { (vm, a) throws(ScriptException) in try operate(vm, a[1], a[0], .union) },
        Builtin("__rsub__", "(self, value, /)", "Return value-self.") { (vm, a) throws(ScriptException) in try operate(vm, a[1], a[0], .difference) },
        Builtin("__rxor__", "(self, value, /)", "Return value^self.") { (vm, a) throws(ScriptException) in try operate(vm, a[1], a[0], .symmetricDifference) },
    ]

    /// The methods take any number of iterables.
    private static func combineAll(_ vm: VM, _ a: Arguments, _ operation: SetOperation, _ method: StaticString) throws(ScriptException) -> Value {
        let set = try vm.setSelf(a, method)
        let result = vm.makeSet(like: set)
        result.copyEntries(of: set)
        let others = a[1].tuple
        for index in 0..<others.count { try vm.combine(result, with: others.items[index], operation) }
        return Value(result)
    }

    private static let namedMethods: [Builtin] = [
        Builtin("copy", "(self, /)", "Return a shallow copy of a set.") { (vm, a) throws(ScriptException) in
            let set = try vm.setSelf(a, "copy")
            if a[0].header.pointee.type == vm.types.pointee.frozenset { return a[0] }
            let result = vm.makeSet(like: set)
            result.copyEntries(of: set)
            return Value(result)
        },
        Builtin("union", "(self, /, *others)", "Return a new set with elements from the set and all others.") { (vm, a) throws(ScriptException) in
            try combineAll(vm, a, .union, "union")
        },
        Builtin("intersection", "(self, /, *others)", "Return a new set with elements common to the set and all others.") { (vm, a) throws(ScriptException) in
            try combineAll(vm, a, .intersection, "intersection")
        },
        Builtin("difference", "(self, /, *others)", "Return a new set with elements in the set that are not in the others.") { (vm, a) throws(ScriptException) in
            try combineAll(vm, a, .difference, "difference")
        },
        Builtin("symmetric_difference", "(self, other, /)", "Return a new set with elements in either the set or other but not both.") { (vm, a) throws(ScriptException) in
            try combined(vm, try vm.setSelf(a, "symmetric_difference"), a[1], .symmetricDifference)
        },
        Builtin("isdisjoint", "(self, other, /)", "Return True if two sets have a null intersection.") { (vm, a) throws(ScriptException) in
            let set = try vm.setSelf(a, "isdisjoint")
            var disjoint = true
            try vm.forEachHashed(a[1]) { (item, hash) throws(ScriptException) in
                disjoint = try set.find(item, hash: hash, vm) < 0
                return disjoint
            }
            return Value(disjoint)
        },
        Builtin("issubset", "(self, other, /)", "Report whether another set contains this set.") { (vm, a) throws(ScriptException) in
            let set = try vm.setSelf(a, "issubset")
            return Value(try vm.isSubset(set, of: a[1].isObject(of: .set) ? a[1].set : try vm.makeSet(from: a[1])))
        },
        Builtin("issuperset", "(self, other, /)", "Report whether this set contains another set.") { (vm, a) throws(ScriptException) in
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

import TaipanRuntime

/// `_functools`.
enum FunctoolsModule {
    static let declaration = NativeModule("_functools", "What functools does natively.", functions: [reduce, comparisonToKey]) { (vm, module) throws(ScriptException) in
        module.add(PartialType.declaration)
        module.add(KeyWrapperType.declaration)
        module.add(CachedFunctionType.declaration)
    }

    private static let reduce = Builtin("reduce", "(function, iterable, initial=<unrepresentable>, /)", """
        Folds the items into one value: function(function(a, b), c) and so on.

        The fold begins with initial where that is given; without it an empty iterable is a TypeError.

            >>> reduce(lambda total, digit: total * 10 + digit, [4, 0, 9])
            409
        """) { (vm, a) throws(ScriptException) in
        guard !vm.special(of: a[1], .iter).isNoneOrUnset || !vm.special(of: a[1], .getitem).isUnset else {
            throw vm.typeError("reduce() arg 2 must support iteration")
        }
        var total = OwnedPlace(a[2])
        defer { total.end() }
        try vm.forEach(a[1]) { (item) throws(ScriptException) in
            total.set(total.value.isUnset ? item : try vm.call(a[0], total.value, item))
            return true
        }
        guard !total.value.isUnset else { throw vm.typeError("reduce() of empty iterable with no initial value") }
        return vm.keep(total.value)
    }

    private static let comparisonToKey = Builtin("cmp_to_key", "(mycmp)", "Turns a function that compares two objects into a key for sorting.") { (vm, a) throws(ScriptException) in
        vm.makeRecord(of: try vm.moduleType("_functools", "KeyWrapper"), a[0], .unset)
    }
}

/// A counted value of a native loop.
private struct OwnedPlace {
    private(set) var value: Value

    init(_ value: Value) {
        value.retain()
        self.value = value
    }

    mutating func set(_ new: Value) {
        new.retain()
        let old = value
        value = new
        old.release()
    }

    mutating func end() {
        let old = value
        value = .unset
        old.release()
    }
}

/// What `cmp_to_key` gives: a record of the comparison function and the object that it stands for (unset in the key function itself).
enum KeyWrapperType {
    static let declaration = TypeDeclaration(
        "functools.KeyWrapper", "", kind: .record, flags: [.notInstantiable], methods: methods,
        attributes: [
            Attribute("obj", "The object that the key stands for.") { (vm, value) throws(ScriptException) in
                guard value.isObject(of: .record), !value.record.values[1].isUnset else { throw vm.raise(.attributeError, "object") }
                return value.record.values[1]
            },
        ])

    private static func compare(_ vm: VM, _ a: Arguments, _ comparison: Comparison) throws(ScriptException) -> Value {
        guard a[0].isObject(of: .record), a[1].isObject(of: .record), vm.type(of: a[0]) == vm.type(of: a[1]) else {
            throw vm.typeError("other argument must be K instance")
        }
        let left = a[0].record.values, right = a[1].record.values
        guard !left[1].isUnset, !right[1].isUnset else { throw vm.raise(.attributeError, "object") }
        return try vm.compare(try vm.call(left[0], left[1], right[1]), Value(smallInt: 0), comparison)
    }

    private static let methods: [Builtin] = [
        Builtin("__call__", "(self, /, obj)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .record) else { throw vm.wrongReceiver("__call__", of: "functools.KeyWrapper", a[0]) }
            return vm.makeRecord(of: a[0].header.pointee.type, a[0].record.values[0], a[1])
        },
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .lt) },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .le) },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try compare(vm, a, .eq) },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ne) },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .gt) },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ge) },
    ]
}

/// `object`.
enum ObjectType {
    static let declaration = TypeDeclaration(
        "object", "What all classes derive from.",
        kind: .object, flags: [.subclassable],
        methods: comparisonMethods + attributeMethods + textMethods, classMethods: classMethods, staticMethods: [new], attributes: [classAttribute])

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        guard a[0].isObject(of: .type) else { throw vm.typeError("object.__new__(X): X is not a type object (\(vm.typeName(a[0])))") }
        let type = a[0].type_
        try vm.refuseExcessArguments(type, hasArguments: a[1].tuple.count > 0 || a[2].dict.pointee.count > 0)
        return vm.temporary(try vm.createPlainObject(type))
    }

    private static let comparisonMethods: [Builtin] = [
        Builtin("__init__", "(self, /, *args, **kwargs)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            guard a[1].tuple.count > 0 || a[2].dict.pointee.count > 0 else { return .none }
            let type = vm.type(of: a[0])
            if vm.special(type, .`init`) != vm.special(vm.types.pointee.object, .`init`) {
                throw vm.typeError("object.__init__() takes exactly one argument (the instance to initialize)")
            }
            if vm.special(type, .new) == vm.special(vm.types.pointee.object, .new) {
                throw vm.typeError("\(vm.typeName(type)).__init__() takes exactly one argument (the instance to initialize)")
            }
            return .none
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (_, a) throws(ScriptException) in a[0] == a[1] ? .true : .notImplemented },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in
            let equal = try vm.callSpecial(vm.special(of: a[0], .eq), a[0], a[1])
            return equal.isNotImplemented ? equal : Value(!(try vm.isTrue(equal)))
        },
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less than value.") { (_, _) throws(ScriptException) in .notImplemented },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less than or equal to value.") { (_, _) throws(ScriptException) in .notImplemented },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater than value.") { (_, _) throws(ScriptException) in .notImplemented },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater than or equal to value.") { (_, _) throws(ScriptException) in .notImplemented },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (_, a) throws(ScriptException) in Value(smallInt: Int(a[0].bits >> 4)) },
    ]

    private static let attributeMethods: [Builtin] = [
        Builtin("__getattribute__", "(self, name, /)", "Looks up the attribute called name.") { (vm, a) throws(ScriptException) in
            let name = try vm.attributeName(a[1])
            let found = try vm.getPlainAttribute(a[0], name)
            if found.isUnset { throw vm.attributeError(a[0], name) }
            return found
        },
        Builtin("__setattr__", "(self, name, value, /)", "Binds the attribute called name to value.") { (vm, a) throws(ScriptException) in
            try vm.refuseForeignType(a[0], "__setattr__")
            try vm.setPlainAttribute(a[0], try vm.attributeName(a[1]), a[2])
            return .none
        },
        Builtin("__delattr__", "(self, name, /)", "Deletes the attribute called name.") { (vm, a) throws(ScriptException) in
            try vm.refuseForeignType(a[0], "__delattr__")
            try vm.setPlainAttribute(a[0], try vm.attributeName(a[1]), .unset)
            return .none
        },
        Builtin("__dir__", "(self, /)", "Gives the names that dir() lists.") { (vm, a) throws(ScriptException) in
            let names = vm.makeDict()
            let own = try vm.getAttributeOrUnset(a[0], vm.name(.dictAttribute))
            if own.isObject(of: .dict) { try vm.addKeys(of: own.dict, to: names) }
            let type = try vm.getAttributeOrUnset(a[0], vm.name(.classAttribute))
            if type.isObject(of: .type) { try vm.addDirectory(of: type.type_, to: names) }
            return vm.keyList(names)
        },
    ]

    private static let textMethods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            vm.makeString("<\(vm.fullTypeName(vm.type(of: a[0]))) object at \(vm.addressText(a[0]))>")
        },
        Builtin("__str__", "(self, /)", "Gives the text that str() makes.") { (vm, a) throws(ScriptException) in try vm.repr(a[0]) },
        Builtin("__format__", "(self, format_spec, /)", "Gives the text of self as the format specification asks.") { (vm, a) throws(ScriptException) in
            guard a[1].isString else { throw vm.typeError("__format__() argument must be str, not \(vm.argumentTypeName(a[1]))") }
            guard a[1].string.count == 0 else { throw vm.typeError("unsupported format string passed to \(vm.typeName(a[0])).__format__") }
            return try vm.str(a[0])
        },
        Builtin("__sizeof__", "(self, /)", "Bytes that it takes in memory.") { (_, a) throws(ScriptException) in
            Value(smallInt: a[0].isObject ? objectSize(a[0].header) : 8)
        },
        Builtin("__getstate__", "(self, /)", "Gives the state that copying and pickling keep.") { (vm, a) throws(ScriptException) in try vm.instanceState(a[0]) },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in try vm.reduce(a[0], protocol: 0) },
        Builtin("__reduce_ex__", "(self, protocol, /)", "Gives what copying and pickling with this protocol rebuild the object from.") { (vm, a) throws(ScriptException) in
            let `protocol` = try vm.index(a[1])
            let reduce = vm.special(of: a[0], .reduce)
            if reduce != vm.special(vm.types.pointee.object, .reduce) { return try vm.callSpecial(reduce, a[0]) }
            return try vm.reduce(a[0], protocol: `protocol`)
        },
    ]

    private static let classMethods: [Builtin] = [
        Builtin("__init_subclass__", "(cls, /)", "Told of each new subclass; by default it does nothing.") { (_, _) throws(ScriptException) in .none },
        Builtin("__subclasshook__", "(cls, subclass, /)", "Lets an abstract class decide issubclass() by itself: True, False, or NotImplemented for the ordinary rule.") { (_, _) throws(ScriptException) in .notImplemented },
    ]

    private static let classAttribute = Attribute("__class__", "The class that it is an instance of.", { (vm, object) throws(ScriptException) in
        Value(vm.type(of: object))
    }, set: { (vm, object, value) throws(ScriptException) in try vm.setClass(of: object, value) })
}

extension VM {
    /// A name given to `getattr` and its kin: an interned exact `str`.
    public func attributeName(_ value: Value) throws(ScriptException) -> Value {
        if value.isExactString { return intern(value) }
        guard value.isString else { throw typeError("attribute name must be string, not '\(typeName(value))'") }
        return intern(exactString(value))
    }

    /// `object.__setattr__` must not be a way around the checks of `type`.
    fileprivate func refuseForeignType(_ object: Value, _ method: StaticString) throws(ScriptException) {
        if object.isObject(of: .type) { throw typeError("can't apply this \(method) to \(typeName(object)) object") }
    }

    /// `module.qualname`, the module left out for builtins.
    public func fullTypeName(_ type: TypePointer) -> String {
        let module = typeModule(type)
        let qualified = swiftString(type.pointee.qualifiedName)
        guard module.isString else { return qualified }
        let text = swiftString(module)
        return text == "builtins" ? qualified : "\(text).\(qualified)"
    }

    /// As `fullTypeName`, without `__main__` either.
    func qualifiedTypeName(_ type: TypePointer) -> String {
        let module = typeModule(type)
        return module.isString && swiftString(module) == "__main__" ? swiftString(type.pointee.qualifiedName) : fullTypeName(type)
    }

    /// `type.__module__`: None when a script put something else than a string there.
    func typeModule(_ type: TypePointer) -> Value {
        let own = lookup(type.pointee.dict.dict, string: name(.module))
        if own.isObject(of: .getSetDescriptor), own.record.values[1] == Value(type), own.record.values[3].isString { return own.record.values[3] }
        if type.pointee.flags.contains(.heapType) { return own.isUnset ? .none : own }
        return own.isString ? own : intern("builtins")
    }

    /// `0x7f...`, the identity of an object as text.
    func addressText(_ value: Value) -> String { "0x" + hexadecimal(UInt(value.bits)) }

    private func hexadecimal(_ number: UInt) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, 12 - text.count)) + text
    }

    /// Inserts the keys of `source` into `target`.
    func addKeys(of source: DictPointer, to target: DictPointer) throws(ScriptException) {
        var number = 0
        while number < source.pointee.used {
            let entry = source.pointee.entries[number]
            if !entry.key.isUnset { try insert(target, keep(entry.key), hash: entry.hash, .none) }
            number += 1
        }
    }

    /// Names of a class and of its bases, as `dir(type)` lists them.
    func addDirectory(of type: TypePointer, to names: DictPointer) throws(ScriptException) {
        guard type.pointee.mro.isObject(of: .tuple) else { return }
        let mro = keep(type.pointee.mro).tuple
        for index in 0..<mro.count { try addKeys(of: mro.items[index].type_.pointee.dict.dict, to: names) }
    }

    /// The keys of a dict as a list.
    func keyList(_ dict: DictPointer) -> Value {
        let list = makeList(capacity: dict.pointee.count)
        for number in 0..<dict.pointee.used where !dict.pointee.entries[number].key.isUnset { list.append(dict.pointee.entries[number].key) }
        return Value(list)
    }
}

/// `type`.
enum TypeType {
    static let declaration = TypeDeclaration(
        "type", "The class of an object; with three arguments a new class.", kind: .type, flags: [.subclassable, .isMetaclass, .weakReferencable],
        methods: methods + checkMethods, classMethods: classMethods, staticMethods: [new], attributes: TypeAttributes.identity + TypeAttributes.namespace + TypeAttributes.layout)

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        guard a[0].isObject(of: .type) else { throw vm.typeError("type.__new__(X): X is not a type object (\(vm.typeName(a[0])))") }
        guard a[0].type_.pointee.flags.contains(.isMetaclass) else {
            throw vm.typeError("type.__new__(\(vm.typeName(a[0].type_))): \(vm.typeName(a[0].type_)) is not a subtype of type")
        }
        let arguments = a[1].tuple
        if arguments.count == 1, a[0].type_ == vm.types.pointee.type, a[2].dict.pointee.count == 0 { return Value(vm.type(of: arguments.items[0])) }
        guard arguments.count == 3 else {
            if a[0].type_ == vm.types.pointee.type { throw vm.typeError("type() takes 1 or 3 arguments") }
            throw vm.typeError("type.__new__() takes exactly 3 arguments (\(arguments.count) given)")
        }
        return try vm.makeClass(metatype: a[0].type_, name: arguments.items[0], bases: arguments.items[1], namespace: arguments.items[2], keywords: a[2])
    }

    private static let methods: [Builtin] = [
        Builtin("__init__", "(self, /, *args, **kwargs)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            let count = a[1].tuple.count
            if count == 1, a[2].dict.pointee.count > 0 { throw vm.typeError("type.__init__() takes no keyword arguments") }
            guard count == 1 || count == 3 else { throw vm.typeError("type.__init__() takes 1 or 3 arguments") }
            return .none
        },
        Builtin("__call__", "(self, /, *args, **kwargs)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
            let type = try vm.typeSelf(a[0], "__call__")
            let arguments = a[1].tuple, keywords = a[2].dict
            var values = (0..<arguments.count).map { arguments.items[$0] }
            var names: [Value] = []
            for number in 0..<keywords.pointee.used where !keywords.pointee.entries[number].key.isUnset {
                names.append(keywords.pointee.entries[number].key)
                values.append(keywords.pointee.entries[number].value)
            }
            let nameTuple = names.isEmpty ? Value.unset : vm.makeTuple(names)
            let oldTop = vm.state.pointee.top
            try vm.ensureRegisters(upTo: oldTop + values.count + 16)
            for (index, value) in values.enumerated() { oldTop[index] = value }
            vm.state.pointee.top = oldTop + values.count
            defer {
                for index in 0..<values.count { oldTop[index] = .unset }
                vm.state.pointee.top = oldTop
            }
            return try vm.instantiate(type, oldTop, values.count, nameTuple)
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            vm.makeString("<class '\(vm.fullTypeName(try vm.typeSelf(a[0], "__repr__")))'>")
        },
        Builtin("__getattribute__", "(self, name, /)", "Looks up the attribute called name.") { (vm, a) throws(ScriptException) in
            let type = try vm.typeSelf(a[0], "__getattribute__")
            let name = try vm.attributeName(a[1])
            let found = try vm.getTypeAttribute(type, name)
            if found.isUnset { throw vm.attributeError(a[0], name) }
            return found
        },
        Builtin("__setattr__", "(self, name, value, /)", "Binds the attribute called name to value.") { (vm, a) throws(ScriptException) in
            try vm.setPlainAttribute(Value(try vm.typeSelf(a[0], "__setattr__")), try vm.attributeName(a[1]), a[2])
            return .none
        },
        Builtin("__delattr__", "(self, name, /)", "Deletes the attribute called name.") { (vm, a) throws(ScriptException) in
            try vm.setPlainAttribute(Value(try vm.typeSelf(a[0], "__delattr__")), try vm.attributeName(a[1]), .unset)
            return .none
        },
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[0], a[1]) },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[1], a[0]) },
        Builtin("mro", "(self, /)", "The order in which attributes are looked up, as a list.") { (vm, a) throws(ScriptException) in
            let type = try vm.typeSelf(a[0], "mro")
            guard type.pointee.flags.contains(.heapType) else { return Value(try vm.makeList(from: type.pointee.mro)) }
            return vm.makeList([Value(type)] + (try vm.linearise(type.pointee.bases.tuple)).map { Value($0) })
        },
        Builtin("__subclasses__", "(self, /)", "Lists the classes that derive directly from this one and still exist.") { (vm, a) throws(ScriptException) in
            vm.makeList(try vm.typeSelf(a[0], "__subclasses__").pointee.subclasses.pointee.map { Value($0) })
        },
        Builtin("__dir__", "(self, /)", "Gives the names that dir() lists.") { (vm, a) throws(ScriptException) in
            let names = vm.makeDict()
            try vm.addDirectory(of: try vm.typeSelf(a[0], "__dir__"), to: names)
            return vm.keyList(names)
        },
        Builtin("__sizeof__", "(self, /)", "Bytes that it takes in memory.") { (vm, a) throws(ScriptException) in
            Value(smallInt: MemoryLayout<TypeObject>.size + Special.allCases.count * 8)
        },
    ]

    private static let checkMethods: [Builtin] = [
        Builtin("__instancecheck__", "(self, instance, /)", "Answers isinstance(instance, self).") { (vm, a) throws(ScriptException) in
            Value(try vm.isPlainInstance(a[1], try vm.typeSelf(a[0], "__instancecheck__")))
        },
        Builtin("__subclasscheck__", "(self, subclass, /)", "Answers issubclass(subclass, self).") { (vm, a) throws(ScriptException) in
            Value(try vm.isPlainSubclass(a[1], Value(try vm.typeSelf(a[0], "__subclasscheck__"))))
        },
    ]

    private static let classMethods: [Builtin] = [
        Builtin("__prepare__", "(cls, /, *args, **kwargs)", "Gives the namespace in which a class body runs.") { (vm, _) throws(ScriptException) in Value(vm.makeDict()) },
    ]
}

extension VM {
    /// The receiver of a method of `type`.
    func typeSelf(_ value: Value, _ method: StaticString) throws(ScriptException) -> TypePointer {
        guard value.isObject(of: .type) else { throw foreignReceiver(value, types.pointee.type, method) }
        return value.type_
    }

    /// The TypeError of a built-in method called with a first argument of another type, worded by the kind of the method.
    public func foreignReceiver(_ value: Value, _ type: TypePointer, _ method: StaticString) -> ScriptException {
        let text = "\(method)"
        if text.hasPrefix("__"), text.hasSuffix("__"), text != "__subclasses__", text != "__dir__", text != "__sizeof__", text != "__instancecheck__", text != "__subclasscheck__" {
            return typeError("descriptor '\(text)' requires a '\(typeName(type))' object but received a '\(typeName(value))'")
        }
        return typeError("descriptor '\(text)' for '\(typeName(type))' objects doesn't apply to a '\(typeName(value))' object")
    }

    // MARK: isinstance and issubclass

    /// `isinstance(value, classinfo)`: types, unions, tuples of them, and whatever has `__instancecheck__`.
    public func isInstance(_ value: Value, of classinfo: Value) throws(ScriptException) -> Bool {
        if classinfo.isObject(of: .type) {
            if Value(type(of: value)) == classinfo { return true }
            if classinfo.header.pointee.type == types.pointee.type { return try isPlainInstance(value, classinfo.type_) }
        }
        if classinfo.isObject(of: .tuple) {
            try checkNativeStack()
            let count = classinfo.tuple.count
            for index in 0..<count where try isInstance(value, of: classinfo.tuple.items[index]) { return true }
            return false
        }
        if classinfo.isObject(of: .unionType) { return try isInstance(value, of: classinfo.record.values[0]) }
        let check = special(of: classinfo, .instancecheck)
        if !check.isUnset {
            try checkNativeStack()
            return try isTrue(try callSpecial(check, classinfo, value))
        }
        return try isPlainInstance(value, classinfo)
    }

    func isPlainInstance(_ value: Value, _ type: TypePointer) throws(ScriptException) -> Bool {
        let own = self.type(of: value)
        if isSubtype(own, type) { return true }
        // `__class__` may say something else: a proxy or a mock.
        guard own.pointee.flags.contains(.heapType) || value.isObject(of: .weakReference) else { return false }
        let claimed = try getAttributeOrUnset(value, name(.classAttribute))
        return claimed.isObject(of: .type) && claimed.type_ != own && isSubtype(claimed.type_, type)
    }

    private func isPlainInstance(_ value: Value, _ classinfo: Value) throws(ScriptException) -> Bool {
        try checkClass(classinfo, "isinstance() arg 2 must be a type, a tuple of types, or a union")
        let claimed = try getAttributeOrUnset(value, name(.classAttribute))
        return claimed.isUnset ? false : try isAbstractSubclass(claimed, classinfo)
    }

    /// `issubclass(derived, classinfo)`.
    public func isSubclass(_ derived: Value, of classinfo: Value) throws(ScriptException) -> Bool {
        if classinfo.isObject(of: .type), classinfo.header.pointee.type == types.pointee.type { return derived == classinfo ? true : try isPlainSubclass(derived, classinfo) }
        if classinfo.isObject(of: .tuple) {
            try checkNativeStack()
            let count = classinfo.tuple.count
            for index in 0..<count where try isSubclass(derived, of: classinfo.tuple.items[index]) { return true }
            return false
        }
        if classinfo.isObject(of: .unionType) { return try isSubclass(derived, of: classinfo.record.values[0]) }
        let check = special(of: classinfo, .subclasscheck)
        if !check.isUnset {
            try checkNativeStack()
            return try isTrue(try callSpecial(check, classinfo, derived))
        }
        return try isPlainSubclass(derived, classinfo)
    }

    func isPlainSubclass(_ derived: Value, _ classinfo: Value) throws(ScriptException) -> Bool {
        if derived.isObject(of: .type), classinfo.isObject(of: .type) { return isSubtype(derived.type_, classinfo.type_) }
        try checkClass(derived, "issubclass() arg 1 must be a class")
        try checkClass(classinfo, "issubclass() arg 2 must be a class, a tuple of classes, or a union")
        return try isAbstractSubclass(derived, classinfo)
    }

    private func checkClass(_ value: Value, _ message: String) throws(ScriptException) {
        if value.isObject(of: .type) { return }
        let bases = try getAttributeOrUnset(value, intern("__bases__"))
        guard bases.isObject(of: .tuple) else { throw typeError(message) }
    }

    /// Follows `__bases__` of class-like objects.
    private func isAbstractSubclass(_ derived: Value, _ classinfo: Value) throws(ScriptException) -> Bool {
        if derived == classinfo { return true }
        try checkNativeStack()
        let bases = try getAttributeOrUnset(derived, intern("__bases__"))
        guard bases.isObject(of: .tuple) else { return false }
        for index in 0..<bases.tuple.count where try isAbstractSubclass(bases.tuple.items[index], classinfo) { return true }
        return false
    }
}

/// `property`: record (getter, setter, deleter, documentation, name, whether the documentation is the getter's).
enum PropertyType {
    static let declaration = TypeDeclaration(
        "property", "An attribute whose value functions compute: fget reads, fset writes, fdel deletes.",
        kind: .property, flags: [.subclassable],
        methods: descriptorMethods + copyMethods, staticMethods: [new], attributes: attributes)

    private static let new = Builtin("__new__", "(cls, /, *args, **kwargs)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        try vm.makeFields(of: try vm.subclassArgument(a[0], of: vm.types.pointee.property), kind: .property, count: 6)
    }

    private static let descriptorMethods: [Builtin] = [
        Builtin("__init__", "(self, fget=None, fset=None, fdel=None, doc=None)", "Prepares the new object from the arguments of the call.") { (vm, a) throws(ScriptException) in
            try vm.checkProperty(a[0], "__init__")
            for index in 0..<3 { vm.setField(ofRecord: a[0], index, a[index + 1]) }
            vm.setField(ofRecord: a[0], 4, .unset)
            vm.setField(ofRecord: a[0], 5, .false)
            var documentation = a[4]
            if documentation.isNone, !a[1].isNone {
                let inherited = try vm.getAttributeOrUnset(a[1], vm.name(.doc))
                if !inherited.isNoneOrUnset {
                    documentation = inherited
                    vm.setField(ofRecord: a[0], 5, .true)
                }
            }
            vm.setField(ofRecord: a[0], 3, documentation)
            // A subclass has a `__doc__` of its own in its namespace, which would hide the record's. Where it has no place for another text, one that was
            // given is dropped.
            guard a[0].header.pointee.type != vm.types.pointee.property else { return .none }
            do throws(ScriptException) { try vm.setAttribute(a[0], vm.name(.doc), documentation) } catch {
                guard vm.raisedMatches(.attributeError), !a[0].record.values[5].isTrue else { throw error }
                _ = vm.takeRaised()
            }
            return .none
        },
        Builtin("__get__", "(self, instance, owner=None, /)", "Gives what reading the attribute through instance, or through its type, yields.") { (vm, a) throws(ScriptException) in
            try vm.checkProperty(a[0], "__get__")
            return a[1].isNone ? a[0] : try vm.bind(a[0], to: a[1])
        },
        Builtin("__set__", "(self, instance, value, /)", "Writes the attribute of the instance.") { (vm, a) throws(ScriptException) in
            try vm.checkProperty(a[0], "__set__")
            try vm.setThroughDescriptor(a[0], a[1], vm.propertyName(a[0]), a[2])
            return .none
        },
        Builtin("__delete__", "(self, instance, /)", "Takes the attribute away from the instance.") { (vm, a) throws(ScriptException) in
            try vm.checkProperty(a[0], "__delete__")
            try vm.setThroughDescriptor(a[0], a[1], vm.propertyName(a[0]), .unset)
            return .none
        },
        Builtin("__set_name__", "(self, /, *args)", "Told under which name the class body bound the descriptor.") { (vm, a) throws(ScriptException) in
            try vm.checkProperty(a[0], "__set_name__")
            let arguments = a[1].tuple
            guard arguments.count == 2 else { throw vm.typeError("__set_name__() takes 2 positional arguments but \(arguments.count) were given") }
            vm.setField(ofRecord: a[0], 4, arguments.items[1])
            return .none
        },
    ]

    private static let copyMethods: [Builtin] = [
        Builtin("getter", "(self, object, /)", "The same property with another function to read.") { (vm, a) throws(ScriptException) in
            try vm.copyProperty(a[0], "getter", index: 0, a[1])
        },
        Builtin("setter", "(self, object, /)", "The same property with another function to write.") { (vm, a) throws(ScriptException) in
            try vm.copyProperty(a[0], "setter", index: 1, a[1])
        },
        Builtin("deleter", "(self, object, /)", "The same property with another function to delete.") { (vm, a) throws(ScriptException) in
            try vm.copyProperty(a[0], "deleter", index: 2, a[1])
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute(member: "fget", "", { (_, property) throws(ScriptException) in noneForUnset(property.record.values[0]) }),
        Attribute(member: "fset", "", { (_, property) throws(ScriptException) in noneForUnset(property.record.values[1]) }),
        Attribute(member: "fdel", "", { (_, property) throws(ScriptException) in noneForUnset(property.record.values[2]) }),
        Attribute(member: "__doc__", "", { (_, property) throws(ScriptException) in noneForUnset(property.record.values[3]) }, set: { (vm, property, value) throws(ScriptException) in
            vm.setField(ofRecord: property, 3, noneForUnset(value))
        }),
        Attribute("__name__", "", { (vm, property) throws(ScriptException) in
            let name = property.record.values[4]
            if !name.isUnset { return name }
            let getter = property.record.values[0]
            let inherited = getter.isNoneOrUnset ? Value.unset : try vm.getAttributeOrUnset(getter, vm.name(.name))
            if inherited.isUnset { throw vm.attributeError(property, vm.name(.name)) }
            return inherited
        }, set: { (vm, property, value) throws(ScriptException) in vm.setField(ofRecord: property, 4, value) }),
        Attribute("__isabstractmethod__", "", { (vm, property) throws(ScriptException) in
            for index in 0..<3 where try vm.isAbstractMethod(property.record.values[index]) { return .true }
            return .false
        }),
    ]
}

extension VM {
    fileprivate func checkProperty(_ value: Value, _ method: StaticString) throws(ScriptException) {
        guard value.isObject(of: .property) else { throw foreignReceiver(value, types.pointee.property, method) }
    }

    fileprivate func propertyName(_ property: Value) -> Value {
        let name = property.record.values[4]
        return name.isString ? name : runtime.pointee.emptyString
    }

    fileprivate func copyProperty(_ property: Value, _ method: StaticString, index: Int, _ accessor: Value) throws(ScriptException) -> Value {
        try checkProperty(property, method)
        var accessors = (0..<3).map { noneForUnset(property.record.values[$0]) }
        if !accessor.isNone { accessors[index] = accessor }
        let isGetterText = property.record.values[5].isTrue && !accessors[0].isNone
        accessors.append(isGetterText ? .none : noneForUnset(property.record.values[3]))
        let copy = try call(Value(property.header.pointee.type), accessors)
        if copy.isObject(of: .property) { setField(ofRecord: copy, 4, property.record.values[4]) }
        return copy
    }

    /// The AttributeError of a property without the accessor asked for.
    func propertyError(_ property: Value, _ object: Value, _ accessor: String) -> ScriptException {
        var name = Int(property.header.pointee.tailCount) > 4 ? property.record.values[4] : .unset
        // One that no class statement named goes by its getter's name.
        if !name.isString, property.record.values[0].isObject {
            do throws(ScriptException) { name = try getAttributeOrUnset(property.record.values[0], intern("__name__")) } catch { return error }
        }
        let owner = swiftString(type(of: object).pointee.qualifiedName)
        guard name.isString else { return raise(.attributeError, "property of '\(owner)' object has no \(accessor)") }
        return raise(.attributeError, "property '\(swiftString(name))' of '\(owner)' object has no \(accessor)")
    }

    /// `getattr(value, '__isabstractmethod__', False)` as truth.
    func isAbstractMethod(_ value: Value) throws(ScriptException) -> Bool {
        if value.isNoneOrUnset { return false }
        let flag = try getAttributeOrUnset(value, name(.isAbstractMethod))
        return flag.isUnset ? false : try isTrue(flag)
    }
}

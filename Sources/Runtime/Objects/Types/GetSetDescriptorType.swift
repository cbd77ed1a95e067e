/// `getset_descriptor`: a computed attribute of a built-in type. Record (name, owner, declaration, type's documentation or unset).
enum GetSetDescriptorType {
    static let declaration = TypeDeclaration(
        "getset_descriptor", "", kind: .getSetDescriptor, flags: [],
        methods: DescriptorMembers.methods, attributes: DescriptorMembers.attributes)
}

/// `member_descriptor`: an item of `__slots__`, record (name, owner, slot number); or a computed attribute that is declared a member.
enum MemberDescriptorType {
    static let declaration = TypeDeclaration(
        "member_descriptor", "", kind: .memberDescriptor, flags: [],
        methods: DescriptorMembers.methods, attributes: DescriptorMembers.attributes)
}

/// What both kinds of data descriptors offer.
enum DescriptorMembers {
    static let methods: [Builtin] = [
        Builtin("__get__", "(self, instance, owner=None, /)", "Gives what reading the attribute through instance, or through its type, yields.") { (vm, a) throws(ScriptException) in
            try vm.checkDescriptor(a[0], "__get__")
            if a[1].isNone { return a[0] }
            try vm.checkDescriptorOwner(a[0], a[1])
            return try vm.bind(a[0], to: a[1])
        },
        Builtin("__set__", "(self, instance, value, /)", "Writes the attribute of the instance.") { (vm, a) throws(ScriptException) in
            try vm.checkDescriptor(a[0], "__set__")
            try vm.checkDescriptorOwner(a[0], a[1])
            try vm.setThroughDescriptor(a[0], a[1], a[0].record.values[0], a[2])
            return .none
        },
        Builtin("__delete__", "(self, instance, /)", "Takes the attribute away from the instance.") { (vm, a) throws(ScriptException) in
            try vm.checkDescriptor(a[0], "__delete__")
            try vm.checkDescriptorOwner(a[0], a[1])
            try vm.setThroughDescriptor(a[0], a[1], a[0].record.values[0], .unset)
            return .none
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            try vm.checkDescriptor(a[0], "__repr__")
            let word = a[0].header.pointee.type == vm.types.pointee.memberDescriptor ? "member" : "attribute"
            return vm.makeString("<\(word) '\(vm.swiftString(a[0].record.values[0]))' of '\(vm.typeName(a[0].record.values[1].type_))' objects>")
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            try vm.checkDescriptor(a[0], "__reduce__")
            return try vm.reduceToAttribute(a[0].record.values[1], a[0].record.values[0])
        },
    ]

    static let attributes: [Attribute] = [
        Attribute(member: "__name__", "", { (_, descriptor) throws(ScriptException) in descriptor.record.values[0] }),
        Attribute(member: "__objclass__", "", { (_, descriptor) throws(ScriptException) in descriptor.record.values[1] }),
        Attribute("__qualname__", "", { (vm, descriptor) throws(ScriptException) in
            vm.makeString("\(vm.swiftString(descriptor.record.values[1].type_.pointee.qualifiedName)).\(vm.swiftString(descriptor.record.values[0]))")
        }),
        Attribute("__doc__", "", { (vm, descriptor) throws(ScriptException) in
            guard descriptor.isObject(of: .getSetDescriptor) else { return .none }
            let text = vm.attribute(of: descriptor).pointee.documentation
            return text.utf8CodeUnitCount == 0 ? .none : vm.makeString(text)
        }),
    ]
}

extension VM {
    fileprivate func checkDescriptor(_ value: Value, _ method: StaticString) throws(ScriptException) {
        guard value.isObject(of: .getSetDescriptor) || value.isObject(of: .memberDescriptor) else {
            throw foreignReceiver(value, types.pointee.getSetDescriptor, method)
        }
    }

    fileprivate func checkDescriptorOwner(_ descriptor: Value, _ object: Value) throws(ScriptException) {
        let owner = descriptor.record.values[1].type_
        guard isInstance(object, owner) else {
            throw typeError("descriptor '\(swiftString(descriptor.record.values[0]))' for '\(typeName(owner))' objects doesn't apply to a '\(typeName(object))' object")
        }
    }
}

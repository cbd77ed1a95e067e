/// What functions of the runtime offer to scripts, bound or not: `len`, `list.append`, `[].append`, `int.__add__`, `(1).__add__`.
///
/// A bound one is a record (native function, self) of kind `boundMethod`; the others are native functions.
enum NativeFunctionMembers {
    static let methods: [Builtin] = [
        Builtin("__call__", "(self, /, *args, **kwargs)", "Calls the object with the arguments given.") { (vm, a) throws(ScriptException) in
            _ = try vm.nativeParts(a[0], "__call__")
            return try vm.call(a[0], tuple: a[1], dict: a[2])
        },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let (function, receiver) = try vm.nativeParts(a[0], "__repr__")
            return vm.makeString(vm.nativeFunctionText(a[0], function, receiver))
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            let (function, receiver) = try vm.nativeParts(a[0], "__eq__")
            guard a[1].isObject, a[1].header.pointee.type == a[0].header.pointee.type else { return .notImplemented }
            let (other, otherReceiver) = try vm.nativeParts(a[1], "__eq__")
            return Value(function == other && receiver == otherReceiver)
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            let (function, receiver) = try vm.nativeParts(a[0], "__hash__")
            let word = UInt(bitPattern: function) ^ UInt(receiver.isUnset ? 0 : receiver.bits &* 31)
            return Value(smallInt: Int(word >> 4))
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let (function, receiver) = try vm.nativeParts(a[0], "__reduce__")
            if a[0].header.pointee.type == vm.types.pointee.classMethodDescriptor { throw vm.typeError("cannot pickle 'classmethod_descriptor' object") }
            let owner = receiver.isUnset ? function.pointee.owner : receiver
            // A module's function is found by its name.
            if receiver.isUnset, !owner.isObject(of: .type) { return function.pointee.name }
            return try vm.reduceToAttribute(owner, function.pointee.name)
        },
    ]

    static let descriptorMethods: [Builtin] = methods + [
        Builtin("__get__", "(self, instance, owner=None, /)", "Gives what reading the attribute through instance, or through its type, yields.") { (vm, a) throws(ScriptException) in
            let (function, _) = try vm.nativeParts(a[0], "__get__")
            let owner = function.pointee.owner
            if a[0].header.pointee.type == vm.types.pointee.classMethodDescriptor {
                let type = a[2].isNone ? Value(vm.type(of: a[1])) : a[2]
                guard type.isObject(of: .type) else { throw vm.typeError("descriptor '\(vm.swiftString(function.pointee.name))' for type '\(vm.typeName(owner.type_))' needs a type, not a '\(vm.typeName(type))' as arg 2") }
                return try vm.bindOnType(a[0], type.type_)
            }
            if a[1].isNone { return a[0] }
            guard owner.isObject(of: .type), vm.isInstance(a[1], owner.type_) else {
                throw vm.typeError("descriptor '\(vm.swiftString(function.pointee.name))' for '\(vm.typeName(owner.type_))' objects doesn't apply to a '\(vm.typeName(a[1]))' object")
            }
            return try vm.bind(a[0], to: a[1])
        },
    ]

    static let attributes: [Attribute] = [
        Attribute("__name__", "", { (vm, f) throws(ScriptException) in try vm.nativeParts(f, "__name__").function.pointee.name }),
        Attribute("__qualname__", "", { (vm, f) throws(ScriptException) in
            let (function, receiver) = try vm.nativeParts(f, "__qualname__")
            if !receiver.isUnset, receiver.isObject(of: .type), function.pointee.owner.isObject(of: .type), function.pointee.header.type == vm.types.pointee.classMethodDescriptor {
                return vm.makeString("\(vm.swiftString(receiver.type_.pointee.qualifiedName)).\(vm.swiftString(function.pointee.name))")
            }
            return function.pointee.owner.isObject(of: .type) ? vm.makeString(vm.qualifiedName(function)) : function.pointee.name
        }),
        Attribute("__doc__", "", { (vm, f) throws(ScriptException) in
            let text = try vm.nativeParts(f, "__doc__").function.pointee.builtin.pointee.documentation
            return text.utf8CodeUnitCount == 0 ? .none : vm.makeString(text)
        }),
        Attribute("__text_signature__", "", { (vm, f) throws(ScriptException) in
            let function = try vm.nativeParts(f, "__text_signature__").function
            let text = "\(function.pointee.builtin.pointee.signature)"
            guard function.pointee.owner.isObject(of: .type) else {
                return vm.makeString(text.hasPrefix("()") ? "($module, /)" : text.contains("/") ? "($module, " + text.dropFirst() : "($module, /, " + text.dropFirst())
            }
            for receiver in ["(self", "(cls"] where text.hasPrefix(receiver) { return vm.makeString("($" + text.dropFirst()) }
            return vm.makeString(text)
        }),
    ]

    static let functionAttributes: [Attribute] = attributes + [
        Attribute("__self__", "", { (vm, f) throws(ScriptException) in
            let (function, receiver) = try vm.nativeParts(f, "__self__")
            if !receiver.isUnset { return receiver }
            let owner = function.pointee.owner
            if owner.isObject(of: .type) { return owner }
            guard owner.isExactString, vm.runtime.pointee.modules.isObject(of: .dict) else { return .none }
            return noneForUnset(vm.lookup(vm.runtime.pointee.modules.dict, string: owner))
        }),
        Attribute("__module__", "", { (vm, f) throws(ScriptException) in
            let owner = try vm.nativeParts(f, "__module__").function.pointee.owner
            return owner.isString ? owner : .none
        }),
    ]

    static let descriptorAttributes: [Attribute] = attributes + [
        Attribute(member: "__objclass__", "", { (vm, f) throws(ScriptException) in try vm.nativeParts(f, "__objclass__").function.pointee.owner }),
    ]

    static let wrapperAttributes: [Attribute] = descriptorAttributes + [
        Attribute(member: "__self__", "", { (vm, f) throws(ScriptException) in noneForUnset(try vm.nativeParts(f, "__self__").receiver) }),
    ]
}

/// `builtin_function_or_method`.
enum BuiltinFunctionType {
    static let declaration = TypeDeclaration(
        "builtin_function_or_method", "", kind: .nativeFunction, flags: [.weakReferencable],
        methods: NativeFunctionMembers.methods, attributes: NativeFunctionMembers.functionAttributes)
}

/// `method_descriptor`.
enum MethodDescriptorType {
    static let declaration = TypeDeclaration(
        "method_descriptor", "", kind: .nativeFunction, flags: [],
        methods: NativeFunctionMembers.descriptorMethods, attributes: NativeFunctionMembers.descriptorAttributes)
}

/// `classmethod_descriptor`.
enum ClassMethodDescriptorType {
    static let declaration = TypeDeclaration(
        "classmethod_descriptor", "", kind: .nativeFunction, flags: [],
        methods: NativeFunctionMembers.descriptorMethods, attributes: NativeFunctionMembers.descriptorAttributes)
}

/// `wrapper_descriptor`.
enum SlotWrapperType {
    static let declaration = TypeDeclaration(
        "wrapper_descriptor", "", kind: .nativeFunction, flags: [],
        methods: NativeFunctionMembers.descriptorMethods, attributes: NativeFunctionMembers.descriptorAttributes)
}

/// `method-wrapper`.
enum MethodWrapperType {
    static let declaration = TypeDeclaration(
        "method-wrapper", "", kind: .boundMethod, flags: [],
        methods: NativeFunctionMembers.methods, attributes: NativeFunctionMembers.wrapperAttributes)
}

extension VM {
    /// The function behind an object of any of these types, and what it is bound to (unset: nothing).
    func nativeParts(_ value: Value, _ method: StaticString) throws(ScriptException) -> (function: NativeFunctionPointer, receiver: Value) {
        if value.isObject(of: .nativeFunction) { return (value.nativeFunction, .unset) }
        if value.isObject(of: .boundMethod), value.record.values[0].isObject(of: .nativeFunction), value.header.pointee.type != types.pointee.method {
            return (value.record.values[0].nativeFunction, value.record.values[1])
        }
        throw foreignReceiver(value, types.pointee.builtinFunction, method)
    }

    /// What rebuilds something that is reached as an attribute: `getattr(owner, name)`.
    func reduceToAttribute(_ owner: Value, _ name: Value) throws(ScriptException) -> Value {
        makeTuple(try builtinFunction("getattr"), makeTuple(owner, name))
    }

    fileprivate func nativeFunctionText(_ value: Value, _ function: NativeFunctionPointer, _ receiver: Value) -> String {
        let name = swiftString(function.pointee.name), owner = function.pointee.owner
        if !receiver.isUnset {
            let word = value.header.pointee.type == types.pointee.methodWrapper ? "method-wrapper '\(name)'" : "built-in method \(name)"
            return "<\(word) of \(typeName(receiver)) object at \(addressText(receiver))>"
        }
        guard owner.isObject(of: .type) else { return "<built-in function \(name)>" }
        if value.header.pointee.type == types.pointee.builtinFunction { return "<built-in method \(name) of type object at \(addressText(owner))>" }
        let word = value.header.pointee.type == types.pointee.slotWrapper ? "slot wrapper" : "method"
        return "<\(word) '\(name)' of '\(typeName(owner.type_))' objects>"
    }
}

/// Computed attributes of classes.
enum TypeAttributes {
    static let identity: [Attribute] = [
        Attribute("__name__", "", { (_, type) throws(ScriptException) in type.type_.pointee.name }, set: { (vm, type, value) throws(ScriptException) in
            try vm.checkSettable(type, "__name__", value)
            guard value.isString else { throw vm.typeError("can only assign string to \(vm.typeName(type.type_)).__name__, not '\(vm.typeName(value))'") }
            let name = vm.intern(vm.exactString(value))
            guard !vm.containsNull(name.string) else { throw vm.valueError("type name must not contain null characters") }
            _ = try vm.encode(name.string, .utf8)
            name.retain()
            store(name, in: &type.type_.pointee.name)
        }),
        Attribute("__qualname__", "", { (_, type) throws(ScriptException) in type.type_.pointee.qualifiedName }, set: { (vm, type, value) throws(ScriptException) in
            try vm.checkSettable(type, "__qualname__", value)
            guard value.isString else { throw vm.typeError("can only assign string to \(vm.typeName(type.type_)).__qualname__, not '\(vm.typeName(value))'") }
            value.retain()
            store(value, in: &type.type_.pointee.qualifiedName)
        }),
        Attribute("__module__", "", { (vm, type) throws(ScriptException) in
            let module = vm.typeModule(type.type_)
            if module.isNone, vm.lookup(type.type_.pointee.dict.dict, string: vm.name(.module)).isUnset { throw vm.attributeError(type, vm.name(.module)) }
            return module
        }, set: { (vm, type, value) throws(ScriptException) in
            try vm.checkSettable(type, "__module__", value)
            // The line belongs to the module that the class was in.
            _ = try vm.remove(type.type_.pointee.dict.dict, vm.name(.firstLineNumber))
            vm.insert(type.type_.pointee.dict.dict, string: vm.name(.module), value)
            vm.typeChanged(type.type_)
        }),
        Attribute("__bases__", "", { (_, type) throws(ScriptException) in type.type_.pointee.bases }, set: { (vm, type, value) throws(ScriptException) in
            try vm.setBases(type.type_, value)
        }),
        Attribute(member: "__base__", "", { (_, type) throws(ScriptException) in type.type_.pointee.base }),
        Attribute("__mro__", "", { (_, type) throws(ScriptException) in type.type_.pointee.mro.isUnset ? .none : type.type_.pointee.mro }),
    ]

    static let namespace: [Attribute] = [
        Attribute("__dict__", "", { (vm, type) throws(ScriptException) in vm.namespaceView(of: type.type_) }),
        Attribute("__doc__", "", { (vm, type) throws(ScriptException) in
            let found = vm.lookup(type.type_.pointee.dict.dict, string: vm.name(.doc))
            if found.isUnset { return .none }
            if found.isObject(of: .getSetDescriptor), found.record.values[1] == type, !found.record.values[3].isUnset { return found.record.values[3] }
            return try vm.bindOnType(vm.keep(found), type.type_)
        }, set: { (vm, type, value) throws(ScriptException) in
            try vm.checkSettable(type, "__doc__", value)
            vm.insert(type.type_.pointee.dict.dict, string: vm.name(.doc), value)
            vm.typeChanged(type.type_)
        }),
        Attribute("__text_signature__", "", { (vm, type) throws(ScriptException) in vm.textSignature(of: type.type_) }),
        Attribute("__abstractmethods__", "", { (vm, type) throws(ScriptException) in
            let found = vm.lookup(type.type_.pointee.dict.dict, string: vm.name(.abstractMethods))
            if found.isUnset || type.type_ == vm.types.pointee.type { throw vm.attributeError(type, vm.name(.abstractMethods)) }
            return found
        }, set: { (vm, type, value) throws(ScriptException) in
            let dict = type.type_.pointee.dict.dict
            if value.isUnset {
                guard !(try vm.remove(dict, vm.name(.abstractMethods))).isUnset else { throw vm.attributeError(type, vm.name(.abstractMethods)) }
                type.type_.pointee.flags.remove(.abstract)
            } else {
                let isAbstract = try vm.isTrue(value)
                vm.insert(dict, string: vm.name(.abstractMethods), value)
                if isAbstract { type.type_.pointee.flags.insert(.abstract) } else { type.type_.pointee.flags.remove(.abstract) }
            }
            vm.typeChanged(type.type_)
        }),
        Attribute("__annotations__", "", { (vm, type) throws(ScriptException) in
            guard type.type_.pointee.flags.contains(.heapType) else { throw vm.attributeError(type, vm.name(.annotations)) }
            let dict = type.type_.pointee.dict.dict
            let found = vm.lookup(dict, string: vm.name(.annotations))
            if !found.isUnset { return try vm.bindOnType(vm.keep(found), type.type_) }
            let made = Value(vm.makeDict())
            vm.insert(dict, string: vm.name(.annotations), made)
            vm.typeChanged(type.type_)
            return made
        }, set: { (vm, type, value) throws(ScriptException) in
            try vm.setClassEntry(type, .annotations, value)
        }),
        Attribute("__type_params__", "", { (vm, type) throws(ScriptException) in
            let found = vm.lookup(type.type_.pointee.dict.dict, string: vm.name(.typeParams))
            return found.isUnset || !type.type_.pointee.flags.contains(.heapType) ? vm.runtime.pointee.emptyTuple : found
        }, set: { (vm, type, value) throws(ScriptException) in
            try vm.checkSettable(type, "__type_params__", value)
            try vm.setClassEntry(type, .typeParams, value)
        }),
    ]

    static let layout: [Attribute] = [
        Attribute(member: "__flags__", "Properties of the class, a bit for each, where CPython has them.", { (vm, type) throws(ScriptException) in
            Value(smallInt: vm.publicFlags(of: type.type_))
        }),
        Attribute(member: "__basicsize__", "Bytes that an instance takes at least.", { (vm, type) throws(ScriptException) in Value(smallInt: vm.basicSize(of: type.type_)) }),
        Attribute(member: "__itemsize__", "Bytes that each item of an instance takes besides; 0 where all have the same size.", { (vm, type) throws(ScriptException) in
            switch type.type_.pointee.instanceKind {
            case .tuple, .type: Value(smallInt: 8)
            case .bigInteger: Value(smallInt: 4)
            case .bytes: Value(smallInt: 1)
            default: Value(smallInt: 0)
            }
        }),
        Attribute(member: "__dictoffset__", "Not 0 where instances have a __dict__.", { (_, type) throws(ScriptException) in
            Value(smallInt: type.type_.pointee.flags.contains(.hasDict) || type.type_.pointee.instanceKind == .type ? -1 : 0)
        }),
        Attribute(member: "__weakrefoffset__", "Not 0 where instances may be weakly referenced.", { (_, type) throws(ScriptException) in
            Value(smallInt: type.type_.pointee.flags.contains(.weakReferencable) ? -32 : 0)
        }),
    ]
}

extension VM {
    /// `type.__dict__`
    func namespaceView(of type: TypePointer) -> Value { makeRecord(kind: .mappingProxy, type: types.pointee.mappingProxy, type.pointee.dict) }

    /// `type.__flags__`: the bits of CPython's type objects that say something of ours.
    fileprivate func publicFlags(of type: TypePointer) -> Int {
        let flags = type.pointee.flags, isHeapType = flags.contains(.heapType), isInstance = type.pointee.instanceKind == .instance
        func bit(_ number: Int, _ condition: Bool) -> Int { condition ? 1 << number : 0 }
        func derives(_ base: TypePointer) -> Bool { isSubtype(type, base) }
        let isAtomic: Bool
        switch type.pointee.instanceKind {
        case .string, .bytes, .bytearray, .bigInteger, .float, .complex, .range, .object: isAtomic = !isHeapType
        default: isAtomic = false
        }
        let layout = bit(2, isInstance && flags.contains(.hasDict)) | bit(3, isHeapType && flags.contains(.weakReferencable)) | bit(4, isHeapType && flags.contains(.hasDict))
        let patterns = bit(5, flags.contains(.sequencePattern)) | bit(6, flags.contains(.mappingPattern))
        let making = bit(7, flags.contains(.notInstantiable)) | bit(8, flags.contains(.immutable)) | bit(9, isHeapType) | bit(10, flags.contains(.subclassable))
            | bit(12, true) | bit(14, !isAtomic) | bit(20, flags.contains(.abstract))
        let calls = bit(17, type == types.pointee.function || type == types.pointee.methodDescriptor || type == types.pointee.slotWrapper)
        let families = bit(24, derives(types.pointee.int)) | bit(25, derives(types.pointee.list)) | bit(26, derives(types.pointee.tuple)) | bit(27, derives(types.pointee.bytes))
            | bit(28, derives(types.pointee.str)) | bit(29, derives(types.pointee.dict)) | bit(30, flags.contains(.isExceptionType)) | bit(31, flags.contains(.isMetaclass))
        return layout | patterns | making | calls | families
    }

    fileprivate func basicSize(of type: TypePointer) -> Int {
        let fixed: Int
        switch type.pointee.instanceKind {
        case .string: fixed = MemoryLayout<StringObject>.stride
        case .bytes: fixed = MemoryLayout<BytesObject>.stride + 1
        case .bytearray: fixed = MemoryLayout<ByteArrayObject>.stride
        case .bigInteger: fixed = MemoryLayout<BigIntegerObject>.stride
        case .float: fixed = MemoryLayout<FloatObject>.stride
        case .complex: fixed = MemoryLayout<ComplexObject>.stride
        case .tuple: fixed = MemoryLayout<TupleObject>.stride
        case .list: fixed = MemoryLayout<ListObject>.stride
        case .dict, .set: fixed = MemoryLayout<DictObject>.stride
        case .function: fixed = MemoryLayout<FunctionObject>.stride
        case .nativeFunction: fixed = MemoryLayout<NativeFunctionObject>.stride
        case .type: fixed = MemoryLayout<TypeObject>.stride
        case .instance: fixed = MemoryLayout<InstanceObject>.stride
        case .code: fixed = MemoryLayout<CodeObject>.stride
        case .generator: fixed = MemoryLayout<GeneratorObject>.stride
        case .iterator: fixed = MemoryLayout<IteratorObject>.stride
        case .exception: fixed = MemoryLayout<ExceptionObject>.stride
        case .payload: fixed = MemoryLayout<PayloadObject>.stride
        default: fixed = MemoryLayout<ObjectHeader>.stride
        }
        return fixed + Int(type.pointee.fieldCount) * 8 + Int(type.pointee.slotCount) * 8
    }

    /// Attributes of a built-in type are fixed, and the identity of any class cannot be deleted.
    func checkSettable(_ type: Value, _ name: StaticString, _ value: Value) throws(ScriptException) {
        guard type.type_.pointee.flags.contains(.heapType) else {
            throw typeError("cannot set '\(name)' attribute of immutable type '\(typeName(type.type_))'")
        }
        if value.isUnset { throw typeError("cannot delete '\(name)' attribute of immutable type '\(typeName(type.type_))'") }
    }

    /// Sets or deletes an entry of the namespace that a computed attribute stands for.
    fileprivate func setClassEntry(_ type: Value, _ special: Special, _ value: Value) throws(ScriptException) {
        guard type.type_.pointee.flags.contains(.heapType) else {
            throw typeError("cannot set '\(special.text)' attribute of immutable type '\(typeName(type.type_))'")
        }
        let dict = type.type_.pointee.dict.dict
        if value.isUnset {
            guard !(try remove(dict, name(special))).isUnset else { throw attributeError(type, name(special)) }
        } else {
            insert(dict, string: name(special), value)
        }
        typeChanged(type.type_)
    }

    /// The declared signature of a built-in type's constructor as `inspect` reads it, or None.
    func textSignature(of type: TypePointer) -> Value {
        guard !type.pointee.flags.contains(.heapType) else { return .none }
        let new = lookup(type.pointee.dict.dict, string: name(.new))
        if new.isObject(of: .nativeFunction) { return textSignature(new.nativeFunction.pointee.builtin.pointee.signature, dropFirst: true) }
        let initialize = lookup(type.pointee.dict.dict, string: name(.`init`))
        if initialize.isObject(of: .nativeFunction) { return textSignature(initialize.nativeFunction.pointee.builtin.pointee.signature, dropFirst: true) }
        return type == types.pointee.object ? makeString("()") : .none
    }

    /// A declared signature as text; `dropFirst` leaves out the class or self.
    func textSignature(_ signature: StaticString, dropFirst: Bool) -> Value {
        let text = "\(signature)"
        guard dropFirst, let end = text.firstIndex(where: { $0 == "," || $0 == ")" }) else { return makeString(text) }
        var rest = text[end...]
        if rest.first == "," { rest = rest.dropFirst() }
        rest = rest.drop { $0 == " " }
        if rest.hasPrefix("/, ") { rest = rest.dropFirst(3) } else if rest.hasPrefix("/)") { rest = rest.dropFirst() }
        return makeString("(" + rest)
    }
}

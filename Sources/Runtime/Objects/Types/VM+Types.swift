extension VM {
    /// The type of any value.
    @inline(__always)
    public func type(of value: Value) -> TypePointer {
        if value.isObject { return value.header.pointee.type }
        let types = self.types
        if value.isInt { return types.pointee.int }
        if value.isFlonum { return types.pointee.float }
        if value.isBool { return types.pointee.bool }
        if value == .ellipsis { return types.pointee.ellipsis }
        if value == .notImplemented { return types.pointee.notImplemented }
        return types.pointee.none
    }

    /// Whether `type` is `base` or inherits from it.
    @inline(__always)
    public func isSubtype(_ type: TypePointer, _ base: TypePointer) -> Bool {
        if type == base { return true }
        let mro = type.pointee.mro
        guard mro.isObject(of: .tuple) else { return base == types.pointee.object }
        let items = mro.tuple.items, target = Value(base)
        var index = 0
        while index < mro.tuple.count {
            if items[index] == target { return true }
            index &+= 1
        }
        return false
    }

    /// Whether `value`'s type is `type` or inherits from it; script hooks (`__instancecheck__`) are not asked.
    @inline(__always)
    public func isInstance(_ value: Value, _ type: TypePointer) -> Bool { isSubtype(self.type(of: value), type) }

    public func isInstance(_ value: Value, _ kind: ExceptionKind) -> Bool {
        value.isObject(of: .exception) && isSubtype(value.header.pointee.type, exceptionType(kind))
    }

    public func isType(_ value: Value) -> Bool { value.isObject(of: .type) }

    // MARK: Lookup along the MRO

    /// The attribute `name` (interned) of the first type of the MRO that has it, or unset. Borrowed; runs no script code.
    @inline(__always)
    public func lookup(_ type: TypePointer, _ name: Value) -> Value {
        let version = type.pointee.version
        if version != 0 {
            let entry = runtime.pointee.attributeCache + cacheSlot(version, name)
            if entry.pointee.version == version && entry.pointee.name == name { return entry.pointee.value }
        }
        return lookupSlow(type, name)
    }

    @inline(__always)
    private func cacheSlot(_ version: UInt32, _ name: Value) -> Int {
        Int(truncatingIfNeeded: UInt64(version) &* 0x9E37_79B1 ^ (name.bits >> 4)) & (RuntimeState.attributeCacheSize - 1)
    }

    @inline(never)
    private func lookupSlow(_ type: TypePointer, _ name: Value) -> Value {
        var found = Value.unset
        let mro = type.pointee.mro
        guard mro.isObject(of: .tuple) else { return lookup(type.pointee.dict.dict, string: name) }
        for index in 0..<mro.tuple.count {
            found = lookup(mro.tuple.items[index].type_.pointee.dict.dict, string: name)
            if !found.isUnset { break }
        }
        let version = versionTag(of: type)
        runtime.pointee.attributeCache[cacheSlot(version, name)] = AttributeCacheEntry(version: version, name: name, value: found)
        return found
    }

    /// A tag that stays the same until an attribute of the type or of a base changes.
    @inline(__always)
    func versionTag(of type: TypePointer) -> UInt32 {
        if _slowPath(type.pointee.version == 0) { type.pointee.version = runtime.pointee.takeVersion() }
        return type.pointee.version
    }

    /// The special method `special` of a type, or unset.
    @inline(__always)
    public func special(_ type: TypePointer, _ special: Special) -> Value {
        let cached = type.pointee.specials[Int(special.rawValue)]
        if _fastPath(cached != TypeObject.unknownSpecial) { return cached }
        return specialSlow(type, special)
    }

    @inline(never)
    private func specialSlow(_ type: TypePointer, _ special: Special) -> Value {
        let found = lookup(type, name(special))
        type.pointee.specials[Int(special.rawValue)] = found
        return found
    }

    /// The special method of a value's type, or unset.
    @inline(__always)
    public func special(of value: Value, _ special: Special) -> Value { self.special(type(of: value), special) }

    @inline(__always)
    public func name(_ special: Special) -> Value { runtime.pointee.specialNames[Int(special.rawValue)] }

    /// To be called after any change to the type's namespace or bases: caches forget it and its subclasses.
    func typeChanged(_ type: TypePointer) {
        var pending = [type]
        while let next = pending.popLast() {
            next.pointee.version = 0
            next.pointee.specials.update(repeating: TypeObject.unknownSpecial, count: Special.allCases.count)
            refreshFlags(next)
            pending.append(contentsOf: next.pointee.subclasses.pointee)
        }
    }

    /// Flags that say which special methods are other than the built-in ones.
    private func refreshFlags(_ type: TypePointer) {
        guard type.pointee.flags.contains(.heapType) else { return }
        var flags = type.pointee.flags
        func set(_ flag: TypeFlags, _ on: Bool) { if on { flags.insert(flag) } else { flags.remove(flag) } }
        set(.hasFinalizer, !special(type, .del).isUnset)
        let native = nativeBase(type)
        func isOwn(_ special: Special) -> Bool { self.special(type, special) != self.special(native, special) }
        var inherits = false
        if type.pointee.mro.isObject(of: .tuple) {
            let mro = type.pointee.mro.tuple
            for index in 0..<mro.count {
                let flags = mro.items[index].type_.pointee.flags
                if !flags.contains(.heapType) && flags.contains(.customAttributes) { inherits = true }
            }
        }
        set(.customAttributes, inherits || isOwn(.getattribute) || isOwn(.setattr) || isOwn(.delattr))
        set(.hasGetattr, !special(type, .getattr).isUnset)
        type.pointee.flags = flags
    }

    // MARK: Making built-in types

    /// A new type object without bases, namespace or name yet; the caller owns the count.
    func createBareType(metatype: TypePointer?) -> TypePointer {
        let type = runtime.pointee.heap.allocate(MemoryLayout<TypeObject>.size).assumingMemoryBound(to: TypeObject.self)
        let specials = UnsafeMutablePointer<Value>.allocate(capacity: Special.allCases.count)
        specials.update(repeating: TypeObject.unknownSpecial, count: Special.allCases.count)
        let subclasses = UnsafeMutablePointer<[TypePointer]>.allocate(capacity: 1)
        subclasses.initialize(to: [])
        type.pointee.header = ObjectHeader(count: 1, kind: .type, flags: [], tailCount: 0, type: metatype ?? type)
        type.pointee.name = .unset
        type.pointee.qualifiedName = .unset
        type.pointee.base = .none
        type.pointee.bases = .unset
        type.pointee.mro = .unset
        type.pointee.dict = .unset
        type.pointee.instanceKind = .object
        type.pointee.flags = []
        type.pointee.version = 0
        type.pointee.fieldCount = 0
        type.pointee.slotCount = 0
        type.pointee.inlineCapacity = 0
        type.pointee.rootShape = nil
        type.pointee.specials = specials
        type.pointee.subclasses = subclasses
        type.pointee.runtime = runtime
        if let metatype, metatype.pointee.flags.contains(.heapType) { Value(metatype).retainObject() }
        return type
    }

    /// A built-in type from its declaration. The runtime keeps it for its whole life.
    public func makeType(_ declaration: TypeDeclaration, base: TypePointer) -> TypePointer {
        let type = createBareType(metatype: types.pointee.type)
        complete(type, declaration, base: base)
        return type
    }

    func complete(_ type: TypePointer, _ declaration: TypeDeclaration, base: TypePointer?) {
        let fullName = UnsafeRawBufferPointer(start: declaration.name.utf8Start, count: declaration.name.utf8CodeUnitCount)
        let lastDot = fullName.lastIndex(of: 46)
        let mark = self.mark
        type.pointee.name = intern(utf8: UnsafeRawBufferPointer(rebasing: fullName[(lastDot.map { $0 + 1 } ?? 0)...]))
        type.pointee.name.retain()
        type.pointee.qualifiedName = type.pointee.name
        type.pointee.name.retain()
        type.pointee.dict = Value(createDict())
        var flags = declaration.flags
        if let base {
            flags.formUnion(base.pointee.flags.intersection([.isExceptionType, .hasDict, .isMetaclass, .weakReferencable]))
            Value(base).retain()
            type.pointee.base = Value(base)
            type.pointee.bases = Value(createTupleOwning([Value(base)]))
            let baseMRO = base.pointee.mro.tuple
            type.pointee.mro = Value(createTupleOwning([Value(type)] + (0..<baseMRO.count).map { baseMRO.items[$0] }))
            base.pointee.subclasses.pointee.append(type)
        } else {
            type.pointee.bases = runtime.pointee.emptyTuple
            runtime.pointee.emptyTuple.retain()
            type.pointee.mro = Value(createTupleOwning([Value(type)]))
        }
        type.pointee.flags = flags.union(.immutable)
        type.pointee.instanceKind = declaration.kind == .none ? (base?.pointee.instanceKind ?? .object) : declaration.kind
        type.pointee.fieldCount = UInt16(max(declaration.fieldCount, Int(base?.pointee.fieldCount ?? 0)))
        fill(type, declaration)
        let dict = type.pointee.dict.dict
        if lookup(dict, string: name(.doc)).isUnset { insert(dict, string: name(.doc), documentation(of: declaration)) }
        if let lastDot {
            let module = intern(utf8: UnsafeRawBufferPointer(rebasing: fullName[..<lastDot])), own = lookup(dict, string: name(.module))
            // Where instances have a `__module__` of their own, its descriptor carries the type's.
            if own.isObject(of: .getSetDescriptor) { setField(ofRecord: own, 3, module) } else { insert(dict, string: name(.module), module) }
        }
        // A type that defines equality without a hash is not hashable.
        if !lookup(dict, string: name(.eq)).isUnset && lookup(dict, string: name(.hash)).isUnset { insert(dict, string: name(.hash), .none) }
        drain(to: mark)
    }

    /// Adds the declared methods and attributes to the type's namespace.
    func fill(_ type: TypePointer, _ declaration: TypeDeclaration) {
        let dict = type.pointee.dict.dict
        let table = DeclarationTable(declaration.methods + declaration.classMethods + declaration.staticMethods, declaration.attributes)
        runtime.pointee.declarations.append(table)
        for (index, builtin) in table.builtins.enumerated() {
            guard let pointer = table.builtins.baseAddress.map({ UnsafePointer($0 + index) }) else { continue }
            let name = intern(builtin.name)
            let isMethod = index < declaration.methods.count
            let isClassMethod = !isMethod && index < declaration.methods.count + declaration.classMethods.count
            let functionType = isMethod ? (isSlotName(name) ? types.pointee.slotWrapper : types.pointee.methodDescriptor)
                : isClassMethod ? types.pointee.classMethodDescriptor : types.pointee.builtinFunction
            let function = createNativeFunction(pointer, name: name, type: functionType, owner: Value(type))
            insert(dict, string: name, function)
            function.release()
        }
        for (index, attribute) in table.attributes.enumerated() {
            guard let pointer = table.attributes.baseAddress.map({ UnsafePointer($0 + index) }) else { continue }
            let name = intern(attribute.name)
            // A `__doc__` attribute of the instances takes the place of the type's own text: the descriptor carries that.
            let ownText = name == self.name(.doc) ? documentation(of: declaration) : .unset
            let descriptor = createRecord(kind: .getSetDescriptor, type: attribute.isMember ? types.pointee.memberDescriptor : types.pointee.getSetDescriptor, name, Value(type),
                                          Value(bits: UInt64(UInt(bitPattern: pointer)) << 1 | 1), ownText)
            insert(dict, string: name, descriptor)
            descriptor.release()
        }
    }

    private func documentation(of declaration: TypeDeclaration) -> Value {
        declaration.documentation.utf8CodeUnitCount == 0 ? .none : makeString(declaration.documentation)
    }

    /// Whether an interned name is that of a special method that CPython keeps in a slot of the type. Others are ordinary methods.
    private func isSlotName(_ name: Value) -> Bool {
        let text = name.string
        guard text.count > 4, text.bytes[0] == 95, text.bytes[1] == 95,
            let index = UnsafeBufferPointer(start: runtime.pointee.specialNames, count: Special.allCases.count).firstIndex(of: name) else { return false }
        switch Special.allCases[index] {
        case .bytes, .format, .setName, .initSubclass, .classGetitem, .lengthHint, .missing, .reversed, .complex, .round, .trunc, .floor, .ceil,
            .enter, .exit, .aenter, .aexit, .instancecheck, .subclasscheck, .mroEntries, .prepare, .dir, .sizeof, .reduce, .fspath, .subclasses: return false
        default: return true
        }
    }

    func createTupleOwning(_ values: [Value]) -> TuplePointer {
        let tuple = createTuple(count: values.count)
        for (index, value) in values.enumerated() {
            value.retain()
            tuple.items[index] = value
        }
        return tuple
    }

    func createNativeFunction(_ builtin: UnsafePointer<Builtin>, name: Value, type: TypePointer, owner: Value) -> Value {
        let function = allocate(NativeFunctionObject.self, kind: .nativeFunction, type: type)
        function.pointee.body = builtin.pointee.body
        function.pointee.builtin = builtin
        function.pointee.minimumArguments = -1
        function.pointee.maximumArguments = -1
        function.pointee.parameterCount = 0
        function.pointee.completeCount = -1
        function.pointee.name = name
        function.pointee.name.retain()
        function.pointee.owner = owner
        owner.retain()
        function.pointee.signature = nil
        return Value(function)
    }
}

extension RuntimeState {
    static let attributeCacheSize = 4096
    static let attributeCacheBytes = attributeCacheSize * MemoryLayout<AttributeCacheEntry>.stride
}

extension UnsafeMutablePointer where Pointee == TypeObject {
    func freeStorage(releasingNames: Bool = true) {
        pointee.specials.deallocate()
        pointee.subclasses.deinitialize(count: 1)
        pointee.subclasses.deallocate()
        pointee.rootShape?.destroyTree(releasingNames: releasingNames)
    }
}

extension VM {
    /// A dying type leaves its bases' lists of subclasses.
    func finishType(_ type: TypePointer) {
        guard type.pointee.bases.isObject(of: .tuple) else { return }
        let bases = type.pointee.bases.tuple
        for index in 0..<bases.count where bases.items[index].isObject(of: .type) {
            bases.items[index].type_.pointee.subclasses.pointee.removeAll { $0 == type }
        }
    }
}

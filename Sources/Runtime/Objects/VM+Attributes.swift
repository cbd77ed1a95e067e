// Attribute access as scripts see it: data descriptors, then the instance, then the type.

extension VM {
    /// `getattr(object, name)`; `name` is interned. Raises AttributeError.
    public func getAttribute(_ object: Value, _ name: Value) throws(ScriptException) -> Value {
        let type = self.type(of: object)
        if _slowPath(type.pointee.flags.contains(.customAttributes)) { return try getCustomAttribute(object, name, type) }
        if _slowPath(type.pointee.flags.contains(.hasGetattr)) { return try getAttributeOrAsk(object, name, type) }
        let found = try getPlainAttribute(object, name)
        if !found.isUnset { return found }
        throw attributeError(object, name)
    }

    /// With a `__getattr__`: it is asked where there is nothing, and where a descriptor raised AttributeError.
    private func getAttributeOrAsk(_ object: Value, _ name: Value, _ type: TypePointer) throws(ScriptException) -> Value {
        do throws(ScriptException) {
            let found = try getPlainAttribute(object, name)
            if !found.isUnset { return found }
        } catch {
            guard raisedMatches(.attributeError) else { throw error }
            _ = takeRaised()
        }
        return try callSpecial(special(type, .getattr), object, name)
    }

    /// Like `getAttribute`, unset in place of AttributeError.
    public func getAttributeOrUnset(_ object: Value, _ name: Value) throws(ScriptException) -> Value {
        let type = self.type(of: object)
        if !type.pointee.flags.contains(.customAttributes) && !type.pointee.flags.contains(.hasGetattr) && object.kind != .module && object.kind != .superProxy {
            do throws(ScriptException) { return try getPlainAttribute(object, name) } catch {
                guard raisedMatches(.attributeError) else { throw error }
                _ = takeRaised()
                return .unset
            }
        }
        do throws(ScriptException) { return try getAttribute(object, name) } catch {
            guard raisedMatches(.attributeError) else { throw error }
            _ = takeRaised()
            return .unset
        }
    }

    private func getCustomAttribute(_ object: Value, _ name: Value, _ type: TypePointer) throws(ScriptException) -> Value {
        do throws(ScriptException) { return try callSpecial(special(type, .getattribute), object, name) } catch {
            let getattr = special(type, .getattr)
            guard !getattr.isUnset, raisedMatches(.attributeError) else { throw error }
            _ = takeRaised()
            return try callSpecial(getattr, object, name)
        }
    }

    /// What `object.__getattribute__` and its built-in siblings find, without `__getattr__`; unset when nothing.
    public func getPlainAttribute(_ object: Value, _ name: Value) throws(ScriptException) -> Value {
        switch object.kind {
        case .type: return try getTypeAttribute(object.type_, name)
        case .module: return try getModuleAttribute(object, name)
        case .superProxy: return try getSuperAttribute(object, name)
        case .genericAlias: return try getGenericAliasAttribute(object, name)
        case .boundMethod where object.header.pointee.type == types.pointee.method:
            // What a method does not have itself, its function answers.
            let own = try getGenericAttribute(object, name)
            return own.isUnset ? try getAttributeOrUnset(object.record.values[0], name) : own
        default: return try getGenericAttribute(object, name)
        }
    }

    /// `object.__getattribute__`; unset when there is no such attribute.
    func getGenericAttribute(_ object: Value, _ name: Value) throws(ScriptException) -> Value {
        let type = self.type(of: object)
        let found = lookup(type, name)
        if !found.isUnset && isDataDescriptor(found) && isReadThrough(found) {
            keep(found)
            return try bind(found, to: object, type: type)
        }
        let own = ownAttribute(object, name)
        if !own.isUnset { return keep(own) }
        if found.isUnset { return .unset }
        keep(found)
        return try bind(found, to: object, type: type)
    }

    /// An attribute in the object's own `__dict__` or slots, or unset.
    @inline(__always)
    func ownAttribute(_ object: Value, _ name: Value) -> Value {
        guard object.isObject else { return .unset }
        if object.header.pointee.kind == .instance {
            let shape = object.instance.pointee.shape
            if shape.pointee.isDictionary { return lookup(object.instance.slots[0].dict, string: name) }
            let slot = shape.slot(of: name)
            return slot < 0 ? .unset : object.instance.slots[slot]
        }
        let place = attributesPlace(object)
        guard let place, place.pointee.isObject(of: .dict) else { return .unset }
        return lookup(place.pointee.dict, string: name)
    }

    func hasOwnAttribute(_ object: Value, _ name: Value) -> Bool { !ownAttribute(object, name).isUnset }

    /// Where an object that is no plain instance keeps its `__dict__` (unset until needed); nil when it has none.
    func attributesPlace(_ object: Value) -> UnsafeMutablePointer<Value>? {
        guard object.isObject else { return nil }
        switch object.header.pointee.kind {
        case .function: return fieldPointer(object, MemoryLayout<FunctionObject>.offset(of: \.attributes))
        case .exception: return fieldPointer(object, MemoryLayout<ExceptionObject>.offset(of: \.attributes))
        case .payload where object.header.pointee.type.pointee.flags.contains(.hasDict):
            return fieldPointer(object, MemoryLayout<PayloadObject>.offset(of: \.attributes))
        case .module: return object.record.values
        case .record where object.header.pointee.type.pointee.flags.contains(.hasDict): return object.record.values
        case .classMethod, .staticMethod: return object.record.values + 1
        case .instance: return nil
        default:
            guard object.header.pointee.flags.contains(.hasSuffix), object.header.pointee.type.pointee.flags.contains(.hasDict) else { return nil }
            return object.suffix
        }
    }

    @inline(__always)
    private func fieldPointer(_ object: Value, _ offset: Int?) -> UnsafeMutablePointer<Value>? {
        offset.map { (UnsafeMutableRawPointer(object.header) + $0).assumingMemoryBound(to: Value.self) }
    }

    /// `type.__getattribute__`: the metatype's data descriptors, the type's own MRO, the metatype's rest.
    func getTypeAttribute(_ type: TypePointer, _ name: Value) throws(ScriptException) -> Value {
        let metatype = type.pointee.header.type
        let meta = lookup(metatype, name)
        if !meta.isUnset && isDataDescriptor(meta) && isReadThrough(meta) {
            keep(meta)
            return try bind(meta, to: Value(type), type: metatype)
        }
        let own = lookup(type, name)
        if !own.isUnset {
            keep(own)
            return try bindOnType(own, type)
        }
        if meta.isUnset { return .unset }
        keep(meta)
        return try bind(meta, to: Value(type), type: metatype)
    }

    private func getModuleAttribute(_ module: Value, _ name: Value) throws(ScriptException) -> Value {
        let found = try getGenericAttribute(module, name)
        if !found.isUnset { return found }
        let getattr = lookup(module.record.values[0].dict, string: self.name(.getattr))
        guard !getattr.isUnset else { return .unset }
        return try call(getattr, name)
    }

    // MARK: Descriptors

    /// Whether a class attribute wins over the instance's own: it defines `__set__` or `__delete__`.
    @inline(__always)
    func isDataDescriptor(_ value: Value) -> Bool {
        guard value.isObject else { return false }
        switch value.header.pointee.kind {
        case .function, .nativeFunction, .classMethod, .staticMethod, .string, .list, .dict, .tuple, .type: return false
        case .property, .memberDescriptor, .getSetDescriptor: return true
        default:
            let type = value.header.pointee.type
            return !special(type, .set).isUnset || !special(type, .delete).isUnset
        }
    }

    /// Whether a data descriptor answers reads, too: it defines `__get__`.
    private func isReadThrough(_ descriptor: Value) -> Bool {
        switch descriptor.header.pointee.kind {
        case .property, .memberDescriptor, .getSetDescriptor: return true
        default: return !special(of: descriptor, .get).isUnset
        }
    }

    /// `value.__get__(object, type)` for what an instance's type holds; the value itself when it is no descriptor.
    func bind(_ value: Value, to object: Value, type: TypePointer? = nil) throws(ScriptException) -> Value {
        guard value.isObject else { return value }
        switch value.header.pointee.kind {
        case .function: return makeRecord(kind: .boundMethod, type: types.pointee.method, value, object)
        case .nativeFunction:
            let functionType = value.header.pointee.type
            if functionType == types.pointee.builtinFunction { return value }
            if functionType == types.pointee.classMethodDescriptor {
                return makeRecord(kind: .boundMethod, type: types.pointee.builtinFunction, value, Value(type ?? self.type(of: object)))
            }
            return makeRecord(kind: .boundMethod,
                              type: functionType == types.pointee.slotWrapper ? types.pointee.methodWrapper : types.pointee.builtinFunction, value, object)
        case .staticMethod: return value.record.values[0]
        case .classMethod: return bindClassMethod(value, type ?? self.type(of: object))
        case .property:
            let getter = value.record.values[0]
            guard !getter.isNoneOrUnset else { throw propertyError(value, object, "getter") }
            return try call(getter, object)
        case .getSetDescriptor: return try attribute(of: value).pointee.get(self, object)
        case .memberDescriptor: return try readMember(value, object)
        case .string, .tuple, .list, .dict, .code, .module:
            if !value.header.pointee.type.pointee.flags.contains(.heapType) { return value }
            fallthrough
        default:
            if value.header.pointee.type == types.pointee.type { return value }
            let get = special(of: value, .get)
            guard !get.isUnset else { return value }
            return try callSpecial(get, value, object, Value(type ?? self.type(of: object)))
        }
    }

    /// `value.__get__(None, type)`.
    func bindOnType(_ value: Value, _ type: TypePointer) throws(ScriptException) -> Value {
        guard value.isObject else { return value }
        switch value.header.pointee.kind {
        case .function, .property, .getSetDescriptor, .memberDescriptor: return value
        case .nativeFunction:
            guard value.header.pointee.type == types.pointee.classMethodDescriptor else { return value }
            return makeRecord(kind: .boundMethod, type: types.pointee.builtinFunction, value, Value(type))
        case .staticMethod: return value.record.values[0]
        case .classMethod: return bindClassMethod(value, type)
        case .string, .tuple, .list, .dict, .code, .module:
            if !value.header.pointee.type.pointee.flags.contains(.heapType) { return value }
            fallthrough
        default:
            if value.header.pointee.type == types.pointee.type { return value }
            let get = special(of: value, .get)
            guard !get.isUnset else { return value }
            return try callSpecial(get, value, .none, Value(type))
        }
    }

    private func bindClassMethod(_ value: Value, _ type: TypePointer) -> Value {
        makeRecord(kind: .boundMethod, type: types.pointee.method, noneForUnset(value.record.values[0]), Value(type))
    }

    /// The declaration behind a getset descriptor.
    func attribute(of descriptor: Value) -> UnsafePointer<Attribute> {
        UnsafePointer(bitPattern: UInt(descriptor.record.values[2].bits >> 1)).unsafelyUnwrapped
    }

    /// `__slots__` member: record (name, owner type, slot number).
    private func memberPlace(_ descriptor: Value, _ object: Value) throws(ScriptException) -> UnsafeMutablePointer<Value> {
        let owner = descriptor.record.values[1].type_
        guard object.isObject, isSubtype(object.header.pointee.type, owner) else {
            throw typeError("descriptor '\(swiftString(descriptor.record.values[0]))' for '\(typeName(owner))' objects doesn't apply to a '\(typeName(object))' object")
        }
        let slot = descriptor.record.values[2].smallInt
        if slot < 0 { return structSequencePlace(object, -1 - slot) }
        return object.suffix + 1 + slot
    }

    private func readMember(_ descriptor: Value, _ object: Value) throws(ScriptException) -> Value {
        let value = try memberPlace(descriptor, object).pointee
        guard !value.isUnset else { throw attributeError(object, descriptor.record.values[0], typeText: qualifiedTypeName(type(of: object))) }
        return keep(value)
    }

    // MARK: Setting

    /// `setattr(object, name, value)`; an unset value deletes.
    public func setAttribute(_ object: Value, _ name: Value, _ value: Value) throws(ScriptException) {
        let type = self.type(of: object)
        if _slowPath(type.pointee.flags.contains(.customAttributes)) {
            if value.isUnset {
                _ = try callSpecial(special(type, .delattr), object, name)
            } else {
                _ = try callSpecial(special(type, .setattr), object, name, value)
            }
            return
        }
        try setPlainAttribute(object, name, value)
    }

    /// `object.__setattr__` and its built-in siblings.
    public func setPlainAttribute(_ object: Value, _ name: Value, _ value: Value) throws(ScriptException) {
        if object.isObject(of: .type) { return try setTypeAttribute(object.type_, name, value) }
        let type = self.type(of: object)
        let found = lookup(type, name)
        if found.isObject, isDataDescriptor(found) {
            keep(found)
            return try setThroughDescriptor(found, object, name, value)
        }
        if object.isObject(of: .instance) {
            return try setInstanceAttribute(object, name, value, found)
        }
        guard let place = attributesPlace(object) else { throw noAttributeToSet(object, name, value, found) }
        if value.isUnset {
            guard place.pointee.isObject(of: .dict), !(try remove(place.pointee.dict, name)).isUnset else { throw attributeError(object, name) }
            return
        }
        if !place.pointee.isObject(of: .dict) { store(Value(createDict()), in: place) }
        insert(place.pointee.dict, string: name, value)
    }

    func noAttributeToSet(_ object: Value, _ name: Value, _ value: Value, _ found: Value) -> ScriptException {
        if found.isUnset {
            let exception = attributeError(object, name)
            let raised = state.pointee.raised
            let text = "'\(messageTypeName(object))' object has no attribute '\(swiftString(name))'\(type(of: object).pointee.flags.contains(.hasDict) ? "" : " and no __dict__ for setting new attributes")"
            if raised.isObject(of: .exception) {
                let tuple = makeTuple(makeString(text))
                tuple.retain()
                store(tuple, in: &raised.exception.pointee.arguments)
            }
            return exception
        }
        return raise(.attributeError, "'\(typeName(object))' object attribute '\(swiftString(name))' is read-only")
    }

    func setThroughDescriptor(_ descriptor: Value, _ object: Value, _ name: Value, _ value: Value) throws(ScriptException) {
        switch descriptor.header.pointee.kind {
        case .property:
            let accessor = descriptor.record.values[value.isUnset ? 2 : 1]
            guard !accessor.isNoneOrUnset else {
                throw propertyError(descriptor, object, value.isUnset ? "deleter" : "setter")
            }
            if value.isUnset { _ = try call(accessor, object) } else { _ = try call(accessor, object, value) }
        case .getSetDescriptor:
            guard let set = attribute(of: descriptor).pointee.set else {
                if descriptor.header.pointee.type == types.pointee.memberDescriptor { throw raise(.attributeError, "readonly attribute") }
                throw raise(.attributeError, "attribute '\(swiftString(name))' of '\(typeName(descriptor.record.values[1].type_))' objects is not writable")
            }
            try set(self, object, value)
        case .memberDescriptor:
            let place = try memberPlace(descriptor, object)
            if descriptor.record.values[2].smallInt < 0 { throw raise(.attributeError, "readonly attribute") }
            if value.isUnset && place.pointee.isUnset { throw raise(.attributeError, swiftString(name)) }
            value.retain()
            store(value, in: place)
        default:
            let method = special(of: descriptor, value.isUnset ? .delete : .set)
            guard !method.isUnset else { throw raise(.attributeError, value.isUnset ? "__delete__" : "__set__") }
            if value.isUnset { _ = try callSpecial(method, descriptor, object) } else { _ = try callSpecial(method, descriptor, object, value) }
        }
    }

    private func setInstanceAttribute(_ object: Value, _ name: Value, _ value: Value, _ found: Value) throws(ScriptException) {
        let instance = object.instance
        guard object.header.pointee.type.pointee.flags.contains(.hasDict) else { throw noAttributeToSet(object, name, value, found) }
        if value.isUnset {
            let dict = attributesDict(of: object)
            guard !(try remove(dict, name)).isUnset else { throw attributeError(object, name) }
            return
        }
        let shape = instance.pointee.shape
        if !shape.pointee.isDictionary {
            let slot = shape.slot(of: name)
            if slot >= 0 {
                value.retain()
                store(value, in: instance.slots + slot)
                return
            }
            if shape.pointee.count < Int(instance.pointee.header.tailCount), shape.pointee.count < 64 {
                let next = shape.adding(name)
                value.retain()
                instance.slots[shape.pointee.count] = value
                instance.pointee.shape = next
                return
            }
            let type = object.header.pointee.type
            if type.pointee.inlineCapacity < 64 { type.pointee.inlineCapacity = min(64, max(type.pointee.inlineCapacity * 2, 4)) }
        }
        insert(attributesDict(of: object), string: name, value)
    }

    /// The `__dict__` of a plain instance; the instance changes to dictionary mode.
    func attributesDict(of object: Value) -> DictPointer {
        let instance = object.instance
        let shape = instance.pointee.shape
        if shape.pointee.isDictionary { return instance.slots[0].dict }
        let dict = createDict()
        for index in 0..<shape.pointee.count {
            let name = shape.pointee.names[index]
            dict.append(name, hash: name.string.hashValue, value: instance.slots[index])
        }
        let root = object.header.pointee.type.pointee.rootShape ?? shape
        if root.pointee.dictionaryShape == nil {
            root.pointee.dictionaryShape = Shape.make(type: object.header.pointee.type, names: [], isDictionary: true)
        }
        instance.slots[0] = Value(dict)
        if let dictionaryShape = root.pointee.dictionaryShape { instance.pointee.shape = dictionaryShape }
        return dict
    }

    private func setTypeAttribute(_ type: TypePointer, _ name: Value, _ value: Value) throws(ScriptException) {
        guard !type.pointee.flags.contains(.immutable) else {
            throw typeError("cannot set '\(swiftString(name))' attribute of immutable type '\(typeName(type))'")
        }
        let meta = lookup(type.pointee.header.type, name)
        if meta.isObject, isDataDescriptor(meta) {
            keep(meta)
            return try setThroughDescriptor(meta, Value(type), name, value)
        }
        if value.isUnset {
            guard !(try remove(type.pointee.dict.dict, name)).isUnset else {
                throw raise(.attributeError, "type object '\(typeName(type))' has no attribute '\(swiftString(name))'")
            }
        } else {
            insert(type.pointee.dict.dict, string: name, value)
        }
        typeChanged(type)
    }

    // MARK: Errors

    /// AttributeError with `name` and `obj` set, for suggestions.
    public func attributeError(_ object: Value, _ name: Value, typeText: String? = nil) -> ScriptException {
        let text: String
        switch object.kind {
        case .type: text = "type object '\(typeName(object.type_))' has no attribute '\(swiftString(name))'"
        case .module:
            text = moduleAttributeText(object, name)
        case .superProxy: text = "'super' object has no attribute '\(swiftString(name))'"
        default: text = "'\(typeText ?? messageTypeName(object))' object has no attribute '\(swiftString(name))'"
        }
        let exception = makeException(exceptionType(.attributeError), arguments: makeTuple(makeString(text)))
        setField(exception, 0, name)
        setField(exception, 1, object)
        return raise(exception)
    }

    /// Sets one of the native attributes of an exception object.
    public func setField(_ exception: Value, _ index: Int, _ value: Value) {
        guard index < Int(exception.header.pointee.tailCount) else { return }
        value.retain()
        store(value, in: exception.exception.fields + index)
    }
}

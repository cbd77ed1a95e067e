// Instances: how they come into being, their `__dict__`, a change of class.

extension VM {
    /// A new plain instance of a class that a script made; the caller owns the count. `__new__` and `__init__` are not called.
    @inline(__always)
    func createInstance(_ type: TypePointer) -> Value {
        let capacity = Int(type.pointee.inlineCapacity)
        let shape = type.pointee.rootShape ?? makeRootShape(type)
        let instance = allocate(InstanceObject.self, kind: .instance, type: type, tail: capacity &* 8 &+ suffixSize(of: type), tailCount: capacity)
        instance.pointee.shape = shape
        if _slowPath(type.pointee.flags.contains(.hasSuffix)) { clearSuffix(Value(instance)) }
        return Value(instance)
    }

    @inline(never)
    private func makeRootShape(_ type: TypePointer) -> ShapePointer {
        let shape = Shape.make(type: type, names: [])
        type.pointee.rootShape = shape
        return shape
    }

    /// What `object.__new__(type)` makes; the caller owns the count.
    func createPlainObject(_ type: TypePointer) throws(ScriptException) -> Value {
        if type.pointee.instanceKind == .instance {
            if _slowPath(type.pointee.flags.contains(.abstract)) { throw abstractError(type) }
            return createInstance(type)
        }
        if type == types.pointee.object { return createRecord(kind: .object, type: type) }
        let native = nativeBase(type)
        if special(native, .new) == special(types.pointee.object, .new) { throw typeError("cannot create '\(fullTypeName(native))' instances") }
        throw typeError("object.__new__(\(typeName(type))) is not safe, use \(typeName(native)).__new__()")
    }

    /// The first type on the way to `object` that is not made by a script.
    func nativeBase(_ type: TypePointer) -> TypePointer {
        var current = type
        while current.pointee.flags.contains(.heapType), current.pointee.base.isObject(of: .type) { current = current.pointee.base.type_ }
        return current
    }

    /// `object.__new__` takes arguments only when a class overrides `__init__` but not `__new__`.
    func refuseExcessArguments(_ type: TypePointer, hasArguments: Bool) throws(ScriptException) {
        guard hasArguments else { return }
        let object = types.pointee.object
        if special(type, .new) != special(object, .new) {
            throw typeError("object.__new__() takes exactly one argument (the type to instantiate)")
        }
        if special(type, .`init`) == special(object, .`init`) { throw typeError("\(typeName(type))() takes no arguments") }
    }

    private func abstractError(_ type: TypePointer) -> ScriptException {
        var names: [String] = []
        let methods = lookup(type.pointee.dict.dict, string: name(.abstractMethods))
        do throws(ScriptException) {
            let list = try makeList(from: methods)
            for index in 0..<list.count { names.append(swiftString(list[index])) }
        } catch { return error }
        names.sort()
        let text = names.map { "'\($0)'" }.joined(separator: ", ")
        return typeError("Can't instantiate abstract class \(typeName(type)) without an implementation for abstract method\(names.count == 1 ? "" : "s") \(text)")
    }

    /// Calls a type: `__new__`, then `__init__` when it gave an instance of the type.
    ///
    /// The arguments lie in `base[0..<count]`, the last `keywordNames.count` of them given by keyword; they are borrowed, and the
    /// registers from `base + count` on are free. The result is borrowed or a temporary.
    func instantiate(_ type: TypePointer, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value) throws(ScriptException) -> Value {
        let types = self.types
        if keywordNames.isUnset, !type.pointee.flags.contains(.heapType) {
            if type == types.pointee.type, count == 1 { return Value(self.type(of: base[0])) }
            let direct = try constructDirectly(type, base, count)
            if !direct.isUnset { return direct }
        } else if type == types.pointee.dict, !keywordNames.isUnset, keywordNames.tuple.count == count {
            let dict = makeDict()
            for index in 0..<count { try insert(dict, keywordNames.tuple.items[index], base[index]) }
            return Value(dict)
        }
        if _slowPath(type.pointee.flags.contains(.notInstantiable)) { throw typeError("cannot create '\(fullTypeName(type))' instances") }
        let new = special(type, .new), initialize = special(type, .`init`)
        let plainNew = special(types.pointee.object, .new), plainInitialize = special(types.pointee.object, .`init`)
        if type.pointee.flags.contains(.isExceptionType), keywordNames.isUnset, hasPlainException(new, initialize) {
            return makeException(type, arguments: makeTuple(UnsafeBufferPointer(start: base, count: count)))
        }
        let object: Value
        if new == plainNew {
            if count > 0 { try refuseExcessArguments(type, hasArguments: true) }
            object = temporary(try createPlainObject(type))
        } else if new.isObject(of: .nativeFunction) {
            object = try callNative(new.nativeFunction, prefix: Value(type), base, count, keywordNames: keywordNames)
        } else {
            object = try call(try bindOnType(new, type), prefix: Value(type), base, count, keywordNames: keywordNames)
        }
        let objectType = self.type(of: object)
        guard objectType == type || isSubtype(objectType, type) else { return object }
        let method = special(objectType, .`init`)
        if method == plainInitialize { return object }
        let result: Value
        if method.isObject(of: .nativeFunction), isPlainNativeMethod(method) {
            result = try callNative(method.nativeFunction, prefix: object, base, count, keywordNames: keywordNames)
        } else if method.isObject(of: .function) {
            result = try call(method, prefix: object, base, count, keywordNames: keywordNames)
        } else {
            result = try call(try bind(method, to: object), prefix: .unset, base, count, keywordNames: keywordNames)
        }
        guard result.isNone else { throw typeError("__init__() should return None, not '\(typeName(result))'") }
        return object
    }

    /// Whether both are `BaseException`'s own: the exception is then made in one step.
    private func hasPlainException(_ new: Value, _ initialize: Value) -> Bool {
        let base = exceptionType(.baseException)
        return new == special(base, .new) && initialize == special(base, .`init`)
    }

    /// Calls a native function with one more argument in front. The window lies above everything in use; the originals keep the
    /// values alive.
    private func callNative(_ function: NativeFunctionPointer, prefix: Value, _ base: UnsafeMutablePointer<Value>, _ count: Int, keywordNames: Value) throws(ScriptException) -> Value {
        let oldTop = state.pointee.top
        let window = max(oldTop, base + count)
        try ensureRegisters(upTo: window + count + 17)
        try checkNativeStack()
        window[0] = prefix
        for index in 0..<count { window[index + 1] = base[index] }
        state.pointee.top = window + count + 1
        defer {
            for index in 0...count { window[index] = .unset }
            state.pointee.top = oldTop
        }
        return try callNative(function, window, count + 1, keywordNames: keywordNames)
    }

    /// Calls anything with one more argument in front (none when unset).
    func call(_ callable: Value, prefix: Value, _ base: UnsafeMutablePointer<Value>, _ count: Int, keywordNames: Value) throws(ScriptException) -> Value {
        let keywordCount = keywordNames.isUnset ? 0 : keywordNames.tuple.count
        var positional: [Value] = prefix.isUnset ? [] : [prefix]
        for index in 0..<(count - keywordCount) { positional.append(base[index]) }
        guard keywordCount > 0 else { return try call(callable, positional) }
        var keywords: [(name: Value, value: Value)] = []
        for index in 0..<keywordCount { keywords.append((keywordNames.tuple.items[index], base[count - keywordCount + index])) }
        return try call(callable, positional, keywords: keywords)
    }

    // MARK: __dict__

    /// The `__dict__` of any object that has one (made now when it was not needed before), or nil.
    func attributesDictionary(of object: Value) -> DictPointer? {
        guard object.isObject else { return nil }
        if object.header.pointee.kind == .instance {
            return object.header.pointee.type.pointee.flags.contains(.hasDict) ? attributesDict(of: object) : nil
        }
        guard let place = attributesPlace(object) else { return nil }
        if !place.pointee.isObject(of: .dict) { store(Value(createDict()), in: place) }
        return place.pointee.dict
    }

    /// `object.__dict__ = value`; unset: a new empty one.
    func replaceAttributesDictionary(of object: Value, _ value: Value) throws(ScriptException) {
        guard value.isUnset || value.isObject(of: .dict) else {
            throw typeError("__dict__ must be set to a dictionary, not a '\(typeName(value))'")
        }
        guard attributesDictionary(of: object) != nil else { throw raise(.attributeError, "This object has no __dict__") }
        let dict = value.isUnset ? Value(createDict()) : value
        if !value.isUnset { dict.retain() }
        if object.header.pointee.kind == .instance {
            store(dict, in: object.instance.slots)
        } else if let place = attributesPlace(object) {
            store(dict, in: place)
        }
    }

    // MARK: __class__

    func setClass(of object: Value, _ value: Value) throws(ScriptException) {
        if value.isUnset { throw typeError("can't delete __class__ attribute") }
        guard value.isObject(of: .type) else { throw typeError("__class__ must be set to a class, not '\(typeName(value))' object") }
        let new = value.type_, old = type(of: object)
        let bothModules = isSubtype(old, types.pointee.module) && isSubtype(new, types.pointee.module)
        guard object.isObject, bothModules || (old.pointee.flags.contains(.heapType) && new.pointee.flags.contains(.heapType)) else {
            throw typeError("__class__ assignment only supported for mutable types or ModuleType subclasses")
        }
        guard hasSameLayout(old, new) else {
            throw typeError("__class__ assignment: '\(typeName(new))' object layout differs from '\(typeName(old))'")
        }
        guard old != new else { return }
        if object.isObject(of: .instance) {
            // Shapes belong to a class: the attributes move to a dict, which any class can read.
            let hasDict = old.pointee.flags.contains(.hasDict)
            if hasDict { _ = attributesDict(of: object) }
            let root = new.pointee.rootShape ?? makeRootShape(new)
            if root.pointee.dictionaryShape == nil { root.pointee.dictionaryShape = Shape.make(type: new, names: [], isDictionary: true) }
            object.instance.pointee.shape = hasDict ? root.pointee.dictionaryShape ?? root : root
        }
        if new.pointee.flags.contains(.heapType) { value.retain() }
        object.header.pointee.type = new
        if old.pointee.flags.contains(.heapType) { Value(old).release() }
    }

    private func hasSameLayout(_ left: TypePointer, _ right: TypePointer) -> Bool {
        let left = layoutOrigin(left), right = layoutOrigin(right)
        if left == right { return true }
        let layoutFlags: TypeFlags = [.hasDict, .hasSuffix, .weakReferencable]
        return left.pointee.base == right.pointee.base && slotNames(left) == slotNames(right) && left.pointee.instanceKind == right.pointee.instanceKind && left.pointee.slotCount == right.pointee.slotCount
            && left.pointee.fieldCount == right.pointee.fieldCount && nativeBase(left) == nativeBase(right)
            && left.pointee.flags.intersection(layoutFlags) == right.pointee.flags.intersection(layoutFlags)
    }

    /// The class that last added something to the instances: slots, a `__dict__` or weak references.
    private func layoutOrigin(_ type: TypePointer) -> TypePointer {
        var current = type
        while current.pointee.flags.contains(.heapType), current.pointee.base.isObject(of: .type) {
            let base = current.pointee.base.type_, flags: TypeFlags = [.hasDict, .weakReferencable]
            let isPlain = current.pointee.instanceKind == .instance && base.pointee.instanceKind == .object
            guard current.pointee.slotCount == base.pointee.slotCount, isPlain || current.pointee.instanceKind == base.pointee.instanceKind,
                current.pointee.flags.intersection(flags) == base.pointee.flags.intersection(flags) else { break }
            current = base
        }
        return current
    }

    /// Names of the slots that a class itself added, in their order in memory.
    private func slotNames(_ type: TypePointer) -> [Value] {
        let dict = type.pointee.dict.dict
        var slots: [(name: Value, number: Int)] = []
        for number in 0..<dict.pointee.used {
            let value = dict.pointee.entries[number].value
            guard !dict.pointee.entries[number].key.isUnset, value.isObject(of: .memberDescriptor), value.record.values[1] == Value(type) else { continue }
            slots.append((value.record.values[0], value.record.values[2].smallInt))
        }
        return slots.sorted { $0.number < $1.number }.map(\.name)
    }
}

/// Attributes that several types share.
public enum CommonAttributes {
    /// `__dict__` of objects that have one.
    public static let dict = Attribute("__dict__", "The instance's attributes.", { (vm, object) throws(ScriptException) in
        // A class may inherit the descriptor through its metaclass.
        if object.isObject(of: .type) { return vm.namespaceView(of: object.type_) }
        guard let dict = vm.attributesDictionary(of: object) else { throw vm.attributeError(object, vm.name(.dictAttribute)) }
        return Value(dict)
    }, set: { (vm, object, value) throws(ScriptException) in
        if object.isObject(of: .type) { throw vm.raise(.attributeError, "attribute '__dict__' of 'type' objects is not writable") }
        if object.isObject(of: .module) { throw vm.raise(.attributeError, "readonly attribute") }
        if value.isUnset, object.isObject(of: .exception) || !vm.type(of: object).pointee.flags.contains(.heapType) { throw vm.typeError("cannot delete __dict__") }
        try vm.replaceAttributesDictionary(of: object, value)
    })

    private static let weakReference = Attribute("__weakref__", "The weak references to the instance.", { (vm, object) throws(ScriptException) in
        vm.weakReferences(to: object).first.map { vm.keep($0) } ?? .none
    })

    /// What classes that scripts make give their instances.
    static let ofInstances = [dict, weakReference]
}

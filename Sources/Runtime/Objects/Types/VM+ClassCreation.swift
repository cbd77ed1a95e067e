// `type.__new__`: a class from its name, bases and namespace (the data model's "Creating the class object").

extension VM {
    /// A new class, a temporary. `bases` is a tuple, `namespace` a dict, `keywords` a dict for `__init_subclass__` or unset.
    func makeClass(metatype: TypePointer, name: Value, bases given: Value, namespace: Value, keywords: Value) throws(ScriptException) -> Value {
        guard name.isString else { throw typeError("type.__new__() argument 1 must be str, not \(argumentTypeName(name))") }
        guard given.isObject(of: .tuple) else { throw typeError("type.__new__() argument 2 must be tuple, not \(argumentTypeName(given))") }
        guard namespace.isObject(of: .dict) else { throw typeError("type.__new__() argument 3 must be dict, not \(argumentTypeName(namespace))") }
        let bases = given.tuple.count == 0 ? makeTuple(Value(types.pointee.object)) : given
        var metatype = metatype
        if given.tuple.count > 0 {
            for index in 0..<bases.tuple.count where !bases.tuple.items[index].isObject(of: .type) {
                if !(try getAttributeOrUnset(bases.tuple.items[index], self.name(.mroEntries))).isUnset {
                    throw typeError("type() doesn't support MRO entry resolution; use types.new_class()")
                }
            }
            let winner = try calculateMetaclass(metatype, bases: bases.tuple)
            if winner != metatype {
                let new = special(winner, .new)
                if new != special(types.pointee.type, .new) {
                    return try call(try bindOnType(new, winner), tuple: makeTuple(Value(winner), name, bases, namespace), dict: keywords)
                }
                metatype = winner
            }
        }
        let base = try bestBase(bases.tuple)
        let dict = makeDict()
        try copyNamespace(namespace.dict, to: dict)
        let exactName = intern(exactString(name))
        _ = try encode(exactName.string, .utf8)
        guard !containsNull(exactName.string) else { throw valueError("type name must not contain null characters") }
        try completeNamespace(dict)
        let documentation = lookup(dict, string: self.name(.doc))
        if documentation.isString { _ = try encode(documentation.string, .utf8) }
        let qualifiedName = try takeQualifiedName(dict, name: exactName)
        let slots = try declaredSlots(dict, base: base, bases: bases.tuple, className: exactName)

        let type = createBareType(metatype: metatype)
        type.pointee.flags = [.heapType]
        type.pointee.name = exactName
        exactName.retain()
        type.pointee.qualifiedName = qualifiedName
        qualifiedName.retain()
        type.pointee.base = Value(base)
        Value(base).retain()
        type.pointee.bases = bases
        bases.retain()
        type.pointee.dict = Value(dict)
        Value(dict).retain()
        temporary(Value(type))
        setLayout(type, base: base, slots: slots)
        let classCell = try takeClassCell(dict)
        addSlotDescriptors(type, slots, base: base)
        addDefaults(to: dict)
        if !classCell.isUnset {
            Value(type).retain()
            store(Value(type), in: classCell.record.values)
        }
        try setMethodResolutionOrder(type)
        try charge(type.pointee.mro.tuple.count)
        try takePatternFlags(dict, type)
        inheritFlags(type)
        for index in 0..<bases.tuple.count { bases.tuple.items[index].type_.pointee.subclasses.pointee.append(type) }
        typeChanged(type)
        if type.pointee.instanceKind == .instance { type.pointee.inlineCapacity = inlineCapacity(for: type) }
        if hasForeignKeys(dict) { try warn(.runtimeWarning, "non-string key in the __dict__ of class \(typeName(type))") }
        try setNames(type)
        try initializeSubclass(type, keywords)
        return Value(type)
    }

    /// Copies a class body's namespace; names become interned, as attribute lookup relies on.
    private func copyNamespace(_ source: DictPointer, to target: DictPointer) throws(ScriptException) {
        var number = 0
        while number < source.pointee.used {
            let entry = source.pointee.entries[number]
            number += 1
            if entry.key.isUnset { continue }
            if entry.key.isExactString {
                insert(target, string: intern(entry.key), entry.value)
            } else {
                try insert(target, keep(entry.key), hash: entry.hash, keep(entry.value))
            }
        }
    }

    private func hasForeignKeys(_ dict: DictPointer) -> Bool {
        (0..<dict.pointee.used).contains { !dict.pointee.entries[$0].key.isUnset && !dict.pointee.entries[$0].key.isString }
    }

    func containsNull(_ string: StringPointer) -> Bool {
        for index in 0..<string.count where string[codePoint: index] == 0 { return true }
        return false
    }

    /// What a class always has in front: `__module__`, and implicit static and class methods.
    private func completeNamespace(_ dict: DictPointer) throws(ScriptException) {
        if lookup(dict, string: name(.module)).isUnset, let globals = currentGlobals {
            let module = lookup(globals, string: name(.name))
            if !module.isUnset { insert(dict, string: name(.module), module) }
        }
        let new = lookup(dict, string: name(.new))
        if new.isObject(of: .function) {
            insert(dict, string: name(.new), makeWrapper(kind: .staticMethod, types.pointee.staticMethod, new))
        }
        for special in [Special.initSubclass, .classGetitem] {
            let method = lookup(dict, string: name(special))
            if method.isObject(of: .function) {
                insert(dict, string: name(special), makeWrapper(kind: .classMethod, types.pointee.classMethod, method))
            }
        }
    }

    /// `__doc__` where no slot has that name, and `__hash__` beside `__eq__`.
    private func addDefaults(to dict: DictPointer) {
        if lookup(dict, string: name(.doc)).isUnset { insert(dict, string: name(.doc), .none) }
        if !lookup(dict, string: name(.eq)).isUnset, lookup(dict, string: name(.hash)).isUnset { insert(dict, string: name(.hash), .none) }
    }

    private func takeQualifiedName(_ dict: DictPointer, name: Value) throws(ScriptException) -> Value {
        let found = lookup(dict, string: self.name(.qualname))
        if found.isUnset { return name }
        guard found.isString else { throw typeError("type __qualname__ must be a str, not \(typeName(found))") }
        return try remove(dict, self.name(.qualname))
    }

    private func takeClassCell(_ dict: DictPointer) throws(ScriptException) -> Value {
        let cell = lookup(dict, string: name(.classCell))
        if cell.isUnset { return cell }
        guard cell.isObject(of: .cell) else {
            throw typeError("__classcell__ must be a nonlocal cell, not <class '\(fullTypeName(type(of: cell)))'>")
        }
        return try remove(dict, name(.classCell))
    }

    /// The globals of the script function that runs, or nil outside any.
    var currentGlobals: DictPointer? {
        guard let frame = scriptFrame, frame.pointee.function.pointee.globals.isObject(of: .dict) else { return nil }
        return frame.pointee.function.pointee.globals.dict
    }

    // MARK: Layout

    private func setLayout(_ type: TypePointer, base: TypePointer, slots: DeclaredSlots) {
        // Types without a layout of their own (`object`, `typing.Generic`) leave it to the class.
        let kind = base.pointee.instanceKind == .object ? .instance : base.pointee.instanceKind
        type.pointee.instanceKind = kind
        type.pointee.fieldCount = base.pointee.fieldCount
        type.pointee.slotCount = base.pointee.slotCount + UInt16(truncatingIfNeeded: slots.names.count)
        var flags: TypeFlags = [.heapType, .subclassable]
        if slots.hasDict { flags.insert(.hasDict) }
        if slots.isWeakReferencable { flags.insert(.weakReferencable) }
        let needsDictWord: Bool
        switch kind {
        case .instance, .exception, .payload, .module, .function, .type, .classMethod, .staticMethod: needsDictWord = false
        case .record: needsDictWord = !base.pointee.flags.contains(.hasDict)
        default: needsDictWord = slots.hasDict
        }
        if type.pointee.slotCount > 0 || needsDictWord { flags.insert(.hasSuffix) }
        type.pointee.flags = flags
    }

    /// `__abc_tpflags__` of an abstract class: what patterns its instances match, in CPython's bits.
    private func takePatternFlags(_ dict: DictPointer, _ type: TypePointer) throws(ScriptException) {
        let declared = lookup(dict, string: intern("__abc_tpflags__"))
        guard declared.isInt else { return }
        switch declared.smallInt & 0x60 {
        case 1 << 5: type.pointee.flags.insert(.sequencePattern)
        case 1 << 6: type.pointee.flags.insert(.mappingPattern)
        case 0: break
        default: throw typeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING")
        }
        _ = try remove(dict, intern("__abc_tpflags__"))
    }

    /// Properties that come down from any class of the MRO.
    private func inheritFlags(_ type: TypePointer) {
        let inheritable: TypeFlags = [.isExceptionType, .isMetaclass, .sequencePattern, .mappingPattern]
        let mro = type.pointee.mro.tuple
        for index in 1..<max(mro.count, 1) where mro.items[index].isObject(of: .type) {
            var inherited = mro.items[index].type_.pointee.flags.intersection(inheritable)
            if type.pointee.flags.contains(.sequencePattern) { inherited.remove(.mappingPattern) }
            if type.pointee.flags.contains(.mappingPattern) { inherited.remove(.sequencePattern) }
            type.pointee.flags.formUnion(inherited)
        }
    }

    /// Inline slots for new instances: as many as attributes that the methods of the class and its bases assign to `self`.
    private func inlineCapacity(for type: TypePointer) -> UInt16 {
        guard type.pointee.flags.contains(.hasDict) else { return 0 }
        var names = Set<UInt64>()
        let mro = type.pointee.mro.tuple
        for index in 0..<mro.count where mro.items[index].isObject(of: .type) {
            let attributes = lookup(mro.items[index].type_.pointee.dict.dict, string: name(.staticAttributes))
            guard attributes.isObject(of: .tuple) else { continue }
            for position in 0..<min(attributes.tuple.count, 64) { names.insert(attributes.tuple.items[position].bits) }
        }
        return UInt16(min(64, max(4, names.count)))
    }

    // MARK: Hooks

    /// Calls `__set_name__` on what the namespace holds.
    private func setNames(_ type: TypePointer) throws(ScriptException) {
        let dict = type.pointee.dict.dict
        var pending: [(name: Value, value: Value)] = []
        for number in 0..<dict.pointee.used {
            let entry = dict.pointee.entries[number]
            guard !entry.key.isUnset, entry.value.isObject, entry.value.kind != .function, entry.value.kind != .string else { continue }
            if !special(of: entry.value, .setName).isUnset { pending.append((keep(entry.key), keep(entry.value))) }
        }
        for (name, value) in pending {
            do throws(ScriptException) {
                _ = try callSpecial(special(of: value, .setName), value, Value(type), name)
            } catch {
                let raised = takeRaised()
                let note = "Error calling __set_name__ on '\(typeName(value))' instance \(swiftString(try repr(name))) in '\(typeName(type))'"
                try addNote(raised, makeString(note))
                throw reraise(raised)
            }
        }
    }

    /// `super(cls, cls).__init_subclass__(**keywords)`.
    private func initializeSubclass(_ type: TypePointer, _ keywords: Value) throws(ScriptException) {
        // An `mro()` of the metaclass may have left the class itself out.
        guard (0..<type.pointee.mro.tuple.count).contains(where: { type.pointee.mro.tuple.items[$0] == Value(type) }) else { throw typeError("super(type, obj): obj must be an instance or subtype of type") }
        let method = lookupBehind(type, type, name(.initSubclass))
        let hasKeywords = keywords.isObject(of: .dict) && keywords.dict.pointee.count > 0
        guard !method.isUnset else { return }
        if method == special(types.pointee.object, .initSubclass), !hasKeywords { return }
        if method == special(types.pointee.object, .initSubclass) {
            throw typeError("\(typeName(type)).__init_subclass__() takes no keyword arguments")
        }
        _ = try call(try bindOnType(keep(method), type), tuple: runtime.pointee.emptyTuple, dict: keywords)
    }

    /// A static or class method around a function.
    func makeWrapper(kind: Kind, _ type: TypePointer, _ function: Value) -> Value {
        makeRecord(kind: kind, type: type, function, .unset)
    }
}

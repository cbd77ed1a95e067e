/// What `__slots__` of a class body asks for, with what the bases give already.
struct DeclaredSlots {
    /// Mangled, interned, without `__dict__` and `__weakref__`.
    var names: [Value] = []
    /// Instances have a `__dict__`, new or inherited.
    var hasDict = false
    var isWeakReferencable = false
}

extension VM {
    func declaredSlots(_ namespace: DictPointer, base: TypePointer, bases: TuplePointer, className: Value) throws(ScriptException) -> DeclaredSlots {
        var result = DeclaredSlots()
        for index in 0..<bases.count {
            let flags = bases.items[index].type_.pointee.flags
            if flags.contains(.hasDict) || bases.items[index].type_.pointee.instanceKind == .type { result.hasDict = true }
            if flags.contains(.weakReferencable) { result.isWeakReferencable = true }
        }
        let declared = lookup(namespace, string: name(.slots))
        let hasItems: Bool
        switch base.pointee.instanceKind {
        case .bigInteger, .tuple, .bytes: hasItems = true
        default: hasItems = false
        }
        guard !declared.isUnset else {
            result.hasDict = true
            if !hasItems { result.isWeakReferencable = true }
            return result
        }
        let items = declared.isString ? makeTuple(declared) : try makeTuple(from: declared)
        if items.tuple.count > 0, hasItems || base.pointee.instanceKind == .type {
            throw typeError("nonempty __slots__ not supported for subtype of '\(typeName(base))'")
        }
        let baseHasDict = base.pointee.flags.contains(.hasDict), baseHasWeakReferences = base.pointee.flags.contains(.weakReferencable)
        let dictName = name(.dictAttribute), weakName = intern("__weakref__")
        var sawDict = false, sawWeak = false
        for index in 0..<items.tuple.count {
            let item = items.tuple.items[index]
            guard item.isString else { throw typeError("__slots__ items must be strings, not '\(typeName(item))'") }
            let slot = intern(exactString(item))
            guard isIdentifier(slot.string) else { throw typeError("__slots__ must be identifiers") }
            if slot == dictName {
                if baseHasDict || sawDict { throw typeError("__dict__ slot disallowed: we already got one") }
                sawDict = true
                result.hasDict = true
            } else if slot == weakName {
                if baseHasWeakReferences || sawWeak { throw typeError("__weakref__ slot disallowed: we already got one") }
                sawWeak = true
                result.isWeakReferencable = true
            } else {
                let mangled = mangledName(slot, className: className)
                if !lookup(namespace, string: mangled).isUnset, mangled != name(.qualname), mangled != name(.classCell) {
                    throw valueError("\(swiftString(try repr(mangled))) in __slots__ conflicts with class variable")
                }
                if !result.names.contains(mangled) { result.names.append(mangled) }
            }
        }
        guard result.names.count + Int(base.pointee.slotCount) < 60_000 else { throw raise(.memoryError) }
        result.names.sort { swiftString($0) < swiftString($1) }
        return result
    }

    /// Descriptors for new slots, and `__dict__` and `__weakref__` when instances get what the base's do not have.
    func addSlotDescriptors(_ type: TypePointer, _ slots: DeclaredSlots, base: TypePointer) {
        let dict = type.pointee.dict.dict
        for (number, slot) in slots.names.enumerated() {
            let position = Value(smallInt: Int(base.pointee.slotCount) + number)
            insert(dict, string: slot, makeRecord(kind: .memberDescriptor, type: types.pointee.memberDescriptor, slot, Value(type), position))
        }
        if slots.hasDict, !base.pointee.flags.contains(.hasDict), type.pointee.instanceKind != .type { addInstanceAttribute(0, name(.dictAttribute), to: type) }
        if slots.isWeakReferencable, !base.pointee.flags.contains(.weakReferencable) { addInstanceAttribute(1, intern("__weakref__"), to: type) }
    }

    /// Adds the descriptor of one of `CommonAttributes.ofInstances`.
    private func addInstanceAttribute(_ index: Int, _ name: Value, to type: TypePointer) {
        let dict = type.pointee.dict.dict, shared = runtime.pointee.instanceAttributes
        guard index < shared.count, let start = shared.baseAddress, lookup(dict, string: name).isUnset else { return }
        let place = Value(bits: UInt64(UInt(bitPattern: start + index)) << 1 | 1)
        insert(dict, string: name, makeRecord(kind: .getSetDescriptor, type: types.pointee.getSetDescriptor, name, Value(type), place, .unset))
    }

    /// Private names (`__x`, not `__x__`) inside a class: `_Class__x`, the class name without its leading underscores.
    func mangledName(_ name: Value, className: Value) -> Value {
        let text = swiftString(name)
        guard text.hasPrefix("__"), !text.hasSuffix("__"), !text.contains(".") else { return name }
        let stripped = swiftString(className).drop { $0 == "_" }
        return stripped.isEmpty ? name : intern("_\(stripped)\(text)")
    }

    func isIdentifier(_ string: StringPointer) -> Bool {
        for index in 0..<string.count {
            let codePoint = string[codePoint: index]
            if codePoint == 95 || (codePoint | 32 >= 97 && codePoint | 32 <= 122) { continue }
            if codePoint >= 48 && codePoint <= 57 && index > 0 { continue }
            guard codePoint >= 128, let scalar = Unicode.Scalar(codePoint) else { return false }
            if index == 0 ? !scalar.properties.isXIDStart : !scalar.properties.isXIDContinue { return false }
        }
        return string.count > 0
    }
}

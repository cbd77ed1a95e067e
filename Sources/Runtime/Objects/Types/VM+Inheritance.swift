// Which metaclass, layout and order of bases a class statement leads to.

extension VM {
    /// The most derived of `metatype` and the bases' metaclasses.
    func calculateMetaclass(_ metatype: TypePointer, bases: TuplePointer) throws(ScriptException) -> TypePointer {
        var winner = metatype
        for index in 0..<bases.count {
            let candidate = type(of: bases.items[index])
            if isSubtype(winner, candidate) { continue }
            if isSubtype(candidate, winner) {
                winner = candidate
                continue
            }
            throw typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
        }
        return winner
    }

    /// The base whose layout the instances of a new class extend.
    func bestBase(_ bases: TuplePointer) throws(ScriptException) -> TypePointer {
        var best: TypePointer?, bestLayout: TypePointer?
        for index in 0..<bases.count {
            guard bases.items[index].isObject(of: .type) else { throw typeError("bases must be types") }
            let base = bases.items[index].type_
            guard base.pointee.flags.contains(.subclassable) else { throw typeError("type '\(fullTypeName(base))' is not an acceptable base type") }
            // Within an `mro()` of a script, a class may not have its order yet.
            guard base.pointee.mro.isObject(of: .tuple) else { throw typeError("Cannot extend an incomplete type '\(typeName(base))'") }
            let layout = layoutBase(base)
            guard let known = bestLayout else {
                best = base
                bestLayout = layout
                continue
            }
            if isSubtype(known, layout) { continue }
            guard isSubtype(layout, known) else { throw typeError("multiple bases have instance lay-out conflict") }
            best = base
            bestLayout = layout
        }
        return best ?? types.pointee.object
    }

    /// The type that last changed the layout: a built-in one that has its own, or a class that added `__slots__`.
    private func layoutBase(_ type: TypePointer) -> TypePointer {
        var current = type
        while current.pointee.base.isObject(of: .type) {
            let base = current.pointee.base.type_
            let isPlain = current.pointee.instanceKind == .instance && base.pointee.instanceKind == .object
            let changes = (current.pointee.instanceKind != base.pointee.instanceKind && !isPlain) || current.pointee.slotCount != base.pointee.slotCount
                || current.pointee.fieldCount != base.pointee.fieldCount
                || (!current.pointee.flags.contains(.heapType) && current.pointee.instanceKind == .payload)
            if changes { return current }
            current = base
        }
        return current
    }

    /// C3 linearisation of a class with these bases, the class itself left out.
    func linearise(_ bases: TuplePointer) throws(ScriptException) -> [TypePointer] {
        for index in 0..<bases.count {
            for other in 0..<index where bases.items[other] == bases.items[index] {
                throw typeError("duplicate base class \(typeName(bases.items[index].type_))")
            }
        }
        func order(_ type: TypePointer) -> [TypePointer] {
            guard type.pointee.mro.isObject(of: .tuple) else { return [type] }
            return (0..<type.pointee.mro.tuple.count).map { type.pointee.mro.tuple.items[$0].type_ }
        }
        if bases.count == 1 { return order(bases.items[0].type_) }
        var sequences = (0..<bases.count).map { order(bases.items[$0].type_) }
        sequences.append((0..<bases.count).map { bases.items[$0].type_ })
        var heads = Array(repeating: 0, count: sequences.count)
        var result: [TypePointer] = []
        while true {
            var next: TypePointer?
            var remaining = false
            for (number, sequence) in sequences.enumerated() where heads[number] < sequence.count {
                remaining = true
                let candidate = sequence[heads[number]]
                let isBlocked = sequences.enumerated().contains { other, types in
                    heads[other] + 1 < types.count && types[(heads[other] + 1)...].contains(candidate)
                }
                if !isBlocked {
                    next = candidate
                    break
                }
            }
            guard remaining else { return result }
            guard let next else { throw inconsistentOrder(sequences, heads) }
            result.append(next)
            for number in sequences.indices where heads[number] < sequences[number].count && sequences[number][heads[number]] == next { heads[number] += 1 }
        }
    }

    private func inconsistentOrder(_ sequences: [[TypePointer]], _ heads: [Int]) -> ScriptException {
        var blocked: [TypePointer] = []
        for (number, sequence) in sequences.enumerated() where heads[number] < sequence.count {
            if !blocked.contains(sequence[heads[number]]) { blocked.append(sequence[heads[number]]) }
        }
        return typeError("Cannot create a consistent method resolution order (MRO) for bases \(blocked.map { typeName($0) }.joined(separator: ", "))")
    }

    /// Sets the MRO of a class whose bases are set; a metaclass may define `mro()`.
    func setMethodResolutionOrder(_ type: TypePointer) throws(ScriptException) {
        let metatype = type.pointee.header.type
        let custom = lookup(metatype, intern("mro"))
        if metatype == types.pointee.type || custom == lookup(types.pointee.type, intern("mro")) {
            let order = try linearise(type.pointee.bases.tuple)
            store(Value(createTupleOwning([Value(type)] + order.map { Value($0) })), in: &type.pointee.mro)
            return
        }
        let result = try makeTuple(from: try call(try bind(custom, to: Value(type))))
        for index in 0..<result.tuple.count {
            guard result.tuple.items[index].isObject(of: .type) else {
                throw typeError("mro() returned a non-class ('\(typeName(result.tuple.items[index]))')")
            }
            let layout = layoutBase(result.tuple.items[index].type_)
            guard isSubtypeByBases(type, layout) else {
                throw typeError("mro() returned base with unsuitable layout ('\(typeName(result.tuple.items[index].type_))')")
            }
        }
        replace(&type.pointee.mro, result)
    }

    private func isSubtypeByBases(_ type: TypePointer, _ base: TypePointer) -> Bool {
        var current = type
        while current != base {
            guard current.pointee.base.isObject(of: .type) else { return base == types.pointee.object }
            current = current.pointee.base.type_
        }
        return true
    }

    /// `type.__bases__ = bases`: the class and all classes below get a new MRO.
    func setBases(_ type: TypePointer, _ value: Value) throws(ScriptException) {
        let name = typeName(type)
        guard type.pointee.flags.contains(.heapType) else { throw typeError("cannot set '__bases__' attribute of immutable type '\(name)'") }
        if value.isUnset { throw typeError("cannot delete '__bases__' attribute of type '\(name)'") }
        guard value.isObject(of: .tuple) else { throw typeError("can only assign tuple to \(name).__bases__, not \(typeName(value))") }
        let bases = value.tuple
        guard bases.count > 0 else { throw typeError("can only assign non-empty tuple to \(name).__bases__, not ()") }
        for index in 0..<bases.count {
            guard bases.items[index].isObject(of: .type) else { throw typeError("\(name).__bases__ must be tuple of classes, not '\(typeName(bases.items[index]))'") }
            // Within an `mro()` of a script, orders may not be up to date yet: the chain of first bases is.
            guard !isSubtype(bases.items[index].type_, type), !isSubtypeByBases(bases.items[index].type_, type) else {
                throw typeError("a __bases__ item causes an inheritance cycle")
            }
        }
        let newBase = try bestBase(bases)
        let oldBase = type.pointee.base.type_
        guard layoutBase(newBase) == layoutBase(oldBase), newBase.pointee.flags.contains(.hasDict) == oldBase.pointee.flags.contains(.hasDict) else {
            throw typeError("__bases__ assignment: '\(typeName(newBase))' object layout differs from '\(typeName(oldBase))'")
        }
        let previous = keep(type.pointee.bases), previousBase = keep(type.pointee.base)
        replace(&type.pointee.bases, value)
        replace(&type.pointee.base, Value(newBase))
        do throws(ScriptException) { try recomputeOrders(type) } catch {
            if type.pointee.bases == value {
                replace(&type.pointee.bases, previous)
                replace(&type.pointee.base, previousBase)
            }
            throw error
        }
        // An `mro()` of a script may have set other bases meanwhile: those stay.
        guard type.pointee.bases == value else { return }
        for index in 0..<previous.tuple.count {
            previous.tuple.items[index].type_.pointee.subclasses.pointee.removeAll { $0 == type }
        }
        for index in 0..<bases.count { bases.items[index].type_.pointee.subclasses.pointee.append(type) }
        typeChanged(type)
    }

    /// All or nothing: when an order cannot be made, the classes before it get theirs back.
    private func recomputeOrders(_ type: TypePointer) throws(ScriptException) {
        var pending = [type], previous: [Value] = []
        keep(Value(type))
        do throws(ScriptException) {
            while previous.count < pending.count {
                let current = pending[previous.count], order = keep(current.pointee.mro)
                try setMethodResolutionOrder(current)
                previous.append(order)
                for subclass in current.pointee.subclasses.pointee {
                    keep(Value(subclass))
                    pending.append(subclass)
                }
            }
        } catch {
            for (current, order) in zip(pending, previous) {
                replace(&current.pointee.mro, order)
                typeChanged(current)
            }
            throw error
        }
    }
}

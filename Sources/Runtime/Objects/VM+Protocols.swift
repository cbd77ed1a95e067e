import TaipanIntegers

// What every value can be asked: truth, equality, order, hash, text, length, items, iteration. All may run script code.

public enum Comparison: UInt8 {
    case lt, le, eq, ne, gt, ge

    var special: Special { [Special.lt, .le, .eq, .ne, .gt, .ge][Int(rawValue)] }
    var reflected: Comparison { [Comparison.gt, .ge, .eq, .ne, .lt, .le][Int(rawValue)] }
    var symbol: String { ["<", "<=", "==", "!=", ">", ">="][Int(rawValue)] }
}

extension VM {
    /// `bool(value)`.
    @inline(__always)
    public func isTrue(_ value: Value) throws(ScriptException) -> Bool {
        if value.isBool { return value.isTrue }
        return try isTrueSlow(value)
    }

    @inline(never)
    private func isTrueSlow(_ value: Value) throws(ScriptException) -> Bool {
        if value.isInt { return value.smallInt != 0 }
        if value.isNone { return false }
        if value.isFlonum { return value.flonum != 0 }
        guard value.isObject else { return value == .notImplemented ? try isNotImplementedTrue() : true }
        let type = value.header.pointee.type
        let method = special(type, .bool)
        if !method.isUnset {
            let result = try callSpecial(method, value)
            guard result.isBool else { throw typeError("__bool__ should return bool, returned \(typeName(result))") }
            return result.isTrue
        }
        if special(type, .len).isUnset { return true }
        return try length(value) != 0
    }

    /// `left == right` as containers ask it: identical objects are equal.
    @inline(__always)
    public func isEqual(_ left: Value, _ right: Value) throws(ScriptException) -> Bool {
        if left == right { return true }
        if left.isInt && right.isInt { return false }
        return try isEqualSlow(left, right)
    }

    @inline(never)
    private func isEqualSlow(_ left: Value, _ right: Value) throws(ScriptException) -> Bool {
        if left.isExactString && right.isExactString { return sameString(left.string, right.string) }
        return try isTrue(try compare(left, right, .eq))
    }

    /// `left < right` and so on, any result (NumPy-like types may return anything).
    public func compare(_ left: Value, _ right: Value, _ comparison: Comparison) throws(ScriptException) -> Value {
        let leftType = type(of: left), rightType = type(of: right)
        if leftType == rightType, leftType == types.pointee.tuple || leftType == types.pointee.list {
            try checkNativeStack()
            return leftType == types.pointee.tuple ? try compareTuples(comparison, left.tuple, right.tuple) : try compareLists(comparison, left.list, right.list)
        }
        var triedReflected = false
        if leftType != rightType, isSubtype(rightType, leftType) {
            let method = special(rightType, comparison.reflected.special)
            if !method.isUnset {
                triedReflected = true
                let result = try callSpecial(method, right, left)
                if !result.isNotImplemented { return result }
            }
        }
        let method = special(leftType, comparison.special)
        if !method.isUnset {
            let result = try callSpecial(method, left, right)
            if !result.isNotImplemented { return result }
        }
        if !triedReflected {
            let method = special(rightType, comparison.reflected.special)
            if !method.isUnset {
                let result = try callSpecial(method, right, left)
                if !result.isNotImplemented { return result }
            }
        }
        switch comparison {
        case .eq: return Value(left == right)
        case .ne: return Value(left != right)
        default:
            throw typeError("'\(comparison.symbol)' not supported between instances of '\(messageTypeName(left))' and '\(messageTypeName(right))'")
        }
    }

    /// `hash(value)`. TypeError for unhashable types.
    @inline(__always)
    public func hash(_ value: Value) throws(ScriptException) -> Int {
        if value.isInt { return hashSmallInt(value.smallInt) }
        if value.isExactString { return value.string.hashValue }
        return try hashSlow(value)
    }

    /// Integers hash to themselves modulo 2^61 - 1, with -2 in place of -1: equal numbers of any type hash alike.
    @inline(__always)
    func hashSmallInt(_ value: Int) -> Int {
        let modulus = (1 << 61) - 1
        if _fastPath(value >= 0 && value < modulus) { return value }
        let result = value % modulus
        return result == -1 ? -2 : result
    }

    @inline(never)
    private func hashSlow(_ value: Value) throws(ScriptException) -> Int {
        if value.isBool { return value.isTrue ? 1 : 0 }
        if value.isFlonum { return hashDouble(value.flonum) }
        if value.isObject(of: .tuple), value.header.pointee.type == types.pointee.tuple {
            try checkNativeStack()
            return try hashItems(value.tuple.items, count: value.tuple.count)
        }
        let method = special(of: value, .hash)
        guard !method.isNoneOrUnset else { throw typeError("unhashable type: '\(messageTypeName(value))'") }
        let result = try callSpecial(method, value)
        if result.isInt { return result.smallInt == -1 ? -2 : result.smallInt }
        guard isInstance(result, types.pointee.int) else { throw typeError("__hash__ method should return an integer") }
        let full = try callSpecial(special(types.pointee.int, .hash), result)
        return full.isInt ? full.smallInt : -2
    }

    /// `repr(value)`, a `str`.
    public func repr(_ value: Value) throws(ScriptException) -> Value {
        if value.isInt { return makeDecimal(value.smallInt) }
        if value.isFlonum { return formatFloatRepr(value.flonum) }
        if value.isExactString { return try makeRepr(of: value.string) }
        try checkNativeStack()
        let method = special(of: value, .repr)
        let result = try callSpecial(method, value)
        guard result.isString else { throw typeError("__repr__ returned non-string (type \(typeName(result)))") }
        return result
    }

    /// `str(value)`, a `str`.
    public func str(_ value: Value) throws(ScriptException) -> Value {
        if value.isExactString { return value }
        if value.isInt { return makeDecimal(value.smallInt) }
        if value.isFlonum { return formatFloatRepr(value.flonum) }
        try checkNativeStack()
        let method = special(of: value, .str)
        let result = try callSpecial(method, value)
        guard result.isString else { throw typeError("__str__ returned non-string (type \(typeName(result)))") }
        return result
    }

    /// What `len` gives for the builtin containers that scripts ask most.
    @inline(__always)
    func knownLength(_ value: Value) -> Int? {
        guard value.isObject else { return nil }
        let type = value.header.pointee.type
        if type == types.pointee.list { return value.list.pointee.count }
        if type == types.pointee.str { return value.string.count }
        if type == types.pointee.tuple { return value.tuple.count }
        return type == types.pointee.dict ? value.dict.pointee.count : nil
    }

    /// `len(value)`.
    public func length(_ value: Value) throws(ScriptException) -> Int {
        if let known = knownLength(value) { return known }
        let method = special(of: value, .len)
        guard !method.isUnset else { throw typeError("object of type '\(messageTypeName(value))' has no len()") }
        let result = try callSpecial(method, value)
        if result.isInt, result.smallInt >= 0 { return result.smallInt }
        guard let count = intValue(try indexValue(result)) else {
            if (bigValue(result) ?? 0) < 0 { throw valueError("__len__() should return >= 0") }
            throw raise(.overflowError, "cannot fit '\(typeName(result))' into an index-sized integer")
        }
        guard count >= 0 else { throw valueError("__len__() should return >= 0") }
        return count
    }

    /// `object[key]`.
    public func getItem(_ object: Value, _ key: Value) throws(ScriptException) -> Value {
        let method = special(of: object, .getitem)
        if !method.isUnset { return try callSpecial(method, object, key) }
        if isType(object) {
            if object.type_ == types.pointee.type { return makeGenericAlias(object, key) }
            let classGetItem = try getAttributeOrUnset(object, name(.classGetitem))
            if !classGetItem.isUnset { return try call(classGetItem, key) }
            throw typeError("type '\(typeName(object.type_))' is not subscriptable")
        }
        throw typeError("'\(messageTypeName(object))' object is not subscriptable")
    }

    /// `origin[key]`, e.g. `list[int]`.
    public func makeGenericAlias(_ origin: Value, _ key: Value) -> Value {
        let arguments = key.isObject(of: .tuple) ? key : makeTuple(key)
        return makeRecord(kind: .genericAlias, type: types.pointee.genericAlias, origin, arguments, .false, .unset)
    }

    /// `object[key] = value`.
    public func setItem(_ object: Value, _ key: Value, _ value: Value) throws(ScriptException) {
        let method = special(of: object, .setitem)
        guard !method.isUnset else { throw typeError("'\(messageTypeName(object))' object does not support item assignment") }
        _ = try callSpecial(method, object, key, value)
    }

    /// `del object[key]`.
    public func deleteItem(_ object: Value, _ key: Value) throws(ScriptException) {
        let method = special(of: object, .delitem)
        guard !method.isUnset else { throw typeError("'\(messageTypeName(object))' object doesn't support item deletion") }
        _ = try callSpecial(method, object, key)
    }

    /// `item in container`.
    public func contains(_ container: Value, _ item: Value) throws(ScriptException) -> Bool {
        let method = special(of: container, .contains)
        if method.isNone { throw typeError("'\(messageTypeName(container))' object is not a container") }
        if !method.isUnset { return try isTrue(try callSpecial(method, container, item)) }
        if special(of: container, .iter).isUnset && special(of: container, .getitem).isUnset {
            throw typeError("argument of type '\(messageTypeName(container))' is not iterable")
        }
        let iterator = try iterate(container)
        while true {
            let mark = self.mark
            let next = try self.next(iterator)
            if next.isUnset { return false }
            if try isEqual(next, item) { return true }
            drain(to: mark)
        }
    }

    /// `iter(value)`.
    public func iterate(_ value: Value) throws(ScriptException) -> Value {
        let method = special(of: value, .iter)
        if method.isNone { throw typeError("'\(messageTypeName(value))' object is not iterable") }
        if !method.isUnset {
            let iterator = try callSpecial(method, value)
            guard !special(of: iterator, .next).isUnset else { throw typeError("iter() returned non-iterator of type '\(typeName(iterator))'") }
            return iterator
        }
        guard !special(of: value, .getitem).isUnset, !isType(value), value.kind != .dict else { throw typeError("'\(messageTypeName(value))' object is not iterable") }
        return makeIterator(types.pointee.sequenceIterator, source: value, step: stepSequence)
    }

    /// The next item, a temporary, or unset when the iterator has none left. StopIteration is not raised.
    @inline(__always)
    public func next(_ iterator: Value) throws(ScriptException) -> Value {
        try charge()
        if iterator.isObject(of: .iterator) && !iterator.header.pointee.type.pointee.flags.contains(.heapType) { return try iterator.iterator.pointee.step(self, iterator.iterator) }
        return try nextSlow(iterator)
    }

    @inline(never)
    private func nextSlow(_ iterator: Value) throws(ScriptException) -> Value {
        if iterator.isObject(of: .generator), iterator.header.pointee.type == types.pointee.generator {
            return try resume(iterator.generator, sending: .none)
        }
        let method = special(of: iterator, .next)
        guard !method.isUnset else { throw typeError("'\(messageTypeName(iterator))' object is not an iterator") }
        do throws(ScriptException) { return try callSpecial(method, iterator) } catch {
            guard raisedMatches(.stopIteration) else { throw error }
            _ = takeRaised()
            return .unset
        }
    }

    /// Calls `body` for each item, in a scope of its own for temporaries. `body` returns false to stop.
    public func forEach(_ iterable: Value, _ body: (Value) throws(ScriptException) -> Bool) throws(ScriptException) {
        let iterator = try iterate(iterable)
        while true {
            let mark = self.mark
            let item = keep(try next(iterator))
            if item.isUnset { return }
            let goOn = try body(item)
            drain(to: mark)
            if !goOn { return }
        }
    }

    /// The items of any iterable as a list of their own (a temporary list object). Lists and tuples are copied at once.
    public func makeList(from iterable: Value) throws(ScriptException) -> ListPointer {
        let list = makeList()
        try extend(list, from: iterable)
        return list
    }

    func extend(_ list: ListPointer, from iterable: Value) throws(ScriptException) {
        if iterable.isObject(of: .tuple), special(of: iterable, .iter) == special(types.pointee.tuple, .iter) {
            try checkAllocation(list.count + iterable.tuple.count, stride: 8)
            try chargeScan(iterable.tuple.count)
            for index in 0..<iterable.tuple.count { list.append(iterable.tuple.items[index]) }
            return
        }
        if iterable.isObject(of: .list), special(of: iterable, .iter) == special(types.pointee.list, .iter) {
            let count = iterable.list.count
            try checkAllocation(list.count + count, stride: 8)
            try chargeScan(count)
            var index = 0
            while index < count && index < iterable.list.count {
                list.append(iterable.list[index])
                index += 1
            }
            return
        }
        if iterable.isExactString {
            let string = iterable.string
            try charge(string.count / 16)
            for index in 0..<string.count { list.appendOwned(createCharacter(string[codePoint: index])) }
            return
        }
        let iterator = try iterate(iterable)
        if iterable.isObject, iterable.header.pointee.type.pointee.flags.contains(.heapType) { try askLength(of: iterable) }
        while true {
            let mark = self.mark
            let item = keep(try next(iterator))
            if item.isUnset { return }
            list.append(item)
            drain(to: mark)
        }
    }

    /// Room for a list is made by what `__len__` or `__length_hint__` says. Ours grows as it goes, but a script sees its methods called.
    @inline(never)
    private func askLength(of iterable: Value) throws(ScriptException) {
        let length = scriptMethod(iterable, .len)
        let method = length.isUnset ? scriptMethod(iterable, .lengthHint) : length
        guard !method.isUnset else { return }
        let hint: Value
        do throws(ScriptException) { hint = length.isUnset ? try callSpecial(method, iterable) : makeInt(try self.length(iterable)) } catch {
            guard raisedMatches(.typeError) else { throw error }
            _ = takeRaised()
            return
        }
        if hint.isNotImplemented { return }
        guard isInstance(hint, types.pointee.int) else { throw typeError("__length_hint__ must be an integer, not \(typeName(hint))") }
        guard try index(hint) >= 0 else { throw valueError("__length_hint__() should return >= 0") }
    }

    /// The items of any iterable as a tuple.
    public func makeTuple(from iterable: Value) throws(ScriptException) -> Value {
        if iterable.isObject(of: .tuple), iterable.header.pointee.type == types.pointee.tuple { return iterable }
        let list = try makeList(from: iterable)
        return makeTuple(UnsafeBufferPointer(start: list.pointee.items, count: list.count))
    }
}

/// `iter()` of an object with only `__getitem__`.
func stepSequence(_ vm: VM, _ iterator: IteratorPointer) throws(ScriptException) -> Value {
    guard iterator.pointee.index >= 0 else { return .unset }
    let index = iterator.pointee.index
    do throws(ScriptException) {
        let item = try vm.getItem(iterator.pointee.source, vm.makeInt(index))
        iterator.pointee.index = index + 1
        return item
    } catch {
        guard vm.raisedMatches(.indexError) || vm.raisedMatches(.stopIteration) else { throw error }
        _ = vm.takeRaised()
        iterator.pointee.index = -1
        return .unset
    }
}

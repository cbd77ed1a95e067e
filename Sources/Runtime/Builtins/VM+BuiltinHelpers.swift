
// The longer bodies of builtin functions.

extension VM {
    /// `left op right` by special methods; `message` words the refusal with both type names.
    func binarySpecial(_ left: Value, _ right: Value, _ special: Special, _ reflected: Special, _ message: (String, String) -> String) throws(ScriptException) -> Value {
        let leftType = type(of: left), rightType = type(of: right)
        let method = self.special(leftType, special), other = self.special(rightType, reflected)
        let reflectedFirst = leftType != rightType && isSubtype(rightType, leftType) && other != self.special(leftType, reflected)
        if reflectedFirst, !other.isUnset {
            let result = try callSpecial(other, right, left)
            if !result.isNotImplemented { return result }
        }
        if !method.isUnset {
            let result = try callSpecial(method, left, right)
            if !result.isNotImplemented { return result }
        }
        if !reflectedFirst, leftType != rightType, !other.isUnset {
            let result = try callSpecial(other, right, left)
            if !result.isNotImplemented { return result }
        }
        throw typeError(message(typeName(left), typeName(right)))
    }

    /// `sum(iterable, start)`: small ints in a machine word, floats with Neumaier's compensation as CPython 3.12 and later do.
    func sum(_ iterable: Value, start: Value) throws(ScriptException) -> Value {
        if start.isString { throw typeError("sum() can't sum strings [use ''.join(seq) instead]") }
        if start.kind == .bytes { throw typeError("sum() can't sum bytes [use b''.join(seq) instead]") }
        if start.kind == .bytearray { throw typeError("sum() can't sum bytearray [use b''.join(seq) instead]") }
        var total = OwnedValue(start)
        var whole = start.isInt ? start.smallInt : 0, isWhole = start.isInt
        var real = floatValue(start) ?? 0, compensation = 0.0, isReal = type(of: start) == types.pointee.float
        func settle() -> Value {
            if isWhole { return makeInt(whole) }
            if isReal { return makeFloat(compensation.isFinite && compensation != 0 ? real + compensation : real) }
            return total.value
        }
        let iterator = try iterate(iterable)
        if isWhole, iterable.isObject, iterable.header.pointee.type == types.pointee.list {
            // No script code runs between small integers: the list stays as it is.
            let list = iterable.list
            var index = 0
            while index < list.count, list[index].isInt {
                let (sum, overflow) = whole.addingReportingOverflow(list[index].smallInt)
                if overflow { break }
                whole = sum
                index &+= 1
            }
            iterator.iterator.pointee.index = index
            try chargeScan(index)
        }
        while true {
            let mark = self.mark
            let item = try next(iterator)
            if item.isUnset { break }
            if isWhole {
                if item.isInt {
                    let (next, overflow) = whole.addingReportingOverflow(item.smallInt)
                    if !overflow {
                        whole = next
                        drain(to: mark)
                        continue
                    }
                } else if let number = floatValue(item), type(of: item) == types.pointee.float {
                    real = Double(whole)
                    isWhole = false
                    isReal = true
                    addCompensated(number, to: &real, &compensation)
                    drain(to: mark)
                    continue
                }
                total.replace(with: makeInt(whole))
                isWhole = false
            } else if isReal {
                if type(of: item) == types.pointee.float, let number = floatValue(item) {
                    addCompensated(number, to: &real, &compensation)
                    drain(to: mark)
                    continue
                }
                if item.isInt {
                    real += Double(item.smallInt)
                    drain(to: mark)
                    continue
                }
                total.replace(with: settle())
                isReal = false
            }
            total.replace(with: try binarySpecial(total.value, item, .add, .radd) { "unsupported operand type(s) for +: '\($0)' and '\($1)'" })
            drain(to: mark)
        }
        return keep(settle())
    }

    private func addCompensated(_ number: Double, to sum: inout Double, _ compensation: inout Double) {
        let next = sum + number
        compensation += abs(sum) >= abs(number) ? (sum - next) + number : (number - next) + sum
        sum = next
    }

    /// `min` and `max`: the first item that no later one is `comparison` to.
    func extreme(_ function: String, _ arguments: Value, key: Value, fallback: Value, _ comparison: Comparison) throws(ScriptException) -> Value {
        let count = arguments.tuple.count
        guard count > 0 else { throw typeError("\(function) expected at least 1 argument, got 0") }
        if count > 1, !fallback.isUnset { throw typeError("Cannot specify a default for \(function)() with multiple positional arguments") }
        if count > 1, key.isNone { return try extremeItem(UnsafeBufferPointer(start: arguments.tuple.items, count: count), comparison) }
        var best = OwnedValue(.unset), bestKey = OwnedValue(.unset)
        try forEach(count == 1 ? arguments.tuple.items[0] : arguments) { (item) throws(ScriptException) in
            let itemKey = key.isNone ? item : try call(key, item)
            if try best.value.isUnset ? true : isBetter(itemKey, bestKey.value, comparison) {
                best.replace(with: item)
                bestKey.replace(with: itemKey)
            }
            return true
        }
        if best.value.isUnset {
            if fallback.isUnset { throw valueError("\(function)() iterable argument is empty") }
            return fallback
        }
        return keep(best.value)
    }

    /// Of several arguments without a key, which the caller keeps alive; unset of fewer than two.
    func extremeItem(_ arguments: UnsafeBufferPointer<Value>, _ comparison: Comparison) throws(ScriptException) -> Value {
        guard arguments.count > 1 else { return .unset }
        var best = arguments[0]
        for index in 1..<arguments.count {
            let mark = self.mark
            if try isBetter(arguments[index], best, comparison) { best = arguments[index] }
            drain(to: mark)
        }
        return best
    }

    @inline(__always)
    private func isBetter(_ item: Value, _ best: Value, _ comparison: Comparison) throws(ScriptException) -> Bool {
        if item.isInt && best.isInt { return comparison == .lt ? item.smallInt < best.smallInt : item.smallInt > best.smallInt }
        if item.isFlonum && best.isFlonum { return comparison == .lt ? item.flonum < best.flonum : item.flonum > best.flonum }
        return try isTrue(try compare(item, best, comparison))
    }

    /// `next(iterator)`; the StopIteration of an iterator written in a script passes through with its value.
    func nextItem(_ iterator: Value, fallback: Value) throws(ScriptException) -> Value {
        let method = special(of: iterator, .next)
        guard !method.isUnset else { throw typeError("'\(messageTypeName(iterator))' object is not an iterator") }
        if iterator.isObject(of: .iterator), !iterator.header.pointee.type.pointee.flags.contains(.heapType) {
            let item = try iterator.iterator.pointee.step(self, iterator.iterator)
            if !item.isUnset { return item }
            if fallback.isUnset { throw raise(.stopIteration) }
            return fallback
        }
        if fallback.isUnset { return try callSpecial(method, iterator) }
        do throws(ScriptException) { return try callSpecial(method, iterator) } catch {
            guard raisedMatches(.stopIteration) else { throw error }
            _ = takeRaised()
            return fallback
        }
    }

    func ordinal(_ value: Value) throws(ScriptException) -> Value {
        let count: Int
        switch value.kind {
        case .string:
            count = value.string.count
            if count == 1 { return Value(smallInt: Int(value.string[codePoint: 0])) }
        case .bytes:
            count = value.bytes.pointee.count
            if count == 1 { return Value(value.bytes.base[0]) }
        case .bytearray:
            count = value.byteArray.pointee.count
            if count == 1 { return Value(value.byteArray.pointee.base[0]) }
        default: throw typeError("ord() expected string of length 1, but \(typeName(value)) found")
        }
        throw typeError("ord() expected a character, but string of length \(count) found")
    }

    /// `dir(object)`; unset: the names of the current scope.
    func directory(_ object: Value) throws(ScriptException) -> Value {
        let names: ListPointer
        if object.isUnset {
            let locals = try currentLocals()
            names = try makeList(from: locals.isObject(of: .dict) && locals.header.pointee.type == types.pointee.dict ? keyList(locals.dict) : try callMethod(locals, intern("keys")))
        } else {
            let method = special(of: object, .dir)
            guard !method.isUnset else { throw typeError("object does not provide __dir__") }
            names = try makeList(from: try callSpecial(method, object))
        }
        _ = try callMethod(Value(names), intern("sort"))
        return Value(names)
    }
}

// Calls of the commonest built-in types in one step, without `__new__`, `__init__` and their argument tuples.

extension VM {
    /// What `type(*arguments)` gives for an exact built-in type and positional arguments, a temporary; unset when the call has to take the
    /// general way (which also words the refusals).
    func constructDirectly(_ type: TypePointer, _ base: UnsafeMutablePointer<Value>, _ count: Int) throws(ScriptException) -> Value {
        let types = self.types
        if type == types.pointee.range {
            guard (1...3).contains(count), base[0].isInt, count < 2 || base[1].isInt, count < 3 || base[2].isInt else { return .unset }
            return try makeRange(count == 1 ? Value(smallInt: 0) : base[0], count == 1 ? base[0] : base[1], count == 3 ? base[2] : Value(smallInt: 1))
        }
        guard count <= 1 else { return .unset }
        if type == types.pointee.list {
            let list = makeList()
            if count == 1 { try extend(list, from: base[0]) }
            return Value(list)
        }
        if type == types.pointee.tuple { return count == 0 ? runtime.pointee.emptyTuple : try makeTuple(from: base[0]) }
        if type == types.pointee.dict {
            let dict = makeDict()
            if count == 1 { try dictUpdate(dict, from: base[0]) }
            return Value(dict)
        }
        if type == types.pointee.set {
            let set = makeSet()
            if count == 1 { try setUpdate(set, from: base[0]) }
            return Value(set)
        }
        guard count == 1 else { return .unset }
        if type == types.pointee.int { return plainInt(try makeInteger(from: base[0])) }
        if type == types.pointee.str { return try str(base[0]) }
        if type == types.pointee.float { return base[0].isFlonum ? base[0] : makeFloat(try makeDouble(from: base[0])) }
        if type == types.pointee.bool { return Value(try isTrue(base[0])) }
        return .unset
    }
}

/// `types.UnionType`: record (tuple of members).
enum UnionType {
    static let declaration = TypeDeclaration(
        "types.UnionType", "One of several types, such as int | str.", kind: .unionType, flags: [],
        methods: methods, attributes: attributes)

    private static let methods: [Builtin] = [
        Builtin("__or__", "(self, value, /)", "Gives self | value.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[0], a[1]) },
        Builtin("__ror__", "(self, value, /)", "Gives value | self.") { (vm, a) throws(ScriptException) in try vm.makeUnion(a[1], a[0]) },
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .unionType) else { throw vm.foreignReceiver(a[0], vm.types.pointee.unionType, "__repr__") }
            let members = a[0].record.values[0].tuple
            var parts: [String] = []
            for index in 0..<members.count { parts.append(members.items[index] == Value(vm.types.pointee.none) ? "None" : try vm.typeExpressionText(members.items[index])) }
            return vm.makeString(parts.joined(separator: " | "))
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .unionType), a[1].isObject(of: .unionType) else { return .notImplemented }
            let left = a[0].record.values[0].tuple, right = a[1].record.values[0].tuple
            guard left.count == right.count else { return .false }
            for index in 0..<left.count where !(try vm.containsItem(right, left.items[index])) { return .false }
            return .true
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .unionType) else { throw vm.foreignReceiver(a[0], vm.types.pointee.unionType, "__hash__") }
            let members = a[0].record.values[0].tuple
            var hash = 0x2545
            for index in 0..<members.count { hash ^= (try vm.hash(members.items[index])) &* 89 }
            return Value(smallInt: hash >> 2)
        },
        Builtin("__instancecheck__", "(self, instance, /)", "Answers isinstance(instance, self).") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .unionType) else { throw vm.foreignReceiver(a[0], vm.types.pointee.unionType, "__instancecheck__") }
            return Value(try vm.isInstance(a[1], of: a[0]))
        },
        Builtin("__subclasscheck__", "(self, subclass, /)", "Answers issubclass(subclass, self).") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .unionType) else { throw vm.foreignReceiver(a[0], vm.types.pointee.unionType, "__subclasscheck__") }
            return Value(try vm.isSubclass(a[1], of: a[0]))
        },
        Builtin("__getitem__", "(self, key, /)", "Gives the item or the slice at key.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .unionType) else { throw vm.foreignReceiver(a[0], vm.types.pointee.unionType, "__getitem__") }
            let arguments = try vm.substituteTypeParameters(a[0], members: a[0].record.values[0], parameters: try vm.typeParameters(in: a[0].record.values[0]), key: a[1])
            guard arguments.tuple.count > 0 else { return a[0] }
            var result = arguments.tuple.items[0]
            for index in 1..<max(1, arguments.tuple.count) { result = try vm.binaryOr(result, arguments.tuple.items[index]) }
            return result
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute(member: "__args__", "", { (_, union) throws(ScriptException) in union.record.values[0] }),
        Attribute("__parameters__", "The type variables in it.", { (vm, union) throws(ScriptException) in try vm.typeParameters(in: union.record.values[0]) }),
    ]
}

extension VM {
    /// `left | right` for types, None, generic aliases, type variables and unions; NotImplemented for anything else.
    func makeUnion(_ left: Value, _ right: Value) throws(ScriptException) -> Value {
        guard isUnionMember(left), isUnionMember(right) else { return .notImplemented }
        var members: [Value] = []
        for side in [left, right] {
            let parts: [Value]
            if side.isObject(of: .unionType) {
                let tuple = side.record.values[0].tuple
                parts = (0..<tuple.count).map { tuple.items[$0] }
            } else {
                parts = [side.isNone ? Value(types.pointee.none) : side]
            }
            for part in parts {
                var isKnown = false
                for member in members where !isKnown { isKnown = try isEqual(member, part) }
                if !isKnown { members.append(part) }
            }
        }
        if members.count == 1 { return members[0] }
        return makeRecord(kind: .unionType, type: types.pointee.unionType, makeTuple(members))
    }

    private func isUnionMember(_ value: Value) -> Bool {
        if value.isNone || value.isObject(of: .type) || value.isObject(of: .genericAlias) || value.isObject(of: .unionType) { return true }
        let type = swiftString(self.type(of: value).pointee.name)
        return ["TypeVar", "ParamSpec", "TypeVarTuple", "TypeAliasType"].contains(type) && swiftString(typeModule(self.type(of: value))) == "typing"
    }

    fileprivate func containsItem(_ tuple: TuplePointer, _ item: Value) throws(ScriptException) -> Bool {
        for index in 0..<tuple.count where try isEqual(tuple.items[index], item) { return true }
        return false
    }

    /// `left | right` through the operands' special methods.
    fileprivate func binaryOr(_ left: Value, _ right: Value) throws(ScriptException) -> Value {
        let method = special(of: left, .or)
        if !method.isUnset {
            let result = try callSpecial(method, left, right)
            if !result.isNotImplemented { return result }
        }
        let reflected = special(of: right, .ror)
        if !reflected.isUnset {
            let result = try callSpecial(reflected, right, left)
            if !result.isNotImplemented { return result }
        }
        throw typeError("unsupported operand type(s) for |: '\(messageTypeName(left))' and '\(messageTypeName(right))'")
    }
}

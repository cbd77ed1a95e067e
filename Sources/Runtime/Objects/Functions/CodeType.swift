import TaipanSyntax

/// `code`.
enum CodeType {
    static let declaration = TypeDeclaration(
        "code", "The compiled form of a piece of script.", kind: .code, flags: [.weakReferencable],
        methods: methods + comparison + [replace("replace"), replace("__replace__")], attributes: counts + names)

    /// Instructions are counted in bytes wherever scripts see their numbers, two for each, as libraries expect.
    static let instructionUnit = 2

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let code = try vm.codeSelf(a[0], "__repr__")
            return vm.makeString("<code object \(vm.swiftString(code.pointee.name)) at \(vm.addressText(a[0])), file \"\(vm.swiftString(code.pointee.filename))\", line \(code.pointee.firstLine)>")
        },
        Builtin("co_positions", "(self, /)", "") { (vm, a) throws(ScriptException) in
            let positions = try vm.codeSelf(a[0], "co_positions").pointee.storage.takeUnretainedValue().positions
            let list = vm.makeList(capacity: positions.count)
            for range in positions {
                let tuple = vm.createTupleOwning([Value(range.line), Value(range.endLine), Value(range.column), Value(range.endColumn)])
                list.appendOwned(Value(tuple))
            }
            return try vm.iterate(Value(list))
        },
        Builtin("co_lines", "(self, /)", "") { (vm, a) throws(ScriptException) in
            let positions = try vm.codeSelf(a[0], "co_lines").pointee.storage.takeUnretainedValue().positions
            let list = vm.makeList()
            var start = 0
            for index in positions.indices where index + 1 == positions.count || positions[index + 1].line != positions[index].line {
                list.appendOwned(Value(vm.createTupleOwning([Value(smallInt: start * instructionUnit), Value(smallInt: (index + 1) * instructionUnit), Value(positions[index].line)])))
                start = index + 1
            }
            return try vm.iterate(Value(list))
        },
    ]

    private static let comparison: [Builtin] = [
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            let code = try vm.codeSelf(a[0], "__eq__")
            guard a[1].isObject(of: .code) else { return .notImplemented }
            return Value(try vm.isSameCode(code, a[1].codeObject))
        },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in
            let code = try vm.codeSelf(a[0], "__ne__")
            guard a[1].isObject(of: .code) else { return .notImplemented }
            return Value(!(try vm.isSameCode(code, a[1].codeObject)))
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            let code = try vm.codeSelf(a[0], "__hash__")
            let count = code.pointee.storage.takeUnretainedValue().instructionCount
            return vm.makeInt(try vm.hash(vm.makeTuple(code.pointee.qualifiedName, Value(code.pointee.firstLine), Value(smallInt: count), code.pointee.localNames)))
        },
    ]

    private static func replace(_ name: StaticString) -> Builtin {
        Builtin(name, "(self, /, **changes)", "A copy with other values for the attributes named.") { (vm, a) throws(ScriptException) in
            try vm.replacedCode(try vm.codeSelf(a[0], "replace"), a[1])
        }
    }

    private static let counts: [Attribute] = [
        Attribute(member: "co_argcount", "", { (_, code) throws(ScriptException) in Value(code.codeObject.pointee.argumentCount) }),
        Attribute(member: "co_posonlyargcount", "", { (_, code) throws(ScriptException) in Value(code.codeObject.pointee.positionalOnlyCount) }),
        Attribute(member: "co_kwonlyargcount", "", { (_, code) throws(ScriptException) in Value(code.codeObject.pointee.keywordOnlyCount) }),
        Attribute(member: "co_nlocals", "", { (vm, code) throws(ScriptException) in Value(smallInt: vm.variableNames(code.codeObject).count) }),
        Attribute(member: "co_stacksize", "", { (_, code) throws(ScriptException) in Value(code.codeObject.pointee.registerCount - code.codeObject.pointee.localCount) }),
        Attribute(member: "co_flags", "", { (_, code) throws(ScriptException) in
            Value(smallInt: Int(code.codeObject.pointee.flags.subtracting([.usesNamespace, .hasDocstring]).rawValue))
        }),
        Attribute(member: "co_firstlineno", "", { (_, code) throws(ScriptException) in Value(code.codeObject.pointee.firstLine) }),
    ]

    private static let names: [Attribute] = [
        Attribute("co_code", "The operations, two bytes for each; of use for comparison only.", { (vm, code) throws(ScriptException) in
            let object = code.codeObject
            var bytes: [UInt8] = []
            for index in 0..<object.pointee.storage.takeUnretainedValue().instructionCount {
                bytes += [object.pointee.instructions[index].op.rawValue, object.pointee.instructions[index].flags]
            }
            return vm.makeBytes(bytes)
        }),
        Attribute(member: "co_name", "", { (_, code) throws(ScriptException) in code.codeObject.pointee.name }),
        Attribute(member: "co_qualname", "", { (_, code) throws(ScriptException) in code.codeObject.pointee.qualifiedName }),
        Attribute(member: "co_filename", "", { (_, code) throws(ScriptException) in code.codeObject.pointee.filename }),
        Attribute("co_varnames", "", { (vm, code) throws(ScriptException) in vm.makeTuple(vm.variableNames(code.codeObject)) }),
        Attribute("co_cellvars", "", { (_, code) throws(ScriptException) in code.codeObject.pointee.cellNames }),
        Attribute("co_freevars", "", { (_, code) throws(ScriptException) in code.codeObject.pointee.freeNames }),
        Attribute(member: "co_names", "", { (vm, code) throws(ScriptException) in
            vm.makeTuple(vm.usedNames(code.codeObject))
        }),
        Attribute(member: "co_consts", "", { (vm, code) throws(ScriptException) in
            let object = code.codeObject
            return vm.makeTuple((0..<object.pointee.storage.takeUnretainedValue().constantCount).map { noneForUnset(object.pointee.constants[$0]) })
        }),
    ]
}

extension VM {
    fileprivate func codeSelf(_ value: Value, _ method: StaticString) throws(ScriptException) -> CodePointer {
        guard value.isObject(of: .code) else { throw foreignReceiver(value, types.pointee.code, method) }
        return value.codeObject
    }

    /// `co_names`: names of globals and attributes.
    func usedNames(_ code: CodePointer) -> [Value] {
        var names: [Value] = []
        for index in 0..<code.pointee.storage.takeUnretainedValue().cacheCount where !names.contains(code.pointee.caches[index].name) {
            if code.pointee.caches[index].name.isString { names.append(code.pointee.caches[index].name) }
        }
        return names
    }

    /// `co_varnames`: parameters and other locals, without cells that are no parameters and free variables.
    func variableNames(_ code: CodePointer) -> [Value] {
        let names = code.pointee.localNames.tuple
        let parameters = parameterCount(code)
        func holds(_ tuple: Value, _ name: Value) -> Bool {
            for index in 0..<tuple.tuple.count where tuple.tuple.items[index] == name { return true }
            return false
        }
        return (0..<names.count).compactMap { index in
            let name = names.items[index]
            let isCell = index >= parameters && (holds(code.pointee.cellNames, name) || holds(code.pointee.freeNames, name))
            return isCell ? nil : name
        }
    }
}

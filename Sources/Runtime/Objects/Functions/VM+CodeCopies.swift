import TaipanSyntax

/// Equality of code objects, and `code.replace()`.
extension VM {
    func isSameCode(_ left: CodePointer, _ right: CodePointer) throws(ScriptException) -> Bool {
        if left == right { return true }
        let storage = left.pointee.storage.takeUnretainedValue(), other = right.pointee.storage.takeUnretainedValue()
        let count = storage.instructionCount
        guard left.pointee.argumentCount == right.pointee.argumentCount, left.pointee.positionalOnlyCount == right.pointee.positionalOnlyCount,
              left.pointee.keywordOnlyCount == right.pointee.keywordOnlyCount, left.pointee.flags == right.pointee.flags, left.pointee.firstLine == right.pointee.firstLine,
              count == other.instructionCount, storage.constantCount == other.constantCount, storage.positions == other.positions,
              sameString(left.pointee.name.string, right.pointee.name.string) else { return false }
        for index in 0..<count {
            let one = left.pointee.instructions[index], two = right.pointee.instructions[index]
            guard one.op == two.op, one.flags == two.flags, one.a == two.a, one.wide == two.wide else { return false }
        }
        for (one, two) in [(left.pointee.localNames, right.pointee.localNames), (left.pointee.cellNames, right.pointee.cellNames),
                           (left.pointee.freeNames, right.pointee.freeNames), (makeTuple(usedNames(left)), makeTuple(usedNames(right)))] {
            guard try isEqual(one, two) else { return false }
        }
        for index in 0..<storage.constantCount {
            guard try isSameConstant(left.pointee.constants[index], right.pointee.constants[index]) else { return false }
        }
        return true
    }

    /// Constants differ when their types do: 1, 1.0 and True are three.
    private func isSameConstant(_ left: Value, _ right: Value) throws(ScriptException) -> Bool {
        if left == right { return true }
        guard !left.isUnset, !right.isUnset, type(of: left) == type(of: right) else { return false }
        guard left.isObject(of: .tuple) else {
            guard try isEqual(left, right) else { return false }
            return sameString(try repr(left).string, try repr(right).string)
        }
        guard left.tuple.count == right.tuple.count else { return false }
        for index in 0..<left.tuple.count {
            guard try isSameConstant(left.tuple.items[index], right.tuple.items[index]) else { return false }
        }
        return true
    }

    // MARK: Copies

    /// A copy of the code with the attributes that `changes`, a dict, names.
    func replacedCode(_ code: CodePointer, _ changes: Value) throws(ScriptException) -> Value {
        let parts = copiedParts(code)
        let dict = changes.dict
        for number in 0..<dict.pointee.used where !dict.pointee.entries[number].key.isUnset {
            try change(parts, swiftString(dict.pointee.entries[number].key), to: dict.pointee.entries[number].value, code)
        }
        return makeCode(parts)
    }

    private func copiedParts(_ code: CodePointer) -> CodeParts {
        let storage = code.pointee.storage.takeUnretainedValue()
        let parts = CodeParts()
        parts.instructions = (0..<storage.instructionCount).map { code.pointee.instructions[$0] }
        parts.constants = (0..<storage.constantCount).map { code.pointee.constants[$0] }
        parts.cacheNames = (0..<storage.cacheCount).map { code.pointee.caches[$0].name }
        parts.positions = storage.positions
        parts.exceptionTable = storage.exceptionTable
        parts.traceNotes = storage.traceNotes
        parts.source = storage.source
        parts.argumentCount = Int(code.pointee.argumentCount)
        parts.positionalOnlyCount = Int(code.pointee.positionalOnlyCount)
        parts.keywordOnlyCount = Int(code.pointee.keywordOnlyCount)
        parts.localCount = Int(code.pointee.localCount)
        parts.registerCount = Int(code.pointee.registerCount) - 2
        parts.flags = code.pointee.flags
        parts.firstLine = Int(code.pointee.firstLine)
        parts.name = code.pointee.name
        parts.qualifiedName = code.pointee.qualifiedName
        parts.filename = code.pointee.filename
        func items(_ tuple: Value) -> [Value] { (0..<tuple.tuple.count).map { tuple.tuple.items[$0] } }
        parts.localNames = items(code.pointee.localNames)
        parts.cellNames = items(code.pointee.cellNames)
        parts.freeNames = items(code.pointee.freeNames)
        return parts
    }

    private func change(_ parts: CodeParts, _ name: String, to value: Value, _ code: CodePointer) throws(ScriptException) {
        switch name {
        case "co_name": parts.name = intern(try expectString(value, name))
        case "co_qualname": parts.qualifiedName = intern(try expectString(value, name))
        case "co_filename": parts.filename = try expectString(value, name)
        case "co_firstlineno": shiftLines(parts, by: try index(value) - parts.firstLine)
        case "co_flags":
            let flags = CodeFlags(rawValue: UInt32(truncatingIfNeeded: try index(value)))
            let shape: CodeFlags = [.variadic, .keywordVariadic, .generator, .coroutine, .asyncGenerator, .optimized, .newLocals]
            guard flags.intersection(shape) == parts.flags.intersection(shape) else { throw valueError("code: co_flags would change what the instructions do") }
            parts.flags = flags.union(parts.flags.intersection([.usesNamespace, .hasDocstring]))
        case "co_consts":
            let items = try expectTuple(value, name)
            guard items.count == parts.constants.count else { throw valueError("code: co_consts must have \(parts.constants.count) items") }
            for index in 0..<items.count where !parts.constants[index].isUnset { parts.constants[index] = items.items[index] }
        case "co_names":
            let old = usedNames(code)
            let new = try names(value, name, count: old.count)
            parts.cacheNames = parts.cacheNames.map { known in old.firstIndex(of: known).map { new[$0] } ?? known }
        case "co_varnames": try rename(parts, variableNames(code), to: value, name)
        case "co_cellvars":
            try rename(parts, parts.cellNames, to: value, name)
            parts.cellNames = try names(value, name, count: parts.cellNames.count)
        case "co_freevars":
            try rename(parts, parts.freeNames, to: value, name)
            parts.freeNames = try names(value, name, count: parts.freeNames.count)
        case "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize":
            let known = try index(try getAttribute(Value(code), intern(name)))
            let wanted = try index(value)
            guard wanted == known || name == "co_stacksize" else { throw valueError("code: \(name) cannot be changed") }
        case "co_code":
            guard try isEqual(value, try getAttribute(Value(code), intern(name))) else { throw valueError("code: co_code cannot be changed") }
        default: throw typeError("replace() got an unexpected keyword argument '\(name)'")
        }
    }

    private func shiftLines(_ parts: CodeParts, by distance: Int) {
        guard let shift = Int32(exactly: distance) else { return }
        parts.firstLine += distance
        for index in parts.positions.indices {
            parts.positions[index].line &+= shift
            parts.positions[index].endLine &+= shift
        }
        parts.traceNotes.marks = parts.traceNotes.marks.map { TraceNotes.Mark(instruction: $0.instruction, line: $0.line &+ shift, kind: $0.kind) }
    }

    /// Other names for variables.
    private func rename(_ parts: CodeParts, _ old: [Value], to value: Value, _ name: String) throws(ScriptException) {
        let new = try names(value, name, count: old.count)
        parts.localNames = parts.localNames.map { known in old.firstIndex(of: known).map { new[$0] } ?? known }
    }

    private func names(_ value: Value, _ name: String, count: Int) throws(ScriptException) -> [Value] {
        let tuple = try expectTuple(value, name)
        guard tuple.count == count else { throw valueError("code: \(name) must have \(count) items") }
        var names: [Value] = []
        for index in 0..<count { names.append(intern(try expectString(tuple.items[index], name))) }
        return names
    }

    private func expectString(_ value: Value, _ name: String) throws(ScriptException) -> Value {
        guard value.isString else { throw typeError("replace() argument '\(name)' must be str, not \(typeName(value))") }
        return exactString(value)
    }

    private func expectTuple(_ value: Value, _ name: String) throws(ScriptException) -> TuplePointer {
        guard value.isObject(of: .tuple) else { throw typeError("replace() argument '\(name)' must be tuple, not \(typeName(value))") }
        return value.tuple
    }
}

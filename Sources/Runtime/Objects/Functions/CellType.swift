/// `cell`: record (contents or unset).
enum CellType {
    static let declaration = TypeDeclaration(
        "cell", "Holds a variable that functions share; ValueError while it is empty.", kind: .cell, flags: [],
        methods: methods, staticMethods: [new], attributes: [contents])

    private static let new = Builtin("__new__", "(cls, contents=<unrepresentable>, /)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        vm.makeRecord(kind: .cell, type: vm.types.pointee.cell, a[1])
    }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .cell) else { throw vm.foreignReceiver(a[0], vm.types.pointee.cell, "__repr__") }
            let value = a[0].record.values[0]
            let text = value.isUnset ? "empty" : "\(vm.typeName(value)) object at \(vm.addressText(value))"
            return vm.makeString("<cell at \(vm.addressText(a[0])): \(text)>")
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try vm.compareCells(a[0], a[1], .eq) },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in try vm.compareCells(a[0], a[1], .ne) },
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less.") { (vm, a) throws(ScriptException) in try vm.compareCells(a[0], a[1], .lt) },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less or equal.") { (vm, a) throws(ScriptException) in try vm.compareCells(a[0], a[1], .le) },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater.") { (vm, a) throws(ScriptException) in try vm.compareCells(a[0], a[1], .gt) },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater or equal.") { (vm, a) throws(ScriptException) in try vm.compareCells(a[0], a[1], .ge) },
    ]

    private static let contents = Attribute("cell_contents", "", { (vm, cell) throws(ScriptException) in
        let value = cell.record.values[0]
        if value.isUnset { throw vm.valueError("Cell is empty") }
        return vm.keep(value)
    }, set: { (vm, cell, value) throws(ScriptException) in vm.setField(ofRecord: cell, 0, value) })
}

extension VM {
    /// Cells compare as what they hold; an empty one comes before all others.
    fileprivate func compareCells(_ left: Value, _ right: Value, _ operation: Comparison) throws(ScriptException) -> Value {
        guard left.isObject(of: .cell), right.isObject(of: .cell) else { return .notImplemented }
        let one = left.record.values[0], two = right.record.values[0]
        if one.isUnset || two.isUnset { return try compare(Value(smallInt: one.isUnset ? 0 : 1), Value(smallInt: two.isUnset ? 0 : 1), operation) }
        return try compare(keep(one), keep(two), operation)
    }
}

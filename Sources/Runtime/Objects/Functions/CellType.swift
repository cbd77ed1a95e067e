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
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .cell), a[1].isObject(of: .cell) else { return .notImplemented }
            let left = a[0].record.values[0], right = a[1].record.values[0]
            if left.isUnset || right.isUnset { return Value(left == right) }
            return Value(try vm.isEqual(vm.keep(left), vm.keep(right)))
        },
    ]

    private static let contents = Attribute("cell_contents", "", { (vm, cell) throws(ScriptException) in
        let value = cell.record.values[0]
        if value.isUnset { throw vm.valueError("cell is empty") }
        return vm.keep(value)
    }, set: { (vm, cell, value) throws(ScriptException) in vm.setField(ofRecord: cell, 0, value) })
}

/// `traceback`: record, see `TracebackField`.
enum TracebackType {
    static let declaration = TypeDeclaration(
        "traceback", "A link in the chain of frames that an exception came through.", kind: .traceback, flags: [],
        methods: methods, staticMethods: [new], attributes: attributes)

    private static let new = Builtin("__new__", "(cls, tb_next, tb_frame, tb_lasti, tb_lineno)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        guard a[1].isNone || a[1].isObject(of: .traceback) else { throw vm.typeError("expected traceback object or None, got '\(vm.typeName(a[1]))'") }
        guard a[2].isObject(of: .frame) else { throw vm.typeError("traceback() argument 'tb_frame' must be frame, not \(vm.argumentTypeName(a[2]))") }
        let instruction = Value(try vm.int32(a[3]) >> 1), line = Value(try vm.int32(a[4]))
        return vm.makeRecord(kind: .traceback, type: vm.types.pointee.traceback, a[1], a[2], instruction, line)
    }

    private static let methods: [Builtin] = [
        Builtin("__dir__", "(self, /)", "") { (vm, _) throws(ScriptException) in
            vm.makeList(["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map { vm.intern($0) })
        },
    ]

    private static let attributes: [Attribute] = [
        Attribute("tb_next", "", { (_, traceback) throws(ScriptException) in noneForUnset(traceback.record.values[TracebackField.next]) }, set: { (vm, traceback, value) throws(ScriptException) in
            if value.isUnset { throw vm.typeError("can't delete tb_next attribute") }
            guard value.isNone || value.isObject(of: .traceback) else { throw vm.typeError("expected traceback object, got '\(vm.typeName(value))'") }
            var current = value
            while current.isObject(of: .traceback) {
                if current == traceback { throw vm.valueError("traceback loop detected") }
                current = current.record.values[TracebackField.next]
            }
            vm.setField(ofRecord: traceback, TracebackField.next, value)
        }),
        Attribute(member: "tb_frame", "", { (_, traceback) throws(ScriptException) in traceback.record.values[TracebackField.frame] }),
        Attribute(member: "tb_lasti", "", { (_, traceback) throws(ScriptException) in
            Value(smallInt: traceback.record.values[TracebackField.instruction].smallInt * CodeType.instructionUnit)
        }),
        Attribute("tb_lineno", "", { (_, traceback) throws(ScriptException) in traceback.record.values[TracebackField.line] }),
    ]
}

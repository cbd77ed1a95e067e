/// `str`.
enum StrType {
    static let declaration = TypeDeclaration(
        "str",
        "Text: of an object, or of bytes in an encoding.",
        kind: .string, flags: [.subclassable],
        methods: protocolMethods + comparisonMethods + searchMethods + splitMethods + stripMethods + caseMethods + layoutMethods + predicateMethods + conversionMethods,
        staticMethods: staticMethods)

    private static let staticMethods: [Builtin] = [
        Builtin("__new__", "(cls, object=<unset>, encoding=<unset>, errors=<unset>)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
            let type = try vm.subclassArgument(a[0], of: vm.types.pointee.str)
            let text = try StrType.text(vm, a[1], encoding: a[2], errors: a[3])
            return type == vm.types.pointee.str ? text : vm.makeString(text.string, type: type)
        },
        Builtin("maketrans", "(x, y=<unset>, z=<unset>, /)", "A table for translate(): a dict, or characters x that become those of y, and characters z that go.") { (vm, a) throws(ScriptException) in
            try vm.makeTranslation(a[0], a[1], a[2])
        },
    ]

    /// What `str(object, encoding, errors)` gives.
    private static func text(_ vm: VM, _ object: Value, encoding: Value, errors: Value) throws(ScriptException) -> Value {
        if encoding.isUnset && errors.isUnset, !object.isUnset { return try vm.str(object) }
        for (value, name) in [(encoding, "encoding"), (errors, "errors")] where !value.isUnset && !value.isString {
            throw vm.typeError("str() argument '\(name)' must be str, not \(vm.argumentTypeName(value))")
        }
        if object.isUnset { return vm.runtime.pointee.emptyString }
        let object = try vm.exportedBytes(of: object)
        if object.isString { throw vm.typeError("decoding str is not supported") }
        guard vm.isBytesLike(object) else { throw vm.typeError("decoding to str: need a bytes-like object, \(vm.typeName(object)) found") }
        return try vm.decode(object, encoding: encoding, errors: errors)
    }
}

extension VM {
    /// The receiver of a `str` method.
    @inline(__always)
    func strSelf(_ a: Arguments, _ method: StaticString) throws(ScriptException) -> StringPointer {
        guard _fastPath(a[0].isString) else { throw wrongReceiver(method, of: "str", a[0]) }
        return a[0].string
    }

    /// An argument that has to be a `str`: "find() argument 1 must be str, not int".
    @inline(__always)
    func strArgument(_ a: Arguments, _ index: Int, _ method: StaticString) throws(ScriptException) -> StringPointer {
        guard _fastPath(a[index].isString) else { throw typeError("\(method)() argument \(index) must be str, not \(argumentTypeName(a[index]))") }
        return a[index].string
    }

    /// Bounds of a search (`start`, `end` as in slices, None for the ends) in something of `count` items; nil when the start lies behind the end.
    @inline(__always)
    func searchRange(_ start: Value, _ end: Value, _ count: Int) throws(ScriptException) -> Range<Int>? {
        if start.isNoneOrUnset && end.isNoneOrUnset { return 0..<count }
        return try searchRangeSlow(start, end, count)
    }

    @inline(never)
    private func searchRangeSlow(_ start: Value, _ end: Value, _ count: Int) throws(ScriptException) -> Range<Int>? {
        func bound(_ value: Value, _ absent: Int) throws(ScriptException) -> Int {
            if value.isNoneOrUnset { return absent }
            guard value.isInt || value.isBool || value.isObject(of: .bigInteger) || !special(of: value, .index).isUnset else {
                throw typeError("slice indices must be integers or None or have an __index__ method")
            }
            let position = try clampedIndex(value)
            return position < 0 ? max(position + count, 0) : position
        }
        let lower = try bound(start, 0), upper = min(try bound(end, count), count)
        return lower <= upper ? lower..<upper : nil
    }
}

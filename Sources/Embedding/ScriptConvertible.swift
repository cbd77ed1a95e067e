import TaipanRuntime

/// A Swift type whose values can go into a script and come out of it.
public protocol ScriptConvertible {
    /// The value of a script as this type; throws TypeError or OverflowError into the script where it is none.
    static func fromScript(_ value: Value, _ vm: VM) throws(ScriptException) -> Self
    /// This value for a script: a temporary of `vm`.
    func toScript(_ vm: VM) throws(ScriptException) -> Value
}

extension VM {
    fileprivate func conversionError(_ value: Value, to expected: String) -> ScriptException {
        typeError("expected \(expected), not \(typeName(value))")
    }
}

extension Bool: ScriptConvertible {
    public static func fromScript(_ value: Value, _ vm: VM) throws(ScriptException) -> Bool { try vm.isTrue(value) }
    public func toScript(_ vm: VM) throws(ScriptException) -> Value { Value(self) }
}

extension Int: ScriptConvertible {
    public static func fromScript(_ value: Value, _ vm: VM) throws(ScriptException) -> Int { try vm.index(value) }
    public func toScript(_ vm: VM) throws(ScriptException) -> Value { vm.makeInt(self) }
}

extension Int32: ScriptConvertible {
    public static func fromScript(_ value: Value, _ vm: VM) throws(ScriptException) -> Int32 { try vm.int32(value) }
    public func toScript(_ vm: VM) throws(ScriptException) -> Value { vm.makeInt(Int(self)) }
}

extension Double: ScriptConvertible {
    public static func fromScript(_ value: Value, _ vm: VM) throws(ScriptException) -> Double { try vm.double(value) }
    public func toScript(_ vm: VM) throws(ScriptException) -> Value { vm.makeFloat(self) }
}

extension String: ScriptConvertible {
    public static func fromScript(_ value: Value, _ vm: VM) throws(ScriptException) -> String {
        guard value.isString else { throw vm.conversionError(value, to: "str") }
        return vm.swiftString(value)
    }
    public func toScript(_ vm: VM) throws(ScriptException) -> Value { vm.makeString(self) }
}

extension Optional: ScriptConvertible where Wrapped: ScriptConvertible {
    public static func fromScript(_ value: Value, _ vm: VM) throws(ScriptException) -> Wrapped? {
        if value.isNone { return nil }
        return try Wrapped.fromScript(value, vm)
    }
    public func toScript(_ vm: VM) throws(ScriptException) -> Value {
        guard let wrapped = self else { return .none }
        return try wrapped.toScript(vm)
    }
}

/// `[UInt8]` is `bytes`; any other array a list.
extension Array: ScriptConvertible where Element: ScriptConvertible {
    public static func fromScript(_ value: Value, _ vm: VM) throws(ScriptException) -> [Element] {
        var result: [Element] = []
        try vm.forEach(value) { (item) throws(ScriptException) in
            result.append(try Element.fromScript(item, vm))
            return true
        }
        return result
    }
    public func toScript(_ vm: VM) throws(ScriptException) -> Value {
        if let bytes = self as? [UInt8] { return vm.makeBytes(bytes) }
        let list = vm.makeList(capacity: count)
        for element in self { list.append(try element.toScript(vm)) }
        return Value(list)
    }
}

extension UInt8: ScriptConvertible {
    public static func fromScript(_ value: Value, _ vm: VM) throws(ScriptException) -> UInt8 {
        guard let byte = UInt8(exactly: try vm.index(value)) else { throw vm.valueError("bytes must be in range(0, 256)") }
        return byte
    }
    public func toScript(_ vm: VM) throws(ScriptException) -> Value { vm.makeInt(Int(self)) }
}

extension Dictionary: ScriptConvertible where Key: ScriptConvertible, Value: ScriptConvertible {
    public static func fromScript(_ value: TaipanRuntime.Value, _ vm: VM) throws(ScriptException) -> [Key: Value] {
        guard value.isObject(of: .dict) else { throw vm.conversionError(value, to: "dict") }
        var result: [Key: Value] = [:]
        try vm.forEach(value) { (key) throws(ScriptException) in
            result[try Key.fromScript(key, vm)] = try Value.fromScript(try vm.getItem(value, key), vm)
            return true
        }
        return result
    }
    public func toScript(_ vm: VM) throws(ScriptException) -> TaipanRuntime.Value {
        let dict = vm.makeDict()
        for (key, value) in self { try vm.insert(dict, try key.toScript(vm), try value.toScript(vm)) }
        return TaipanRuntime.Value(dict)
    }
}

extension VM {
    func binaryNumeric(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(ScriptException) -> Value? { nil }
    func appendInPlace(_ l: Value, _ r: Value) -> Value? { nil }
    func concatenate(_ l: StringPointer, _ r: StringPointer) throws(ScriptException) -> Value { .none }
    func compareStrings(_ l: StringPointer, _ r: StringPointer) -> Int { 0 }
    func joinStrings(_ base: UnsafeMutablePointer<Value>, _ count: Int) throws(ScriptException) -> Value { .none }
    func format(_ v: Value, _ s: Value) throws(ScriptException) -> Value { v }
}
public enum CompileMode { case module, expression, interactive }
extension VM { public func compile(source: UnsafeRawBufferPointer, filename: String, mode: CompileMode) throws(ScriptException) -> Value { .none } }

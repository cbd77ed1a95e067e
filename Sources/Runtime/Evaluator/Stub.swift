extension VM {
    func reportUnraisable(_ exception: Value, about object: Value) {}
    func appendInPlace(_ l: Value, _ r: Value) -> Value? { nil }
    func concatenate(_ l: StringPointer, _ r: StringPointer) throws(ScriptException) -> Value { .none }
    func compareStrings(_ l: StringPointer, _ r: StringPointer) -> Int { 0 }
    func joinStrings(_ base: UnsafeMutablePointer<Value>, _ count: Int) throws(ScriptException) -> Value { .none }
    func ascii(_ v: Value) throws(ScriptException) -> Value { v }
    func format(_ v: Value, _ s: Value) throws(ScriptException) -> Value { v }
    func createInstance(_ type: TypePointer) -> Value { .unset }
    func instantiate(_ type: TypePointer, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value) throws(ScriptException) -> Value { .unset }
    func isInstanceOf(_ v: Value, _ t: Value) throws(ScriptException) -> Bool { false }
}
extension Bootstrap { static func makeBuiltins(_ vm: VM) {} }
public enum CompileMode { case module, expression, interactive }
extension VM { public func compile(source: UnsafeRawBufferPointer, filename: String, mode: CompileMode) throws(ScriptException) -> Value { .none } }

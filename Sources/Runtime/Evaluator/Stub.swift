extension VM {
    func reportUnraisable(_ exception: Value, about object: Value) {}
    func binaryNumeric(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(ScriptException) -> Value? { nil }
    func createInstance(_ type: TypePointer) -> Value { .unset }
    func instantiate(_ type: TypePointer, _ base: UnsafeMutablePointer<Value>, _ count: Int, _ names: Value) throws(ScriptException) -> Value { .unset }
    func isInstanceOf(_ v: Value, _ t: Value) throws(ScriptException) -> Bool { false }
}
extension Bootstrap { static func makeBuiltins(_ vm: VM) {} }
public enum CompileMode { case module, expression, interactive }
extension VM { public func compile(source: UnsafeRawBufferPointer, filename: String, mode: CompileMode) throws(ScriptException) -> Value { .none } }

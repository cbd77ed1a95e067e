public enum CompileMode { case module, expression, interactive }
extension VM { public func compile(source: UnsafeRawBufferPointer, filename: String, mode: CompileMode) throws(ScriptException) -> Value { .none } }

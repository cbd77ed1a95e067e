extension VM {
    func binaryNumeric(_ operation: BinaryOperation, _ left: Value, _ right: Value) throws(ScriptException) -> Value? { nil }
}

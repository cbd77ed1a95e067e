extension VM {
    func callInWindow(_ base: UnsafeMutablePointer<Value>, _ count: Int, _ keywordNames: Value) throws(ScriptException) {}
    func resume(_ generator: GeneratorPointer, sending value: Value) throws(ScriptException) -> Value { .unset }
    func finishGenerator(_ generator: Value) -> Bool { false }
    func reportUnraisable(_ exception: Value, about object: Value) {}
}
extension Bootstrap { static func makeBuiltins(_ vm: VM) {} }

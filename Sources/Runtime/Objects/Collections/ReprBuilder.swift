/// Joins the pieces of a container's `repr`.
public struct ReprBuilder: ~Copyable {
    private var text: TextBuilder

    public init(_ vm: VM) { text = TextBuilder(vm) }

    public mutating func append(_ text: StaticString) { self.text.append(text) }

    public mutating func append(codePoint: UInt32) { text.append(codePoint) }

    /// Appends a `str`.
    public mutating func append(_ value: Value) {
        if value.isString { text.append(value.string) }
    }

    public borrowing func finish(_ vm: VM) throws(ScriptException) -> Value { try text.make(vm) }
}

extension VM {
    /// The `repr` of a container that may hold itself: `body` appends the text, or `recursive` stands for it when it is under way already.
    public func containerRepr(_ container: Value, recursive: StaticString, _ body: (inout ReprBuilder) throws(ScriptException) -> Void) throws(ScriptException) -> Value {
        if state.pointee.reprStack.contains(container) { return makeString(recursive) }
        try checkNativeStack()
        state.pointee.reprStack.append(container)
        defer { state.pointee.reprStack.removeLast() }
        var builder = ReprBuilder(self)
        try body(&builder)
        return try builder.finish(self)
    }

    /// Appends the `repr` of an item that script code may take out of its container meanwhile.
    public func appendRepr(_ item: Value, to builder: inout ReprBuilder) throws(ScriptException) {
        let mark = self.mark
        defer { drain(to: mark) }
        builder.append(try repr(keep(item)))
    }
}

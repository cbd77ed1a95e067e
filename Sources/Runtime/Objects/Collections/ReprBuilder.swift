/// Joins the pieces of a container's `repr`. Holds Latin-1 bytes until a wider character comes.
public struct ReprBuilder {
    private var narrow = ContiguousArray<UInt8>()
    private var wide = ContiguousArray<UInt32>()
    private var union: UInt32 = 0
    private var isWide = false

    public init() {}

    public mutating func append(_ text: StaticString) {
        for index in 0..<text.utf8CodeUnitCount { append(codePoint: UInt32(text.utf8Start[index])) }
    }

    public mutating func append(codePoint: UInt32) {
        union |= codePoint
        if isWide {
            wide.append(codePoint)
        } else if codePoint < 0x100 {
            narrow.append(UInt8(truncatingIfNeeded: codePoint))
        } else {
            widen()
            wide.append(codePoint)
        }
    }

    /// Appends a `str`.
    public mutating func append(_ value: Value) {
        guard value.isString else { return }
        let string = value.string
        if string.widthShift == 0 && !isWide {
            narrow.append(contentsOf: UnsafeBufferPointer(start: string.bytes, count: string.count))
            if !string.isASCII { union |= 0xFF }
            return
        }
        for index in 0..<string.count { append(codePoint: string[codePoint: index]) }
    }

    private mutating func widen() {
        isWide = true
        wide.reserveCapacity(narrow.count * 2)
        for byte in narrow { wide.append(UInt32(byte)) }
        narrow = []
    }

    public func finish(_ vm: VM) -> Value {
        if isWide { return wide.withUnsafeBufferPointer { vm.makeString(codePoints: $0) } }
        return narrow.withUnsafeBytes { vm.makeString(latin1: $0, ascii: union < 0x80 || !$0.contains { $0 >= 0x80 }) }
    }
}

extension VM {
    /// The `repr` of a container that may hold itself: `body` appends the text, or `recursive` stands for it when it is under way already.
    public func containerRepr(_ container: Value, recursive: StaticString, _ body: (inout ReprBuilder) throws(ScriptException) -> Void) throws(ScriptException) -> Value {
        if state.pointee.reprStack.contains(container) { return makeString(recursive) }
        try checkNativeStack()
        state.pointee.reprStack.append(container)
        defer { state.pointee.reprStack.removeLast() }
        var builder = ReprBuilder()
        try body(&builder)
        return builder.finish(self)
    }

    /// Appends the `repr` of an item that script code may take out of its container meanwhile.
    public func appendRepr(_ item: Value, to builder: inout ReprBuilder) throws(ScriptException) {
        let mark = self.mark
        defer { drain(to: mark) }
        builder.append(try repr(keep(item)))
    }
}

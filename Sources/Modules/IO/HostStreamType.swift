import TaipanRuntime

/// A raw stream that hands what is written to a function of the host.
final class HostStreamObject: IOObject {
    private let sink: ([UInt8]) -> Void
    @exclusivity(unchecked) var isClosed = false

    init(_ vm: VM, _ io: IOState, _ sink: @escaping ([UInt8]) -> Void) {
        self.sink = sink
        super.init(vm, io)
    }

    func write(_ bytes: UnsafeRawBufferPointer) { if bytes.count > 0 { sink(Array(bytes)) } }

    override var needsNoClosing: Bool { true }
}

/// The type of `HostStreamObject`; scripts meet its one or two instances as `sys.stdout.buffer.raw`.
enum HostStreamType {
    static let declaration = TypeDeclaration(
        "_io._HostStream", "A raw stream to the program that embeds the interpreter.", kind: .payload, methods: [
            Builtin("write", "(self, b, /)", "Hand bytes to the host.") { (vm, a) throws(ScriptException) in
                let stream = try vm.hostStream(a[0], "write")
                return try vm.withBytes(a[1]) { (bytes) throws(ScriptException) in
                    stream.write(bytes)
                    return vm.makeInt(bytes.count)
                }
            },
            Builtin("writable", "(self, /)", "Always true.") { (vm, a) throws(ScriptException) in
                _ = try vm.hostStream(a[0], "writable")
                return .true
            },
            Builtin("close", "(self, /)", "Take nothing more.") { (vm, a) throws(ScriptException) in
                try vm.hostStream(a[0], "close", evenClosed: true).isClosed = true
                return .none
            },
        ], attributes: [
            Attribute("closed", "Tells whether the stream has been closed.") { (vm, object) throws(ScriptException) in
                Value(try vm.hostStream(object, "closed", evenClosed: true).isClosed)
            },
        ])
}

extension VM {
    fileprivate func hostStream(_ value: Value, _ method: StaticString, evenClosed: Bool = false) throws(ScriptException) -> HostStreamObject {
        guard let stream = value.stream(HostStreamObject.self) else { throw wrongStream(value, method, "_HostStream") }
        if stream.isClosed && !evenClosed { throw closedFile() }
        return stream
    }
}

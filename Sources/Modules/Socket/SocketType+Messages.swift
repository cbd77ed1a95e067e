import Descriptors
import TaipanRuntime

/// sendmsg(2) and recvmsg(2): several buffers, and ancillary data such as descriptors.
extension SocketType {
    static let messages: [Builtin] = [
        Builtin("sendmsg", "(self, buffers, ancdata=NULL, flags=0, address=None, /)", """
            Sends the buffers one after the other, with control messages beside them.

            A control message is a triple (level, type, data). The result is the number of bytes of the buffers sent.
            """) { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "sendmsg")
            let vectors = try gather(vm, a[1])
            let control = try a[2].isUnset ? [] : controlMessages(vm, a[2])
            let flags = try vm.cInt(a[3]) | socket.transferFlags
            let address: SocketAddress? = try a[4].isNone ? nil : vm.socketAddress(a[4], family: socket.family, "sendmsg")
            return Value(smallInt: try vectors.withUnsafeBufferPointer { (vectors) throws(ScriptException) in
                try socket.transfer(vm, Readiness.writable) { () throws(KernelError) in
                    try Sockets.sendMessage(socket.descriptor, vectors, control: control, flags: flags, to: address, socket.context.kernel)
                }
            })
        },
        Builtin("recvmsg", "(self, bufsize, ancbufsize=0, flags=0, /)", "Reads up to bufsize bytes together with ancillary data.\n\nReturn (data, ancdata, msg_flags, address). Descriptors that arrive are inheritable unless flags has\nMSG_CMSG_CLOEXEC.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "recvmsg")
            let length = try vm.index(a[1]), controlSize = try vm.index(a[2]), flags = try vm.cInt(a[3])
            guard length >= 0 else { throw vm.valueError("negative buffer size in recvmsg()") }
            var message: Sockets.ReceivedMessage?
            let bytes = try vm.makeBytes(atMost: length) { (buffer) throws(ScriptException) in
                let received = try receive(vm, socket, buffer, controlSize: controlSize, flags)
                message = received
                return received.count
            }
            return makeResult(vm, bytes, message)
        },
        Builtin("recvmsg_into", "(self, buffers, ancbufsize=0, flags=0, /)", """
            Receives into the buffers one after the other, with control messages beside them.

            The result is (bytes received, control messages, flags, address).
            """) { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "recvmsg_into")
            let controlSize = try vm.index(a[2]), flags = try vm.cInt(a[3])
            let buffers = try items(vm, a[1], "recvmsg_into() argument 1 must be an iterable")
            return try receive(vm, socket, into: buffers, controlSize: controlSize, flags)
        },
    ]

    /// The items of any iterable, in a list that no script sees.
    private static func items(_ vm: VM, _ iterable: Value, _ refusal: String) throws(ScriptException) -> ListPointer {
        guard !vm.special(of: iterable, .iter).isUnset || !vm.special(of: iterable, .getitem).isUnset else { throw vm.typeError(refusal) }
        return try vm.makeList(from: iterable)
    }

    // MARK: Sending

    /// `bytes` stay where they are; what could change meanwhile is copied. The copies live until the call returns.
    private static func gather(_ vm: VM, _ iterable: Value) throws(ScriptException) -> [iovec] {
        let buffers = try items(vm, iterable, "sendmsg() argument 1 must be an iterable")
        var vectors: [iovec] = []
        vectors.reserveCapacity(buffers.count)
        for index in 0..<buffers.count {
            let stable = buffers[index].isObject(of: .bytes) ? buffers[index]
                : try vm.withBytes(buffers[index]) { (bytes) throws(ScriptException) in vm.makeBytes(bytes) }
            vectors.append(iovec(iov_base: stable.bytes.base, iov_len: stable.bytes.pointee.count))
        }
        return vectors
    }

    private static func controlMessages(_ vm: VM, _ iterable: Value) throws(ScriptException) -> [ControlMessage] {
        let list = try items(vm, iterable, "sendmsg() argument 2 must be an iterable")
        var messages: [ControlMessage] = []
        var total = 0
        for index in 0..<list.count {
            guard list[index].isObject(of: .tuple) || list[index].isObject(of: .list) else {
                throw vm.typeError("[sendmsg() ancillary data items]() argument must be 3-item sequence, not \(vm.argumentTypeName(list[index]))")
            }
            let item = try vm.makeTuple(from: list[index]).tuple
            guard item.count == 3 else {
                throw vm.typeError("[sendmsg() ancillary data items]() argument must be sequence of length 3, not \(item.count)")
            }
            let level = try vm.cInt(item.items[0]), type = try vm.cInt(item.items[1])
            let data = try vm.withBytes(item.items[2]) { (bytes) throws(ScriptException) in
                guard total < largestControl, bytes.count < largestControl else { throw vm.raise(.osError, "too much ancillary data") }
                return Array(bytes)
            }
            total += ControlMessage.space(data.count)
            messages.append(ControlMessage(level: level, type: type, data: data))
        }
        guard total < largestControl else { throw vm.raise(.osError, "too much ancillary data") }
        return messages
    }

    /// Bytes of ancillary data that a C `int` can count.
    private static let largestControl = Int(Int32.max)
    /// The kernel has nothing longer to tell; a script may ask for more, but needs no memory for it.
    private static let largestControlBuffer = 1 << 20

    // MARK: Receiving

    private static func receive(_ vm: VM, _ socket: SocketObject, _ buffer: UnsafeMutableRawBufferPointer, controlSize: Int, _ flags: Int32)
        throws(ScriptException) -> Sockets.ReceivedMessage {
        guard controlSize >= 0, controlSize <= largestControl else { throw vm.valueError("invalid ancillary data buffer length") }
        let context = socket.context
        if controlSize > 0 { try vm.kernel({ () throws(KernelError) in try context.table.admit(.received) }) }
        let vector = UnsafeMutablePointer<iovec>.allocate(capacity: 1)
        vector.initialize(to: iovec(iov_base: buffer.baseAddress, iov_len: buffer.count))
        defer { vector.deallocate() }
        let message = try socket.transfer(vm, Readiness.readable) { () throws(KernelError) in
            try Creation.receiveMessage(socket.descriptor, UnsafeMutableBufferPointer(start: vector, count: 1), controlSize: min(controlSize, largestControlBuffer),
                                        flags: flags | socket.transferFlags, context.kernel)
        }
        let origin = context.origin(vm)
        for number in message.control.lazy.flatMap(\.descriptors) {
            context.table.record(number, .received, isInheritable: flags & Sockets.closeReceivedOnExecFlag == 0, at: origin)
        }
        return message
    }

    /// Through one piece of memory, because the buffers may change while the call waits.
    private static func receive(_ vm: VM, _ socket: SocketObject, into buffers: ListPointer, controlSize: Int, _ flags: Int32) throws(ScriptException) -> Value {
        var sizes: [Int] = []
        var total = 0
        for index in 0..<buffers.count {
            guard buffers[index].isObject(of: .bytearray) || buffers[index].payload(as: BufferPayload.self) != nil else {
                throw vm.typeError("recvmsg_into() argument 1 must be an iterable of single-segment read-write buffers")
            }
            let size = try vm.withMutableBytes(buffers[index]) { (bytes) throws(ScriptException) in bytes.count }
            sizes.append(size)
            total += size
            guard total < 1 << 40 else { throw vm.raise(.memoryError) }
        }
        guard let base = malloc(max(total, 1)) else { throw vm.raise(.memoryError) }
        defer { free(base) }
        let message = try receive(vm, socket, UnsafeMutableRawBufferPointer(start: base, count: total), controlSize: controlSize, flags)
        var offset = 0
        for index in 0..<buffers.count where offset < min(message.count, total) {
            let wanted = min(sizes[index], message.count - offset)
            try vm.withMutableBytes(buffers[index]) { (bytes) throws(ScriptException) in
                if let target = bytes.baseAddress { memcpy(target, base + offset, min(wanted, bytes.count)) }
            }
            offset += wanted
        }
        return makeResult(vm, Value(smallInt: message.count), message)
    }

    private static func makeResult(_ vm: VM, _ data: Value, _ message: Sockets.ReceivedMessage?) -> Value {
        guard let message else { return .none }
        let control = vm.makeList(capacity: message.control.count)
        for item in message.control { control.append(vm.makeTuple(Value(item.level), Value(item.type), vm.makeBytes(item.data))) }
        return vm.makeTuple(data, Value(control), Value(message.flags), vm.makeAddress(message.sender))
    }
}

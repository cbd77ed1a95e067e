import Descriptors
import TaipanRuntime

/// Sending and receiving bytes.
extension SocketType {
    static let data: [Builtin] = [
        Builtin("send", "(self, data, flags=0, /)", "Sends bytes.\n\nReturn the number of bytes sent, which may be less than there are.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "send")
            let flags = try vm.cInt(a[2]) | socket.transferFlags
            return try vm.withStableBytes(a[1]) { (bytes) throws(ScriptException) in
                Value(smallInt: try socket.transfer(vm, Readiness.writable) { () throws(KernelError) in
                    try Sockets.send(socket.descriptor, bytes, flags: flags, socket.context.kernel)
                })
            }
        },
        Builtin("sendall", "(self, data, flags=0, /)", "Sends all of the bytes, in as many pieces as it takes.\n\nThe timeout is for the whole. After an error it is not known how much was sent.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "sendall")
            let flags = try vm.cInt(a[2])
            try vm.withStableBytes(a[1]) { (bytes) throws(ScriptException) in try sendAll(vm, socket, bytes, flags) }
            return .none
        },
        Builtin("sendto", "(self, data, flags, address=NULL, /)", "Sends the data to the address, the last argument, and tells how many bytes went.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "sendto")
            let hasFlags = !a[3].isUnset
            let flags = try (hasFlags ? vm.cInt(a[2]) : 0) | socket.transferFlags
            let target = hasFlags ? a[3] : a[2]
            return try vm.withStableBytes(a[1]) { (bytes) throws(ScriptException) in
                let address = try vm.socketAddress(target, family: socket.family, "sendto")
                return Value(smallInt: try socket.transfer(vm, Readiness.writable) { () throws(KernelError) in
                    try Sockets.send(socket.descriptor, bytes, flags: flags, to: address, socket.context.kernel)
                })
            }
        },
        Builtin("recv", "(self, buffersize, flags=0, /)", """
            Receives up to buffersize bytes.

            Waits until at least one byte is there or the remote end is closed; then the result is empty.
            """) { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "recv")
            let length = try vm.index(a[1]), flags = try vm.cInt(a[2]) | socket.transferFlags
            guard length >= 0 else { throw vm.valueError("negative buffersize in recv") }
            if length == 0 { return vm.runtime.pointee.emptyBytes }
            return try vm.makeBytes(atMost: length) { (buffer) throws(ScriptException) in try receive(vm, socket, buffer, flags) }
        },
        Builtin("recv_into", "(self, buffer, nbytes=0, flags=0)", "A version of recv() that stores its data into a buffer: up to nbytes bytes, or as many as it holds.") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "recv_into")
            let length = try vm.index(a[2]), flags = try vm.cInt(a[3]) | socket.transferFlags
            try checkWritable(vm, a[1], "recv_into")
            let count = try vm.withStableMutableBytes(a[1], function: "recv_into") { (bytes) throws(ScriptException) in
                guard length >= 0 else { throw vm.valueError("negative buffersize in recv_into") }
                guard length <= bytes.count else { throw vm.valueError("buffer too small for requested bytes") }
                let wanted = length == 0 ? bytes.count : length
                return try wanted == 0 ? 0 : receive(vm, socket, UnsafeMutableRawBufferPointer(rebasing: bytes[..<wanted]), flags)
            }
            return Value(smallInt: count ?? 0)
        },
        Builtin("recvfrom", "(self, buffersize, flags=0, /)", "recv() that gives the pair (data, address of the sender).") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "recvfrom")
            let length = try vm.index(a[1]), flags = try vm.cInt(a[2]) | socket.transferFlags
            guard length >= 0 else { throw vm.valueError("negative buffersize in recvfrom") }
            var sender = SocketAddress()
            let bytes = try vm.makeBytes(atMost: length) { (buffer) throws(ScriptException) in
                let result = try receiveFrom(vm, socket, buffer, flags)
                sender = result.sender
                return result.count
            }
            return vm.makeTuple(bytes, vm.makeAddress(sender))
        },
        Builtin("recvfrom_into", "(self, buffer, nbytes=0, flags=0)", "recv_into() that gives the pair (number of bytes, address of the sender).") { (vm, a) throws(ScriptException) in
            let socket = try vm.socket(a[0], "recvfrom_into")
            let length = try vm.index(a[2]), flags = try vm.cInt(a[3]) | socket.transferFlags
            var sender = SocketAddress()
            try checkWritable(vm, a[1], "recvfrom_into")
            let count = try vm.withStableMutableBytes(a[1], function: "recvfrom_into") { (bytes) throws(ScriptException) in
                guard length >= 0 else { throw vm.valueError("negative buffersize in recvfrom_into") }
                guard length <= bytes.count else { throw vm.valueError("nbytes is greater than the length of the buffer") }
                let result = try receiveFrom(vm, socket, UnsafeMutableRawBufferPointer(rebasing: bytes[..<(length == 0 ? bytes.count : length)]), flags)
                sender = result.sender
                return result.count
            }
            return vm.makeTuple(Value(smallInt: count ?? 0), vm.makeAddress(sender))
        },
    ]

    private static func checkWritable(_ vm: VM, _ buffer: Value, _ function: StaticString) throws(ScriptException) {
        if buffer.isObject(of: .bytearray) { return }
        if let payload = buffer.payload(as: BufferPayload.self), !payload.isReadOnly { return }
        throw vm.typeError("\(function)() argument 1 must be read-write bytes-like object, not \(vm.argumentTypeName(buffer))")
    }

    private static func sendAll(_ vm: VM, _ socket: SocketObject, _ bytes: UnsafeRawBufferPointer, _ flags: Int32) throws(ScriptException) {
        let kernel = socket.context.kernel
        let hasTimeout = socket.timeout > 0
        let deadline = Deadline(after: hasTimeout ? socket.timeout : nil)
        var rest = bytes
        while true {
            do throws(KernelError) {
                let count = try Sockets.send(socket.descriptor, rest, flags: flags | socket.transferFlags, kernel)
                guard count < rest.count else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(count))
                // A signal that cut the call short left no EINTR behind.
                try kernel.interrupt()
            } catch {
                guard hasTimeout, error.code == EAGAIN else { throw vm.raise(error) }
                try socket.wait(vm, Readiness.writable, until: deadline)
            }
            if hasTimeout, deadline.isPast { throw vm.raise(.timeoutError, "timed out") }
        }
    }

    @inline(__always)
    private static func receive(_ vm: VM, _ socket: SocketObject, _ buffer: UnsafeMutableRawBufferPointer, _ flags: Int32) throws(ScriptException) -> Int {
        try socket.transfer(vm, Readiness.readable) { () throws(KernelError) in
            // With MSG_TRUNC the kernel tells the length of the whole datagram.
            min(try Sockets.receive(socket.descriptor, buffer, flags: flags, socket.context.kernel), buffer.count)
        }
    }

    private static func receiveFrom(_ vm: VM, _ socket: SocketObject, _ buffer: UnsafeMutableRawBufferPointer, _ flags: Int32)
        throws(ScriptException) -> (count: Int, sender: SocketAddress) {
        let result = try socket.transfer(vm, Readiness.readable) { () throws(KernelError) in
            try Sockets.receiveFrom(socket.descriptor, buffer, flags: flags, socket.context.kernel)
        }
        return (min(result.count, buffer.count), result.sender)
    }
}

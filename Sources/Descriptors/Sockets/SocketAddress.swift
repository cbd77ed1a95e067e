import CDescriptors

/// An address of any family, as the kernel writes it: at most 128 bytes, and how many of them count.
public struct SocketAddress: @unchecked Sendable {
    @usableFromInline var storage: sockaddr_storage
    /// Bytes that count. 0: no address, as for an unnamed peer.
    public private(set) var length: Int

    /// Room for an address that the kernel will fill in.
    public init() {
        storage = sockaddr_storage()
        length = 0
    }

    /// The kernel's own form, for families that have no initializer here.
    ///
    /// Nil when there are more bytes than an address can have.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count <= MemoryLayout<sockaddr_storage>.size else { return nil }
        storage = sockaddr_storage()
        length = bytes.count
        withUnsafeMutableBytes(of: &storage) { $0.copyMemory(from: bytes) }
    }

    /// AF_ of the address; AF_UNSPEC when there is none.
    public var family: Int32 {
        length >= MemoryLayout<sa_family_t>.size ? Int32(storage.ss_family) : AF_UNSPEC
    }

    /// The bytes that count.
    public func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
        withUnsafeBytes(of: storage) { body(UnsafeRawBufferPointer(rebasing: $0[..<min(length, $0.count)])) }
    }

    /// Hands the address to a call that reads it.
    @inline(__always)
    func send(_ call: (UnsafePointer<sockaddr>, socklen_t) -> Int) -> Int {
        withUnsafePointer(to: storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, socklen_t(length)) }
        }
    }

    /// Hands the room to a call that fills it in. The kernel may name a length that is longer than the room.
    @inline(__always)
    mutating func receive(_ call: (UnsafeMutablePointer<sockaddr>, UnsafeMutablePointer<socklen_t>) -> Int) -> Int {
        var size = socklen_t(MemoryLayout<sockaddr_storage>.size)
        let result = withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { call($0, &size) }
        }
        if result >= 0 { length = min(Int(size), MemoryLayout<sockaddr_storage>.size) }
        return result
    }
}

extension SocketAddress: Equatable {
    public static func == (left: SocketAddress, right: SocketAddress) -> Bool {
        left.withBytes { leftBytes in right.withBytes { leftBytes.elementsEqual($0) } }
    }
}

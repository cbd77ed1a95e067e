/// What a `memoryview` carries: a window on the bytes of another object.
final class MemoryView: BufferPayload {
    /// The object whose memory it is: bytes, bytearray, or one with a `BufferPayload` that is no memoryview.
    private var owner: OwnedValue
    let format: MemoryFormat
    /// Of the first item, in the owner's bytes.
    let offset: Int
    let shape: [Int]
    /// In bytes, one a dimension; may be negative.
    let strides: [Int]
    private let writable: Bool
    private(set) var isReleased = false
    /// Cached hash; 0: not computed.
    var hash = 0
    /// What has to be told to a script's object at the end, or nil.
    private var share: ExportShare?

    init(owner: Value, format: MemoryFormat, offset: Int, shape: [Int], strides: [Int], writable: Bool, export: ScriptExport? = nil) {
        self.owner = OwnedValue(owner)
        self.format = format
        self.offset = offset
        self.shape = shape
        self.strides = strides
        self.writable = writable
        share = export.map { ExportShare($0) }
        super.init()
        changeExports(by: 1)
    }

    deinit { release(nil) }

    var export: ScriptExport? { share?.export }

    /// Whoever made the view sees to the end of the export.
    func forgetExport() { share = nil }

    /// The object looked at; None after the release.
    var object: Value { isReleased ? .none : owner.value }

    private func changeExports(by change: Int) {
        if owner.value.kind == .bytearray {
            owner.value.byteArray.pointee.exports += change
        } else if let payload = owner.value.payload(as: BufferPayload.self) {
            if change > 0 { payload.beginExport() } else { payload.endExport() }
        }
    }

    /// Lets go of the memory, once.
    func release(_ vm: VM?) {
        if isReleased { return }
        isReleased = true
        changeExports(by: -1)
        owner.replace(with: .none)
        let ended = share
        share = nil
        ended?.end(vm)
    }

    override func visit(_ visitor: (Value) -> Void) {
        visitor(owner.value)
        share?.visit(visitor)
    }
    override func finalize(_ vm: VM) { release(vm) }
    override func clear() { release(nil) }
    override var isReadOnly: Bool { !writable }
    override var itemFormat: MemoryFormat { format }

    var itemCount: Int { shape.reduce(1, *) }
    var byteCount: Int { itemCount * format.itemSize }

    /// Whether the items lie in order and without gaps, the last index running fastest.
    var isContiguous: Bool {
        var expected = format.itemSize
        for dimension in shape.indices.reversed() {
            if shape[dimension] == 0 { return true }
            if shape[dimension] > 1 && strides[dimension] != expected { return false }
            expected *= shape[dimension]
        }
        return true
    }

    var isColumnContiguous: Bool {
        var expected = format.itemSize
        for dimension in shape.indices {
            if shape[dimension] == 0 { return true }
            if shape[dimension] > 1 && strides[dimension] != expected { return false }
            expected *= shape[dimension]
        }
        return true
    }

    /// ValueError after the release.
    func check(_ vm: VM) throws(ScriptException) {
        if isReleased { throw vm.valueError("operation forbidden on released memoryview object") }
    }

    /// The lowest and the highest byte in use lie within a buffer of `count` bytes: memory of some owners may shrink.
    private func checkExtent(_ vm: VM, _ count: Int) throws(ScriptException) {
        if itemCount == 0 { return }
        var lowest = offset, highest = offset + format.itemSize
        for (length, stride) in zip(shape, strides) {
            let reach = (length - 1) * stride
            if reach < 0 { lowest += reach } else { highest += reach }
        }
        guard lowest >= 0, highest <= count else { throw vm.raise(.bufferError, "memoryview: the underlying buffer has changed its size") }
    }

    /// The owner's bytes, checked to hold every item.
    func withMemory<Result>(_ vm: VM, _ body: (UnsafeRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        try check(vm)
        return try vm.withBytes(owner.value) { (bytes) throws(ScriptException) in
            try checkExtent(vm, bytes.count)
            return try body(bytes)
        }
    }

    func withMutableMemory<Result>(_ vm: VM, _ body: (UnsafeMutableRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        try check(vm)
        guard writable else { throw vm.typeError("cannot modify read-only memory") }
        return try vm.withMutableBytes(owner.value) { (bytes) throws(ScriptException) in
            try checkExtent(vm, bytes.count)
            return try body(bytes)
        }
    }

    /// The items' bytes in order: in place when they are contiguous, else a copy.
    override func withBytes<Result>(_ vm: VM, _ body: (UnsafeRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        try withMemory(vm) { (memory) throws(ScriptException) in
            let size = byteCount
            if size == 0 { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
            if isContiguous { return try body(UnsafeRawBufferPointer(rebasing: memory[offset..<(offset + size)])) }
            let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: 8)
            defer { copy.deallocate() }
            var target = 0
            forEachItem { position in
                copy.baseAddress?.advanced(by: target).copyMemory(from: memory.baseAddress.unsafelyUnwrapped + position, byteCount: format.itemSize)
                target += format.itemSize
            }
            return try body(UnsafeRawBufferPointer(copy))
        }
    }

    override func withMutableBytes<Result>(_ vm: VM, _ body: (UnsafeMutableRawBufferPointer) throws(ScriptException) -> Result) throws(ScriptException) -> Result {
        try withMutableMemory(vm) { (memory) throws(ScriptException) in
            guard isContiguous else { throw vm.raise(.bufferError, "memoryview: underlying buffer is not C-contiguous") }
            let size = byteCount
            return try body(size == 0 ? UnsafeMutableRawBufferPointer(start: nil, count: 0) : UnsafeMutableRawBufferPointer(rebasing: memory[offset..<(offset + size)]))
        }
    }

    /// Calls `body` with the position of each item in the owner's bytes, the last index running fastest.
    func forEachItem(_ body: (Int) -> Void) {
        if itemCount == 0 { return }
        var indices = [Int](repeating: 0, count: shape.count)
        var position = offset
        while true {
            body(position)
            var dimension = shape.count - 1
            while dimension >= 0 {
                indices[dimension] += 1
                position += strides[dimension]
                if indices[dimension] < shape[dimension] { break }
                position -= strides[dimension] * shape[dimension]
                indices[dimension] = 0
                dimension -= 1
            }
            if dimension < 0 { return }
        }
    }
}

extension VM {
    /// Another view of the memory that `view` looks at.
    func makeMemoryView(_ view: MemoryView, format: MemoryFormat, offset: Int, shape: [Int], strides: [Int], readOnly: Bool = false) -> Value {
        makeObject(types.pointee.memoryview, payload: MemoryView(owner: view.object, format: format, offset: offset, shape: shape, strides: strides,
                                                                 writable: !view.isReadOnly && !readOnly, export: view.export))
    }
}

import TaipanIntegers

/// Where the counted values of an object lie: its fixed fields and its tail.
@inline(__always)
func valueRun(_ header: ObjectPointer) -> (start: UnsafeMutablePointer<Value>, count: Int) {
    let raw = UnsafeMutableRawPointer(header)
    func at(_ offset: Int, _ count: Int) -> (UnsafeMutablePointer<Value>, Int) {
        ((raw + offset).assumingMemoryBound(to: Value.self), count)
    }
    switch header.pointee.kind {
    case .tuple: return at(MemoryLayout<TupleObject>.size, Value(header).tuple.count)
    case .list: return (Value(header).list.pointee.items, Value(header).list.pointee.count)
    case .function: return at(24, FunctionObject.valueCount)
    case .nativeFunction: return at(40, NativeFunctionObject.valueCount)
    case .type: return at(16, TypeObject.valueCount)
    case .instance: return at(MemoryLayout<InstanceObject>.size, Value(header).instance.pointee.shape.pointee.count)
    case .generator: return at(32, GeneratorObject.valueCount)
    case .iterator: return at(40, IteratorObject.valueCount)
    case .exception: return at(16, ExceptionObject.valueCount)
    case .payload: return at(24, 1)
    case .code: return at(MemoryLayout<CodeObject>.offset(of: \.name) ?? 0, CodeObject.valueCount)
    case .module, .boundMethod: return at(16, Int(header.pointee.tailCount))
    default: return header.pointee.kind.isRecord ? at(16, Int(header.pointee.tailCount)) : at(16, 0)
    }
}

/// Bytes that an object takes in the heap.
func objectSize(_ header: ObjectPointer, withSuffix: Bool = true) -> Int {
    let value = Value(header)
    let size: Int
    switch header.pointee.kind {
    case .string: size = (MemoryLayout<StringObject>.size + value.string.pointee.capacity + 7) & ~7
    case .bytes: size = (MemoryLayout<BytesObject>.stride + value.bytes.pointee.count + 1 + 7) & ~7
    case .bytearray: size = MemoryLayout<ByteArrayObject>.stride
    case .bigInteger: size = MemoryLayout<BigIntegerObject>.stride
    case .float: size = MemoryLayout<FloatObject>.stride
    case .complex: size = MemoryLayout<ComplexObject>.stride
    case .tuple: size = MemoryLayout<TupleObject>.stride + value.tuple.count * 8
    case .list: size = MemoryLayout<ListObject>.stride
    case .dict, .set: size = MemoryLayout<DictObject>.stride
    case .function: size = MemoryLayout<FunctionObject>.stride
    case .nativeFunction: size = MemoryLayout<NativeFunctionObject>.stride
    case .type: size = MemoryLayout<TypeObject>.stride
    case .instance: size = MemoryLayout<InstanceObject>.stride + Int(header.pointee.tailCount) * 8
    case .code: size = MemoryLayout<CodeObject>.stride
    case .generator: size = MemoryLayout<GeneratorObject>.stride + Int(value.generator.pointee.registerCount) * 8
    case .iterator: size = MemoryLayout<IteratorObject>.stride
    case .exception: size = MemoryLayout<ExceptionObject>.stride + Int(header.pointee.tailCount) * 8
    case .payload: size = MemoryLayout<PayloadObject>.stride
    default: size = MemoryLayout<ObjectHeader>.stride + Int(header.pointee.tailCount) * 8
    }
    if withSuffix, header.pointee.flags.contains(.hasSuffix) {
        return ((size + 7) & ~7) + 8 * (1 + Int(header.pointee.type.pointee.slotCount))
    }
    return withSuffix ? size : (size + 7) & ~7
}

/// The last count of an object is gone.
///
/// Freeing is iterative beyond a depth: a list nested a million deep must not overflow the native stack.
@inline(never)
func destroyObject(_ header: ObjectPointer) {
    let type = header.pointee.type
    let runtime = type.pointee.runtime
    // Most objects that die are plain strings: nothing of theirs can run a script or free another object.
    if header.pointee.kind == .string, type == runtime.pointee.types.pointee.str, header.pointee.flags.isDisjoint(with: [.hasSuffix, .hasWeakReferences]) {
        return runtime.pointee.heap.freeLeaf(header, size: MemoryLayout<StringObject>.size + Value(header).string.pointee.capacity)
    }
    if _slowPath(runtime.pointee.destructionDepth > 40) {
        header.pointee.count = 0
        runtime.pointee.deferredEnds.append(header)
        return
    }
    runtime.pointee.destructionDepth &+= 1
    // No exact tuple has a finaliser, weak references or a suffix.
    if type == runtime.pointee.types.pointee.tuple { destroyTuple(header, runtime) } else { destroyNow(header, runtime) }
    runtime.pointee.destructionDepth &-= 1
    if runtime.pointee.destructionDepth == 0 {
        while let next = runtime.pointee.deferredEnds.popLast() {
            runtime.pointee.destructionDepth = 1
            destroyNow(next, runtime)
            runtime.pointee.destructionDepth = 0
        }
    }
}

@inline(__always)
private func destroyTuple(_ header: ObjectPointer, _ runtime: UnsafeMutablePointer<RuntimeState>) {
    let tuple = Value(header).tuple, count = tuple.count
    releaseBackwards(tuple.items, count)
    runtime.pointee.heap.free(header, size: MemoryLayout<TupleObject>.size + count * 8)
}

private func destroyNow(_ header: ObjectPointer, _ runtime: UnsafeMutablePointer<RuntimeState>) {
    let value = Value(header)
    var type = header.pointee.type
    if _slowPath(type.pointee.flags.contains(.hasFinalizer)), !header.pointee.flags.contains(.finalized) {
        if VM(runtime.pointee.currentThread).runFinalizer(value) { return }
        // `__del__` may have set another class.
        type = header.pointee.type
    }
    if _slowPath(header.pointee.flags.contains(.hasWeakReferences)) {
        VM(runtime.pointee.currentThread).clearWeakReferences(to: value)
    }
    switch header.pointee.kind {
    case .string, .bytes:
        // The size depends on the type, which may go with its last instance.
        let size = header.pointee.kind == .string ? leafSize(value) : objectSize(header)
        if type.pointee.flags.contains(.heapType) { finishInstance(value, type) }
        runtime.pointee.heap.freeLeaf(header, size: size)
        return
    case .bytearray:
        Heap.systemFree(value.byteArray.pointee.base)
    case .bigInteger:
        withUnsafeMutablePointer(to: &value.pointer(as: BigIntegerObject.self).pointee.long) { _ = $0.deinitialize(count: 1) }
    case .dict, .set:
        value.dict.removeAll()
    case .tuple where type == runtime.pointee.types.pointee.tuple:
        return destroyTuple(header, runtime)
    case .instance where !header.pointee.flags.contains(.hasSuffix):
        releaseRun((value.instance.slots, value.instance.pointee.shape.pointee.count))
        let size = MemoryLayout<InstanceObject>.size + Int(header.pointee.tailCount) * 8
        if type.pointee.flags.contains(.heapType) { Value(type).release() }
        return runtime.pointee.heap.free(header, size: size)
    case .list:
        let list = value.list
        let items = list.pointee.items, count = list.pointee.count, capacity = list.pointee.capacity
        list.pointee.count = 0
        releaseBackwards(items, count)
        if capacity != 0 { Heap.systemFree(items) }
    case .generator:
        if VM(runtime.pointee.currentThread).finishGenerator(value) { return }
        if _slowPath(header.pointee.flags.contains(.hasExtra)) { VM(runtime.pointee.currentThread).removeExtra(of: header) }
        releaseRun(valueRun(header))
        for index in 0..<value.generator.heldCount { value.generator.registers[index].release() }
    case .payload:
        let payload = value.payload.pointee.payload
        header.pointee.count = 1
        header.pointee.flags.insert(.finalized)
        payload.takeUnretainedValue().finalize(VM(runtime.pointee.currentThread))
        header.pointee.count &-= 1
        if header.pointee.count > 0 { return }
        payload.release()
        releaseRun(valueRun(header))
    case .exception:
        releaseRun(valueRun(header))
        for index in 0..<Int(header.pointee.tailCount) { value.exception.fields[index].release() }
    case .nativeFunction:
        value.nativeFunction.pointee.signature?.release()
        releaseRun(valueRun(header))
    case .code:
        value.codeObject.freeStorage()
        releaseRun(valueRun(header))
    case .weakReference:
        VM(runtime.pointee.currentThread).unregisterWeakReference(value)
        releaseRun(valueRun(header))
    case .type:
        VM(runtime.pointee.currentThread).finishType(value.type_)
        releaseRun(valueRun(header))
        value.type_.freeStorage()
    default:
        let run = valueRun(header)
        if header.pointee.kind == .tuple { releaseBackwards(run.start, run.count) } else { releaseRun(run) }
    }
    let size = objectSize(header)
    if _slowPath(type.pointee.flags.contains(.heapType)) { finishInstance(value, type) }
    runtime.pointee.heap.free(header, size: size)
}

/// Strings allocate to the byte; sizes rounded for a suffix fall into the same size class.
@inline(__always) private func leafSize(_ value: Value) -> Int {
    value.header.pointee.flags.contains(.hasSuffix) ? objectSize(value.header) : MemoryLayout<StringObject>.size + value.string.pointee.capacity
}

@inline(__always)
private func releaseRun(_ run: (start: UnsafeMutablePointer<Value>, count: Int)) {
    var index = 0
    while index < run.count {
        run.start[index].release()
        index &+= 1
    }
}

/// Items of a tuple or list: the last one first, as scripts see it in CPython when finalisers run.
@inline(__always)
func releaseBackwards(_ items: UnsafeMutablePointer<Value>, _ count: Int) {
    var index = count
    while index > 0 {
        index &-= 1
        items[index].release()
    }
}

/// Releases the suffix and the type of an instance of a script's class.
private func finishInstance(_ value: Value, _ type: TypePointer) {
    if value.header.pointee.flags.contains(.hasSuffix) {
        releaseRun((value.suffix, 1 + Int(type.pointee.slotCount)))
    }
    Value(type).release()
}

/// The built-in types of one interpreter. Filled once by `Bootstrap`, then only read.
public struct BuiltinTypes {
    public internal(set) var object: TypePointer
    public internal(set) var type: TypePointer
    public internal(set) var none: TypePointer
    public internal(set) var ellipsis: TypePointer
    public internal(set) var notImplemented: TypePointer
    public internal(set) var int: TypePointer
    public internal(set) var bool: TypePointer
    public internal(set) var float: TypePointer
    public internal(set) var complex: TypePointer
    public internal(set) var str: TypePointer
    public internal(set) var bytes: TypePointer
    public internal(set) var bytearray: TypePointer
    public internal(set) var memoryview: TypePointer
    public internal(set) var list: TypePointer
    public internal(set) var tuple: TypePointer
    public internal(set) var dict: TypePointer
    public internal(set) var set: TypePointer
    public internal(set) var frozenset: TypePointer
    public internal(set) var range: TypePointer
    public internal(set) var slice: TypePointer
    public internal(set) var dictKeys: TypePointer
    public internal(set) var dictValues: TypePointer
    public internal(set) var dictItems: TypePointer
    public internal(set) var mappingProxy: TypePointer
    public internal(set) var function: TypePointer
    public internal(set) var builtinFunction: TypePointer
    public internal(set) var methodDescriptor: TypePointer
    public internal(set) var slotWrapper: TypePointer
    public internal(set) var classMethodDescriptor: TypePointer
    public internal(set) var method: TypePointer
    public internal(set) var methodWrapper: TypePointer
    public internal(set) var property: TypePointer
    public internal(set) var classMethod: TypePointer
    public internal(set) var staticMethod: TypePointer
    public internal(set) var superProxy: TypePointer
    public internal(set) var memberDescriptor: TypePointer
    public internal(set) var getSetDescriptor: TypePointer
    public internal(set) var module: TypePointer
    public internal(set) var code: TypePointer
    public internal(set) var cell: TypePointer
    public internal(set) var frame: TypePointer
    public internal(set) var traceback: TypePointer
    public internal(set) var generator: TypePointer
    public internal(set) var coroutine: TypePointer
    public internal(set) var asyncGenerator: TypePointer
    public internal(set) var coroutineWrapper: TypePointer
    public internal(set) var frameLocalsProxy: TypePointer
    public internal(set) var asyncGeneratorSend: TypePointer
    public internal(set) var asyncGeneratorThrow: TypePointer
    public internal(set) var anextAwaitable: TypePointer
    public internal(set) var genericAlias: TypePointer
    public internal(set) var unionType: TypePointer
    public internal(set) var weakReference: TypePointer
    public internal(set) var weakProxy: TypePointer
    public internal(set) var weakCallableProxy: TypePointer
    public internal(set) var simpleNamespace: TypePointer
    public internal(set) var unraisableReport: TypePointer
    public internal(set) var moduleSpec: TypePointer
    public internal(set) var sourceFileLoader: TypePointer
    public internal(set) var fileFinder: TypePointer
    public internal(set) var builtinImporter: TypePointer
    public internal(set) var pathFinder: TypePointer
    public internal(set) var libraryImporter: TypePointer
    public internal(set) var listIterator: TypePointer
    public internal(set) var listReverseIterator: TypePointer
    public internal(set) var tupleIterator: TypePointer
    public internal(set) var stringIterator: TypePointer
    public internal(set) var bytesIterator: TypePointer
    public internal(set) var bytearrayIterator: TypePointer
    public internal(set) var rangeIterator: TypePointer
    public internal(set) var longRangeIterator: TypePointer
    public internal(set) var dictKeyIterator: TypePointer
    public internal(set) var dictValueIterator: TypePointer
    public internal(set) var dictItemIterator: TypePointer
    public internal(set) var dictReverseKeyIterator: TypePointer
    public internal(set) var dictReverseValueIterator: TypePointer
    public internal(set) var dictReverseItemIterator: TypePointer
    public internal(set) var setIterator: TypePointer
    public internal(set) var callableIterator: TypePointer
    public internal(set) var sequenceIterator: TypePointer
    public internal(set) var memoryviewIterator: TypePointer
    public internal(set) var enumerate: TypePointer
    public internal(set) var zip: TypePointer
    public internal(set) var map: TypePointer
    public internal(set) var filter: TypePointer
    public internal(set) var reversed: TypePointer
}

extension UnsafeMutablePointer where Pointee == BuiltinTypes {
    /// Sets every field to the same type, until `Bootstrap` has made the types: the structure is nothing but type pointers.
    func fill(with placeholder: TypePointer) {
        UnsafeMutableRawPointer(self).assumingMemoryBound(to: TypePointer.self)
            .update(repeating: placeholder, count: MemoryLayout<BuiltinTypes>.size / MemoryLayout<TypePointer>.size)
    }
}

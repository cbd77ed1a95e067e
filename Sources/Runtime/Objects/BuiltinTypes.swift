/// The built-in types of one interpreter. Filled once by `Bootstrap`, then only read.
public struct BuiltinTypes {
    public internal(set) var object, type, none, ellipsis, notImplemented: TypePointer
    public internal(set) var int, bool, float, complex: TypePointer
    public internal(set) var str, bytes, bytearray, memoryview: TypePointer
    public internal(set) var list, tuple, dict, set, frozenset, range, slice: TypePointer
    public internal(set) var dictKeys, dictValues, dictItems, mappingProxy: TypePointer
    public internal(set) var function, builtinFunction, methodDescriptor, slotWrapper, classMethodDescriptor, method, methodWrapper: TypePointer
    public internal(set) var property, classMethod, staticMethod, superProxy, memberDescriptor, getSetDescriptor: TypePointer
    public internal(set) var module, code, cell, frame, traceback: TypePointer
    public internal(set) var generator, coroutine, asyncGenerator, coroutineWrapper: TypePointer
    public internal(set) var asyncGeneratorSend, asyncGeneratorThrow: TypePointer
    public internal(set) var listIterator, listReverseIterator, tupleIterator, stringIterator, bytesIterator, bytearrayIterator: TypePointer
    public internal(set) var rangeIterator, longRangeIterator, dictKeyIterator, dictValueIterator, dictItemIterator: TypePointer
    public internal(set) var dictReverseKeyIterator, dictReverseValueIterator, dictReverseItemIterator: TypePointer
    public internal(set) var setIterator, callableIterator, sequenceIterator, memoryviewIterator: TypePointer
    public internal(set) var enumerate, zip, map, filter, reversed: TypePointer
    public internal(set) var genericAlias, unionType, weakReference, simpleNamespace: TypePointer
    public internal(set) var weakProxy, weakCallableProxy: TypePointer
}

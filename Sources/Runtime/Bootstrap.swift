/// Brings an interpreter's objects into being: the types, the interned names, the builtins.
enum Bootstrap {
    /// `object` and `type` refer to each other, and making any other type needs names, tuples and dicts: all types exist as bare
    /// objects before the first is completed.
    static func makeTypes(_ vm: VM) {
        let types = vm.types
        let object = vm.createBareType(metatype: nil)
        let type = vm.createBareType(metatype: nil)
        object.pointee.header.type = type
        type.pointee.header.type = type
        types.fill(with: object)
        let shared = DeclarationTable([], CommonAttributes.ofInstances)
        vm.runtime.pointee.declarations.append(shared)
        vm.runtime.pointee.instanceAttributes = shared.attributes
        types.pointee.object = object
        types.pointee.type = type
        let needed: [WritableKeyPath<BuiltinTypes, TypePointer>] = [
            \.str, \.tuple, \.dict, \.int, \.float, \.bytes, \.slotWrapper, \.methodDescriptor, \.classMethodDescriptor, \.builtinFunction, \.getSetDescriptor,
            \.memberDescriptor,
        ]
        for path in needed { types.pointee[keyPath: path] = vm.createBareType(metatype: type) }
        vm.makeSingletons()
        vm.complete(object, ObjectType.declaration, base: nil)
        vm.complete(type, TypeType.declaration, base: object)
        vm.complete(types.pointee.str, StrType.declaration, base: object)
        vm.complete(types.pointee.tuple, TupleType.declaration, base: object)
        vm.complete(types.pointee.dict, DictType.declaration, base: object)
        vm.complete(types.pointee.int, IntType.declaration, base: object)
        vm.complete(types.pointee.float, FloatType.declaration, base: object)
        vm.complete(types.pointee.bytes, BytesType.declaration, base: object)
        vm.complete(types.pointee.slotWrapper, SlotWrapperType.declaration, base: object)
        vm.complete(types.pointee.methodDescriptor, MethodDescriptorType.declaration, base: object)
        vm.complete(types.pointee.classMethodDescriptor, ClassMethodDescriptorType.declaration, base: object)
        vm.complete(types.pointee.builtinFunction, BuiltinFunctionType.declaration, base: object)
        vm.complete(types.pointee.getSetDescriptor, GetSetDescriptorType.declaration, base: object)
        vm.complete(types.pointee.memberDescriptor, MemberDescriptorType.declaration, base: object)
        makeOtherTypes(vm)
        makeExceptionTypes(vm)
    }

    private static func makeOtherTypes(_ vm: VM) {
        let types = vm.types
        func make(_ declaration: TypeDeclaration, base: TypePointer? = nil) -> TypePointer { vm.makeType(declaration, base: base ?? types.pointee.object) }
        types.pointee.none = make(NoneType.declaration)
        types.pointee.ellipsis = make(EllipsisType.declaration)
        types.pointee.notImplemented = make(NotImplementedType.declaration)
        types.pointee.bool = make(BoolType.declaration, base: types.pointee.int)
        types.pointee.complex = make(ComplexType.declaration)
        types.pointee.bytearray = make(ByteArrayType.declaration)
        types.pointee.memoryview = make(MemoryViewType.declaration)
        types.pointee.list = make(ListType.declaration)
        types.pointee.set = make(SetType.declaration)
        types.pointee.frozenset = make(FrozenSetType.declaration)
        types.pointee.range = make(RangeType.declaration)
        types.pointee.slice = make(SliceType.declaration)
        types.pointee.dictKeys = make(DictKeysType.declaration)
        types.pointee.dictValues = make(DictValuesType.declaration)
        types.pointee.dictItems = make(DictItemsType.declaration)
        types.pointee.mappingProxy = make(MappingProxyType.declaration)
        types.pointee.function = make(FunctionType.declaration)
        types.pointee.method = make(MethodType.declaration)
        types.pointee.methodWrapper = make(MethodWrapperType.declaration)
        types.pointee.property = make(PropertyType.declaration)
        types.pointee.classMethod = make(ClassMethodType.declaration)
        types.pointee.staticMethod = make(StaticMethodType.declaration)
        types.pointee.superProxy = make(SuperType.declaration)
        types.pointee.module = make(ModuleType.declaration)
        types.pointee.code = make(CodeType.declaration)
        types.pointee.cell = make(CellType.declaration)
        types.pointee.frame = make(FrameType.declaration)
        types.pointee.traceback = make(TracebackType.declaration)
        types.pointee.generator = make(GeneratorType.declaration)
        types.pointee.coroutine = make(CoroutineType.declaration)
        types.pointee.asyncGenerator = make(AsyncGeneratorType.declaration)
        types.pointee.coroutineWrapper = make(CoroutineWrapperType.declaration)
        types.pointee.frameLocalsProxy = make(FrameLocalsProxyType.declaration)
        types.pointee.asyncGeneratorSend = make(AsyncGeneratorSendType.declaration)
        types.pointee.asyncGeneratorThrow = make(AsyncGeneratorThrowType.declaration)
        types.pointee.anextAwaitable = make(AnextAwaitableType.declaration)
        types.pointee.genericAlias = make(GenericAliasType.declaration)
        types.pointee.unionType = make(UnionType.declaration)
        types.pointee.weakReference = make(WeakReferenceType.declaration)
        types.pointee.weakProxy = make(WeakProxyType.declaration)
        types.pointee.weakCallableProxy = make(WeakCallableProxyType.declaration)
        types.pointee.simpleNamespace = make(SimpleNamespaceType.declaration)
        types.pointee.moduleSpec = make(ModuleSpecType.declaration)
        types.pointee.sourceFileLoader = make(SourceFileLoaderType.declaration)
        types.pointee.fileFinder = make(FileFinderType.declaration)
        types.pointee.builtinImporter = make(ImporterTypes.builtin)
        types.pointee.pathFinder = make(ImporterTypes.path)
        types.pointee.libraryImporter = make(ImporterTypes.library)
        types.pointee.listIterator = make(IteratorTypes.sizedDeclaration("list_iterator"))
        types.pointee.listReverseIterator = make(IteratorTypes.sizedDeclaration("list_reverseiterator"))
        types.pointee.tupleIterator = make(IteratorTypes.sizedDeclaration("tuple_iterator"))
        types.pointee.stringIterator = make(IteratorTypes.sizedDeclaration("str_iterator"))
        types.pointee.bytesIterator = make(IteratorTypes.sizedDeclaration("bytes_iterator"))
        types.pointee.bytearrayIterator = make(IteratorTypes.sizedDeclaration("bytearray_iterator"))
        types.pointee.rangeIterator = make(IteratorTypes.sizedDeclaration("range_iterator"))
        types.pointee.longRangeIterator = make(IteratorTypes.sizedDeclaration("longrange_iterator"))
        types.pointee.dictKeyIterator = make(IteratorTypes.sizedDeclaration("dict_keyiterator", isOverTable: true))
        types.pointee.dictValueIterator = make(IteratorTypes.sizedDeclaration("dict_valueiterator", isOverTable: true))
        types.pointee.dictItemIterator = make(IteratorTypes.sizedDeclaration("dict_itemiterator", isOverTable: true))
        types.pointee.dictReverseKeyIterator = make(IteratorTypes.sizedDeclaration("dict_reversekeyiterator", isOverTable: true))
        types.pointee.dictReverseValueIterator = make(IteratorTypes.sizedDeclaration("dict_reversevalueiterator", isOverTable: true))
        types.pointee.dictReverseItemIterator = make(IteratorTypes.sizedDeclaration("dict_reverseitemiterator", isOverTable: true))
        types.pointee.setIterator = make(IteratorTypes.sizedDeclaration("set_iterator", isOverTable: true))
        types.pointee.callableIterator = make(IteratorTypes.declaration("callable_iterator", more: [IteratorTypes.reduce]))
        types.pointee.sequenceIterator = make(IteratorTypes.sizedDeclaration("iterator"))
        types.pointee.memoryviewIterator = make(IteratorTypes.declaration("memory_iterator"))
        types.pointee.enumerate = make(EnumerateType.declaration)
        types.pointee.zip = make(ZipType.declaration)
        types.pointee.map = make(MapType.declaration)
        types.pointee.filter = make(FilterType.declaration)
        types.pointee.reversed = make(ReversedType.declaration)
        vm.runtime.pointee.listAppend = vm.lookup(types.pointee.list.pointee.dict.dict, string: vm.intern("append"))
    }

    /// Each stands after its base in `ExceptionKind`. `ExceptionGroup` also is an `Exception`.
    private static func makeExceptionTypes(_ vm: VM) {
        for kind in ExceptionKind.allCases {
            let base = kind.base.map { vm.exceptionType($0) } ?? vm.types.pointee.object
            let type = vm.makeType(ExceptionTypes.declaration(of: kind), base: base)
            vm.runtime.pointee.exceptionTypes[Int(kind.rawValue)] = type
        }
        vm.addBase(vm.exceptionType(.exception), to: vm.exceptionType(.exceptionGroup))
    }
}

extension VM {
    /// What has to exist before any type can be completed: the empty tuple and string, one-character strings, the special names.
    fileprivate func makeSingletons() {
        let empty = allocate(TupleObject.self, kind: .tuple, type: types.pointee.tuple)
        empty.pointee.count = 0
        runtime.pointee.emptyTuple = Value(empty)
        let emptyString = createString(count: 0, widthShift: 0, ascii: true)
        runtime.pointee.emptyString = Value(emptyString)
        runtime.pointee.interned.insert(Value(emptyString))
        Value(emptyString).retain()
        runtime.pointee.emptyBytes = Value(createBytes(count: 0))
        for codePoint in 0..<256 {
            let character = createString(count: 1, widthShift: 0, ascii: codePoint < 128)
            character.bytes[0] = UInt8(truncatingIfNeeded: codePoint)
            runtime.pointee.singleCharacters[codePoint] = Value(character)
            runtime.pointee.interned.insert(Value(character))
            Value(character).retain()
        }
        for special in Special.allCases { runtime.pointee.specialNames[Int(special.rawValue)] = intern(special.text) }
    }

    /// Adds a second base to a built-in type, behind the first in its MRO.
    fileprivate func addBase(_ base: TypePointer, to type: TypePointer) {
        let old = type.pointee.mro.tuple
        var order = (0..<old.count).map { old.items[$0] }
        let inherited = (0..<base.pointee.mro.tuple.count).map { base.pointee.mro.tuple.items[$0] }
        order.removeAll { inherited.contains($0) }
        // The new base goes before what both share.
        store(Value(createTupleOwning(order + inherited)), in: &type.pointee.mro)
        store(Value(createTupleOwning([type.pointee.base, Value(base)])), in: &type.pointee.bases)
        base.pointee.subclasses.pointee.append(type)
        typeChanged(type)
    }
}

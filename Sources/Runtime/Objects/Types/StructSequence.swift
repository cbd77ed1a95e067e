/// A tuple type whose items also have names (`sys.version_info`, `os.stat_result`, `time.struct_time`), declared once.
///
/// The first `sequenceCount` fields are the tuple's items; the rest can only be reached by name. A field with an empty name can only
/// be reached by its index.
public struct StructSequence: Sendable {
    let name: StaticString
    let documentation: StaticString
    let fields: [StaticString]
    let sequenceCount: Int
    let isInstantiable: Bool

    public init(_ name: StaticString, _ documentation: StaticString, fields: [StaticString], sequenceCount: Int? = nil, isInstantiable: Bool = false) {
        self.name = name
        self.documentation = documentation
        self.fields = fields
        self.sequenceCount = min(sequenceCount ?? fields.count, fields.count)
        self.isInstantiable = isInstantiable
    }

    /// The type, made once for an interpreter; the caller keeps it where scripts find it.
    public func makeType(_ vm: VM) -> TypePointer {
        // The type counts its instances like a script's class: the fields beyond the sequence lie in their suffix.
        var flags: TypeFlags = [.heapType, .sequencePattern]
        if fields.count > sequenceCount { flags.insert(.hasSuffix) }
        if !isInstantiable { flags.insert(.notInstantiable) }
        let type = vm.makeType(TypeDeclaration(name, documentation, kind: .tuple, flags: flags, methods: StructSequence.methods, staticMethods: isInstantiable ? [StructSequence.new] : []),
                               base: vm.types.pointee.tuple)
        type.pointee.slotCount = UInt16(truncatingIfNeeded: fields.count - sequenceCount)
        let dict = type.pointee.dict.dict
        for (index, field) in fields.enumerated() where field.utf8CodeUnitCount > 0 {
            vm.insert(dict, string: vm.intern(field), vm.makeRecord(kind: .memberDescriptor, type: vm.types.pointee.memberDescriptor, vm.intern(field), Value(type), Value(smallInt: -1 - index)))
        }
        vm.insert(dict, string: vm.intern("n_fields"), Value(smallInt: fields.count))
        vm.insert(dict, string: vm.intern("n_sequence_fields"), Value(smallInt: sequenceCount))
        vm.insert(dict, string: vm.intern("n_unnamed_fields"), Value(smallInt: fields.count { $0.utf8CodeUnitCount == 0 }))
        vm.insert(dict, string: vm.name(.matchArgs), vm.makeTuple(fields.prefix(sequenceCount).filter { $0.utf8CodeUnitCount > 0 }.map { vm.intern($0) }))
        return type
    }

    /// An instance with values for all fields (missing ones are None), a temporary.
    public static func make(_ vm: VM, _ type: TypePointer, _ values: [Value]) -> Value {
        let count = fieldCount(vm, type, "n_sequence_fields"), hidden = Int(type.pointee.slotCount)
        let tuple = vm.allocate(TupleObject.self, kind: .tuple, type: type, tail: count * 8 + vm.suffixSize(of: type))
        tuple.pointee.count = count
        vm.clearSuffix(Value(tuple))
        for index in 0..<(count + hidden) {
            let value = index < values.count ? values[index] : .none
            value.retain()
            (index < count ? tuple.items + index : Value(tuple).suffix + 1 + index - count).pointee = value
        }
        return vm.temporary(Value(tuple))
    }

    private static func fieldCount(_ vm: VM, _ type: TypePointer, _ name: StaticString) -> Int {
        let count = vm.lookup(type, vm.intern(name))
        return count.isInt ? count.smallInt : 0
    }

    private static let new = Builtin("__new__", "(cls, sequence, dict=None)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
        let type = try vm.subclassArgument(a[0], of: vm.types.pointee.tuple)
        guard !vm.special(of: a[1], .iter).isUnset else { throw vm.typeError("constructor requires a sequence") }
        let given = try vm.makeList(from: a[1])
        let least = fieldCount(vm, type, "n_sequence_fields"), most = fieldCount(vm, type, "n_fields")
        guard given.count >= least, given.count <= most else {
            let bound = given.count < least ? (least == most ? "a \(least)-sequence" : "an at least \(least)-sequence") : (least == most ? "a \(most)-sequence" : "an at most \(most)-sequence")
            throw vm.typeError("\(vm.fullTypeName(type))() takes \(bound) (\(given.count)-sequence given)")
        }
        var values = (0..<given.count).map { given[$0] }
        if a[2].isObject(of: .dict) {
            for name in hiddenNames(vm, type).dropFirst(given.count - least) { values.append(noneForUnset(vm.lookup(a[2].dict, string: name))) }
        }
        return make(vm, type, values)
    }

    /// Names of the fields that are no items of the tuple, in order.
    private static func hiddenNames(_ vm: VM, _ type: TypePointer) -> [Value] {
        let dict = type.pointee.dict.dict, visible = fieldCount(vm, type, "n_sequence_fields")
        var names: [Value] = []
        for number in 0..<dict.pointee.used where dict.pointee.entries[number].value.isObject(of: .memberDescriptor) {
            let record = dict.pointee.entries[number].value.record
            if record.values[2].isInt, -1 - record.values[2].smallInt >= visible { names.append(record.values[0]) }
        }
        return names
    }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .tuple) else { throw vm.foreignReceiver(a[0], vm.types.pointee.tuple, "__repr__") }
            let type = vm.type(of: a[0])
            let visible = vm.lookup(type, vm.name(.matchArgs))
            let names = (visible.isObject(of: .tuple) ? (0..<visible.tuple.count).map { visible.tuple.items[$0] } : []) + hiddenNames(vm, type)
            var parts: [String] = []
            for index in 0..<a[0].tuple.count {
                let text = vm.swiftString(try vm.repr(a[0].tuple.items[index]))
                parts.append(index < names.count ? "\(vm.swiftString(names[index]))=\(text)" : text)
            }
            return vm.makeString("\(vm.fullTypeName(type))(\(parts.joined(separator: ", ")))")
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            guard a[0].isObject(of: .tuple) else { throw vm.foreignReceiver(a[0], vm.types.pointee.tuple, "__reduce__") }
            let type = vm.type(of: a[0])
            let hidden = vm.makeDict()
            for name in hiddenNames(vm, type) { vm.insert(hidden, string: name, try vm.getAttribute(a[0], name)) }
            return vm.makeTuple(Value(type), vm.makeTuple(vm.makeTuple(UnsafeBufferPointer(start: a[0].tuple.items, count: a[0].tuple.count)), Value(hidden)))
        },
    ]
}

extension VM {
    /// Where field `index` of an instance of a struct sequence type lies.
    func structSequencePlace(_ object: Value, _ index: Int) -> UnsafeMutablePointer<Value> {
        let count = object.tuple.count
        return index < count ? object.tuple.items + index : object.suffix + 1 + index - count
    }
}

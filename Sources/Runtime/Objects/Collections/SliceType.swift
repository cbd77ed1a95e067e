import TaipanIntegers

/// `slice`: a record of start, stop and step.
enum SliceType {
    static let declaration = TypeDeclaration(
        "slice", "A range of positions for subscripts.", kind: .slice, flags: [],
        methods: methods,
        staticMethods: [
            Builtin("__new__", "(cls, /, *args)", "Makes an object of the class.") { (vm, a) throws(ScriptException) in
                _ = try vm.subclassArgument(a[0], of: vm.types.pointee.slice)
                let arguments = a[1].tuple
                switch arguments.count {
                case 1: return vm.makeSlice(.none, arguments.items[0], .none)
                case 2: return vm.makeSlice(arguments.items[0], arguments.items[1], .none)
                case 3: return vm.makeSlice(arguments.items[0], arguments.items[1], arguments.items[2])
                case 0: throw vm.typeError("slice expected at least 1 argument, got 0")
                default: throw vm.typeError("slice expected at most 3 arguments, got \(arguments.count)")
                }
            },
        ],
        attributes: [
            Attribute(member: "start", "The first position, or None.") { (vm, s) throws(ScriptException) in try fields(vm, s, "start")[0] },
            Attribute(member: "stop", "The position to stop before, or None.") { (vm, s) throws(ScriptException) in try fields(vm, s, "stop")[1] },
            Attribute(member: "step", "The distance between positions, or None.") { (vm, s) throws(ScriptException) in try fields(vm, s, "step")[2] },
        ])

    private static func fields(_ vm: VM, _ value: Value, _ method: StaticString) throws(ScriptException) -> UnsafeMutablePointer<Value> {
        guard value.isObject(of: .slice) else { throw vm.wrongReceiver(method, of: "slice", value) }
        return value.record.values
    }

    private static func compare(_ vm: VM, _ a: Arguments, _ comparison: Comparison) throws(ScriptException) -> Value {
        let left = try fields(vm, a[0], "__eq__")
        guard a[1].isObject(of: .slice) else { return .notImplemented }
        let right = a[1].record.values
        return try vm.compareSequences(comparison, leftCount: { 3 }, rightCount: { 3 }, { left[$0] }, { right[$0] })
    }

    private static let methods: [Builtin] = [
        Builtin("__repr__", "(self, /)", "Gives the text that repr() shows.") { (vm, a) throws(ScriptException) in
            let values = try fields(vm, a[0], "__repr__")
            return try vm.containerRepr(a[0], recursive: "slice(...)") { (builder: inout ReprBuilder) throws(ScriptException) in
                builder.append("slice(")
                for index in 0..<3 {
                    if index > 0 { builder.append(", ") }
                    try vm.appendRepr(values[index], to: &builder)
                }
                builder.append(")")
            }
        },
        Builtin("__hash__", "(self, /)", "Gives the hash, the same for equal objects.") { (vm, a) throws(ScriptException) in
            let values = try fields(vm, a[0], "__hash__")
            return Value(smallInt: try vm.hashItems(values, count: 3))
        },
        Builtin("__eq__", "(self, value, /)", "Tells whether the two are equal.") { (vm, a) throws(ScriptException) in try compare(vm, a, .eq) },
        Builtin("__ne__", "(self, value, /)", "Tells whether the two differ.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ne) },
        Builtin("__lt__", "(self, value, /)", "Tells whether self is less than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .lt) },
        Builtin("__le__", "(self, value, /)", "Tells whether self is less than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .le) },
        Builtin("__gt__", "(self, value, /)", "Tells whether self is greater than value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .gt) },
        Builtin("__ge__", "(self, value, /)", "Tells whether self is greater than or equal to value.") { (vm, a) throws(ScriptException) in try compare(vm, a, .ge) },
        Builtin("indices", "(self, object, /)", "The triple (start, stop, step) for a sequence of so many items.") { (vm, a) throws(ScriptException) in
            _ = try fields(vm, a[0], "indices")
            return try indices(vm, a[0], try vm.indexValue(a[1]))
        },
        Builtin("__reduce__", "(self, /)", "Gives what copying and pickling rebuild the object from.") { (vm, a) throws(ScriptException) in
            let values = try fields(vm, a[0], "__reduce__")
            return vm.makePair(Value(vm.types.pointee.slice), vm.makeTuple(values[0], values[1], values[2]))
        },
    ]

    /// Integers of any size, since a script's own sequence may be that long.
    static func indices(_ vm: VM, _ slice: Value, _ lengthValue: Value) throws(ScriptException) -> Value {
        let length = vm.bigValue(lengthValue) ?? 0
        guard length >= 0 else { throw vm.valueError("length should not be negative") }
        func part(_ index: Int) throws(ScriptException) -> BigInteger? {
            let value = slice.record.values[index]
            return value.isNone ? nil : vm.bigValue(try vm.sliceIndex(value))
        }
        let step = try part(2) ?? 1
        guard step != 0 else { throw vm.valueError("slice step cannot be zero") }
        let lower: BigInteger = step < 0 ? -1 : 0, upper: BigInteger = step < 0 ? length - 1 : length
        func clamp(_ value: BigInteger?, _ absent: BigInteger) -> BigInteger {
            guard var position = value else { return absent }
            if position < 0 { position += length }
            return min(max(position, lower), upper)
        }
        let start = clamp(try part(0), step < 0 ? upper : lower), stop = clamp(try part(1), step < 0 ? lower : upper)
        return vm.makeTuple(vm.makeInt(start), vm.makeInt(stop), vm.makeInt(step))
    }
}

/// The positions that a slice means in a sequence of a given length: `count` of them, from `start` in steps of `step`.
public struct SliceBounds {
    public var start: Int
    public var stop: Int
    public var step: Int
    public var count: Int

    /// The positions in ascending order, for deletion.
    var ascending: (first: Int, step: Int) {
        step > 0 ? (start, step) : (start + (count - 1) * step, -step)
    }
}

/// A slice's own numbers, not yet fitted to a length.
struct SliceNumbers {
    var start: Int
    var stop: Int
    /// Never 0, never `Int.min`.
    var step: Int

    /// Fits the slice to a length.
    func bounds(_ length: Int) -> SliceBounds {
        let lower = step < 0 ? -1 : 0, upper = step < 0 ? length - 1 : length
        func clamp(_ value: Int) -> Int {
            let position = value < 0 ? value + length : value
            return min(max(position, lower), upper)
        }
        let start = clamp(self.start), stop = clamp(self.stop)
        let count: Int
        if step < 0 {
            count = stop < start ? (start - stop - 1) / -step + 1 : 0
        } else {
            count = start < stop ? (stop - start - 1) / step + 1 : 0
        }
        return SliceBounds(start: start, stop: stop, step: step, count: count)
    }
}

extension VM {
    public func makeSlice(_ start: Value, _ stop: Value, _ step: Value) -> Value {
        makeRecord(kind: .slice, type: types.pointee.slice, start, stop, step)
    }

    fileprivate func sliceIndex(_ value: Value) throws(ScriptException) -> Value {
        if value.isInt { return value }
        guard value.isBool || value.isObject(of: .bigInteger) || !special(of: value, .index).isUnset else {
            throw typeError("slice indices must be integers or None or have an __index__ method")
        }
        return try indexValue(value)
    }

    /// What a slice says. May run script code (`__index__`), so sequences that can change read their length afterwards.
    func sliceNumbers(_ slice: Value) throws(ScriptException) -> SliceNumbers {
        let values = slice.record.values
        var step = 1
        if !values[2].isNone {
            step = max(try clampedIndex(try sliceIndex(values[2])), -Int.max)
            if step == 0 { throw valueError("slice step cannot be zero") }
        }
        let start = values[0].isNone ? (step < 0 ? Int.max : 0) : try clampedIndex(try sliceIndex(values[0]))
        let stop = values[1].isNone ? (step < 0 ? Int.min : Int.max) : try clampedIndex(try sliceIndex(values[1]))
        return SliceNumbers(start: start, stop: stop, step: step)
    }

    /// The positions that `slice` (of kind `.slice`) means in a sequence of `length` items that cannot change meanwhile.
    public func sliceBounds(_ slice: Value, _ length: Int) throws(ScriptException) -> SliceBounds { try sliceNumbers(slice).bounds(length) }
}

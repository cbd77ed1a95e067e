import CPosix
import Descriptors
import TaipanRuntime

// What the system modules make of arguments, with CPython's wording of refusals.

extension VM {
    /// A C `int`.
    @inline(__always)
    func cInt(_ value: Value) throws(ScriptException) -> Int32 {
        if value.isInt, let number = Int32(exactly: value.smallInt) { return number }
        return try cIntSlow(value)
    }

    @inline(never)
    private func cIntSlow(_ value: Value) throws(ScriptException) -> Int32 {
        let whole = try indexValue(value)
        guard let number = intValue(whole).flatMap({ Int32(exactly: $0) }) else { throw raise(.overflowError, "Python int too large to convert to C int") }
        return number
    }

    /// A C `long`, also `off_t`.
    func cLong(_ value: Value) throws(ScriptException) -> Int {
        if value.isInt { return value.smallInt }
        guard let number = intValue(try indexValue(value)) else { throw raise(.overflowError, "Python int too large to convert to C long") }
        return number
    }

    /// A C `unsigned int`.
    func cUnsignedInt(_ value: Value) throws(ScriptException) -> UInt32 {
        let whole = try indexValue(value)
        guard let number = bigValue(whole), number >= 0 else { throw raise(.overflowError, "can't convert negative value to unsigned int") }
        guard let result = UInt32(exactly: number) else { throw raise(.overflowError, "Python int too large to convert to C unsigned int") }
        return result
    }

    /// What `PyObject_AsFileDescriptor` takes: an integer, or an object with `fileno()`.
    func descriptor(_ value: Value) throws(ScriptException) -> Int32 {
        var number = value
        if !value.isInt && !value.isBool && !value.isObject(of: .bigInteger) {
            let method = try getAttributeOrUnset(value, intern("fileno"))
            guard !method.isUnset else { throw typeError("argument must be an int, or have a fileno() method.") }
            number = try call(method)
            guard number.isInt || number.isBool || number.isObject(of: .bigInteger) else { throw typeError("fileno() returned a non-integer") }
        }
        let result = try cInt(number)
        guard result >= 0 else { throw valueError("file descriptor cannot be a negative integer (\(result))") }
        return result
    }

    /// The descriptor where a path or a descriptor may stand; nil: it is not an integer.
    func descriptorInsteadOfPath(_ value: Value) throws(ScriptException) -> Int32? {
        if value.isString || value.isObject(of: .bytes) { return nil }
        guard value.isInt || value.isBool || value.isObject(of: .bigInteger) || (!special(of: value, .index).isUnset && special(of: value, .fspath).isUnset) else { return nil }
        return try descriptorNumber(value)
    }

    private func descriptorNumber(_ value: Value) throws(ScriptException) -> Int32 {
        let whole = try indexValue(value)
        guard let number = intValue(whole).flatMap({ Int32(exactly: $0) }) else {
            throw raise(.overflowError, "fd is \((bigValue(whole) ?? 0) < 0 ? "less than minimum" : "greater than maximum")")
        }
        return number
    }

    /// A `dir_fd` argument.
    func directory(_ value: Value) throws(ScriptException) -> Int32 {
        if value.isNoneOrUnset { return Kernel.currentDirectory }
        guard value.isInt || value.isBool || value.isObject(of: .bigInteger) || !special(of: value, .index).isUnset else {
            throw typeError("argument should be integer or None, not \(typeName(value))")
        }
        return try descriptorNumber(value)
    }

    /// `uid` or `gid`: -1 means "no change" where the system takes it so.
    func userIdentifier(_ value: Value, _ name: StaticString) throws(ScriptException) -> UInt32 {
        guard value.isInt || value.isBool || value.isObject(of: .bigInteger) || !special(of: value, .index).isUnset else {
            throw typeError("\(name) should be integer, not \(typeName(value))")
        }
        let whole = try indexValue(value)
        guard let number = intValue(whole) else {
            throw raise(.overflowError, "\(name) is \((bigValue(whole) ?? 0) < 0 ? "less than minimum" : "greater than maximum")")
        }
        if number == -1 { return .max }
        guard number >= 0 else { throw raise(.overflowError, "\(name) is less than minimum") }
        guard let result = UInt32(exactly: number), result != .max else { throw raise(.overflowError, "\(name) is greater than maximum") }
        return result
    }

    /// A device number.
    func device(_ value: Value) throws(ScriptException) -> UInt64 {
        let whole = try indexValue(value)
        if let number = bigValue(whole) {
            if number == -1 { return .max }
            if let result = UInt64(exactly: number) { return result }
        }
        throw raise(.overflowError, "Python int too large to convert to C unsigned long long")
    }

    /// Bytes of a C string that a script gave as str or bytes (`PyUnicode_FSConverter`).
    func cString(_ value: Value) throws(ScriptException) -> [UInt8] {
        let path = try PathArgument(self, value)
        return Array(UnsafeRawBufferPointer(start: path.pointer, count: path.count))
    }

    /// Makes a kernel call that gives a result of 0 or more, or the negated errno.
    @inline(__always) @discardableResult
    func system(_ filename: Value = .unset, _ filename2: Value = .unset, blocking: Bool = false, _ call: () -> Int) throws(ScriptException) -> Int {
        do throws(KernelError) { return try Kernel.call(modules.kernel, blocking: blocking, call) } catch {
            throw raise(error, filename: filename, filename2: filename2)
        }
    }

    /// The text that a C string of the system stands for.
    func makeString(cString: UnsafePointer<CChar>) -> Value {
        fileSystemDecoded(UnsafeRawBufferPointer(start: cString, count: strlen(cString)))
    }
}

/// What a libc function of the kind "-1 and errno" gives, as `VM.system` wants it.
@inline(__always)
func orErrno(_ result: Int32) -> Int { result == -1 ? -Int(errno) : Int(result) }

extension ModuleBuilder {
    /// Adds a table of the system's constants.
    func add(_ table: (UnsafeMutablePointer<Int>?) -> UnsafePointer<cposix_constant>?) {
        forEach(table) { name, value in vm.insert(namespace, string: name, value) }
    }

    /// A dict of the system's constants by name.
    func dict(_ table: (UnsafeMutablePointer<Int>?) -> UnsafePointer<cposix_constant>?) -> DictPointer {
        let dict = vm.makeDict()
        forEach(table) { name, value in vm.insert(dict, string: name, value) }
        return dict
    }

    func forEach(_ table: (UnsafeMutablePointer<Int>?) -> UnsafePointer<cposix_constant>?, _ body: (Value, Value) -> Void) {
        var count = 0
        guard let constants = table(&count) else { return }
        for index in 0..<count {
            guard let name = constants[index].name else { continue }
            let mark = vm.mark
            body(vm.intern(vm.makeString(latin1: UnsafeRawBufferPointer(start: name, count: strlen(name)), ascii: true)), vm.makeInt(Int(constants[index].value)))
            vm.drain(to: mark)
        }
    }
}

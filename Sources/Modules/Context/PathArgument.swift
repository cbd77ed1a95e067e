import TaipanRuntime

/// A path that a script gave (str, bytes, or what has `__fspath__`) as a C string: the str's UTF-8, surrogate escapes undone.
public struct PathArgument: ~Copyable {
    public let pointer: UnsafeMutablePointer<CChar>
    /// Bytes without the NUL.
    public let count: Int
    /// The str or bytes that `__fspath__` gave or the argument was; a temporary. What results should be like: bytes in, bytes out.
    public let value: Value

    public var isBytes: Bool { value.isObject(of: .bytes) }

    /// - Parameters:
    ///   - function: worded in the TypeError: "stat: path should be string, bytes or os.PathLike, not int". Empty: `__fspath__`'s own wording.
    /// - Throws: TypeError for other types, ValueError for an embedded NUL.
    public init(_ vm: VM, _ argument: Value, function: StaticString = "", argumentName: StaticString = "path", alternatives: StaticString = "string, bytes or os.PathLike")
        throws(ScriptException) {
        var value = argument
        if !value.isString && !value.isObject(of: .bytes) {
            let method = vm.special(of: value, .fspath)
            guard !method.isUnset else {
                if function.utf8CodeUnitCount == 0 { throw vm.typeError("expected str, bytes or os.PathLike object, not \(vm.typeName(value))") }
                throw vm.typeError("\(function): \(argumentName) should be \(alternatives), not \(vm.typeName(value))")
            }
            value = try vm.callSpecial(method, argument)
            guard value.isString || value.isObject(of: .bytes) else {
                throw vm.typeError("expected \(vm.typeName(argument)).__fspath__() to return str or bytes, not \(vm.typeName(value))")
            }
        }
        let source: UnsafeRawBufferPointer
        if value.isObject(of: .bytes) {
            source = value.bytes.buffer
        } else if value.string.isASCII {
            source = UnsafeRawBufferPointer(start: value.string.raw, count: value.string.count)
        } else {
            source = try vm.fileSystemEncoded(value).bytes.buffer
        }
        if source.count > 0, let base = source.baseAddress, memchr(base, 0, source.count) != nil {
            throw vm.valueError(function.utf8CodeUnitCount == 0 ? "embedded null byte" : "\(function): embedded null character in \(argumentName)")
        }
        pointer = .allocate(capacity: source.count + 1)
        if let base = source.baseAddress { memcpy(pointer, base, source.count) }
        pointer[source.count] = 0
        count = source.count
        self.value = value
    }

    deinit { pointer.deallocate() }
}

extension VM {
    /// `os.fsencode` of a str: UTF-8, U+DC80...U+DCFF as the bytes they stand for. UnicodeEncodeError for other surrogates.
    public func fileSystemEncoded(_ value: Value) throws(ScriptException) -> Value {
        makeBytes(utf8(value.string))
    }

    /// `os.fsdecode` of bytes from the kernel.
    public func fileSystemDecoded(_ bytes: UnsafeRawBufferPointer) -> Value { makeString(utf8: bytes) }
}

/// Codecs that are a table: `charmap_encode`, `charmap_decode`, `charmap_build`.
enum CharacterMaps {
    static let functions: [Builtin] = [
        Builtin("charmap_encode", "(str, errors=None, mapping=None, /)", "The text with each character replaced by the byte or bytes that the mapping has for it.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("charmap_encode() argument 1 must be str, not \(vm.argumentTypeName(a[0]))") }
            let policy = try CodecsModule.policy(vm, a[1], "charmap_encode"), string = a[0].string
            let bytes = a[2].isNone ? try vm.encode(string, .latin1, policy) : try encode(vm, string, policy, a[2])
            return vm.makePair(bytes, vm.makeInt(string.count))
        },
        Builtin("charmap_decode", "(data, errors=None, mapping=None, /)", "The text with each byte replaced by the character or text that the mapping has for it.") { (vm, a) throws(ScriptException) in
            let policy = try CodecsModule.policy(vm, a[1], "charmap_decode")
            let source = try vm.withBytes(a[0]) { (bytes) throws(ScriptException) in a[0].kind == .bytes ? a[0] : vm.makeBytes(bytes) }.bytes
            let text = a[2].isNone ? try vm.decode(source.buffer, .latin1, policy) : try decode(vm, source, policy, a[2])
            return vm.makePair(text, vm.makeInt(source.pointee.count))
        },
        Builtin("charmap_build", "(map, /)", "The mapping for encoding that undoes a table for decoding, a text of up to 256 characters.") { (vm, a) throws(ScriptException) in
            guard a[0].isString else { throw vm.typeError("charmap_build() argument must be str, not \(vm.argumentTypeName(a[0]))") }
            let table = vm.makeDict(), string = a[0].string
            for index in 0..<min(string.count, 256) where string[codePoint: index] != 0xFFFE {
                try vm.insert(table, Value(smallInt: Int(string[codePoint: index])), Value(smallInt: index))
            }
            return Value(table)
        },
    ]

    /// What a mapping has for a key; unset for nothing, None or a LookupError.
    private static func find(_ vm: VM, _ mapping: Value, _ key: Int) throws(ScriptException) -> Value {
        do throws(ScriptException) {
            let found = try vm.getItem(mapping, Value(smallInt: key))
            return found.isNone ? .unset : vm.keep(found)
        } catch {
            guard vm.raisedMatches(.lookupError) else { throw error }
            _ = vm.takeRaised()
            return .unset
        }
    }

    // MARK: Encoding

    /// Appends what the mapping has for a code point; false for nothing.
    private static func append(_ vm: VM, _ codePoint: UInt32, _ mapping: Value, to result: inout [UInt8]) throws(ScriptException) -> Bool {
        let mark = vm.mark
        defer { vm.drain(to: mark) }
        let found = try find(vm, mapping, Int(codePoint))
        if found.isUnset { return false }
        if found.kind == .bytes {
            result.append(contentsOf: found.bytes.buffer)
            return true
        }
        guard vm.isInteger(found) else { throw vm.typeError("character mapping must return integer, bytes or None, not \(vm.typeName(found))") }
        guard let byte = vm.intValue(found), (0...255).contains(byte) else { throw vm.typeError("character mapping must be in range(256)") }
        result.append(UInt8(byte))
        return true
    }

    private static func encode(_ vm: VM, _ string: StringPointer, _ policy: CodecErrorPolicy, _ mapping: Value) throws(ScriptException) -> Value {
        let context = CodecErrorContext(vm: vm, policy: policy, encoding: "charmap")
        var result: [UInt8] = [], scratch: [UInt8] = []
        var index = 0
        while index < string.count {
            if try append(vm, string[codePoint: index], mapping, to: &result) {
                index += 1
                continue
            }
            // One error covers the whole run.
            var end = index + 1
            while end < string.count {
                scratch.removeAll(keepingCapacity: true)
                if try append(vm, string[codePoint: end], mapping, to: &scratch) { break }
                end += 1
            }
            let (replacement, position, exception) = try context.handle(string, index..<end, "character maps to <undefined>")
            if replacement.kind == .bytes {
                result.append(contentsOf: replacement.bytes.buffer)
            } else {
                for place in 0..<replacement.string.count {
                    guard try append(vm, replacement.string[codePoint: place], mapping, to: &result) else { throw vm.raise(exception) }
                }
            }
            index = position
        }
        return vm.makeBytes(result)
    }

    // MARK: Decoding

    private static func decode(_ vm: VM, _ source: BytesPointer, _ policy: CodecErrorPolicy, _ mapping: Value) throws(ScriptException) -> Value {
        let context = CodecErrorContext(vm: vm, policy: policy, encoding: "charmap")
        var bytes = source, index = 0
        var builder = TextBuilder(vm, capacity: bytes.pointee.count)
        while index < bytes.pointee.count {
            if try append(vm, bytes.base[index], mapping, to: &builder) {
                index += 1
            } else {
                index = try context.handle(&bytes, index..<(index + 1), "character maps to <undefined>", to: &builder)
            }
        }
        return builder.make(vm)
    }

    private static func append(_ vm: VM, _ byte: UInt8, _ mapping: Value, to builder: inout TextBuilder) throws(ScriptException) -> Bool {
        if mapping.isExactString {
            guard Int(byte) < mapping.string.count, mapping.string[codePoint: Int(byte)] != 0xFFFE else { return false }
            builder.append(mapping.string[codePoint: Int(byte)])
            return true
        }
        let mark = vm.mark
        defer { vm.drain(to: mark) }
        let found = try find(vm, mapping, Int(byte))
        if found.isUnset { return false }
        if found.isString {
            if found.string.count == 1, found.string[codePoint: 0] == 0xFFFE { return false }
            builder.append(found.string)
            return true
        }
        guard vm.isInteger(found) else { throw vm.typeError("character mapping must return integer, None or str") }
        guard let codePoint = vm.intValue(found), (0...0x10FFFF).contains(codePoint) else { throw vm.typeError("character mapping must be in range(0x110000)") }
        if codePoint == 0xFFFE { return false }
        builder.append(UInt32(codePoint))
        return true
    }
}

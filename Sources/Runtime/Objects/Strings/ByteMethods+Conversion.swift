extension ByteMethods {
    static let conversionMethods: [Builtin] = [
        Builtin("decode", "(self, /, encoding='utf-8', errors='strict')", "The text that the bytes are in the encoding; errors says what happens to those that are none.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "decode")
            for (index, name) in [(1, "encoding"), (2, "errors")] where !a[index].isString {
                throw vm.typeError("decode() argument '\(name)' must be str, not \(vm.argumentTypeName(a[index]))")
            }
            return try vm.decode(a[0], encoding: a[1], errors: a[2])
        },
        Builtin("hex", "(self, sep=<unset>, bytes_per_sep=1)", "Create a string of hexadecimal numbers from the bytes, sep between each bytes_per_sep of them.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "hex")
            let layout = try vm.hexLayout(a[1], a[2])
            return try vm.hexText(a[0].byteView.buffer, layout)
        },
        Builtin("translate", "(self, table, /, delete=b'')", "Return a copy with each byte mapped by the table of 256 bytes, bytes in delete removed.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "translate")
            let table = a[1].isNone ? nil : try vm.bytesArgument(a[1]).byteView
            if let table, table.count != 256 { throw vm.valueError("translation table must be 256 characters long") }
            let deleted = a[2].isUnset ? nil : try vm.bytesArgument(a[2]).byteView
            let view = a[0].byteView
            var bytes: [UInt8] = []
            bytes.reserveCapacity(view.count)
            for byte in view.buffer where !(deleted?.contains(byte) ?? false) { bytes.append(table?[Int(byte)] ?? byte) }
            let (result, base) = try vm.makeBytes(like: a[0], count: bytes.count)
            for (index, byte) in bytes.enumerated() { base[index] = byte }
            return result
        },
    ]

    static let makeTranslation = Builtin("maketrans", "(frm, to, /)", "Return a translation table usable for the bytes or bytearray translate method.") { (vm, a) throws(ScriptException) in
        let from = try vm.bytesArgument(a[0]).byteView, to = try vm.bytesArgument(a[1]).byteView
        guard from.count == to.count else { throw vm.valueError("maketrans arguments must have same length") }
        let table = vm.makeBytes(count: 256)
        for byte in 0..<256 { table.base[byte] = UInt8(byte) }
        for index in 0..<from.count { table.base[Int(from[index])] = to[index] }
        return Value(table)
    }

    /// The bytes that a text of hexadecimal digits (white space between pairs allowed) writes.
    static func parseHex(_ vm: VM, _ text: Value) throws(ScriptException) -> [UInt8] {
        guard text.isString else { throw vm.typeError("fromhex() argument must be str, not \(vm.argumentTypeName(text))") }
        let string = text.string
        func digit(_ index: Int) -> Int {
            guard index < string.count else { return 99 }
            let codePoint = string[codePoint: index]
            return codePoint < 0x80 ? digitValue(UInt8(codePoint)) : 99
        }
        var result: [UInt8] = []
        result.reserveCapacity(string.count / 2)
        var index = 0
        while index < string.count {
            let codePoint = string[codePoint: index]
            if codePoint < 0x80, isASCIISpace(UInt8(codePoint)) {
                index += 1
                continue
            }
            let high = digit(index), low = digit(index + 1)
            guard high < 16, low < 16 else {
                throw vm.valueError("non-hexadecimal number found in fromhex() arg at position \(high < 16 ? index + 1 : index)")
            }
            result.append(UInt8(high * 16 + low))
            index += 2
        }
        return result
    }
}

/// How `hex()` separates groups: `separator` 0 for not at all; groups count from the right when `size` is positive, from the left when negative.
struct HexLayout {
    var separator: UInt8
    var size: Int
}

extension VM {
    func hexLayout(_ separator: Value, _ size: Value) throws(ScriptException) -> HexLayout {
        if separator.isUnset { return HexLayout(separator: 0, size: 0) }
        let codePoint: UInt32
        if separator.isString {
            guard separator.string.count == 1 else { throw valueError("sep must be length 1.") }
            codePoint = separator.string[codePoint: 0]
        } else if separator.kind == .bytes {
            guard separator.bytes.pointee.count == 1 else { throw valueError("sep must be length 1.") }
            codePoint = UInt32(separator.bytes.base[0])
        } else {
            guard try length(separator) == 1 else { throw valueError("sep must be length 1.") }
            throw typeError("sep must be str or bytes.")
        }
        guard codePoint < 128 else { throw valueError("sep must be ASCII.") }
        return HexLayout(separator: UInt8(codePoint), size: Int(try int32(size)))
    }

    /// The bytes as hexadecimal digits, a temporary `str`.
    func hexText(_ bytes: UnsafeRawBufferPointer, _ layout: HexLayout) throws(ScriptException) -> Value {
        if bytes.count == 0 { return runtime.pointee.emptyString }
        let groupSize = Int(layout.size.magnitude)
        let separators = groupSize == 0 ? 0 : (bytes.count - 1) / groupSize
        let total = try checkedTextSize(bytes.count, times: 2) + separators
        try checkTextSize(total)
        let string = createString(count: total, widthShift: 0, ascii: true)
        temporary(Value(string))
        var target = string.bytes
        for (index, byte) in bytes.enumerated() {
            if groupSize > 0, index > 0, (layout.size > 0 ? bytes.count - index : index) % groupSize == 0 {
                target.pointee = layout.separator
                target += 1
            }
            let high = byte >> 4, low = byte & 15
            target[0] = high < 10 ? 48 + high : 87 + high
            target[1] = low < 10 ? 48 + low : 87 + low
            target += 2
        }
        return Value(string)
    }
}

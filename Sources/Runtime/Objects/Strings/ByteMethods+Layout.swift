extension ByteMethods {
    static let layoutMethods: [Builtin] = [
        Builtin("center", "(self, width, fillchar=b' ', /)", "The bytes in the middle of so many.") { (vm, a) throws(ScriptException) in
            let (padding, fill) = try padding(vm, a, "center")
            let left = padding / 2 + (padding & (padding &+ a[0].byteView.count) & 1)
            return try pad(vm, a[0], left, padding - left, fill)
        },
        Builtin("ljust", "(self, width, fillchar=b' ', /)", "The bytes with fillchar after them, up to so many.") { (vm, a) throws(ScriptException) in
            let (padding, fill) = try padding(vm, a, "ljust")
            return try pad(vm, a[0], 0, padding, fill)
        },
        Builtin("rjust", "(self, width, fillchar=b' ', /)", "The bytes with fillchar before them, up to so many.") { (vm, a) throws(ScriptException) in
            let (padding, fill) = try padding(vm, a, "rjust")
            return try pad(vm, a[0], padding, 0, fill)
        },
        Builtin("zfill", "(self, width, /)", "Pad with ASCII zeros on the left, to fill a field of the given width; a sign stays in front.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "zfill")
            let width = try vm.index(a[1])
            let view = a[0].byteView
            guard width > view.count else { return try vm.makeByteSlice(a[0], 0..<view.count) }
            let (result, base) = try vm.makeBytes(like: a[0], count: width)
            let padding = width - view.count
            let sign = view.count > 0 && (view[0] == 43 || view[0] == 45) ? 1 : 0
            memcpy(base, view.base, sign)
            memset(base + sign, 48, padding)
            memcpy(base + sign + padding, view.base + sign, view.count - sign)
            return result
        },
        Builtin("expandtabs", "(self, /, tabsize=8)", "A copy with tabs made spaces, up to columns that tabsize divides.") { (vm, a) throws(ScriptException) in
            _ = try vm.byteSelf(a, "expandtabs")
            let size = Int(try vm.int32(a[1]))
            let view = a[0].byteView
            var total = 0, column = 0
            for byte in view.buffer {
                let width = byte == 9 ? (size > 0 ? size - column % size : 0) : 1
                total += width
                column = byte == 10 || byte == 13 ? 0 : column + width
                if total > 1 << 40 { throw vm.raise(.overflowError, "result too long") }
            }
            let (result, base) = try vm.makeBytes(like: a[0], count: total)
            var target = base
            column = 0
            for byte in view.buffer {
                let width = byte == 9 ? (size > 0 ? size - column % size : 0) : 1
                if byte == 9 { memset(target, 32, width) } else { target.pointee = byte }
                target += width
                column = byte == 10 || byte == 13 ? 0 : column + width
            }
            return result
        },
    ]

    private static func padding(_ vm: VM, _ a: Arguments, _ method: StaticString) throws(ScriptException) -> (Int, UInt8) {
        _ = try vm.byteSelf(a, method)
        let width = try vm.index(a[1])
        var fill: UInt8 = 32
        if !a[2].isUnset {
            guard a[2].isByteSequence, a[2].byteView.count == 1 else {
                throw vm.typeError("\(method)() argument 2 must be a byte string of length 1, not \(vm.argumentTypeName(a[2]))")
            }
            fill = a[2].byteView[0]
        }
        let count = a[0].byteView.count
        return (max(width, count) - count, fill)
    }

    private static func pad(_ vm: VM, _ receiver: Value, _ left: Int, _ right: Int, _ fill: UInt8) throws(ScriptException) -> Value {
        let view = receiver.byteView
        if left == 0 && right == 0 { return try vm.makeByteSlice(receiver, 0..<view.count) }
        let (count, overflow) = view.count.addingReportingOverflow(left + right)
        if overflow { throw vm.raise(.memoryError) }
        let (result, base) = try vm.makeBytes(like: receiver, count: count)
        memset(base, Int32(fill), left)
        memcpy(base + left, view.base, view.count)
        memset(base + left + view.count, Int32(fill), right)
        return result
    }
}

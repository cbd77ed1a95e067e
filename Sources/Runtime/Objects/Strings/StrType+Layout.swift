extension StrType {
    static let layoutMethods: [Builtin] = [
        Builtin("center", "(self, width, fillchar=' ', /)", "The text in the middle of so many characters.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "center")
            let (padding, fill) = try padding(vm, string, a)
            // CPython puts the odd one to the left when the width is odd.
            let left = padding / 2 + (padding & (padding &+ string.count) & 1)
            return try vm.pad(string, left: left, right: padding - left, fill)
        },
        Builtin("ljust", "(self, width, fillchar=' ', /)", "The text with fillchar after it, up to so many characters.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "ljust")
            let (padding, fill) = try padding(vm, string, a)
            return try vm.pad(string, left: 0, right: padding, fill)
        },
        Builtin("rjust", "(self, width, fillchar=' ', /)", "The text with fillchar before it, up to so many characters.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "rjust")
            let (padding, fill) = try padding(vm, string, a)
            return try vm.pad(string, left: padding, right: 0, fill)
        },
        Builtin("zfill", "(self, width, /)", "The text with zeros before it, after the sign, up to so many characters.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "zfill")
            let width = try vm.index(a[1])
            guard width > string.count else { return vm.exactString(a[0]) }
            let padding = width - string.count
            try vm.checkTextSize(try vm.checkedTextSize(width, times: 1 &<< string.widthShift))
            let first: UInt32 = string.count > 0 ? string[codePoint: 0] : 0
            let hasSign = first == 43 || first == 45
            var builder = TextBuilder(vm, capacity: width &<< string.widthShift)
            if hasSign { builder.append(first) }
            builder.append(48, count: padding)
            builder.append(string, (hasSign ? 1 : 0)..<string.count)
            return builder.make(vm)
        },
        Builtin("expandtabs", "(self, /, tabsize=8)", "A copy with tabs made spaces, up to columns that tabsize divides.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "expandtabs")
            let size = Int(try vm.int32(a[1]))
            if !string.contains(codePoint: 9) { return vm.exactString(a[0]) }
            var total = 0, column = 0
            for index in 0..<string.count {
                let codePoint = string[codePoint: index]
                let width = codePoint == 9 ? (size > 0 ? size - column % size : 0) : 1
                total += width
                column = codePoint == 10 || codePoint == 13 ? 0 : column + width
                if total > 1 << 40 { throw vm.raise(.overflowError, "new string is too long") }
            }
            try vm.checkTextSize(total &<< string.widthShift)
            column = 0
            var builder = TextBuilder(vm, capacity: total &<< string.widthShift)
            for index in 0..<string.count {
                let codePoint = string[codePoint: index]
                if codePoint == 9 {
                    let width = size > 0 ? size - column % size : 0
                    builder.append(32, count: width)
                    column += width
                } else {
                    builder.append(codePoint)
                    column = codePoint == 10 || codePoint == 13 ? 0 : column + 1
                }
            }
            return builder.make(vm)
        },
    ]

    /// How much is missing to the width in `a[1]`, and the fill character in `a[2]`.
    private static func padding(_ vm: VM, _ string: StringPointer, _ a: Arguments) throws(ScriptException) -> (Int, UInt32) {
        let width = try vm.index(a[1])
        guard a[2].isString else { throw vm.typeError("The fill character must be a unicode character, not \(vm.typeName(a[2]))") }
        guard a[2].string.count == 1 else { throw vm.typeError("The fill character must be exactly one character long") }
        return (max(width, string.count) - string.count, a[2].string[codePoint: 0])
    }
}

extension VM {
    /// The string with `left` and `right` fill characters around it.
    func pad(_ string: StringPointer, left: Int, right: Int, _ fill: UInt32) throws(ScriptException) -> Value {
        if left == 0 && right == 0 { return exactString(Value(string)) }
        let (padding, overflow) = left.addingReportingOverflow(right)
        let (count, second) = string.count.addingReportingOverflow(padding)
        let shift = max(string.widthShift, fill < 0x100 ? 0 : fill < 0x10000 ? 1 : 2)
        guard !overflow, !second else { throw raise(.overflowError, "padded string is too long") }
        try checkTextSize(try checkedTextSize(count, times: 1 &<< shift))
        let result = createString(count: count, widthShift: shift, ascii: string.isASCII && fill < 0x80)
        result.fill(0, left, with: fill)
        string.copy(0, string.count, to: result.raw + left &<< shift, shift: shift)
        result.fill(left + string.count, right, with: fill)
        return temporary(Value(result))
    }
}

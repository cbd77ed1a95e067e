extension StrType {
    static let caseMethods: [Builtin] = [
        Builtin("upper", "(self, /)", "A copy in capital letters.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "upper")
            if string.isASCII { return vm.mapASCII(string) { (byte, _) in byte &- (byte >= 97 && byte <= 122 ? 32 : 0) } }
            return vm.mapText(string) { (codePoint, _, builder) in builder.append(codePoint, mapped: .upper) }
        },
        Builtin("lower", "(self, /)", "A copy in small letters.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "lower")
            if string.isASCII { return vm.mapASCII(string) { (byte, _) in byte &+ (byte >= 65 && byte <= 90 ? 32 : 0) } }
            return vm.mapText(string) { (_, index, builder) in builder.appendLowercase(string, index) }
        },
        Builtin("casefold", "(self, /)", "A copy for comparing without regard to case.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "casefold")
            if string.isASCII { return vm.mapASCII(string) { (byte, _) in byte &+ (byte >= 65 && byte <= 90 ? 32 : 0) } }
            return vm.mapText(string) { (codePoint, _, builder) in builder.append(codePoint, mapped: .fold) }
        },
        Builtin("swapcase", "(self, /)", "A copy with capital letters made small and small ones capital.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "swapcase")
            if string.isASCII { return vm.mapASCII(string) { (byte, _) in (byte | 32) >= 97 && (byte | 32) <= 122 ? byte ^ 32 : byte } }
            return vm.mapText(string) { (codePoint, index, builder) in
                if isUppercase(codePoint) {
                    builder.appendLowercase(string, index)
                } else {
                    builder.append(codePoint, mapped: isLowercase(codePoint) ? .upper : nil)
                }
            }
        },
        Builtin("capitalize", "(self, /)", "A copy with its first letter capital and all others small.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "capitalize")
            return vm.mapText(string) { (codePoint, index, builder) in
                if index == 0 { builder.append(codePoint, mapped: .title) } else { builder.appendLowercase(string, index) }
            }
        },
        Builtin("title", "(self, /)", "A copy with a capital letter at the start of each word.") { (vm, a) throws(ScriptException) in
            let string = try vm.strSelf(a, "title")
            return vm.mapText(string) { (codePoint, index, builder) in
                if index > 0 && isCased(string[codePoint: index - 1]) {
                    builder.appendLowercase(string, index)
                } else {
                    builder.append(codePoint, mapped: .title)
                }
            }
        },
    ]
}

extension VM {
    /// A string of the same length whose bytes `map` gives, for ASCII strings.
    @inline(__always)
    func mapASCII(_ string: StringPointer, _ map: (UInt8, Int) -> UInt8) -> Value {
        let count = string.count
        if count == 0 { return runtime.pointee.emptyString }
        if count == 1 { return runtime.pointee.singleCharacters[Int(map(string.bytes[0], 0))] }
        let result = createString(count: count, widthShift: 0, ascii: true)
        let source = string.bytes, target = result.bytes
        for index in 0..<count { target[index] = map(source[index], index) }
        return temporary(Value(result))
    }

    /// The text that `body` appends for each code point.
    func mapText(_ string: StringPointer, _ body: (UInt32, Int, inout TextBuilder) -> Void) -> Value {
        var builder = TextBuilder(self, capacity: string.byteCount + 16)
        for index in 0..<string.count { body(string[codePoint: index], index, &builder) }
        return builder.make(self)
    }
}

extension TextBuilder {
    /// What a code point maps to; itself for nil.
    mutating func append(_ codePoint: UInt32, mapped mapping: CaseMapping?) {
        guard let mapping else {
            append(codePoint)
            return
        }
        var mapped: (UInt32, UInt32, UInt32) = (0, 0, 0)
        var count = 0
        mapCase(codePoint, mapping) { result in
            switch count {
            case 0: mapped.0 = result
            case 1: mapped.1 = result
            default: mapped.2 = result
            }
            count += 1
        }
        if count > 0 { append(mapped.0) }
        if count > 1 { append(mapped.1) }
        if count > 2 { append(mapped.2) }
    }

    /// The lower case of the code point at `index`. A capital sigma at the end of a word becomes the final form.
    mutating func appendLowercase(_ string: StringPointer, _ index: Int) {
        let codePoint = string[codePoint: index]
        guard codePoint == 0x3A3 else {
            append(codePoint, mapped: .lower)
            return
        }
        var before = index - 1
        while before >= 0, isCaseIgnorable(string[codePoint: before]) { before -= 1 }
        var isFinal = before >= 0 && isCased(string[codePoint: before])
        if isFinal {
            var after = index + 1
            while after < string.count, isCaseIgnorable(string[codePoint: after]) { after += 1 }
            isFinal = after == string.count || !isCased(string[codePoint: after])
        }
        append(isFinal ? 0x3C2 : 0x3C3)
    }
}

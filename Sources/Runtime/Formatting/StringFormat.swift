// `str.format`: literal text and replacement fields, `{name.attribute[index]!conversion:specification}`.

/// How fields without a number are numbered: by themselves or by hand, never both.
private struct FieldNumbering {
    var next = 0
    var isManual = false
    var isAutomatic = false
}

extension VM {
    /// `template.format(*arguments, **mapping)`; `arguments` is nil for `format_map`, `mapping` unset without keywords. The caller keeps all of them alive.
    func formatTemplate(_ template: StringPointer, arguments: UnsafeBufferPointer<Value>?, mapping: Value) throws(ScriptException) -> Value {
        var builder = TextBuilder(self, capacity: template.byteCount + 32)
        var numbering = FieldNumbering()
        try appendTemplate(template, 0..<template.count, arguments, mapping, depth: 2, &numbering, to: &builder)
        return builder.make(self)
    }

    private func appendTemplate(_ template: StringPointer, _ range: Range<Int>, _ arguments: UnsafeBufferPointer<Value>?, _ mapping: Value, depth: Int, _ numbering: inout FieldNumbering,
                                to builder: inout TextBuilder) throws(ScriptException) {
        guard depth > 0 else { throw valueError("Max string recursion exceeded") }
        let end = range.upperBound
        var position = range.lowerBound
        while position < end {
            var literalEnd = position
            while literalEnd < end, template[codePoint: literalEnd] != 123, template[codePoint: literalEnd] != 125 { literalEnd += 1 }
            builder.append(template, position..<literalEnd)
            if literalEnd == end { return }
            let brace = template[codePoint: literalEnd]
            position = literalEnd + 1
            if position < end, template[codePoint: position] == brace {
                builder.append(brace)
                position += 1
                continue
            }
            if brace == 125 { throw valueError("Single '}' encountered in format string") }
            if position == end { throw valueError("Single '{' encountered in format string") }
            position = try appendField(template, position, end, arguments, mapping, depth: depth, &numbering, to: &builder)
        }
    }

    /// Formats the field that begins at `start`, behind its brace; returns the position behind it.
    private func appendField(_ template: StringPointer, _ start: Int, _ end: Int, _ arguments: UnsafeBufferPointer<Value>?, _ mapping: Value, depth: Int, _ numbering: inout FieldNumbering,
                             to builder: inout TextBuilder) throws(ScriptException) -> Int {
        // The name ends at `:` or `!` outside of brackets.
        var position = start
        var inBrackets = false
        name: while position < end {
            switch template[codePoint: position] {
            case 123: if !inBrackets { throw valueError("unexpected '{' in field name") }
            case 91: inBrackets = true
            case 93: inBrackets = false
            case 125, 58, 33: if !inBrackets { break name }
            default: break
            }
            position += 1
        }
        let nameRange = start..<position
        guard position < end else { throw valueError("expected '}' before end of string") }
        var conversion: UInt32 = 0
        var mark = template[codePoint: position]
        if mark == 33 {
            guard position + 1 < end else { throw valueError("end of string while looking for conversion specifier") }
            conversion = template[codePoint: position + 1]
            position += 2
            guard position < end else { throw valueError("unmatched '{' in format spec") }
            mark = template[codePoint: position]
            guard mark == 58 || mark == 125 else { throw valueError("expected ':' after conversion specifier") }
        }
        var specificationRange = position..<position, hasNestedFields = false
        if mark == 58 {
            let specificationStart = position + 1
            var nesting = 1
            position += 1
            while position < end {
                let codePoint = template[codePoint: position]
                if codePoint == 123 {
                    nesting += 1
                    hasNestedFields = true
                } else if codePoint == 125 {
                    nesting -= 1
                }
                if nesting == 0 { break }
                position += 1
            }
            guard position < end else { throw valueError("unmatched '{' in format spec") }
            specificationRange = specificationStart..<position
        }
        let scope = self.mark
        // Formatting the specification may run script code that lets go of the value.
        var value = keep(try fieldValue(template, nameRange, arguments, mapping, &numbering))
        switch conversion {
        case 0: break
        case 114: value = try repr(value)
        case 115: value = try str(value)
        case 97: value = try ascii(value)
        default:
            let name = Unicode.Scalar(conversion).map { String(Character($0)) } ?? "?"
            throw valueError("Unknown conversion specifier \(conversion > 32 && conversion < 127 ? name : "\\x" + String(conversion, radix: 16))")
        }
        if hasNestedFields {
            var inner = TextBuilder(self)
            try appendTemplate(template, specificationRange, arguments, mapping, depth: depth - 1, &numbering, to: &inner)
            let specification = inner.make(self).string
            try appendFormatted(value, specification, 0..<specification.count, to: &builder)
        } else {
            try appendFormatted(value, template, specificationRange, to: &builder)
        }
        drain(to: scope)
        return position + 1
    }

    /// The object that `name.attribute[index]` names.
    private func fieldValue(_ template: StringPointer, _ range: Range<Int>, _ arguments: UnsafeBufferPointer<Value>?, _ mapping: Value, _ numbering: inout FieldNumbering) throws(ScriptException) -> Value {
        var position = range.lowerBound
        while position < range.upperBound, template[codePoint: position] != 46, template[codePoint: position] != 91 { position += 1 }
        let first = range.lowerBound..<position
        var number = try fieldNumber(template, first)
        if first.isEmpty || number != nil {
            let isAutomatic = first.isEmpty
            if isAutomatic && numbering.isManual { throw valueError("cannot switch from manual field specification to automatic field numbering") }
            if !isAutomatic && numbering.isAutomatic { throw valueError("cannot switch from automatic field numbering to manual field specification") }
            if isAutomatic {
                numbering.isAutomatic = true
                number = numbering.next
                numbering.next += 1
            } else {
                numbering.isManual = true
            }
        }
        var value: Value
        if let number {
            guard let arguments else { throw valueError("Format string contains positional fields") }
            guard number < arguments.count else { throw raise(.indexError, "Replacement index \(number) out of range for positional args tuple") }
            value = arguments[number]
        } else {
            let key = makeSubstring(template, first)
            if mapping.isUnset { throw raise(.keyError, argument: key) }
            if mapping.isObject(of: .dict), mapping.header.pointee.type == types.pointee.dict {
                value = try lookup(mapping.dict, key)
                if value.isUnset { throw raise(.keyError, argument: key) }
            } else {
                value = try getItem(mapping, key)
            }
        }
        while position < range.upperBound {
            if template[codePoint: position] == 46 {
                let start = position + 1
                position = start
                while position < range.upperBound, template[codePoint: position] != 46, template[codePoint: position] != 91 { position += 1 }
                if start == position { throw valueError("Empty attribute in format string") }
                value = try getAttribute(value, intern(makeSubstring(template, start..<position)))
            } else if template[codePoint: position] == 91 {
                let start = position + 1
                position = start
                while position < range.upperBound, template[codePoint: position] != 93 { position += 1 }
                guard position < range.upperBound else { throw valueError("Missing ']' in format string") }
                if start == position { throw valueError("Empty attribute in format string") }
                let key = try fieldNumber(template, start..<position).map { makeInt($0) } ?? makeSubstring(template, start..<position)
                value = try getItem(value, key)
                position += 1
            } else {
                throw valueError("Only '.' or '[' may follow ']' in format field specifier")
            }
        }
        return value
    }

    /// The number that a run of digits writes; nil when it is a name.
    private func fieldNumber(_ template: StringPointer, _ range: Range<Int>) throws(ScriptException) -> Int? {
        guard !range.isEmpty else { return nil }
        var value = 0
        for index in range {
            guard let digit = decimalDigit(template[codePoint: index]) else { return nil }
            let (product, first) = value.multipliedReportingOverflow(by: 10)
            let (sum, second) = product.addingReportingOverflow(digit)
            if first || second { throw valueError("Too many decimal digits in format string") }
            value = sum
        }
        return value
    }
}

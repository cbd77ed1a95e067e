import TaipanRuntime

extension VM {
    func structError(_ message: String) -> ScriptException {
        guard let type = try? moduleType("_struct", "error") else { return valueError(message) }
        return raise(makeException(type, arguments: makeTuple(makeString(message))))
    }

    /// The bytes of `values` laid out by `format`. All values are converted before any byte is handed out.
    func pack(_ format: StructFormat, _ values: UnsafeBufferPointer<Value>) throws(ScriptException) -> [UInt8] {
        try checkAllocation(format.size, stride: 1)
        var bytes = [UInt8](repeating: 0, count: format.size)
        var next = 0
        for field in format.fields {
            for index in 0..<field.count {
                let value = values[next]
                next += 1
                let offset = field.offset + index * field.size
                switch field.code {
                case .padding: break
                case .character:
                    guard value.isObject(of: .bytes), value.bytes.pointee.count == 1 else { throw structError("char format requires a bytes object of length 1") }
                    bytes[offset] = value.bytes.base[0]
                case .boolean: bytes[offset] = try isTrue(value) ? 1 : 0
                case .signed, .unsigned, .address: try packInteger(value, field, offset, format.isLittleEndian, &bytes)
                case .half, .single, .double: try packFloat(value, field, offset, format, &bytes)
                case .text, .pascalText:
                    guard value.kind == .bytes || value.kind == .bytearray else {
                        throw structError("argument for '\(Character(UnicodeScalar(field.symbol)))' must be a bytes object")
                    }
                    try withBytes(value) { (source) throws(ScriptException) in
                        let isPascal = field.code == .pascalText
                        let room = isPascal ? max(field.size - 1, 0) : field.size
                        let count = min(source.count, room)
                        if isPascal && field.size > 0 { bytes[offset] = UInt8(min(count, 255)) }
                        for position in 0..<count { bytes[offset + (isPascal ? 1 : 0) + position] = source[position] }
                    }
                }
            }
        }
        return bytes
    }

    private func packInteger(_ value: Value, _ field: StructFormat.Field, _ offset: Int, _ littleEndian: Bool, _ bytes: inout [UInt8]) throws(ScriptException) {
        guard isInteger(value) || !special(of: value, .index).isUnset else { throw structError("required argument is not an integer") }
        let number = try indexValue(value)
        let signed = field.code == .signed || (field.code == .address && isNegative(number))
        let fits = bytes.withUnsafeMutableBytes { write(integer: number, to: UnsafeMutableRawBufferPointer(rebasing: $0[offset..<(offset + field.size)]), littleEndian: littleEndian, signed: signed) }
        if fits { return }
        if field.code == .address { throw structError("int too large to convert") }
        let bits = field.size * 8
        let most = signed ? UInt64.max >> UInt64(65 - bits) : UInt64.max >> UInt64(64 - bits)
        throw structError("'\(Character(UnicodeScalar(field.symbol)))' format requires \(signed ? "-\(most + 1)" : "0") <= number <= \(most)")
    }

    private func packFloat(_ value: Value, _ field: StructFormat.Field, _ offset: Int, _ format: StructFormat, _ bytes: inout [UInt8]) throws(ScriptException) {
        guard floatValue(value) != nil || isInteger(value) || !special(of: value, .float).isUnset || !special(of: value, .index).isUnset else {
            throw structError("required argument is not a float")
        }
        let number = try double(value)
        let pattern: UInt64
        switch field.code {
        case .half:
            let half = halfPattern(number)
            if number.isFinite && half & 0x7C00 == 0x7C00 { throw raise(.overflowError, "float too large to pack with e format") }
            pattern = UInt64(half)
        case .single:
            let single = Float(number)
            if number.isFinite && single.isInfinite && !format.isNative { throw raise(.overflowError, "float too large to pack with f format") }
            pattern = UInt64(single.bitPattern)
        default: pattern = number.bitPattern
        }
        for position in 0..<field.size {
            bytes[offset + (format.isLittleEndian ? position : field.size - 1 - position)] = UInt8(truncatingIfNeeded: pattern >> UInt64(position * 8))
        }
    }

    /// The nearest IEEE 754 binary16, ties to even; infinity when it is too large.
    private func halfPattern(_ value: Double) -> UInt16 {
        let sign: UInt16 = value.sign == .minus ? 0x8000 : 0
        let magnitude = value.magnitude
        if magnitude.isNaN { return sign | 0x7E00 }
        if magnitude >= 65520 { return sign | 0x7C00 }
        if magnitude < 0x1p-14 {
            // Subnormal: units of 2^-24.
            return sign | UInt16((magnitude * 0x1p24).rounded(.toNearestOrEven))
        }
        let exponent = Int(magnitude.exponent)
        let units = (scalbn(magnitude, Int32(10 - exponent))).rounded(.toNearestOrEven)
        // A mantissa that rounds up to 2048 carries into the exponent by itself.
        return sign | UInt16((exponent + 14) << 10 + Int(units))
    }

    private func double(half pattern: UInt16) -> Double {
        let exponent = Int(pattern >> 10 & 31), mantissa = Double(pattern & 0x3FF)
        let magnitude = exponent == 0 ? mantissa * 0x1p-24 : exponent == 31 ? (mantissa == 0 ? .infinity : .nan) : scalbn(1024 + mantissa, Int32(exponent - 25))
        return pattern & 0x8000 != 0 ? -magnitude : magnitude
    }

    /// The tuple of values that `bytes`, exactly as long as the format, stand for.
    func unpack(_ format: StructFormat, _ bytes: UnsafeRawBufferPointer) -> Value {
        let result = makeTuple(count: format.valueCount)
        var next = 0
        for field in format.fields {
            for index in 0..<field.count {
                let mark = self.mark
                let offset = field.offset + index * field.size
                let part = UnsafeRawBufferPointer(rebasing: bytes[offset..<(offset + field.size)])
                let value = unpack(field, part, format.isLittleEndian)
                value.retain()
                result.items[next] = value
                next += 1
                drain(to: mark)
            }
        }
        return Value(result)
    }

    private func unpack(_ field: StructFormat.Field, _ part: UnsafeRawBufferPointer, _ littleEndian: Bool) -> Value {
        var pattern: UInt64 = 0
        if field.size <= 8 {
            for position in 0..<part.count {
                pattern |= UInt64(part[littleEndian ? position : part.count - 1 - position]) << UInt64(position * 8)
            }
        }
        switch field.code {
        case .padding: return .none
        case .character, .text: return makeBytes(part)
        case .pascalText:
            guard let length = part.first else { return makeBytes(part) }
            return makeBytes(UnsafeRawBufferPointer(rebasing: part[1..<(1 + min(Int(length), part.count - 1))]))
        case .boolean: return Value(pattern != 0)
        case .signed:
            let shift = UInt64(64 - field.size * 8)
            return makeInt(Int64(bitPattern: pattern << shift) >> Int64(shift))
        case .unsigned, .address: return makeInt(pattern)
        case .half: return makeFloat(double(half: UInt16(truncatingIfNeeded: pattern)))
        case .single: return makeFloat(Double(Float(bitPattern: UInt32(truncatingIfNeeded: pattern))))
        case .double: return makeFloat(Double(bitPattern: pattern))
        }
    }
}

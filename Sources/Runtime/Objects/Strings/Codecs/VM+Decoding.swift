// Bytes to text.

extension VM {
    /// Decodes a bytes-like object, `encoding` and `errors` being `str` values or unset. A temporary `str`.
    public func decode(_ object: Value, encoding: Value, errors: Value) throws(ScriptException) -> Value {
        if object.isByteSequence, object.byteView.count == 0 { return runtime.pointee.emptyString }
        guard let known = try builtInEncoding(encoding) else { return try decodeByCodec(object, encoding, errors) }
        let policy = try lazyErrorPolicy(errors)
        return try withStableBytes(object, under: policy) { (bytes) throws(ScriptException) in try decode(bytes, known, policy) }
    }

    /// UnicodeDecodeError under the strict policy.
    public func decode(_ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding, _ policy: CodecErrorPolicy = .strict) throws(ScriptException) -> Value {
        switch encoding {
        case .latin1: return makeString(latin1: bytes, ascii: isASCIIOnly(bytes))
        case .utf8, .ascii: if isASCIIOnly(bytes) { return makeString(latin1: bytes, ascii: true) }
        default: break
        }
        var decoder = IncrementalDecoder(encoding, policy)
        return try decoder.decode(self, bytes, isFinal: true)
    }
}

/// Decodes text that arrives in pieces: an incomplete sequence at the end of one is kept for the next.
public struct IncrementalDecoder {
    public let encoding: TextEncoding
    public let policy: CodecErrorPolicy
    /// The beginning of a sequence whose end has not come.
    public private(set) var pending: [UInt8] = []
    /// The signature has been looked for, and the byte order is known.
    private var isStarted: Bool
    private var isBigEndian: Bool
    /// Bytes of the signature found at the beginning.
    private(set) var signatureLength = 0
    /// The `bytes` that a registered handler has been told of; a temporary of the call of `decode` under way.
    private var handlerInput = Value.unset

    public init(_ encoding: TextEncoding, _ policy: CodecErrorPolicy = .strict) {
        self.encoding = encoding
        self.policy = policy
        isStarted = !(encoding == .utf8WithSignature || encoding == .utf16 || encoding == .utf32)
        isBigEndian = encoding.isBigEndian
    }

    /// Forgets everything that has come.
    public mutating func reset() { self = IncrementalDecoder(encoding, policy) }

    /// What `getstate` of a codec's incremental decoder gives besides `pending`: 0 at the beginning or where there is nothing to know, 1 after a
    /// signature that asks for big endian or for none, 2 otherwise.
    public var stateFlags: Int {
        get { encoding == .utf8WithSignature || encoding == .utf16 || encoding == .utf32 ? (isStarted ? (isBigEndian ? 1 : 2) : 0) : 0 }
        set {
            guard encoding == .utf8WithSignature || encoding == .utf16 || encoding == .utf32 else { return }
            isStarted = newValue != 0
            isBigEndian = newValue == 1
        }
    }

    /// Puts back what `pending` gave.
    public mutating func restore(pending bytes: [UInt8]) { pending = bytes }

    /// The text of `bytes` after what was kept; `isFinal` says that nothing follows, so that an incomplete sequence is an error. A temporary.
    public mutating func decode(_ vm: VM, _ bytes: UnsafeRawBufferPointer, isFinal: Bool) throws(ScriptException) -> Value {
        if pending.isEmpty { return try decodeWhole(vm, bytes, isFinal: isFinal) }
        let joined = pending + Array(bytes)
        pending = []
        let count = joined.count
        // A buffer of its own: decoding may throw, and closures of the standard library do not pass typed errors on.
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: count, alignment: 1)
        defer { buffer.deallocate() }
        buffer.copyBytes(from: joined)
        return try decodeWhole(vm, UnsafeRawBufferPointer(buffer), isFinal: isFinal)
    }

    private mutating func decodeWhole(_ vm: VM, _ bytes: UnsafeRawBufferPointer, isFinal: Bool) throws(ScriptException) -> Value {
        var position = 0
        handlerInput = .unset
        if !isStarted {
            guard let length = skipSignature(bytes, isFinal: isFinal) else {
                pending = Array(bytes)
                return vm.runtime.pointee.emptyString
            }
            position = length
            signatureLength = length
        }
        if encoding.unitSize == 1, isASCIIOnly(UnsafeRawBufferPointer(rebasing: bytes[position...])) {
            return vm.makeString(latin1: UnsafeRawBufferPointer(rebasing: bytes[position...]), ascii: true)
        }
        var builder = TextBuilder(vm, capacity: bytes.count)
        switch encoding {
        case .latin1: return vm.makeString(latin1: bytes, ascii: isASCIIOnly(bytes))
        case .ascii: try decodeASCII(vm, bytes, to: &builder)
        case .utf8, .utf8WithSignature: try decodeUTF8(vm, bytes, from: position, isFinal: isFinal, to: &builder)
        case .utf16, .utf16LittleEndian, .utf16BigEndian: try decodeUTF16(vm, bytes, from: position, isFinal: isFinal, to: &builder)
        case .utf32, .utf32LittleEndian, .utf32BigEndian: try decodeUTF32(vm, bytes, from: position, isFinal: isFinal, to: &builder)
        }
        return builder.make(vm)
    }

    /// Length of the signature at the beginning; nil when more bytes have to come to tell.
    private mutating func skipSignature(_ bytes: UnsafeRawBufferPointer, isFinal: Bool) -> Int? {
        func starts(_ signature: [UInt8]) -> Bool { bytes.count >= signature.count && bytes.prefix(signature.count).elementsEqual(signature) }
        func mayBecome(_ signature: [UInt8]) -> Bool { !isFinal && bytes.count < signature.count && signature.starts(with: bytes) }
        switch encoding {
        case .utf8WithSignature:
            if mayBecome([0xEF, 0xBB, 0xBF]) { return nil }
            isStarted = true
            return starts([0xEF, 0xBB, 0xBF]) ? 3 : 0
        case .utf16:
            if bytes.count < 2 && !isFinal { return nil }
            isStarted = true
            isBigEndian = starts([0xFE, 0xFF])
            return isBigEndian || starts([0xFF, 0xFE]) ? 2 : 0
        default:
            if bytes.count < 4 && !isFinal { return nil }
            isStarted = true
            isBigEndian = starts([0, 0, 0xFE, 0xFF])
            return isBigEndian || starts([0xFF, 0xFE, 0, 0]) ? 4 : 0
        }
    }

    // MARK: Encodings

    private mutating func decodeASCII(_ vm: VM, _ source: UnsafeRawBufferPointer, to builder: inout TextBuilder) throws(ScriptException) {
        var bytes = source, index = 0
        while index < bytes.count {
            if bytes[index] < 0x80 {
                builder.append(UInt32(bytes[index]))
                index += 1
            } else {
                index = try handle(vm, &bytes, index..<(index + 1), "ordinal not in range(128)", to: &builder)
            }
        }
    }

    private mutating func decodeUTF8(_ vm: VM, _ source: UnsafeRawBufferPointer, from start: Int, isFinal: Bool, to builder: inout TextBuilder) throws(ScriptException) {
        var bytes = source, index = start
        while index < bytes.count {
            let count = bytes.count
            let lead = UInt32(bytes[index])
            if lead < 0x80 {
                let runStart = index
                while index < count, bytes[index] < 0x80 { index &+= 1 }
                builder.append(ascii: UnsafeRawBufferPointer(rebasing: bytes[runStart..<index]))
                continue
            }
            let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
            if length == 0 {
                index = try handle(vm, &bytes, index..<(index + 1), "invalid start byte", to: &builder)
                continue
            }
            var codePoint = lead & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            var read = 1
            while read < length, index + read < count {
                let next = UInt32(bytes[index + read])
                // The second byte excludes overlong forms, surrogates and what lies beyond U+10FFFF.
                let lower: UInt32 = read == 1 ? (lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80) : 0x80
                let upper: UInt32 = read == 1 ? (lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF) : 0xBF
                guard next >= lower, next <= upper else { break }
                codePoint = codePoint << 6 | (next & 0x3F)
                read += 1
            }
            if read == length {
                builder.append(codePoint)
                index += length
            } else if index + read == count {
                // A surrogate's first bytes are never completed by more.
                if !isFinal {
                    pending = Array(bytes[index...])
                    return
                }
                index = try handle(vm, &bytes, index..<count, "unexpected end of data", to: &builder)
            } else {
                if policy == .surrogatepass, lead == 0xED, index + 2 < count, bytes[index + 1] & 0xE0 == 0xA0, bytes[index + 2] & 0xC0 == 0x80 {
                    builder.append(0xD000 | UInt32(bytes[index + 1] & 0x3F) << 6 | UInt32(bytes[index + 2] & 0x3F))
                    index += 3
                    continue
                }
                if !isFinal, policy == .surrogatepass, lead == 0xED, bytes[index + 1] & 0xE0 == 0xA0, index + 2 == count {
                    pending = Array(bytes[index...])
                    return
                }
                index = try handle(vm, &bytes, index..<(index + read), "invalid continuation byte", to: &builder)
            }
        }
    }

    @inline(__always)
    private func unit(_ bytes: UnsafeRawBufferPointer, _ index: Int, size: Int) -> UInt32 {
        var value: UInt32 = 0
        for position in 0..<size {
            value |= UInt32(bytes[index + position]) << UInt32(isBigEndian ? (size - 1 - position) * 8 : position * 8)
        }
        return value
    }

    private mutating func decodeUTF16(_ vm: VM, _ source: UnsafeRawBufferPointer, from start: Int, isFinal: Bool, to builder: inout TextBuilder) throws(ScriptException) {
        var bytes = source, index = start
        while index < bytes.count {
            let count = bytes.count
            guard index + 1 < count else {
                guard isFinal else {
                    pending = Array(bytes[index...])
                    return
                }
                index = try handle(vm, &bytes, index..<count, "truncated data", to: &builder)
                continue
            }
            let first = unit(bytes, index, size: 2)
            if first & 0xF800 != 0xD800 {
                builder.append(first)
                index += 2
            } else if first < 0xDC00 {
                guard index + 3 < count else {
                    if !isFinal {
                        pending = Array(bytes[index...])
                        return
                    }
                    if policy == .surrogatepass {
                        builder.append(first)
                        index += 2
                        continue
                    }
                    index = try handle(vm, &bytes, index..<count, "unexpected end of data", to: &builder)
                    continue
                }
                let second = unit(bytes, index + 2, size: 2)
                if second & 0xFC00 == 0xDC00 {
                    builder.append(0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF))
                    index += 4
                } else {
                    index = try loneSurrogate(vm, &bytes, index, first, "illegal UTF-16 surrogate", to: &builder)
                }
            } else {
                index = try loneSurrogate(vm, &bytes, index, first, "illegal encoding", to: &builder)
            }
        }
    }

    private mutating func loneSurrogate(_ vm: VM, _ bytes: inout UnsafeRawBufferPointer, _ index: Int, _ unit: UInt32, _ reason: StaticString, to builder: inout TextBuilder) throws(ScriptException) -> Int {
        guard policy == .surrogatepass else { return try handle(vm, &bytes, index..<(index + 2), reason, to: &builder) }
        builder.append(unit)
        return index + 2
    }

    private mutating func decodeUTF32(_ vm: VM, _ source: UnsafeRawBufferPointer, from start: Int, isFinal: Bool, to builder: inout TextBuilder) throws(ScriptException) {
        var bytes = source, index = start
        while index < bytes.count {
            let count = bytes.count
            guard index + 3 < count else {
                guard isFinal else {
                    pending = Array(bytes[index...])
                    return
                }
                index = try handle(vm, &bytes, index..<count, "truncated data", to: &builder)
                continue
            }
            let codePoint = unit(bytes, index, size: 4)
            if codePoint > 0x10FFFF {
                index = try handle(vm, &bytes, index..<(index + 4), "code point not in range(0x110000)", to: &builder)
            } else if codePoint & 0xFFFF_F800 == 0xD800 && policy != .surrogatepass {
                index = try handle(vm, &bytes, index..<(index + 4), "code point in surrogate code point range(0xd800, 0xe000)", to: &builder)
            } else {
                builder.append(codePoint)
                index += 4
            }
        }
    }

    /// The encoding that error messages name: without signature, with the byte order found.
    private var effectiveEncoding: TextEncoding {
        switch encoding {
        case .utf8WithSignature: .utf8
        case .utf16: isBigEndian ? .utf16BigEndian : .utf16LittleEndian
        case .utf32: isBigEndian ? .utf32BigEndian : .utf32LittleEndian
        default: encoding
        }
    }

    /// What the policy makes of bytes that are no text; returns where decoding goes on. A registered handler may put other bytes in their place.
    private mutating func handle(_ vm: VM, _ bytes: inout UnsafeRawBufferPointer, _ range: Range<Int>, _ reason: StaticString, to builder: inout TextBuilder) throws(ScriptException) -> Int {
        switch policy {
        case .ignore: return range.upperBound
        case .replace:
            builder.append(0xFFFD)
            return range.upperBound
        case .backslashreplace:
            for index in range { builder.appendBackslashEscape(UInt32(bytes[index])) }
            return range.upperBound
        case .surrogateescape:
            // Only bytes beyond ASCII can be escaped; the decoder sees the rest again.
            let escaped = range.prefix { bytes[$0] >= 0x80 }
            for index in escaped { builder.append(0xDC00 + UInt32(bytes[index])) }
            if !escaped.isEmpty { return escaped.upperBound }
        case .xmlcharrefreplace, .namereplace:
            throw vm.typeError("don't know how to handle UnicodeDecodeError in error callback")
        case .registered(let name):
            // The handler runs script code, so from here on the bytes are an object's.
            if handlerInput.isUnset || UnsafeRawPointer(handlerInput.bytes.base) != bytes.baseAddress { handlerInput = vm.makeBytes(bytes) }
            let exception = vm.makeUnicodeDecodeError(effectiveEncoding.name, handlerInput, range, reason)
            let (text, changed, position) = try vm.callDecodeHandler(name, exception)
            builder.append(text)
            handlerInput = Value(changed)
            bytes = changed.buffer
            return position
        case .strict, .surrogatepass: break
        }
        throw vm.unicodeDecodeError(effectiveEncoding.name, bytes, range, reason)
    }
}

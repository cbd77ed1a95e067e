/// Validation and decoding of UTF-8, with the reasons CPython's decoder gives.
enum UTF8Scan {
    struct Invalid {
        /// Offset of the first offending byte.
        let start: Int
        /// How many bytes it takes together with those that began the sequence well.
        let count: Int
        let reason: StaticString
    }

    /// The first place where the bytes are not UTF-8; nil if there is none.
    static func firstInvalid(_ bytes: UnsafeBufferPointer<UInt8>) -> Invalid? {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let length: Int
            var low: UInt8 = 0x80
            var high: UInt8 = 0xBF
            switch lead {
            case 0xC2...0xDF: length = 2
            case 0xE0...0xEF:
                length = 3
                if lead == 0xE0 { low = 0xA0 }
                if lead == 0xED { high = 0x9F }
            case 0xF0...0xF4:
                length = 4
                if lead == 0xF0 { low = 0x90 }
                if lead == 0xF4 { high = 0x8F }
            default: return Invalid(start: index, count: 1, reason: "invalid start byte")
            }
            for step in 1..<length {
                guard index + step < bytes.count else {
                    return Invalid(start: index, count: step, reason: "unexpected end of data")
                }
                let byte = bytes[index + step]
                guard byte >= low, byte <= high else {
                    return Invalid(start: index, count: step, reason: "invalid continuation byte")
                }
                low = 0x80
                high = 0xBF
            }
            index += length
        }
        return nil
    }

    /// CPython's `UnicodeDecodeError` message for the first invalid place of `bytes`.
    static func message(_ invalid: Invalid, in bytes: UnsafeBufferPointer<UInt8>) -> String {
        let place =
            invalid.count == 1
            ? "byte 0x\(String(bytes[invalid.start], radix: 16)) in position \(invalid.start)"
            : "bytes in position \(invalid.start)-\(invalid.start + invalid.count - 1)"
        return "(unicode error) 'utf-8' codec can't decode \(place): \(invalid.reason)"
    }

    /// The code point at `start` of generalised UTF-8, and its length in bytes. The caller knows that the bytes are sound.
    @inline(__always)
    static func decode(_ bytes: UnsafePointer<UInt8>, at start: Int, count: Int) -> (scalar: UInt32, length: Int) {
        let lead = UInt32(bytes[start])
        func tail(_ offset: Int) -> UInt32 { start + offset < count ? UInt32(bytes[start + offset] & 0x3F) : 0 }
        if lead < 0x80 { return (lead, 1) }
        if lead < 0xE0 { return ((lead & 0x1F) << 6 | tail(1), 2) }
        if lead < 0xF0 { return ((lead & 0x0F) << 12 | tail(1) << 6 | tail(2), 3) }
        return ((lead & 0x07) << 18 | tail(1) << 12 | tail(2) << 6 | tail(3), 4)
    }
}

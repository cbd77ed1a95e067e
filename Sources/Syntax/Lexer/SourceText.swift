/// A source text ready for the lexer: UTF-8, newlines as line feeds, ending in one, a zero byte behind the end.
struct SourceText {
    /// The text and the zero byte.
    var bytes: ContiguousArray<UInt8>
    /// Offset of the first byte of each line.
    var lineStarts: ContiguousArray<UInt32>
    /// False if some byte sequence is not UTF-8; harmless in comments, refused elsewhere.
    var isValidUTF8: Bool

    /// Length of the text without the zero byte.
    var count: Int { bytes.count - 1 }

    /// Decodes `raw` as CPython's tokenizer does: byte order mark, coding cookie in the first two lines (PEP 263), newlines.
    /// - Throws: a diagnostic for zero bytes, an unknown encoding, one that contradicts the byte order mark, undecodable bytes,
    ///   and texts of 2 GB and more.
    init(_ raw: UnsafeBufferPointer<UInt8>, name: String) throws(SyntaxDiagnostic) {
        func refuse(_ message: String, hasPlace: Bool = true) -> SyntaxDiagnostic {
            // CPython's place for what is wrong with the text as a whole.
            let nowhere = SourceRange(line: 0, column: -2, endLine: 0, endColumn: -2)
            var diagnostic = SyntaxDiagnostic(kind: .syntaxError, message: message, range: hasPlace ? nowhere : nil, sourceName: name)
            diagnostic.columnRule = .noEnd
            return diagnostic
        }
        guard raw.count < Int(Int32.max) else { throw refuse("source code string is too long", hasPlace: false) }
        let hasMark = raw.count >= 3 && raw[0] == 0xEF && raw[1] == 0xBB && raw[2] == 0xBF
        let body = raw[(hasMark ? 3 : 0)...]
        var encoding = SourceEncoding.utf8
        if let declared = SourceText.declaredEncoding(body) {
            if hasMark, SourceEncoding.normalised(declared) != "utf-8" {
                let name = SourceEncoding.normalised(declared) == "iso-8859-1" ? "iso-8859-1" : declared
                throw refuse("encoding problem: \(name) with BOM")
            }
            guard let known = SourceEncoding(name: declared) else { throw refuse("unknown encoding: \(declared)") }
            encoding = known
        }
        bytes = []
        bytes.reserveCapacity(body.count + 2)
        switch encoding {
        case .utf8: bytes.append(contentsOf: body)
        case .korean949, .koreanUnix, .japanese932:
            if let decoder = DoubleByteDecoder(encoding), let offset = decoder.decode(body, to: &bytes) {
                let byte = String(body[body.startIndex + offset], radix: 16)
                throw refuse("'\(encoding.codecName)' codec can't decode byte 0x\(byte) in position \(offset): illegal multibyte sequence")
            }
        default:
            let high = encoding.highCharacters
            for (offset, byte) in body.enumerated() {
                if byte < 0x80 {
                    bytes.append(byte)
                } else if let scalar = high?[Int(byte) - 0x80], scalar != 0xFFFD {
                    SourceText.append(scalar, to: &bytes)
                } else if encoding == .ascii {
                    throw refuse(
                        "'ascii' codec can't decode byte 0x\(String(byte, radix: 16)) in position \(offset): "
                            + "ordinal not in range(128)")
                } else {
                    throw refuse(
                        "'charmap' codec can't decode byte 0x\(String(byte, radix: 16)) in position \(offset): "
                            + "character maps to <undefined>")
                }
            }
        }
        lineStarts = [0]
        lineStarts.reserveCapacity(bytes.count / 32 + 2)
        isValidUTF8 = true
        var sawZero = false
        var sawReturn = false
        var sawHigh = false
        bytes.withUnsafeBufferPointer { buffer in
            for index in 0..<buffer.count {
                let byte = buffer[index]
                if byte == 0x0A { lineStarts.append(UInt32(index + 1)) }
                if byte == 0 { sawZero = true }
                if byte == 0x0D { sawReturn = true }
                if byte >= 0x80 { sawHigh = true }
            }
        }
        if sawZero { throw refuse("source code string cannot contain null bytes", hasPlace: false) }
        if sawReturn { normaliseNewlines() }
        if bytes.last != 0x0A, !bytes.isEmpty {
            bytes.append(0x0A)
            lineStarts.append(UInt32(bytes.count))
        }
        if sawHigh, encoding == .utf8 {
            isValidUTF8 = bytes.withUnsafeBufferPointer { UTF8Scan.firstInvalid($0) == nil }
        }
        bytes.append(0)
    }

    private mutating func normaliseNewlines() {
        var target = 0
        var index = 0
        lineStarts.removeAll(keepingCapacity: true)
        lineStarts.append(0)
        while index < bytes.count {
            var byte = bytes[index]
            index += 1
            if byte == 0x0D {
                byte = 0x0A
                if index < bytes.count, bytes[index] == 0x0A { index += 1 }
            }
            bytes[target] = byte
            target += 1
            if byte == 0x0A { lineStarts.append(UInt32(target)) }
        }
        bytes.removeLast(bytes.count - target)
    }

    private static func declaredEncoding(_ body: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
        var start = body.startIndex
        for _ in 0..<2 {
            var end = start
            while end < body.endIndex, body[end] != 0x0A, body[end] != 0x0D { end += 1 }
            let line = body[start..<end]
            if let name = SourceEncoding.cookie(in: line) { return name }
            // A first line that holds code ends the search.
            let first = line.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0C }
            if let first, first != UInt8(ascii: "#") { return nil }
            guard end < body.endIndex else { return nil }
            start = end + 1
            if body[end] == 0x0D, start < body.endIndex, body[start] == 0x0A { start += 1 }
        }
        return nil
    }

    /// Appends a code point as (generalised) UTF-8: a surrogate as three bytes.
    @inline(__always)
    static func append(_ scalar: UInt32, to bytes: inout ContiguousArray<UInt8>) {
        if scalar < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: scalar))
        } else if scalar < 0x800 {
            bytes.append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        } else if scalar < 0x10000 {
            bytes.append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        } else {
            bytes.append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
            bytes.append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
        }
    }
}

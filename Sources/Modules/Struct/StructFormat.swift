import TaipanRuntime

/// A parsed format of the struct module.
struct StructFormat {
    enum Code {
        case padding, character, boolean, signed, unsigned, address, half, single, double, text, pascalText
    }

    struct Field {
        let code: Code
        /// The format character, for messages.
        let symbol: UInt8
        /// Bytes from the beginning.
        let offset: Int
        /// Bytes of one value; of the whole text for `s` and `p`.
        let size: Int
        /// Values in a row; 1 for texts.
        let count: Int
    }

    private(set) var fields: [Field] = []
    private(set) var size = 0
    /// Values that it takes or gives.
    private(set) var valueCount = 0
    private(set) var isLittleEndian = true
    /// The machine's own layout (`@`), in which a double too large for `f` becomes infinite, as in C.
    private(set) var isNative = true

    enum Failure: Error { case badCharacter, missingCode, tooLong }

    /// `text` in ASCII: an optional byte order, then codes with counts and white space between.
    init(_ text: [UInt8]) throws(Failure) {
        var position = 0
        if let first = text.first {
            switch first {
            case 64: position = 1
            case 61, 60:
                position = 1
                isNative = false
            case 62, 33:
                position = 1
                isNative = false
                isLittleEndian = false
            default: break
            }
        }
        while position < text.count {
            let byte = text[position]
            if byte == 32 || (9...13).contains(byte) {
                position += 1
                continue
            }
            var count = 1
            if (48...57).contains(byte) {
                count = 0
                while position < text.count, (48...57).contains(text[position]) {
                    guard count < Int.max / 10 - 10 else { throw .tooLong }
                    count = count * 10 + Int(text[position]) - 48
                    position += 1
                }
                guard position < text.count else { throw .missingCode }
            }
            let symbol = text[position]
            position += 1
            guard let (code, width, alignment) = StructFormat.layout(symbol, isNative: isNative) else { throw .badCharacter }
            if isNative && alignment > 1 { size = (size + alignment - 1) / alignment * alignment }
            let isText = code == .text || code == .pascalText
            let (bytes, overflow) = width.multipliedReportingOverflow(by: count)
            guard !overflow, bytes < Int.max - size - 16 else { throw .tooLong }
            if code != .padding && (count > 0 || isText) {
                fields.append(Field(code: code, symbol: symbol, offset: size, size: isText ? count : width, count: isText ? 1 : count))
                valueCount += isText ? 1 : count
            }
            size += bytes
        }
    }

    private static func layout(_ symbol: UInt8, isNative: Bool) -> (Code, width: Int, alignment: Int)? {
        switch symbol {
        case UInt8(ascii: "x"): return (.padding, 1, 1)
        case UInt8(ascii: "c"): return (.character, 1, 1)
        case UInt8(ascii: "s"): return (.text, 1, 1)
        case UInt8(ascii: "p"): return (.pascalText, 1, 1)
        case UInt8(ascii: "?"): return (.boolean, 1, 1)
        case UInt8(ascii: "b"): return (.signed, 1, 1)
        case UInt8(ascii: "B"): return (.unsigned, 1, 1)
        case UInt8(ascii: "h"): return (.signed, 2, 2)
        case UInt8(ascii: "H"): return (.unsigned, 2, 2)
        case UInt8(ascii: "i"): return (.signed, 4, 4)
        case UInt8(ascii: "I"): return (.unsigned, 4, 4)
        case UInt8(ascii: "l"): return (.signed, isNative ? MemoryLayout<Int>.size : 4, MemoryLayout<Int>.alignment)
        case UInt8(ascii: "L"): return (.unsigned, isNative ? MemoryLayout<Int>.size : 4, MemoryLayout<Int>.alignment)
        case UInt8(ascii: "q"): return (.signed, 8, 8)
        case UInt8(ascii: "Q"): return (.unsigned, 8, 8)
        case UInt8(ascii: "n") where isNative: return (.signed, 8, 8)
        case UInt8(ascii: "N") where isNative: return (.unsigned, 8, 8)
        case UInt8(ascii: "P") where isNative: return (.address, 8, 8)
        case UInt8(ascii: "e"): return (.half, 2, 2)
        case UInt8(ascii: "f"): return (.single, 4, 4)
        case UInt8(ascii: "d"): return (.double, 8, 8)
        default: return nil
        }
    }
}

/// A format that a script holds: `struct.Struct`.
final class CompiledStruct: Payload {
    /// Nil before `__init__`.
    var format: StructFormat?
    var text = OwnedValue(.none)
}

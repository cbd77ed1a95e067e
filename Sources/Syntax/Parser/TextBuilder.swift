/// A string or bytes value under construction: (generalised) UTF-8 and its length in code points, or plain bytes.
struct TextBuilder {
    var bytes: ContiguousArray<UInt8> = []
    var codePointCount = 0

    @inline(__always)
    mutating func append(_ scalar: UInt32) {
        SourceText.append(scalar, to: &bytes)
        codePointCount += 1
    }

    /// Appends sound UTF-8 as it is.
    mutating func append(contentsOf slice: ContiguousArray<UInt8>.SubSequence) {
        for byte in slice where byte & 0xC0 != 0x80 { codePointCount += 1 }
        bytes.append(contentsOf: slice)
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        codePointCount = 0
    }
}

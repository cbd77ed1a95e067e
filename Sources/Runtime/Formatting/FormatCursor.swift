/// A place in the text of a format. Passed on as `inout`: a variable that closures capture is checked for exclusive access each time.
struct FormatCursor {
    let text: StringPointer
    var position: Int
    let end: Int

    init(_ text: StringPointer) { self.init(text, 0..<text.count) }

    init(_ text: StringPointer, _ range: Range<Int>) {
        self.text = text
        position = range.lowerBound
        end = range.upperBound
    }

    var isAtEnd: Bool { position >= end }

    /// 0 beyond the end.
    @inline(__always)
    func peek(_ offset: Int = 0) -> UInt32 { position + offset < end ? text[codePoint: position + offset] : 0 }

    /// Steps over a code point, if it stands here.
    @inline(__always)
    mutating func take(_ codePoint: UInt32) -> Bool {
        guard position < end, text[codePoint: position] == codePoint else { return false }
        position += 1
        return true
    }
}

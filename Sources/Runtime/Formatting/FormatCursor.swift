/// A place in the text of a format. Passed on as `inout`: a variable that closures capture is checked for exclusive access each time.
struct FormatCursor {
    let text: StringPointer
    var position = 0

    init(_ text: StringPointer, at position: Int = 0) {
        self.text = text
        self.position = position
    }

    var isAtEnd: Bool { position >= text.count }

    /// 0 beyond the end.
    @inline(__always)
    func peek(_ offset: Int = 0) -> UInt32 { position + offset < text.count ? text[codePoint: position + offset] : 0 }

    /// Steps over a code point, if it stands here.
    @inline(__always)
    mutating func take(_ codePoint: UInt32) -> Bool {
        guard position < text.count, text[codePoint: position] == codePoint else { return false }
        position += 1
        return true
    }
}

/// The line of a SyntaxError with its carets.
struct SyntaxExcerpt {
    let text: String
    let offset: Int?
    let endOffset: Int?
    /// The error ends on the line where it begins.
    let isOneLine: Bool

    func format() -> [String] {
        var all = Array(text.unicodeScalars)
        let fullCount = all.count
        while all.last == "\n" { all.removeLast() }
        let stripped = Array(all.drop { $0 == " " || $0 == "\n" || $0 == "\u{0C}" })
        let shown = String(String.UnicodeScalarView(stripped))
        guard var offset else { return [shown] }
        let spaces = all.count - stripped.count
        var end = isOneLine ? (endOffset.flatMap { $0 == 0 ? nil : $0 } ?? offset) : all.count + 1
        if fullCount > 0, offset > fullCount { offset = all.count + 1 }
        if fullCount > 0, end > fullCount { end = all.count + 1 }
        if offset >= end || end < 0 { end = offset + 1 }
        let column = offset - 1 - spaces, endColumn = end - 1 - spaces
        guard column >= 0 else { return [shown] }
        var carets = String.UnicodeScalarView()
        for index in 0..<min(column, stripped.count) { carets.append(stripped[index].properties.isWhitespace ? stripped[index] : " ") }
        return [shown, String(carets) + String(repeating: "^", count: max(0, min(endColumn - column, 10_000)))]
    }
}

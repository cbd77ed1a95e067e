/// The history between sessions: one block a line, backslash and newline escaped; readable by its owner alone.
struct HistoryFile {
    let path: String
    static let limit = 2000

    init(_ path: String) { self.path = path }

    /// The last blocks. A file that has grown far beyond them is cut.
    func load() -> [String] {
        guard let text = System.contents(of: path) else { return [] }
        let lines = text.utf8.split(separator: UInt8(ascii: "\n")).suffix(2 * HistoryFile.limit + 1)
        let kept = lines.suffix(HistoryFile.limit)
        if lines.count > 2 * HistoryFile.limit { System.replaceFile(path, with: kept.map { "\(Substring($0))\n" }.joined()) }
        return kept.map { HistoryFile.decode(Substring($0)) }
    }

    func append(_ block: String) { System.append("\(HistoryFile.encode(block))\n", toFile: path) }

    static func encode(_ block: String) -> String {
        var line = ""
        for scalar in block.unicodeScalars {
            switch scalar {
            case "\n": line += "\\n"
            case "\\": line += "\\\\"
            default: line.unicodeScalars.append(scalar)
            }
        }
        return line
    }

    static func decode(_ line: Substring) -> String {
        var block = ""
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if isEscaped {
                block.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                block.unicodeScalars.append(scalar)
            }
        }
        return block
    }
}

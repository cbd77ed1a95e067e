import TaipanSyntax

/// Docstrings, their common indentation removed as CPython 3.13 does.
extension Compiler {
    /// The text, if the statement is a string constant and nothing else.
    func docstring(_ id: StatementID) -> Value? {
        guard optimization < 2, case .expression(let expression) = tree[id], case .constant(.string(let string, _)) = tree[expression] else { return nil }
        let bytes = Array(tree.bytes(of: string))
        return Compiler.withoutIndentation(bytes).withUnsafeBytes { vm.makeString(utf8: $0) }
    }

    /// Removes the indentation that all lines but the first have in common, and all of the first line's. Tabs count as eight columns.
    static func withoutIndentation(_ text: [UInt8]) -> [UInt8] {
        let newline = UInt8(ascii: "\n"), space = UInt8(ascii: " "), tab = UInt8(ascii: "\t")
        guard text.contains(newline) || text.first == space || text.first == tab else { return text }
        let expanded = expandingTabs(text)
        let lines = expanded.split(separator: newline, omittingEmptySubsequences: false)
        let margin = lines.dropFirst().compactMap { line in line.firstIndex { $0 != space }.map { $0 - line.startIndex } }.min() ?? 0
        var result: [UInt8] = []
        result.reserveCapacity(expanded.count)
        for (number, line) in lines.enumerated() {
            if number == 0 {
                result.append(contentsOf: line.drop { $0 == space })
            } else {
                result.append(newline)
                result.append(contentsOf: line.dropFirst(min(margin, line.count)))
            }
        }
        return result
    }

    private static func expandingTabs(_ text: [UInt8]) -> [UInt8] {
        guard text.contains(UInt8(ascii: "\t")) else { return text }
        var result: [UInt8] = []
        var column = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "\t"):
                let width = 8 - column % 8
                result.append(contentsOf: repeatElement(UInt8(ascii: " "), count: width))
                column += width
            case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
                result.append(byte)
                column = 0
            default:
                result.append(byte)
                // Continuation bytes of UTF-8 take no column.
                if byte & 0xC0 != 0x80 { column += 1 }
            }
        }
        return result
    }
}

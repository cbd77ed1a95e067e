import TaipanSyntax

/// The source lines of one traceback entry with the marks below them (PEP 657): `~~~^~~` points at an operator, brackets or the
/// whole expression; marks that would only repeat the line are left out.
struct SourceExcerpt {
    /// Without common indentation.
    private let lines: [[Unicode.Scalar]]
    /// Scalar offsets into the first and the last line; nil when the place is not known.
    private let span: (start: Int, end: Int)?

    /// Lines and scalar columns where the right-hand marks begin and end; the rest of the span gets `~`.
    private struct Anchors {
        var leftLine: Int
        var leftColumn: Int
        var rightLine: Int
        var rightColumn: Int
    }

    init(lines original: [String], range: SourceRange?) {
        let originalLines = original.map { line in
            var scalars = Array(line.unicodeScalars)
            while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
            return scalars
        }
        lines = SourceExcerpt.dedented(originalLines)
        guard let range, let first = originalLines.first, let last = originalLines.last, let shown = lines.first else {
            span = nil
            return
        }
        let removed = first.count - shown.count
        span = (max(0, SourceExcerpt.scalarOffset(first, byte: Int(range.column)) - removed),
                max(0, SourceExcerpt.scalarOffset(last, byte: Int(range.endColumn)) - removed))
    }

    /// The lines to show, each without a newline.
    func format() -> [String] {
        guard lines.contains(where: { !$0.isEmpty }) else { return [] }
        guard let span, let first = lines.first, let last = lines.last else { return lines.map { String(String.UnicodeScalarView($0)) } }
        let anchors = anchors(span)
        let showsMarks = self.showsMarks(span, hasAnchors: anchors != nil)
        let start = SourceExcerpt.displayWidth(first, upTo: span.start), end = SourceExcerpt.displayWidth(last, upTo: span.end)
        var significant: Set<Int> = [0, lines.count - 1]
        var left = 0, right = 0
        if let anchors {
            left = anchors.leftColumn + (anchors.leftLine == 0 ? span.start : 0)
            right = anchors.rightColumn + (anchors.rightLine == 0 ? span.start : 0)
            if lines.indices.contains(anchors.leftLine) { left = SourceExcerpt.displayWidth(lines[anchors.leftLine], upTo: left) }
            if lines.indices.contains(anchors.rightLine) { right = SourceExcerpt.displayWidth(lines[anchors.rightLine], upTo: right) }
            for line in [anchors.leftLine, anchors.rightLine] { significant.formUnion([line - 1, line, line + 1]) }
        }
        var result: [[Unicode.Scalar]] = []
        func show(_ line: Int) {
            result.append(lines[line])
            guard showsMarks else { return }
            let indentation = lines[line].prefix { $0.properties.isWhitespace }.count
            let width = line == lines.count - 1 ? end : SourceExcerpt.displayWidth(lines[line], upTo: lines[line].count)
            var marks: [Unicode.Scalar] = []
            for column in 0..<max(0, width) {
                if column < indentation || (line == 0 && column < start) {
                    marks.append(" ")
                } else if let anchors, line > anchors.leftLine || (line == anchors.leftLine && column >= left),
                    line < anchors.rightLine || (line == anchors.rightLine && column < right) {
                    marks.append("^")
                } else {
                    marks.append(anchors == nil ? "^" : "~")
                }
            }
            result.append(marks)
        }
        var previous: Int?
        for line in significant.sorted() where lines.indices.contains(line) {
            if let previous, line - previous == 2 { show(line - 1) }
            if let previous, line - previous > 2 { result.append(Array("...<\(line - previous - 1) lines>...".unicodeScalars)) }
            show(line)
            previous = line
        }
        return SourceExcerpt.dedented(result).map { String(String.UnicodeScalarView($0)) }
    }

    // MARK: Where the marks go

    /// The text between the ends of the span, by lines.
    private func segment(_ span: (start: Int, end: Int)) -> [[Unicode.Scalar]] {
        var parts = lines
        let last = parts.count - 1
        parts[last] = Array(parts[last].prefix(span.end))
        parts[0] = Array(parts[0].dropFirst(span.start))
        return parts
    }

    /// The operator of a binary operation, the brackets of a subscript or a call; nil for anything else.
    private func anchors(_ span: (start: Int, end: Int)) -> Anchors? {
        let parts = segment(span)
        var source: [UInt8] = [40, 10]
        for part in parts {
            source.append(contentsOf: String(String.UnicodeScalarView(part)).utf8)
            source.append(10)
        }
        source.append(41)
        guard let tree = try? Parser.parse(expression: source, name: "", stackBudget: 128 << 10), case .expression(let root) = tree.root else { return nil }
        // The parser's lines count from 1, and one bracket line stands before the text.
        func end(_ id: ExpressionID) -> (line: Int, column: Int)? {
            let range = tree.range(of: id)
            let line = Int(range.endLine) - 2
            guard parts.indices.contains(line) else { return nil }
            return (line, SourceExcerpt.scalarOffset(parts[line], byte: Int(range.endColumn)))
        }
        func find(_ place: (line: Int, column: Int)?, _ isWanted: (Unicode.Scalar) -> Bool) -> (line: Int, column: Int)? {
            guard var (line, column) = place else { return nil }
            while line < parts.count {
                guard column < parts[line].count else {
                    line += 1
                    column = 0
                    continue
                }
                let scalar = parts[line][column]
                if scalar == "\\" || scalar == "#" {
                    line += 1
                    column = 0
                } else if isWanted(scalar) {
                    return (line, column)
                } else {
                    column += 1
                }
            }
            return nil
        }
        switch tree[root] {
        case .binary(let leftOperand, _, let rightOperand):
            guard let (line, column) = find(end(leftOperand), { !$0.properties.isWhitespace && $0 != ")" }) else { return nil }
            var right = column + 1
            let operand = tree.range(of: rightOperand)
            let operandLine = Int(operand.line) - 2
            let isBeforeOperand = operandLine > line
                || (parts.indices.contains(operandLine) && right < SourceExcerpt.scalarOffset(parts[operandLine], byte: Int(operand.column)))
            if right < parts[line].count, isBeforeOperand, !parts[line][right].properties.isWhitespace, parts[line][right] != "\\", parts[line][right] != "#" { right += 1 }
            return Anchors(leftLine: line, leftColumn: column, rightLine: line, rightColumn: right)
        case .subscript(let value, _, _):
            guard let open = find(end(value), { $0 == "[" }), let close = end(root) else { return nil }
            return Anchors(leftLine: open.line, leftColumn: open.column, rightLine: close.line, rightColumn: close.column)
        case .call(let function, _, _):
            guard let open = find(end(function), { $0 == "(" }), let close = end(root) else { return nil }
            return Anchors(leftLine: open.line, leftColumn: open.column, rightLine: close.line, rightColumn: close.column)
        default: return nil
        }
    }

    /// Marks say nothing under `return f(...)` and `x = f(...)`, or when they would cover all of the text.
    private func showsMarks(_ span: (start: Int, end: Int), hasAnchors: Bool) -> Bool {
        var source: [UInt8] = []
        for line in lines {
            source.append(contentsOf: String(String.UnicodeScalarView(line)).utf8)
            source.append(10)
        }
        if let tree = try? Parser.parse(module: source, name: "", stackBudget: 128 << 10), case .module(let statements) = tree.root {
            guard let statement = tree[statements].first else { return false }
            var call: ExpressionID?
            switch tree[statement] {
            case .return(.some(let value)):
                if case .call(let function, _, _) = tree[value], case .name = tree[function] { call = value }
            case .assign(let targets, let value):
                let targetList = tree[targets]
                if case .call = tree[value], targetList.count == 1, let target = targetList.first, case .name = tree[target] { call = value }
            default: break
            }
            if let call {
                let range = tree.range(of: call)
                if range.line == 1, Int(range.endLine) == lines.count, Int(range.column) == span.start, Int(range.endColumn) == span.end { return false }
            }
        }
        if hasAnchors { return true }
        let before = lines[0].prefix(span.start), after = lines[lines.count - 1].dropFirst(span.end)
        return before.contains { !$0.properties.isWhitespace } || after.contains { !$0.properties.isWhitespace }
    }

    // MARK: Text

    /// The lines without the indentation that all of them (blank ones aside) share.
    private static func dedented(_ lines: [[Unicode.Scalar]]) -> [[Unicode.Scalar]] {
        var margin: [Unicode.Scalar]?
        for line in lines where line.contains(where: { !$0.properties.isWhitespace }) {
            let indentation = Array(line.prefix { $0 == " " || $0 == "\t" })
            guard let known = margin else {
                margin = indentation
                continue
            }
            var shared = 0
            while shared < min(known.count, indentation.count), known[shared] == indentation[shared] { shared += 1 }
            margin = Array(known.prefix(shared))
        }
        let width = margin?.count ?? 0
        return lines.map { line in line.contains { !$0.properties.isWhitespace } ? Array(line.dropFirst(width)) : [] }
    }

    /// How many scalars the first `byte` bytes of the line's UTF-8 make.
    private static func scalarOffset(_ line: [Unicode.Scalar], byte: Int) -> Int {
        var bytes = 0, count = 0
        for scalar in line {
            if bytes >= byte { break }
            bytes += UTF8.width(scalar)
            count += 1
        }
        return count
    }

    /// Columns that a terminal needs for the first scalars: two for East Asian wide ones.
    private static func displayWidth(_ line: [Unicode.Scalar], upTo count: Int) -> Int {
        var width = 0
        for scalar in line.prefix(count) { width += isWide(scalar) ? 2 : 1 }
        return width
    }

    private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
        guard scalar.value >= 0x1100 else { return false }
        switch scalar.value {
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
             0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x20000...0x3FFFD: return true
        default: return false
        }
    }
}

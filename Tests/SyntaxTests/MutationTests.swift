import Testing

@testable import TaipanSyntax

/// Conformance scripts with one token left out, doubled, or swapped with the next: whatever comes of it, it is a tree or a diagnostic, and
/// places lie inside the text.
@Suite struct MutationTests {
    private enum Change: CaseIterable {
        case leaveOut, double, swap

        func apply(to text: [UInt8], _ token: Range<Int>, _ next: Range<Int>) -> [UInt8] {
            let between = text[token.upperBound..<next.lowerBound]
            let middle: [UInt8] =
                switch self {
                case .leaveOut: Array(between + text[next])
                case .double: Array(text[token] + [0x20] + text[token] + between + text[next])
                case .swap: Array(text[next] + between + text[token])
                }
            return Array(text[..<token.lowerBound] + middle + text[next.upperBound...])
        }
    }

    /// Every how manyth token is changed: debug builds are slow. The first to be changed differs from script to script.
    private static let step = 37

    @Test func mutatedScriptsAreTreesOrDiagnostics() throws {
        var count = 0
        for (number, script) in ConformanceScripts.all().enumerated() {
            guard let source = try? script.text.withUnsafeBufferPointer({ try SourceText($0, name: script.name) }) else { continue }
            let text = Array(source.bytes.dropLast())
            let tokens = Parser.lex(source).tokens.filter { $0.end > $0.start && $0.kind != .error }.map { Int($0.start)..<Int($0.end) }
            guard tokens.count > 1 else { continue }
            for index in stride(from: number % MutationTests.step, to: tokens.count - 1, by: MutationTests.step)
            where tokens[index].upperBound <= tokens[index + 1].lowerBound {
                for change in Change.allCases {
                    try check(change.apply(to: text, tokens[index], tokens[index + 1]), script.name)
                    count += 1
                }
            }
        }
        #expect(count > 1_000)
    }

    private func check(_ text: [UInt8], _ name: String) throws {
        do throws(SyntaxDiagnostic) {
            let tree = try Parser.parse(module: text, name: name, stackBudget: roomyStack)
            let size = UInt32(tree.source.count)
            for index in 0..<tree.expressionCount {
                let span = tree.span(of: ExpressionID(rawValue: UInt32(index)))
                if span.start > span.end || span.end > size { Issue.record("\(name): an expression lies outside the text") }
            }
            _ = try SymbolTable(tree, stackBudget: roomyStack)
        } catch {
            guard let range = error.range, range.line > 0 else { return }
            let lines = text.count { $0 == 0x0A } + 1
            if range.line > lines || range.endLine > lines + 1 || range.column < 0 || Int(range.column) > (error.lineText ?? "").utf8.count + 1 {
                Issue.record("\(name): \(error.message) at \(range) is outside the text")
            }
        }
    }
}

import Testing

@testable import TaipanSyntax

/// grammar.md and the productions quoted above the parser's methods are the same.
@Suite struct GrammarTests {
    private static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")

    /// Adds `name: text` to the productions, a line that continues the last one to it; false for anything else.
    private func read(_ line: Substring, _ isContinuation: Bool, _ last: inout String?, _ productions: inout [String: String]) {
        let words = line.split(separator: " ")
        if !isContinuation, words.count > 1, let first = words.first, first.hasSuffix(":"), first.dropLast().allSatisfy({ $0.isLowercase || $0 == "_" }) {
            let name = String(first.dropLast())
            productions[name] = words.dropFirst().joined(separator: " ")
            last = name
        } else if isContinuation, let last {
            productions[last, default: ""] += " " + words.joined(separator: " ")
        }
    }

    private func grammar() -> [String: String] {
        var productions: [String: String] = [:]
        var last: String?
        for line in ConformanceScripts.lines(of: GrammarTests.root + "/grammar.md") {
            guard line.hasPrefix("    ") else {
                last = nil
                continue
            }
            read(line.dropFirst(4), line.hasPrefix("        "), &last, &productions)
        }
        return productions
    }

    /// Productions in documentation comments: in backticks on one line, or in a fenced block.
    private func quotations() -> [(name: String, text: String, file: String)] {
        var result: [(name: String, text: String, file: String)] = []
        for path in ConformanceScripts.paths(in: GrammarTests.root + "/Sources/Syntax/Parser", suffix: ".swift") {
            var productions: [String: String] = [:]
            var last: String?
            var isFenced = false
            for line in ConformanceScripts.lines(of: path) {
                let comment = line.drop { $0 == " " }
                guard comment.hasPrefix("/// ") else {
                    isFenced = false
                    continue
                }
                let text = comment.dropFirst(4)
                if text.hasPrefix("```") {
                    isFenced.toggle()
                    last = nil
                } else if isFenced {
                    read(text, text.hasPrefix("    "), &last, &productions)
                } else {
                    for quoted in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() where quoted.offset % 2 == 1 {
                        read(quoted.element, false, &last, &productions)
                    }
                }
            }
            result += productions.map { ($0.key, $0.value, path) }
        }
        return result
    }

    @Test func everyProductionIsQuotedAndEveryQuotationIsAProduction() {
        let grammar = grammar()
        let quotations = quotations()
        #expect(grammar.count > 90)
        for (name, text, file) in quotations { #expect(grammar[name] == text, "\(name) in \(file)") }
        let quoted = Set(quotations.map(\.name))
        for name in grammar.keys { #expect(quoted.contains(name), "\(name) is not quoted above any method") }
    }

    @Test func everyNameInAProductionIsDefined() {
        let grammar = grammar()
        for (name, text) in grammar {
            // What stands in quotes is a keyword or an operator.
            let pieces = text.split(omittingEmptySubsequences: false) { $0 == "'" || $0 == "\"" }
            for piece in pieces.enumerated() where piece.offset % 2 == 0 {
                for word in piece.element.split(whereSeparator: { !$0.isLetter && $0 != "_" }) where word.allSatisfy({ $0.isLowercase || $0 == "_" }) {
                    #expect(grammar[String(word)] != nil, "\(word) in \(name)")
                }
            }
        }
    }
}

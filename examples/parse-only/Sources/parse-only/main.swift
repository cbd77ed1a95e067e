// Python source in a Swift program, without an interpreter: parse, walk, check, print, report.
//
//   parse-only FILE                         what the file defines, and where
//   parse-only --dump-ast FILE              its tree, as Python's ast.dump shows it
//   parse-only --dump-ast-positions FILE    the same with lines and columns
//   parse-only --unparse FILE               its tree, as source text
//   parse-only --check FILE                 nothing, if Python would compile it
//   parse-only --refusal FILE               why Python would refuse it: exception, line, offset, end line, end offset, message
//
// What Python would refuse is reported in Python's words, with exit status 1.

import TaipanSyntax

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Functions and classes, outermost first. A loop, not recursion: a tree may be deeper than the stack.
func outline(_ tree: Tree) -> [String] {
    guard case .module(let body) = tree.root else { return [] }
    var lines: [String] = []
    var waiting = tree[body].reversed().map { (statement: $0, depth: 0) }
    while let (statement, depth) = waiting.popLast() {
        var title = ""
        var inside: [StatementList] = []
        var isScope = true
        switch tree[statement] {
        case .function(let id):
            let function = tree[id]
            title = (function.isAsync ? "async def " : "def ") + tree.text(of: function.name)
            inside = [function.body]
        case .class(let id):
            title = "class " + tree.text(of: tree[id].name)
            inside = [tree[id].body]
        case .if(_, let body, let orElse), .while(_, let body, let orElse), .for(_, _, let body, let orElse, _):
            isScope = false
            inside = [body, orElse]
        case .try(let id):
            isScope = false
            inside = [tree[id].body] + tree[tree[id].handlers].map(\.body) + [tree[id].orElse, tree[id].finalBody]
        case .with(_, let body, _):
            isScope = false
            inside = [body]
        case .match(_, let cases):
            isScope = false
            inside = tree[cases].map(\.body)
        default: continue
        }
        if isScope {
            let range = tree.range(of: statement)
            lines.append(String(repeating: "  ", count: depth) + "\(title), lines \(range.line) to \(range.endLine)")
        }
        for list in inside.reversed() {
            for statement in tree[list].reversed() { waiting.append((statement, isScope ? depth + 1 : depth)) }
        }
    }
    return lines
}

func run(_ option: String, _ path: String, _ source: [UInt8]) -> Int32 {
    do throws(SyntaxDiagnostic) {
        let tree = try Parser.parse(module: source, name: path)
        switch option {
        case "--dump-ast": print(String(decoding: tree.dump(), as: UTF8.self))
        case "--dump-ast-positions": print(String(decoding: tree.dump(includesPositions: true), as: UTF8.self))
        case "--unparse": print(String(decoding: tree.unparse(), as: UTF8.self))
        case "--check", "--refusal": _ = try SymbolTable(tree)
        default: for line in outline(tree) { print(line) }
        }
        return 0
    } catch {
        guard option == "--refusal" else {
            complain("\(error)")
            return 1
        }
        let place = error.place
        let numbers = [place?.lineno, place?.offset, place?.endLineno, place?.endOffset].map { $0.map { "\($0)" } ?? "None" }
        print(([error.exceptionName] + numbers + [error.message]).joined(separator: "\t"))
        return 0
    }
}

func contents(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
        let count = fread(&chunk, 1, chunk.count, file)
        if count == 0 { return bytes }
        bytes += chunk[..<count]
    }
}

func complain(_ text: String) {
    let line = Array((text + "\n").utf8)
    _ = write(2, line, line.count)
}

let arguments = Array(CommandLine.arguments.dropFirst())
guard let path = arguments.last, arguments.count <= 2, let source = contents(of: path) else {
    complain("usage: parse-only [--dump-ast | --dump-ast-positions | --unparse | --check | --refusal] FILE")
    exit(2)
}
exit(run(arguments.count == 2 ? arguments[0] : "", path, source))

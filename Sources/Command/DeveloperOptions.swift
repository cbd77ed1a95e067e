import TaipanSyntax

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Options for those who work on the runtime itself: `--dump-ast FILE`, `--dump-ast-positions FILE`, `--dump-scopes FILE`, `--unparse FILE`,
/// `--check FILE`, `--refusal FILE`, `--bench-parse N FILE`.
/// - Returns: the exit status, or nil if the arguments are none of these.
func developerOption(_ arguments: [String]) -> Int32? {
    guard let option = arguments.first, let path = arguments.last, arguments.count >= 2 else { return nil }
    switch option {
    case "--dump-ast", "--dump-ast-positions", "--dump-scopes", "--unparse", "--check", "--refusal":
        guard arguments.count == 2 else { return nil }
    case "--bench-parse":
        guard arguments.count == 3 else { return nil }
    default: return nil
    }
    guard let source = readFile(path) else {
        output("taipan: cannot read \(path)\n", to: 2)
        return 2
    }
    do throws(SyntaxDiagnostic) {
        switch option {
        case "--dump-ast", "--dump-ast-positions":
            var dump = try Parser.parse(module: source, name: path).dump(includesPositions: option != "--dump-ast")
            dump.append(UInt8(ascii: "\n"))
            dump.withUnsafeBytes { output($0, to: 1) }
        case "--dump-scopes":
            let tree = try Parser.parse(module: source, name: path)
            output(try SymbolTable(tree).dump(tree), to: 1)
        case "--unparse":
            var text = try Parser.parse(module: source, name: path).unparse()
            text.append(UInt8(ascii: "\n"))
            text.withUnsafeBytes { output($0, to: 1) }
        case "--check", "--refusal":
            let tree = try Parser.parse(module: source, name: path)
            _ = try SymbolTable(tree)
        default:
            var best = Double.infinity
            for _ in 0..<max(1, Int(arguments[1]) ?? 1) {
                let start = clock()
                let tree = try Parser.parse(module: source, name: path)
                withExtendedLifetime(tree) { best = min(best, Double(clock() - start) / Double(CLOCKS_PER_SEC)) }
            }
            output("\(best)\n", to: 1)
        }
        return 0
    } catch {
        guard option == "--refusal" else {
            output("\(error)\n", to: 2)
            return 1
        }
        output(refusal(error), to: 1)
        return 0
    }
}

/// One line for comparisons: exception, line, offset, end line, end offset, message; with tabs between.
private func refusal(_ error: SyntaxDiagnostic) -> String {
    let place = error.place
    let numbers = [place?.lineno, place?.offset, place?.endLineno, place?.endOffset].map { $0.map { "\($0)" } ?? "None" }
    return ([error.exceptionName] + numbers + [error.message]).joined(separator: "\t") + "\n"
}

func output(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { output(UnsafeRawBufferPointer($0), to: descriptor) }
}

func output(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) {
    var rest = bytes
    while !rest.isEmpty {
        let count = write(descriptor, rest.baseAddress, rest.count)
        if count < 0 {
            if errno == EINTR { continue }
            return
        }
        rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
}

private func readFile(_ path: String) -> ContiguousArray<UInt8>? {
    guard let file = fopen(path, "rbe") else { return nil }
    defer { fclose(file) }
    var bytes: ContiguousArray<UInt8> = []
    var chunk = ContiguousArray<UInt8>(repeating: 0, count: 1 << 16)
    while true {
        let count = chunk.withUnsafeMutableBufferPointer { fread($0.baseAddress, 1, $0.count, file) }
        if count == 0 { return bytes }
        bytes.append(contentsOf: chunk[..<count])
    }
}

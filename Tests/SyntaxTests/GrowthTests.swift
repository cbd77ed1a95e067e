import Testing

@testable import TaipanSyntax

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Time grows with the length of the text, whatever its shape: twice the text must not take much more than twice the time.
@Suite(.serialized) struct GrowthTests {
    private static let shapes: [(String, @Sendable (Int) -> String)] = [
        ("operators", { "x = " + Array(repeating: "a", count: $0).joined(separator: " + ") }),
        ("conjunction", { "x = " + Array(repeating: "a", count: $0).joined(separator: " and ") }),
        ("calls", { "x" + String(repeating: ".a()[0]", count: $0 / 2) }),
        ("conditions", { "x = " + String(repeating: "a if b else ", count: $0 / 2) + "c" }),
        ("elif", { "if x: pass\n" + String(repeating: "elif x: pass\n", count: $0 / 3) }),
        ("strings", { "x = " + String(repeating: "'a' ", count: $0) }),
        ("fields", { "f'" + String(repeating: "{a}", count: $0 / 2) + "'" }),
        ("names", { "x = [" + (0..<$0).map { "a\($0), " }.joined() + "]" }),
        ("keywords", { "f(" + (0..<$0 / 2).map { "a\($0)=1, " }.joined() + ")" }),
        ("captures", { "match x:\n case [" + (0..<$0 / 2).map { "a\($0), " }.joined() + "]: pass" }),
        ("lines", { String(repeating: "x = 1\n", count: $0 / 2) + "y = (1 1)\n" }),
        ("missing commas", { "f(" + String(repeating: "a, ", count: $0) + "1 1)" }),
        ("late error", { "x = " + String(repeating: "a + ", count: $0) + "= 1" }),
        ("wrong target", { String(repeating: "a = ", count: $0) + "f() = 1" }),
        ("open strings", { "x = '''" + String(repeating: "a\n", count: $0) }),
        ("hexadecimal digits", { "x = 0x" + String(repeating: "f", count: $0 * 5) }),
    ]

    /// Processor time of the thread, for the machine may be busy with other things; the best of several.
    private func seconds(_ text: String) -> Double {
        let bytes = Array(text.utf8)
        var best = Double.infinity
        for _ in 0..<2 {
            let start = now()
            if let tree = try? Parser.parse(module: bytes, name: "long.py", stackBudget: roomyStack) {
                _ = try? SymbolTable(tree, stackBudget: roomyStack)
                _ = tree.unparse()
            }
            best = min(best, now() - start)
        }
        return best
    }

    private func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    @Test func isLinear() {
        for (name, shape) in GrowthTests.shapes {
            var ratio = Double.infinity
            for _ in 0..<3 where ratio > 3 { ratio = seconds(shape(4_000)) / max(seconds(shape(2_000)), 1e-4) }
            #expect(ratio <= 3, "\(name): twice the text takes \(ratio) times as long")
        }
    }
}

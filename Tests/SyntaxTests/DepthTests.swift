import Synchronization
import Testing

@testable import TaipanSyntax

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Whatever a text's shape, the answer is a tree or a diagnostic, also on the small stack of a secondary thread.
@Suite struct DepthTests {
    /// Parses and checks the text on a thread with 512 KB of stack, in the default budget.
    private func runOnSmallStack(_ text: String) -> String {
        final class Job {
            let text: String
            var outcome = ""
            init(_ text: String) { self.text = text }
        }
        let job = Job(text)
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, 512 * 1024)
        #if canImport(Glibc)
        var thread = pthread_t()
        #else
        var thread: pthread_t?
        #endif
        let argument = Unmanaged.passRetained(job).toOpaque()
        pthread_create(&thread, &attributes, { pointer in
            #if canImport(Glibc)
            guard let pointer else { return nil }
            #endif
            let job = Unmanaged<Job>.fromOpaque(pointer).takeRetainedValue()
            do throws(SyntaxDiagnostic) {
                let tree = try Parser.parse(module: job.text.utf8, name: "deep.py")
                _ = try SymbolTable(tree)
                job.outcome = "tree of \(tree.dump().count > 0)"
            } catch {
                job.outcome = error.message
            }
            return nil
        }, argument)
        #if canImport(Glibc)
        pthread_join(thread, nil)
        #else
        if let thread { pthread_join(thread, nil) }
        #endif
        return job.outcome
    }

    @Test(arguments: [
        String(repeating: "(", count: 100_000) + String(repeating: ")", count: 100_000),
        String(repeating: "[", count: 150), String(repeating: "-", count: 100_000) + "1",
        String(repeating: "not ", count: 100_000) + "x", String(repeating: "lambda: ", count: 100_000) + "x",
        String(repeating: "a ** ", count: 100_000) + "a", "f'" + String(repeating: "{f'", count: 140),
        String(repeating: "x = [f(a, ", count: 90) + "1 1" + String(repeating: ")]", count: 90),
        "match x:\n case " + String(repeating: "[", count: 190) + String(repeating: "]", count: 190) + ": pass",
        (0..<99).map { String(repeating: " ", count: $0) + "if x:\n" }.joined() + String(repeating: " ", count: 99) + "pass\n",
        (0..<120).map { String(repeating: " ", count: $0) + "def f():\n" }.joined(),
        (0..<10_000).map { String(repeating: " ", count: $0) + "if x:\n" }.joined(), "x" + String(repeating: "[0", count: 100_000),
        String(repeating: "f(", count: 100_000), String(repeating: "{1:", count: 100_000), String(repeating: "[a for x in ", count: 100_000),
        String(repeating: "await ", count: 100_000) + "x", String(repeating: "(lambda: ", count: 190) + "x" + String(repeating: ")", count: 190),
        "match " + String(repeating: "(a, ", count: 150), "match" + String(repeating: "[a, ", count: 100_000),
        String(repeating: "(", count: 190) + "a," + String(repeating: ")", count: 190) + " = 1",
    ])
    func deepNestingIsAnsweredOnASmallStack(_ text: String) {
        #expect(!runOnSmallStack(text).isEmpty)
    }

    @Test(arguments: [
        "x = " + Array(repeating: "1", count: 100_000).joined(separator: " + "),
        "x = " + Array(repeating: "a", count: 100_000).joined(separator: " and "),
        "x = " + Array(repeating: "a", count: 100_000).joined(separator: " < "),
        "x = " + String(repeating: "a if b else ", count: 100_000) + "c", "x" + String(repeating: ".a()[0]", count: 100_000),
        "if x: pass\n" + String(repeating: "elif x: pass\n", count: 50_000), String(repeating: "a = ", count: 100_000) + "1",
    ])
    func longChainsAreTrees(_ text: String) {
        #expect(runOnSmallStack(text) == "tree of true")
    }

    @Test func aMillionOperatorsAreATree() throws {
        #expect(try Parser.parse(module: ("x = " + String(repeating: "a+", count: 1_000_000) + "a").utf8, name: "long.py").expressionCount > 2_000_000)
    }

    @Test func tooDeepNestingIsRefusedInCPythonsWords() {
        #expect(refusal(String(repeating: "(", count: 100_000)) == "syntaxError: too many nested parentheses")
        let blocks = (0..<10_000).map { String(repeating: " ", count: $0) + "if x:\n" }.joined()
        #expect(refusal(blocks) == "indentationError: too many levels of indentation")
        #expect(
            runOnSmallStack(String(repeating: "lambda: ", count: 100_000) + "x")
                == "Parser stack overflowed - Python source too complex to parse")
    }

    @Test func errorsInDeepNestingAreFoundInReasonableTime() {
        for (open, close) in [("(", ")"), ("f(", ")"), ("{a:", "}"), ("[a for x in ", "]"), ("[", "]")] {
            let text = String(repeating: open, count: 40) + "1 $ 1" + String(repeating: close, count: 40)
            #expect(refusal(text) != nil)
        }
    }

    /// Every prefix of a text, and every text with one token left out, is a tree or a diagnostic.
    @Test func mutilatedTextsNeverTrap() {
        let text = """
            @d
            async def f[T: int](a, /, b: int = 1, *c, d, **e) -> x:
                '''doc'''
                with (open(a) as b, c): return [x async for x, *y in z if (n := 1)]
                try: raise A from b
                except* (A, B) as e: del a[1:2], b.c
                else: global g; nonlocal h
                finally: assert a, f'{a!r:>{b}}{c=}' "s" rb'x'[0] if y else lambda *a, k=1: {**d, 1: 2}
                match x, y:
                    case [1, *_] | {'a': b, **r} if q: pass
                    case P.Q(-1 + 2j, k=(None | True)) as z: a @= await b
            type A[*Ts, **P] = Callable[P, tuple[*Ts]]
            from .a import (b as c, d)

            """
        let bytes = Array(text.utf8)
        for count in 0..<bytes.count {
            _ = try? Parser.parse(module: bytes[..<count], name: "cut.py", stackBudget: roomyStack)
        }
        for index in bytes.indices {
            var mutated = bytes
            mutated.remove(at: index)
            if let tree = try? Parser.parse(module: mutated, name: "cut.py", stackBudget: roomyStack) {
                _ = try? SymbolTable(tree, stackBudget: roomyStack)
            }
            mutated = bytes
            mutated[index] = bytes[(index * 7 + 3) % bytes.count]
            if let tree = try? Parser.parse(module: mutated, name: "cut.py", stackBudget: roomyStack) {
                _ = try? SymbolTable(tree, stackBudget: roomyStack)
            }
        }
    }
}

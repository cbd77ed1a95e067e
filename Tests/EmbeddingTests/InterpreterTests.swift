import Taipan
import Testing

@Suite struct InterpreterTests {
    @Test func valuesGoInAndComeOut() throws {
        let interpreter = Interpreter()
        try interpreter.set("numbers", [1, 2, 3])
        #expect(try interpreter.evaluate("sum(numbers)", as: Int.self) == 6)
        #expect(try interpreter.evaluate("[str(n) for n in numbers]", as: [String].self) == ["1", "2", "3"])
        #expect(try interpreter.evaluate("2 ** 0.5", as: Double.self) == 2.0.squareRoot())
    }

    @Test func hostFunctionsAreCalledWithConvertedArguments() throws {
        let interpreter = Interpreter()
        interpreter.define("area") { (width: Double, height: Double) in width * height }
        #expect(try interpreter.evaluate("area(3, 4)", as: Double.self) == 12)
        let error = #expect(throws: ScriptError.self) { try interpreter.run("area(1)") }
        #expect(error?.typeName == "TypeError")
    }

    @Test func exceptionsCarryTheirFrames() throws {
        let interpreter = Interpreter()
        let error = #expect(throws: ScriptError.self) { try interpreter.run("def f():\n    return 1 / 0\nf()\n", filename: "a.py") }
        #expect(error?.typeName == "ZeroDivisionError")
        #expect(error?.frames.map(\.line) == [3, 2])
        #expect(error?.frames.last?.function == "f")
    }

    @Test func completenessAnswersThePrompt() {
        let interpreter = Interpreter()
        #expect(interpreter.completeness(of: "1 + 1\n") == .complete)
        #expect(interpreter.completeness(of: "if x:\n") == .incomplete)
        #expect(interpreter.completeness(of: "if x:\n    pass\n\n") == .complete)
        #expect(interpreter.completeness(of: "1 +* 2\n") == .wrong)
    }

    /// Loops and calls of scripts, and builtins that loop or take memory in their stead.
    @Test(arguments: [
        "while True: pass", "for i in iter(int, 1): pass", "def f(): f()\nwhile True:\n try: f()\n except RecursionError: pass",
        "sum(range(10**12))", "list(iter(int, 1))", "1 in iter(int, 1)", "x = 'a'\nwhile True: x += x", "10 ** 10 ** 8", "'%0*d' % (10**9, 1)",
        "while True:\n try:\n  while True: pass\n except BaseException: pass", "list(zip(iter(int, 1)))", "b'a' * 10**10", "max(iter(int, 1))",
    ])
    func aStepLimitEndsWhateverDoesNotEnd(_ script: String) throws {
        var configuration = Interpreter.Configuration()
        configuration.stepLimit = 100_000
        let interpreter = Interpreter(configuration)
        let error = #expect(throws: ScriptError.self) { try interpreter.run(script) }
        #expect(error?.typeName == "KeyboardInterrupt" || error?.typeName == "MemoryError")
        #expect(try interpreter.evaluate("sum(range(1000))", as: Int.self) == 499_500)
    }
}

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
}

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
        "def f():\n while True: pass\nwhile True:\n try: f()\n except ZeroDivisionError: pass",
    ])
    func aStepLimitEndsWhateverDoesNotEnd(_ script: String) throws { try endsAtTheStepLimit(script) }

    /// Few steps of the script, each of which does work that grows.
    @Test(arguments: [
        "x = [1]\nwhile True: x = x + x", "x = [1]\nwhile True: x += x", "x = [1]\nwhile True: x.extend(x)", "x = [1]\nwhile True: x[len(x):] = x",
        "x = (1,)\nwhile True: x = x + x", "x = [1]\nwhile True: x = [*x, *x]", "x = list(range(30000))\nwhile True: x.copy()",
        "x = list(range(30000))\nwhile True: x[:]", "x = list(range(30000))\nwhile True: -1 in x", "x = list(range(30000))\nwhile True: x.count(-1)",
        "x = list(range(30000))\nwhile True: x.insert(0, x.pop())", "x = list(range(30000))\ny = x[:]\nwhile True: x == y",
        "x = list(range(30000))\nwhile True: x.sort()", "x = list(range(30000))\nwhile True: x.reverse()",
        "x = 'ab'\nwhile True: x = '%s%s' % (x, x)", "x = 'ab'\nwhile True: x = f'{x}{x}'", "x = 'ab'\nwhile True: x = '{}{}'.format(x, x)",
        "x = 'ab'\nwhile True: x = repr(x) + x", "x = ['ab']\nwhile True:\n x = [x, x]\n repr(x)", "x = 'ab'\nwhile True: x = x.replace('a', 'aa')",
        "x = 'ab'\nwhile True: x = x.join([x, x])", "x = 'a' * 2000000\nwhile True: x.encode()", "x = 'a' * 2000000\nwhile True: x.upper()",
        "x = b'a' * 2000000\nwhile True: x.decode()", "x = b'a' * 2000000\nwhile True: x.hex()",
        "x = ()\nfor i in range(60): x = (x, x)\nhash(x)", "x = y = ()\nfor i in range(60): x, y = (x, x), (y, y)\nx == y",
        "x = y = []\nfor i in range(60): x, y = [x, x], [y, y]\nx == y", "x = dict.fromkeys(range(10000))\nwhile True: x.copy()",
        "x = dict.fromkeys(range(10000))\nwhile True: {**x}", "x = set(range(10000))\nwhile True: x.copy()", "x = set(range(10000))\nwhile True: x | x",
        "x = dict.fromkeys(range(10000))\ny = x.copy()\nwhile True: x == y", "import sys\nsys.set_int_max_str_digits(0)\nx = 1 << 400000\nwhile True: str(x)",
        "import sys\nsys.set_int_max_str_digits(0)\nx = '9' * 100000\nwhile True: int(x)", "b = object\nwhile True: b = type('B', (b,), {})",
        "x = list(range(30000))\nwhile True: sorted(x, key=lambda y: 0)", "x = list(range(30000))\nwhile True: list(map(int, x))",
    ])
    func aStepLimitCountsWorkBySize(_ script: String) throws { try endsAtTheStepLimit(script) }

    /// What runs when no steps are left.
    @Test(arguments: [
        "class C:\n def __del__(self): C()\nC()\nwhile True: pass", "class C:\n def __del__(self): type(self)()\nC()\nwhile True: pass",
        "def f():\n try:\n  while True: pass\n finally: f()\nf()",
        "def f():\n try:\n  while True: pass\n finally:\n  for i in range(10**9): sorted(range(1000), key=lambda x: 0)\nf()",
        "def f():\n while True:\n  try:\n   while True: pass\n  except BaseException:\n   sum(range(10**9))\nf()",
        "class C:\n def __eq__(self, other):\n  try:\n   while True: pass\n  finally: return self == other\nC() == 1",
    ])
    func aStepLimitEndsWhatCleansUpForEver(_ script: String) throws { try endsAtTheStepLimit(script) }

    private func endsAtTheStepLimit(_ script: String) throws {
        var configuration = Interpreter.Configuration()
        configuration.stepLimit = 100_000
        let interpreter = Interpreter(configuration)
        let start = ContinuousClock.now
        let error = #expect(throws: ScriptError.self) { try interpreter.run(script) }
        #expect(ContinuousClock.now - start < .seconds(60))
        // A function whose whole body is a `try` handles what its own call raises, as deep as calls go.
        #expect(["KeyboardInterrupt", "MemoryError", "RecursionError"].contains(error?.typeName))
        #expect(try interpreter.evaluate("sum(range(1000))", as: Int.self) == 499_500)
    }
}

import Testing

@testable import TaipanRuntime

/// Code is sound by the rules of the register machine, and has the shape that makes it fast.
@Suite struct CompilerTests {
    private func withCode(_ source: String, mode: CompileMode = .module, _ body: (VM, Value) throws -> Void) throws {
        let runtime = ScriptRuntime(hooks: RuntimeHooks(), nativeModules: [])
        defer { runtime.end() }
        let vm = runtime.mainThread
        let code: Value
        do throws(ScriptException) {
            code = try vm.compile(source: Array(source.utf8), filename: "<test>", mode: mode)
        } catch {
            let exception = vm.takeRaised()
            throw Refusal(type: vm.typeName(exception), text: vm.swiftString(try vm.str(exception)))
        }
        try body(vm, code)
    }

    private struct Refusal: Error {
        let type: String
        let text: String
    }

    /// Operations of the code object with that qualified name, in order.
    private func operations(_ source: String, of name: String) throws -> [String] {
        var result: [String] = []
        try withCode(source) { vm, code in
            let sections = vm.disassemble(code).split(separator: "code ")
            let section = try #require(sections.first { $0.hasPrefix("\(name):") })
            for line in section.split(separator: "\n").dropFirst() {
                let columns = line.split(separator: "\t")
                if columns.count == 3 { result.append(String(columns[2].prefix { $0 != " " })) }
            }
        }
        return result
    }

    private func checkSound(_ source: String) throws {
        try withCode(source) { vm, code in #expect(Verifier(vm).verify(code) == []) }
    }

    @Test func `every statement leaves no temporary behind`() throws {
        let sources = [
            "def f(x):\n for i in x:\n  try:\n   return g(i)\n  finally:\n   if i: continue\n   h()\n",
            "def f(x):\n with a(x) as b, c as (d, e):\n  for i in b:\n   if i: break\n   return i + 1\n  else: return d\n",
            "def f(x):\n try: a()\n except T as e: return e\n except (U, V): raise\n except: pass\n else: b()\n finally:\n  return 1\n",
            "def f(x):\n while x and (y := g(x)) or not z:\n  x -= 1\n  if y is None: continue\n  del y\n",
            "def f():\n try: a()\n except* T as e: b(e)\n except* U: c()\n",
            "async def f(x):\n async with a as b:\n  async for i in b:\n   if i: return await i\n  return [j async for j in x if await j]\n",
            "def f(x):\n match x:\n  case [1, [a, *b], {'k': c, **d}] if a: return b\n  case P(1, y=[q, *_, 3]) | [P(q)]: return q\n  case None | True | -1: pass\n",
            "def f(*a, **k):\n return g(*a, 1, *[2], z=3, **k), [*a], {*a}, {**k, 'x': 1}, f'{a!r:{k}} {a}'\n",
            "def f(a):\n a.b[c].d += e[f:g]\n (x, *y), z.w = a = b\n return x < y < z in a, lambda: x\n",
            "class C[T: int = str](B, k=1):\n 'doc'\n x: int = 1\n def m[*Ts, **P](self, a: T = 1, *, b=2) -> T: return super().m(__class__)\ntype A[T] = list[T]\n",
            "def f():\n return [[(lambda: (x, y)) for x in y if x] for y in z], {a: b for a, b in c}, (q for q in (w for w in e))\n",
            "import a.b.c as d, e.f\nfrom . import g\nfrom h import *\nassert x, y\n",
            "def f():\n x = yield\n y = yield from x\n return (yield x, y)\n",
        ]
        for source in sources { try checkSound(source) }
    }

    @Test func `a loop over a range has no more instructions than it needs`() throws {
        let operations = try operations("def f(n):\n s = 0\n for i in range(n):\n  if i < 10: s += i\n return s\n", of: "f")
        #expect(operations == [
            "loadConstant", "loadGlobal", "move", "call", "forPrepare", "jump", "jumpLessConstant", "add", "forIterate", "returnValue",
        ])
    }

    @Test func `parameters are not checked, locals that may be unbound are`() throws {
        #expect(try !operations("def f(a, b):\n return a + b\n", of: "f").contains("checkLocal"))
        #expect(try operations("def f(a):\n if a: b = 1\n return b\n", of: "f").contains("checkLocal"))
        #expect(try !operations("def f(a):\n if a: b = 1\n else: b = 2\n return b\n", of: "f").contains("checkLocal"))
        #expect(try operations("def f(a):\n del a\n return a\n", of: "f").contains("checkLocal"))
    }

    @Test func `constants are folded, what raises is not`() throws {
        #expect(try operations("def f():\n return 2 * 3 + 4 ** 2, -(1, 2)[0]\n", of: "f").contains("negative"))
        #expect(try operations("def f():\n return (1 + 2, 'a' * 3, 1 << 10, -5 // 2)\n", of: "f") == ["loadConstant", "returnValue"])
        #expect(try operations("def f():\n return 1 / 0\n", of: "f").contains("divideConstant"))
        #expect(try operations("def f():\n return 'a' * 5000\n", of: "f").contains("multiplyConstant"))
    }

    @Test func `a comprehension's variables are registers, captured only by closures`() throws {
        let operations = try operations("def f(n):\n return [n * i for i in range(n)]\n", of: "f")
        #expect(!operations.contains("makeCell") && !operations.contains("makeFunction"))
        #expect(try self.operations("def f(n):\n return [lambda: i for i in n]\n", of: "f").contains("makeCell"))
    }

    @Test func `a function too long for short jumps is compiled in long form`() throws {
        let line = "  x = x + a * b - c\n"
        let source = "def f(a, b, c):\n x = 0\n for i in a:\n" + String(repeating: line, count: 12_000) + "  while x < a:\n" + String(repeating: " " + line, count: 12_000) + " return x\n"
        try checkSound(source)
    }

    @Test func `constants beyond 65,535 are loaded`() throws {
        let items = (0..<70_000).map { "\($0 + 1_000)" }.joined(separator: ",")
        try checkSound("x = f(0)\ny = {\((0..<70_000).map { "a\($0 % 7): \($0)" }.joined(separator: ","))}\nl = [\(items)]\ndef g(): return x + 5\n")
    }

    @Test func `long chains need no recursion`() throws {
        try checkSound("x = 1\ny = " + Array(repeating: "x", count: 20_000).joined(separator: " + ") + "\n")
        try checkSound("if x: pass\n" + (0..<5_000).map { "elif x == \($0): y = \($0)\n" }.joined())
    }

    @Test func `deep nesting and many blocks are refused`() throws {
        let loops = (0..<25).map { String(repeating: " ", count: $0) + "while x:\n" }.joined() + String(repeating: " ", count: 25) + "pass\n"
        let refusal = #expect(throws: Refusal.self) { try checkSound(loops) }
        #expect(refusal.map { ["SyntaxError", "MemoryError", "RecursionError"].contains($0.type) } == true)
        #expect(throws: Refusal.self) { try checkSound("x = " + String(repeating: "lambda: ", count: 20_000) + "0\n") }
    }

    @Test func `nested finally bodies do not explode`() throws {
        var source = ""
        for depth in 0..<40 { source += String(repeating: " ", count: depth) + "try: pass\n" + String(repeating: " ", count: depth) + "finally:\n" }
        source += String(repeating: " ", count: 40) + "pass\n"
        #expect(throws: Refusal.self) { try checkSound(source) }
    }

    @Test func `docstrings lose the indentation of their lines`() {
        func clean(_ text: String) -> String { String(decoding: Compiler.withoutIndentation(Array(text.utf8)), as: UTF8.self) }
        #expect(clean("  one\n    two\n      three\n    ") == "one\ntwo\n  three\n")
        #expect(clean("one\n\ttwo\n\t\tthree") == "one\ntwo\n        three")
        #expect(clean("plain") == "plain")
    }
}

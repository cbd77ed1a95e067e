import Testing

@testable import TaipanSyntax

@Suite struct PrinterTests {
    private func printed(_ text: String) throws -> String {
        String(decoding: try parse(text).unparse(), as: UTF8.self)
    }

    /// Texts with what CPython's `ast.unparse` makes of them.
    @Test(arguments: [
        ("a+b*c", "a + b * c"), ("(a+b)*c", "(a + b) * c"), ("a**-b", "a ** (-b)"), ("(a**b)**c", "(a ** b) ** c"), ("a**b**c", "a ** b ** c"),
        ("not (a and b)", "not (a and b)"), ("a and b and c<d", "a and b and (c < d)"), ("x=1,", "x = (1,)"), ("x,y=y,x", "x, y = (y, x)"),
        ("(yield)", "yield"), ("x=yield 1,2", "x = (yield (1, 2))"), ("(a:=1)", "(a := 1)"), ("f(x for x in y)", "f((x for x in y))"),
        ("1 .real", "1 .real"), ("1.0.real", "1.0.real"), ("x[1:2,::3]", "x[1:2, ::3]"), ("x[()]", "x[()]"), ("1e400", "1e309"),
        ("lambda: 0", "lambda: 0"), ("lambda a,/,b=1,*,c:0", "lambda a, /, b=1, *, c: 0"), ("(x): int = 1", "(x): int = 1"),
        ("x=u'a' 'b'", "x = u'ab'"), ("x='it\\'s'", "x = \"it's\""), ("'''a\nb'''", "\"\"\"a\nb\"\"\""), ("x='''a\nb'''", "x = 'a\\nb'"),
        (#"f'{a!r:>{b}}{{}}'"#, #"f'{a!r:>{b}}{{}}'"#), (#"f"{x['a']}'""#, #"f"{x['a']}'""#), ("f'{ {1:2} }'", "f'{ {1: 2}}'"),
        ("if a: pass\nelif b: pass\nelse: pass", "if a:\n    pass\nelif b:\n    pass\nelse:\n    pass"),
        ("@d\nclass A(B,k=1): 'doc'", "@d\nclass A(B, k=1):\n    \"\"\"doc\"\"\""),
        ("try: pass\nexcept* A as e: pass", "try:\n    pass\nexcept* A as e:\n    pass"),
        ("match x:\n case {'a': 1, **r} | A(b, c=_) as z if q: pass", "match x:\n    case {'a': 1, **r} | A(b, c=_) as z if q:\n        pass"),
        ("type X[T: int=str, *U, **V] = T", "type X[T: int = str, *U, **V] = T"), ("from ..a import b as c, d", "from ..a import b as c, d"),
        ("async def f():\n async with a as b, c: await d", "async def f():\n    async with a as b, c:\n        await d"),
    ])
    func writesAsCPythonDoes(_ text: String, _ expected: String) throws {
        #expect(try printed(text) == expected)
    }

    @Test func conformanceScriptsComeBackTheSame() throws {
        var count = 0
        for script in ConformanceScripts.all() {
            guard let tree = try? Parser.parse(module: script.text, name: script.name, stackBudget: roomyStack) else { continue }
            let again = try Parser.parse(module: tree.unparse(), name: script.name, stackBudget: roomyStack)
            #expect(again.dump() == tree.dump(), "\(script.name)")
            count += 1
        }
        #expect(count > 100)
    }

    @Test func longChainsNeedNoStack() throws {
        for text in [
            Array(repeating: "a", count: 20_000).joined(separator: " + "), String(repeating: "a if b else ", count: 20_000) + "c",
            "x" + String(repeating: ".a()", count: 20_000), "if x: pass\n" + String(repeating: "elif x: pass\n", count: 5_000),
        ] {
            let tree = try parse(text)
            #expect(try parse(String(decoding: tree.unparse(), as: UTF8.self)).dump() == tree.dump())
        }
    }

    @Test func hugeIntegersKeepTheirRadix() throws {
        let digits = String(repeating: "f", count: 100_000)
        #expect(try printed("0x\(digits)") == "0x\(digits)")
    }
}

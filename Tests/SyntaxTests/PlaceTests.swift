import Testing

@testable import TaipanSyntax

/// Where refusals point: `lineno`, `offset`, `end_lineno`, `end_offset` as CPython 3.13 gives them (-9 stands for None).
@Suite struct PlaceTests {
    private func place(_ text: String) -> [Int]? {
        do throws(SyntaxDiagnostic) {
            let tree = try Parser.parse(module: text.utf8, name: "test.py", stackBudget: roomyStack)
            _ = try SymbolTable(tree, stackBudget: roomyStack)
            return nil
        } catch {
            return error.place.map { [$0.lineno, $0.offset, $0.endLineno ?? -9, $0.endOffset ?? -9] }
        }
    }

    @Test(arguments: [
        ("x = (\nyy", [1, 5, 1, 0]), ("é = 1; é b\n", [1, 10, 1, 11]), ("é = 1; return é\n", [1, 9, 1, 18]), ("  x\n", [1, 2, 1, -1]),
        ("if x:\n    a\n  b\n", [3, 4, 3, -1]), ("f(a b\n  c)", [1, 3, 1, 6]), ("x = 'abc\n", [1, 5, 1, 5]),
        ("x = '''abc\n\n\n", [1, 5, 1, 5]), ("# coding: nonsense\n", [0, -1, -9, -9]), ("if x:\n\ty\n        z\n", [3, 1, 3, 0]),
        ("x = 1 +\n", [1, 8, 1, 9]), ("x = )", [1, 5, 1, 5]), ("0777", [1, 1, 1, 2]), ("1__0", [1, 2, 1, 2]), ("if x:\n", [1, 6, 1, -1]),
        ("a\\ b", [1, 3, 1, 0]), ("f'\\N'", [1, 5, 1, 6]), ("import a from b as bar", [1, 1, 1, 18]), ("type A[] = int", [1, 8, 1, 10]),
        ("int(base=10, '2')", [1, 17, 1, 18]), ("{1:2, 3:4, 5}", [1, 12, 1, 0]), ("{1:1, f(a b):2}", [1, 7, 1, 0]),
        ("f((x)=2)", [1, 4, 1, 7]), ("while seen not:\n pass", [1, 15, 1, 16]), ("r, , w = x", [1, 4, 1, 5]), ("f(t 2)", [1, 5, 1, 6]),
        ("def f(**k k): pass", [1, 11, 1, 12]), ("from __future__ import braces", [1, 1, 1, -9]), ("[i := 0 for i in x]", [1, 2, 1, 3]),
        ("object.__debug__: int", [1, 1, 1, 22]), ("match x:\n case {'a': _, 'a': _}: pass", [2, 7, 2, 23]),
    ])
    func isCPythons(_ text: String, _ expected: [Int]) {
        #expect(place(text) == expected)
    }
}

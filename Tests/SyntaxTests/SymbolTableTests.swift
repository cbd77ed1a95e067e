import Testing

@testable import TaipanSyntax

@Suite struct SymbolTableTests {
    private func scopes(_ text: String) throws -> String {
        let tree = try parse(text)
        return try SymbolTable(tree, stackBudget: roomyStack).dump(tree)
    }

    @Test func closuresMakeCells() throws {
        #expect(
            try scopes("def f(a, b=1):\n x = a\n def g():\n  nonlocal x\n  x = a + b + c\n") == """
                module <module> 1
                  - f: local
                  function f 1
                    - a: cell, parameter
                    - b: cell, parameter
                    - x: cell
                    - g: local
                    function g 3
                      - x: free
                      - a: free
                      - b: free
                      - c: globalImplicit

                """)
    }

    @Test func classScopesDoNotEnclose() throws {
        #expect(
            try scopes("def f():\n x = 1\n class C:\n  x = x\n  def m(self): return x, __class__\n") == """
                module <module> 1
                  - f: local
                  function f 1
                    - x: cell
                    - C: local
                    class C 3
                      - x: local, passed through
                      - m: local
                      function m 5
                        - self: local, parameter
                        - x: free
                        - __class__: free

                """)
    }

    @Test func privateNamesAreMangled() throws {
        let text = try scopes("class _C:\n __x = 1\n def m(self): self.__y; __z; __w__\n")
        #expect(text.contains("- _C__x: local"))
        #expect(text.contains("- _C__z: globalImplicit"))
        #expect(text.contains("- __w__: globalImplicit"))
    }

    @Test func comprehensionsAreScopes() throws {
        #expect(
            try scopes("def f(a):\n return [x + a for x in a if (y := x)]\n") == """
                module <module> 1
                  - f: local
                  function f 1
                    - a: cell, parameter, for comprehensions
                    - y: cell, for comprehensions
                    comprehension <listcomp> 2
                      - x: local
                      - y: free
                      - a: free

                """)
    }

    @Test func scopesAreFoundByNode() throws {
        let tree = try parse("def f[T](x: T): return lambda: x\nclass C: pass\ntype A = C\n")
        let table = try SymbolTable(tree, stackBudget: roomyStack)
        guard case .module(let body) = tree.root, case .function(let function) = tree[tree[body, 0]] else { return }
        let scope = try #require(table.scope(of: function))
        #expect(table[scope].kind == .function)
        #expect(table[scope].parameterCount == 1)
        #expect(table[scope].cells.map { table.text(of: $0, in: tree) } == ["x"])
        #expect(table.typeParameterScope(of: function).map { table[$0].kind } == .typeParameters)
        #expect(table.scope(ofAlias: tree[body, 2]).map { table[$0].kind } == .typeAlias)
    }
}

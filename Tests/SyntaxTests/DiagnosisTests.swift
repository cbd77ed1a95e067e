import Testing

@testable import TaipanSyntax

@Suite struct DiagnosisTests {
    @Test(arguments: [
        ("(a b)", "invalid syntax. Perhaps you forgot a comma?"), ("a b", "invalid syntax"),
        ("if x = 1: pass", "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"),
        ("f() = 1", "cannot assign to function call here. Maybe you meant '==' instead of '='?"), ("None = 1", "cannot assign to None"),
        ("a, f() += 1", "'tuple' is an illegal expression for augmented assignment"), ("del f()", "cannot delete function call"),
        ("for 1 in x: pass", "cannot assign to literal"), ("while x\n pass", "expected ':'"), ("def f x", "expected '('"),
        ("x = 1 if 2", "expected 'else' after 'if' expression"), ("print 1", "Missing parentheses in call to 'print'. Did you mean print(...)?"),
        ("f(a=1, b)", "positional argument follows keyword argument"), ("f(**a, b)", "positional argument follows keyword argument unpacking"),
        ("f(x for x in y, 1)", "Generator expression must be parenthesized"), ("f(True=1)", "cannot assign to True"),
        ("f(a.b=1)", "expression cannot contain assignment, perhaps you meant \"==\"?"), ("{1:}", "expression expected after dictionary key and ':'"),
        ("{1: 2, 3}", "':' expected after dictionary key"), ("[a, b for x in y]", "did you forget parentheses around the comprehension target?"),
        ("[*a for x in y]", "iterable unpacking cannot be used in comprehension"), ("(*a)", "cannot use starred expression here"),
        ("def f(a=1, b): pass", "parameter without a default follows parameter with a default"),
        ("def f(a, /, b, /): pass", "/ may appear only once"), ("def f(*): pass", "named arguments must follow bare *"),
        ("def f((a)): pass", "Function parameters cannot be parenthesized"), ("from a import b,", "trailing comma not allowed without surrounding parentheses"),
        ("import a from b", "Did you mean to use 'from ... import ...' instead?"), ("f'{}'", "f-string: valid expression required before '}'"),
        ("f'{a!x}'", "f-string: invalid conversion character 'x': expected 's', 'r', or 'a'"), ("f'{a $ b}'", "f-string: expecting '=', or '!', or ':', or '}'"),
        ("try:\n pass\nx", "expected 'except' or 'finally' block"), ("try: pass\nexcept a, b: pass", "multiple exception types must be parenthesized"),
        ("match x:\n case 1 as _: pass", "cannot use '_' as a target"), ("u'' b''", "cannot mix bytes and nonbytes literals"),
        (#"'\x'"#, #"(unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: truncated \xXX escape"#),
        ("x = [1,\n2\ny = 3", "'[' was never closed"), ("a <> b", "invalid syntax"), ("1 + not 2", "'not' after an operator must be parenthesized"),
    ])
    func saysWhatIsWrong(_ text: String, _ message: String) {
        #expect(refusal(text) == "syntaxError: \(message)")
    }

    @Test(arguments: [
        ("if x:\ny", "expected an indented block after 'if' statement on line 1"), ("  x", "unexpected indent"),
        ("def f():\n", "expected an indented block after function definition on line 1"),
    ])
    func saysWhatIsWrongWithIndentation(_ text: String, _ message: String) {
        #expect(refusal(text) == "indentationError: \(message)")
    }

    @Test func rangePointsAtTheCulprit() {
        do throws(SyntaxDiagnostic) {
            _ = try Parser.parse(module: "x = 1\nf(a b)\n".utf8, name: "test.py")
            Issue.record("accepted")
        } catch {
            #expect(error.range == SourceRange(line: 2, column: 2, endLine: 2, endColumn: 5))
            #expect(error.lineText == "f(a b)")
            #expect(error.sourceName == "test.py")
        }
    }

    @Test(arguments: [
        ("return 1", "'return' outside function"), ("break", "'break' outside loop"), ("continue", "'continue' not properly in loop"),
        ("yield", "'yield' outside function"), ("await x", "'await' outside function"), ("def f(a, a): pass", "duplicate argument 'a' in function definition"),
        ("def f(a):\n global a", "name 'a' is parameter and global"), ("nonlocal x", "nonlocal declaration not allowed at module level"),
        ("def f():\n nonlocal x", "no binding for nonlocal 'x' found"), ("def f():\n x\n global x", "name 'x' is used prior to global declaration"),
        ("x = *a", "can't use starred expression here"), ("*a = b", "starred assignment target must be in a list or tuple"),
        ("*a, *b = c", "multiple starred expressions in assignment"), ("f(a=1, a=2)", "keyword argument repeated: a"),
        ("__debug__ = 1", "cannot assign to __debug__"), ("x = 1\nfrom __future__ import division", "from __future__ imports must occur at the beginning of the file"),
        ("from __future__ import braces", "not a chance"), ("def f():\n from a import *", "import * only allowed at module level"),
        ("match x:\n case a: pass\n case b: pass", "name capture 'a' makes remaining patterns unreachable"),
        ("match x:\n case {0: _, -0: _}: pass", "mapping pattern checks duplicate key (0)"),
        ("[i := 0 for i in x]", "assignment expression cannot rebind comprehension iteration variable 'i'"),
        ("def f(): [(yield) for x in y]", "'yield' inside list comprehension"), ("def f():\n async for x in y: pass", "'async for' outside async function"),
        ("try: pass\nexcept: pass\nexcept A: pass", "default 'except:' must be last"),
        ("type X = (yield)", "yield expression cannot be used within a type alias"),
    ])
    func rulesBeyondTheGrammar(_ text: String, _ message: String) {
        #expect(refusal(text) == nil)
        #expect(refusal(text, rules: true) == "syntaxError: \(message)")
    }
}

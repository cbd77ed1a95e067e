import Testing

@testable import TaipanSyntax

@Suite struct TreeTests {
    @Test(arguments: [
        ("1 + 2 * 3", "BinOp(left=Constant(value=1), op=Add(), right=BinOp(left=Constant(value=2), op=Mult(), right=Constant(value=3)))"),
        ("-a ** -b", "UnaryOp(op=USub(), operand=BinOp(left=Name(id='a', ctx=Load()), op=Pow(), right=UnaryOp(op=USub(), operand=Name(id='b', ctx=Load()))))"),
        ("a < b is not c", "Compare(left=Name(id='a', ctx=Load()), ops=[Lt(), IsNot()], comparators=[Name(id='b', ctx=Load()), Name(id='c', ctx=Load())])"),
        ("f(a, *b, k=1, **c)", "Call(func=Name(id='f', ctx=Load()), args=[Name(id='a', ctx=Load()), Starred(value=Name(id='b', ctx=Load()), ctx=Load())], keywords=[keyword(arg='k', value=Constant(value=1)), keyword(value=Name(id='c', ctx=Load()))])"),
        ("x[1:, *a]", "Subscript(value=Name(id='x', ctx=Load()), slice=Tuple(elts=[Slice(lower=Constant(value=1)), Starred(value=Name(id='a', ctx=Load()), ctx=Load())], ctx=Load()), ctx=Load())"),
        ("f'{a!r:>{b}}{c=}'", "JoinedStr(values=[FormattedValue(value=Name(id='a', ctx=Load()), conversion=114, format_spec=JoinedStr(values=[Constant(value='>'), FormattedValue(value=Name(id='b', ctx=Load()), conversion=-1)])), Constant(value='c='), FormattedValue(value=Name(id='c', ctx=Load()), conversion=114)])"),
        ("u'a' 'b'", "Constant(value='ab', kind='u')"), (#"b'\x00\377' b"'""#, #"Constant(value=b"\x00\xff'")"#),
        (#"'\ud800\N{BULLET}\101'"#, #"Constant(value='\ud800•A')"#), ("1e400", "Constant(value=inf)"),
        ("1e16", "Constant(value=1e+16)"), ("0.0001", "Constant(value=0.0001)"), ("1e-5", "Constant(value=1e-05)"),
        ("2j", "Constant(value=2j)"), ("0xffffffffffffffffffff", "Constant(value=1208925819614629174706175)"),
        ("𝐱", "Name(id='x', ctx=Load())"), ("ﬁ", "Name(id='fi', ctx=Load())"), ("e\u{301}", "Name(id='é', ctx=Load())"),
    ])
    func expressions(_ text: String, _ expected: String) throws {
        #expect(try dumpExpression(text) == expected)
    }

    @Test(arguments: [
        ("a = b, = c", "Assign(targets=[Name(id='a', ctx=Store()), Tuple(elts=[Name(id='b', ctx=Store())], ctx=Store())], value=Name(id='c', ctx=Load()))"),
        ("(a): int = 1", "AnnAssign(target=Name(id='a', ctx=Store()), annotation=Name(id='int', ctx=Load()), value=Constant(value=1), simple=0)"),
        ("del (a, b.c), d[0]", "Delete(targets=[Tuple(elts=[Name(id='a', ctx=Del()), Attribute(value=Name(id='b', ctx=Load()), attr='c', ctx=Del())], ctx=Del()), Subscript(value=Name(id='d', ctx=Load()), slice=Constant(value=0), ctx=Del())])"),
        ("def f(a, /, b=1, *c, d, e=2, **g): pass", "FunctionDef(name='f', args=arguments(posonlyargs=[arg(arg='a')], args=[arg(arg='b')], vararg=arg(arg='c'), kwonlyargs=[arg(arg='d'), arg(arg='e')], kw_defaults=[None, Constant(value=2)], kwarg=arg(arg='g'), defaults=[Constant(value=1)]), body=[Pass()])"),
        ("with (a as b, c): pass", "With(items=[withitem(context_expr=Name(id='a', ctx=Load()), optional_vars=Name(id='b', ctx=Store())), withitem(context_expr=Name(id='c', ctx=Load()))], body=[Pass()])"),
        ("with (a, b) as c: pass", "With(items=[withitem(context_expr=Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()), optional_vars=Name(id='c', ctx=Store()))], body=[Pass()])"),
        ("try: pass\nexcept* A as e: pass", "TryStar(body=[Pass()], handlers=[ExceptHandler(type=Name(id='A', ctx=Load()), name='e', body=[Pass()])])"),
        ("type X[T: int = str, *U, **V] = T", "TypeAlias(name=Name(id='X', ctx=Store()), type_params=[TypeVar(name='T', bound=Name(id='int', ctx=Load()), default_value=Name(id='str', ctx=Load())), TypeVarTuple(name='U'), ParamSpec(name='V')], value=Name(id='T', ctx=Load()))"),
        ("match x:\n case [1, *_] | {'a': b, **c} if d: pass\n case P.Q(1, k=_) as z: pass", "Match(subject=Name(id='x', ctx=Load()), cases=[match_case(pattern=MatchOr(patterns=[MatchSequence(patterns=[MatchValue(value=Constant(value=1)), MatchStar()]), MatchMapping(keys=[Constant(value='a')], patterns=[MatchAs(name='b')], rest='c')]), guard=Name(id='d', ctx=Load()), body=[Pass()]), match_case(pattern=MatchAs(pattern=MatchClass(cls=Attribute(value=Name(id='P', ctx=Load()), attr='Q', ctx=Load()), patterns=[MatchValue(value=Constant(value=1))], kwd_attrs=['k'], kwd_patterns=[MatchAs()]), name='z'), body=[Pass()])])"),
        ("match(x)\nmatch = case = type = 1", "Expr(value=Call(func=Name(id='match', ctx=Load()), args=[Name(id='x', ctx=Load())])), Assign(targets=[Name(id='match', ctx=Store()), Name(id='case', ctx=Store()), Name(id='type', ctx=Store())], value=Constant(value=1))"),
        ("from ...a.b import (c as d, e,)", "ImportFrom(module='a.b', names=[alias(name='c', asname='d'), alias(name='e')], level=3)"),
        ("if a: pass\nelif b: pass\nelse: pass", "If(test=Name(id='a', ctx=Load()), body=[Pass()], orelse=[If(test=Name(id='b', ctx=Load()), body=[Pass()], orelse=[Pass()])])"),
        ("async def f():\n async with a: await b\n return [c async for c in d]", "AsyncFunctionDef(name='f', args=arguments(), body=[AsyncWith(items=[withitem(context_expr=Name(id='a', ctx=Load()))], body=[Expr(value=Await(value=Name(id='b', ctx=Load())))]), Return(value=ListComp(elt=Name(id='c', ctx=Load()), generators=[comprehension(target=Name(id='c', ctx=Store()), iter=Name(id='d', ctx=Load()), is_async=1)]))])"),
    ])
    func statements(_ text: String, _ expected: String) throws {
        #expect(try dump(text) == expected)
    }

    @Test func rangesCountLinesAndBytes() throws {
        let tree = try parse("x = 1\né = (a +\n     b)\n")
        guard case .module(let body) = tree.root else { return }
        #expect(tree.range(of: tree[body, 1]) == SourceRange(line: 2, column: 0, endLine: 3, endColumn: 7))
        guard case .assign(let targets, let value) = tree[tree[body, 1]] else { return }
        #expect(tree.range(of: tree[targets, 0]) == SourceRange(line: 2, column: 0, endLine: 2, endColumn: 2))
        #expect(tree.range(of: value) == SourceRange(line: 2, column: 6, endLine: 3, endColumn: 6))
        #expect(tree.sourceLine(3) == "     b)")
        #expect(tree.sourceLine(4) == "")
        #expect(tree.sourceLine(5) == nil)
    }

    @Test func expressionsParseAlone() throws {
        let tree = try Parser.parse(expression: " a, b \n\n".utf8, name: "<string>")
        #expect(
            String(decoding: tree.dump(), as: UTF8.self)
                == "Expression(body=Tuple(elts=[Name(id='a', ctx=Load()), Name(id='b', ctx=Load())], ctx=Load()))")
        #expect(throws: SyntaxDiagnostic.self) { try Parser.parse(expression: "a = 1".utf8, name: "<string>") }
    }
}

extension Dumper {
    mutating func node(_ statement: Statement, at span: ByteSpan) {
        switch statement {
        case .function(let id):
            let function = tree[id]
            open(function.isAsync ? "AsyncFunctionDef(" : "FunctionDef(")
            field("name=", .name(function.name))
            parameters(function.parameters)
            statements("body=", function.body)
            expressions("decorator_list=", function.decorators)
            optional("returns=", function.returns)
            typeParameters(function.typeParameters)
        case .class(let id):
            let definition = tree[id]
            open("ClassDef(")
            field("name=", .name(definition.name))
            expressions("bases=", definition.bases)
            keywords(definition.keywords)
            statements("body=", definition.body)
            expressions("decorator_list=", definition.decorators)
            typeParameters(definition.typeParameters)
        case .return(let value):
            open("Return(")
            optional("value=", value)
        case .delete(let targets):
            open("Delete(")
            expressions("targets=", targets)
        case .assign(let targets, let value):
            open("Assign(")
            expressions("targets=", targets)
            field("value=", .expression(value))
        case .typeAlias(let name, let parameters, let value):
            open("TypeAlias(")
            field("name=", .expression(name))
            typeParameters(parameters)
            field("value=", .expression(value))
        case .augmentedAssign(let target, let sign, let value):
            open("AugAssign(")
            field("target=", .expression(target))
            field("op=", .text(Dumper.name(of: sign)))
            field("value=", .expression(value))
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            open("AnnAssign(")
            field("target=", .expression(target))
            field("annotation=", .expression(annotation))
            optional("value=", value)
            field("simple=", .number(isSimple ? 1 : 0))
        case .for(let target, let iterable, let body, let orElse, let isAsync):
            open(isAsync ? "AsyncFor(" : "For(")
            field("target=", .expression(target))
            field("iter=", .expression(iterable))
            statements("body=", body)
            statements("orelse=", orElse)
        case .while(let test, let body, let orElse):
            open("While(")
            field("test=", .expression(test))
            statements("body=", body)
            statements("orelse=", orElse)
        case .if(let test, let body, let orElse):
            open("If(")
            field("test=", .expression(test))
            statements("body=", body)
            statements("orelse=", orElse)
        case .with(let items, let body, let isAsync):
            open(isAsync ? "AsyncWith(" : "With(")
            list("items=", count: Int(items.count)) { dumper, index in
                let item = dumper.tree[items, index]
                dumper.open("withitem(")
                dumper.field("context_expr=", .expression(item.context))
                dumper.optional("optional_vars=", item.target)
                dumper.close()
            }
            statements("body=", body)
        case .match(let subject, let cases):
            open("Match(")
            field("subject=", .expression(subject))
            list("cases=", count: Int(cases.count)) { dumper, index in
                let block = dumper.tree[cases, index]
                dumper.open("match_case(")
                dumper.field("pattern=", .pattern(block.pattern))
                dumper.optional("guard=", block.guardExpression)
                dumper.statements("body=", block.body)
                dumper.close()
            }
        case .raise(let exception, let cause):
            open("Raise(")
            optional("exc=", exception)
            optional("cause=", cause)
        case .try(let id): tryStatement(tree[id])
        case .assert(let test, let message):
            open("Assert(")
            field("test=", .expression(test))
            optional("msg=", message)
        case .import(let names):
            open("Import(")
            aliases(names)
        case .importFrom(let module, let names, let level):
            open("ImportFrom(")
            optional("module=", module)
            aliases(names)
            field("level=", .number(Int(level)))
        case .global(let names):
            open("Global(")
            self.names("names=", names)
        case .nonlocal(let names):
            open("Nonlocal(")
            self.names("names=", names)
        case .expression(let value):
            open("Expr(")
            field("value=", .expression(value))
        case .pass: open("Pass(")
        case .break: open("Break(")
        case .continue: open("Continue(")
        }
        close(at: span)
    }

    private mutating func tryStatement(_ statement: TryStatement) {
        open(statement.isStar ? "TryStar(" : "Try(")
        statements("body=", statement.body)
        list("handlers=", count: Int(statement.handlers.count)) { dumper, index in
            let handler = dumper.tree[statement.handlers, index]
            dumper.open("ExceptHandler(")
            dumper.optional("type=", handler.type)
            dumper.optional("name=", handler.name)
            dumper.statements("body=", handler.body)
            dumper.close(at: handler.span)
        }
        statements("orelse=", statement.orElse)
        statements("finalbody=", statement.finalBody)
    }

    private mutating func aliases(_ aliases: AliasList) {
        list("names=", count: Int(aliases.count)) { dumper, index in
            let alias = dumper.tree[aliases, index]
            dumper.open("alias(")
            dumper.field("name=", .name(alias.name))
            dumper.optional("asname=", alias.asName)
            dumper.close(at: alias.span)
        }
    }

    private mutating func typeParameters(_ parameters: TypeParameterList) {
        list("type_params=", count: Int(parameters.count)) { dumper, index in
            let parameter = dumper.tree[parameters, index]
            switch parameter.kind {
            case .typeVariable: dumper.open("TypeVar(")
            case .parameterSpecification: dumper.open("ParamSpec(")
            case .typeVariableTuple: dumper.open("TypeVarTuple(")
            }
            dumper.field("name=", .name(parameter.name))
            dumper.optional("bound=", parameter.bound)
            dumper.optional("default_value=", parameter.defaultValue)
            dumper.close(at: parameter.span)
        }
    }

    mutating func node(_ pattern: Pattern, at span: ByteSpan) {
        switch pattern {
        case .value(let value):
            open("MatchValue(")
            field("value=", .expression(value))
        case .singleton(let constant):
            open("MatchSingleton(")
            field("value=", .constant(constant))
        case .sequence(let patterns):
            open("MatchSequence(")
            self.patterns("patterns=", patterns)
        case .mapping(let keys, let patterns, let rest):
            open("MatchMapping(")
            expressions("keys=", keys)
            self.patterns("patterns=", patterns)
            optional("rest=", rest)
        case .class(let type, let patterns, let keywordNames, let keywordPatterns):
            open("MatchClass(")
            field("cls=", .expression(type))
            self.patterns("patterns=", patterns)
            names("kwd_attrs=", keywordNames)
            self.patterns("kwd_patterns=", keywordPatterns)
        case .star(let name):
            open("MatchStar(")
            optional("name=", name)
        case .capture(let pattern, let name):
            open("MatchAs(")
            if let pattern { field("pattern=", .pattern(pattern)) }
            optional("name=", name)
        case .or(let patterns):
            open("MatchOr(")
            self.patterns("patterns=", patterns)
        }
        close(at: span)
    }
}

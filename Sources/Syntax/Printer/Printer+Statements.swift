extension Printer {
    mutating func statement(_ statement: Statement, _ indent: Int32) {
        switch statement {
        case .function(let id):
            let function = tree[id]
            header(function.isAsync ? "async def " : "def ", function.name, function.decorators, function.typeParameters, indent)
            add("(")
            parameters(function.parameters)
            add(")")
            if let returns = function.returns {
                add(" -> ")
                add(returns)
            }
            add(":")
            body(function.body, indent: indent + 1)
        case .class(let id):
            let definition = tree[id]
            header("class ", definition.name, definition.decorators, definition.typeParameters, indent)
            let hasArguments = !definition.bases.isEmpty || !definition.keywords.isEmpty
            if hasArguments { add("(") }
            arguments(definition.bases, definition.keywords)
            if hasArguments { add(")") }
            add(":")
            body(definition.body, indent: indent + 1)
        case .for(let target, let iterable, let statements, let orElse, let isAsync):
            begin(isAsync ? "async for " : "for ", indent)
            add(.expression(target, .tuple))
            add(" in ")
            add(iterable)
            add(":")
            block(statements, indent: indent + 1)
            clause("else", orElse, indent)
        case .while(let test, let statements, let orElse):
            begin("while ", indent)
            add(test)
            add(":")
            block(statements, indent: indent + 1)
            clause("else", orElse, indent)
        case .if(let test, let statements, let orElse): branch("if ", test, statements, orElse, indent)
        case .with(let items, let statements, let isAsync):
            begin(isAsync ? "async with " : "with ", indent)
            list(count: Int(items.count)) { printer, index in
                let item = printer.tree[items, index]
                printer.add(item.context)
                guard let target = item.target else { return }
                printer.add(" as ")
                printer.add(target)
            }
            add(":")
            block(statements, indent: indent + 1)
        case .match(let subject, let cases):
            begin("match ", indent)
            add(subject)
            add(":")
            for clause in tree[cases] {
                begin("case ", indent + 1)
                add(.pattern(clause.pattern, .test))
                if let condition = clause.guardExpression {
                    add(" if ")
                    add(condition)
                }
                add(":")
                block(clause.body, indent: indent + 2)
            }
        case .try(let id): tryStatement(tree[id], indent)
        default: simple(statement, indent)
        }
    }

    private mutating func simple(_ statement: Statement, _ indent: Int32) {
        switch statement {
        case .return(let value):
            begin("return", indent)
            optional(" ", value)
        case .delete(let targets):
            begin("del ", indent)
            expressions(targets)
        case .assign(let targets, let value):
            begin("", indent)
            for target in tree[targets] {
                add(.expression(target, .tuple))
                add(" = ")
            }
            add(value)
        case .typeAlias(let name, let parameters, let value):
            begin("type ", indent)
            add(name)
            typeParameters(parameters)
            add(" = ")
            add(value)
        case .augmentedAssign(let target, let sign, let value):
            begin("", indent)
            add(target)
            add(" ")
            add(Printer.text(of: sign))
            add("= ")
            add(value)
        case .annotatedAssign(let target, let annotation, let value, let isSimple):
            begin("", indent)
            var isParenthesised = false
            if case .name = tree[target] { isParenthesised = !isSimple }
            if isParenthesised { add("(") }
            add(target)
            if isParenthesised { add(")") }
            add(": ")
            add(annotation)
            optional(" = ", value)
        case .raise(let exception, let cause):
            begin("raise", indent)
            optional(" ", exception)
            optional(" from ", cause)
        case .assert(let test, let message):
            begin("assert ", indent)
            add(test)
            optional(", ", message)
        case .import(let names):
            begin("import ", indent)
            aliases(names)
        case .importFrom(let module, let names, let level):
            begin("from ", indent)
            add(.dots(level))
            if let module { add(module) }
            add(" import ")
            aliases(names)
        case .global(let names):
            begin("global ", indent)
            self.names(names)
        case .nonlocal(let names):
            begin("nonlocal ", indent)
            self.names(names)
        case .expression(let value):
            begin("", indent)
            add(.expression(value, .yield))
        case .pass: begin("pass", indent)
        case .break: begin("break", indent)
        case .continue: begin("continue", indent)
        case .function, .class, .for, .while, .if, .with, .match, .try: break
        }
    }

    private mutating func begin(_ text: StaticString, _ indent: Int32) {
        add(.line(indent: indent))
        add(text)
    }

    private mutating func optional(_ text: StaticString, _ id: ExpressionID?) {
        guard let id else { return }
        add(text)
        add(id)
    }

    private mutating func names(_ names: NameList) {
        list(count: Int(names.count)) { $0.add($0.tree[names, $1]) }
    }

    private mutating func aliases(_ aliases: AliasList) {
        list(count: Int(aliases.count)) { printer, index in
            let alias = printer.tree[aliases, index]
            printer.add(alias.name)
            guard let name = alias.asName else { return }
            printer.add(" as ")
            printer.add(name)
        }
    }

    // MARK: Blocks

    mutating func block(_ statements: StatementList, indent: Int32) {
        for statement in tree[statements] { add(.statement(statement, indent: indent)) }
    }

    /// The body of a module, class or function, whose first statement may be a docstring.
    mutating func body(_ statements: StatementList, indent: Int32) {
        var rest = tree[statements]
        if let first = rest.first, case .expression(let value) = tree[first], case .constant(.string(let id, let isU)) = tree[value] {
            add(.docstring(id, isU: isU, indent: indent))
            rest = rest.dropFirst()
        }
        for statement in rest { add(.statement(statement, indent: indent)) }
    }

    private mutating func clause(_ word: StaticString, _ statements: StatementList, _ indent: Int32) {
        guard !statements.isEmpty else { return }
        begin(word, indent)
        add(":")
        block(statements, indent: indent + 1)
    }

    mutating func branch(_ word: StaticString, _ test: ExpressionID, _ statements: StatementList, _ orElse: StatementList, _ indent: Int32) {
        begin(word, indent)
        add(test)
        add(":")
        block(statements, indent: indent + 1)
        if orElse.count == 1, case .if = tree[tree[orElse, 0]] {
            add(.elif(tree[orElse, 0], indent: indent))
        } else {
            clause("else", orElse, indent)
        }
    }

    private mutating func tryStatement(_ statement: TryStatement, _ indent: Int32) {
        clause("try", statement.body, indent)
        for handler in tree[statement.handlers] {
            begin(statement.isStar ? "except*" : "except", indent)
            optional(" ", handler.type)
            if let name = handler.name {
                add(" as ")
                add(name)
            }
            add(":")
            block(handler.body, indent: indent + 1)
        }
        clause("else", statement.orElse, indent)
        clause("finally", statement.finalBody, indent)
    }

    private mutating func header(
        _ word: StaticString, _ name: NameID, _ decorators: ExpressionList, _ parameters: TypeParameterList, _ indent: Int32
    ) {
        add(.blankLine)
        for decorator in tree[decorators] {
            begin("@", indent)
            add(decorator)
        }
        begin(word, indent)
        add(name)
        typeParameters(parameters)
    }

    private mutating func typeParameters(_ parameters: TypeParameterList) {
        guard !parameters.isEmpty else { return }
        add("[")
        list(count: Int(parameters.count)) { printer, index in
            let parameter = printer.tree[parameters, index]
            switch parameter.kind {
            case .typeVariable: break
            case .typeVariableTuple: printer.add("*")
            case .parameterSpecification: printer.add("**")
            }
            printer.add(parameter.name)
            printer.optional(": ", parameter.bound)
            printer.optional(" = ", parameter.defaultValue)
        }
        add("]")
    }

    // MARK: Patterns

    mutating func pattern(_ pattern: Pattern, _ level: Level) {
        switch pattern {
        case .value(let value): add(value)
        case .singleton(let constant): add(.constant(constant))
        case .sequence(let patterns):
            add("[")
            self.patterns(patterns)
            add("]")
        case .mapping(let keys, let patterns, let rest):
            add("{")
            list(count: Int(keys.count)) { printer, index in
                printer.add(printer.tree[keys, index])
                printer.add(": ")
                printer.add(.pattern(printer.tree[patterns, index], .test))
            }
            if let rest {
                add(keys.isEmpty ? "**" : ", **")
                add(rest)
            }
            add("}")
        case .class(let type, let patterns, let names, let keywordPatterns):
            add(.expression(type, .atom))
            add("(")
            self.patterns(patterns)
            if !patterns.isEmpty, !names.isEmpty { add(", ") }
            list(count: Int(names.count)) { printer, index in
                printer.add(printer.tree[names, index])
                printer.add("=")
                printer.add(.pattern(printer.tree[keywordPatterns, index], .test))
            }
            add(")")
        case .star(let name):
            add("*")
            if let name { add(name) } else { add("_") }
        case .capture(let inner, let name):
            guard let name else { return add("_") }
            guard let inner else { return add(name) }
            parenthesised(.test, in: level) {
                $0.add(.pattern(inner, .bitOr))
                $0.add(" as ")
                $0.add(name)
            }
        case .or(let patterns):
            parenthesised(.bitOr, in: level) { printer in
                for index in 0..<Int(patterns.count) {
                    if index > 0 { printer.add(" | ") }
                    printer.add(.pattern(printer.tree[patterns, index], .bitXor))
                }
            }
        }
    }

    private mutating func patterns(_ patterns: PatternList) {
        list(count: Int(patterns.count)) { $0.add(.pattern($0.tree[patterns, $1], .test)) }
    }
}

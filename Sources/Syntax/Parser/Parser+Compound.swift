extension Parser {
    /// `compound_statement: function | class | if | for | while | try | with | match`, but for `match`, which is tried apart.
    mutating func compoundStatement() throws(ParseFailure) -> StatementID {
        try checkStack()
        switch kind {
        case .at: return try decorated()
        case .defKeyword: return try function(decorators: ExpressionList(start: 0, count: 0))
        case .classKeyword: return try classStatement(decorators: ExpressionList(start: 0, count: 0))
        case .ifKeyword: return try ifStatement()
        case .forKeyword: return try forStatement()
        case .whileKeyword: return try whileStatement()
        case .tryKeyword: return try tryStatement()
        case .withKeyword: return try withStatement()
        default:
            switch nextKind {
            case .defKeyword: return try function(decorators: ExpressionList(start: 0, count: 0))
            case .forKeyword: return try forStatement()
            case .withKeyword: return try withStatement()
            default:
                advance()
                throw fail()
            }
        }
    }

    /// A colon; in the second pass its absence at the end of a line is a finding.
    mutating func colon(_ isForced: Bool = false) throws(ParseFailure) {
        if diagnosing, kind != .colon, isForced || kind == .newline { throw refuse("expected ':'", at: token) }
        try expect(.colon)
    }

    /// `decorators: ('@' named_expression NEWLINE)+`, and the function or class.
    private mutating func decorated() throws(ParseFailure) -> StatementID {
        let mark = scratch.expressions.count
        while accept(.at) {
            let decorator = try namedExpression()
            try expect(.newline)
            scratch.expressions.append(decorator)
        }
        let decorators = takeExpressions(from: mark)
        switch kind {
        case .classKeyword: return try classStatement(decorators: decorators)
        case .defKeyword: return try function(decorators: decorators)
        case .asyncKeyword where nextKind == .defKeyword: return try function(decorators: decorators)
        default: throw fail()
        }
    }

    /// `function: [decorators] ['async'] 'def' NAME [type_parameters] '(' [parameters] ')' ['->' expression] ':' block`
    private mutating func function(decorators: ExpressionList) throws(ParseFailure) -> StatementID {
        let start = start
        let isAsync = accept(.asyncKeyword)
        let keyword = token
        try expect(.defKeyword)
        let nameSpan = token.span
        let name = try name()
        let typeParameters: TypeParameterList
        if diagnosing {
            let found = try attempt { (parser) throws(ParseFailure) in try parser.typeParameters() }
            guard let found, kind == .leftParenthesis else { throw refuse("expected '('", at: token) }
            typeParameters = found
        } else {
            typeParameters = try self.typeParameters()
        }
        try expect(.leftParenthesis)
        let parameters = try parameters(closing: .rightParenthesis)
        try expect(.rightParenthesis)
        var returns: ExpressionID?
        if kind == .arrow {
            let arrow = token
            advance()
            if diagnosing {
                returns = try attempt { (parser) throws(ParseFailure) in try parser.expression() }
                if returns == nil { throw refuse("expected ':'", at: arrow) }
            } else {
                returns = try expression()
            }
        }
        try colon(true)
        let body = try block(after: "function definition", at: keyword)
        let id = FunctionID(rawValue: UInt32(tree.functions.count))
        tree.functions.append(
            FunctionDefinition(
                name: name, nameSpan: nameSpan, parameters: parameters, body: body, decorators: decorators, returns: returns,
                typeParameters: typeParameters, isAsync: isAsync))
        return add(.function(id), from: start, to: endOfStatement)
    }

    /// `class: [decorators] 'class' NAME [type_parameters] ['(' [arguments] ')'] ':' block`
    private mutating func classStatement(decorators: ExpressionList) throws(ParseFailure) -> StatementID {
        let start = start
        let keyword = token
        advance()
        let nameSpan = token.span
        let name = try name()
        let typeParameters = try typeParameters()
        var bases = ExpressionList(start: 0, count: 0)
        var keywords = KeywordList(start: 0, count: 0)
        if kind == .leftParenthesis { (bases, keywords) = try arguments(ofCall: false) }
        try colon()
        let body = try block(after: "class definition", at: keyword)
        let id = ClassID(rawValue: UInt32(tree.classes.count))
        tree.classes.append(
            ClassDefinition(
                name: name, nameSpan: nameSpan, bases: bases, keywords: keywords, body: body, decorators: decorators,
                typeParameters: typeParameters))
        return add(.class(id), from: start, to: endOfStatement)
    }

    /// `if: 'if' named_expression ':' block ('elif' named_expression ':' block)* [else]`.
    /// A loop: the chain may be long. The nodes are made from its end.
    private mutating func ifStatement() throws(ParseFailure) -> StatementID {
        struct Branch {
            let start: UInt32
            let test: ExpressionID
            let body: StatementList
        }
        var branches: ContiguousArray<Branch> = []
        repeat {
            let keyword = token
            advance()
            let test = try namedExpression()
            try colon()
            let body = try block(after: keyword.kind == .ifKeyword ? "'if' statement" : "'elif' statement", at: keyword)
            branches.append(Branch(start: keyword.start, test: test, body: body))
        } while kind == .elifKeyword
        var orElse = try elseBlock()
        let end = endOfStatement
        var id = StatementID(rawValue: 0)
        while let branch = branches.popLast() {
            id = add(.if(test: branch.test, body: branch.body, orElse: orElse), from: branch.start, to: end)
            if !branches.isEmpty {
                let mark = scratch.statements.count
                scratch.statements.append(id)
                orElse = takeStatements(from: mark)
            }
        }
        return id
    }

    /// `else: 'else' ':' block`
    private mutating func elseBlock() throws(ParseFailure) -> StatementList {
        guard kind == .elseKeyword else { return StatementList(start: 0, count: 0) }
        let keyword = token
        advance()
        try colon(true)
        return try block(after: "'else' statement", at: keyword)
    }

    /// `while: 'while' named_expression ':' block [else]`
    private mutating func whileStatement() throws(ParseFailure) -> StatementID {
        let keyword = token
        advance()
        let test = try namedExpression()
        try colon()
        let body = try block(after: "'while' statement", at: keyword)
        let orElse = try elseBlock()
        return add(.while(test: test, body: body, orElse: orElse), from: keyword.start, to: endOfStatement)
    }

    /// `for: ['async'] 'for' star_targets 'in' star_expressions ':' block [else]`
    private mutating func forStatement() throws(ParseFailure) -> StatementID {
        let start = start
        let isAsync = accept(.asyncKeyword)
        let keyword = token
        advance()
        let first = position
        let target: ExpressionID
        if diagnosing {
            let found = try attempt { (parser) throws(ParseFailure) in
                let target = try parser.starTargets()
                try parser.expect(.inKeyword)
                return target
            }
            guard let found else {
                try diagnoseForTarget(first)
                throw fail()
            }
            target = found
        } else {
            target = try starTargets()
            try expect(.inKeyword)
        }
        let iterable = try starExpressions()
        try colon()
        let body = try block(after: "'for' statement", at: keyword)
        let orElse = try elseBlock()
        return add(
            .for(target: target, iterable: iterable, body: body, orElse: orElse, isAsync: isAsync), from: start,
            to: endOfStatement)
    }

    /// ```
    /// with: ['async'] 'with' '(' ','.with_item+ [','] ')' ':' block
    ///     | ['async'] 'with' ','.with_item+ ':' block
    /// ```
    private mutating func withStatement() throws(ParseFailure) -> StatementID {
        let start = start
        let isAsync = accept(.asyncKeyword)
        let keyword = token
        let first = position
        advance()
        var items: WithItemList?
        if kind == .leftParenthesis {
            items = try attempt { (parser) throws(ParseFailure) in
                parser.advance()
                let items = try parser.withItems(closing: .rightParenthesis)
                try parser.expect(.rightParenthesis)
                guard parser.kind == .colon else { throw parser.fail() }
                return items
            }
        }
        if items == nil, diagnosing {
            items = try attempt { (parser) throws(ParseFailure) in
                let items = try parser.withItems(closing: .colon)
                guard parser.kind == .colon else { throw parser.fail() }
                return items
            }
            if items == nil { try diagnoseWith(first) }
        }
        let found: WithItemList
        if let items { found = items } else { found = try withItems(closing: .colon) }
        try colon()
        let body = try block(after: "'with' statement", at: keyword)
        return add(.with(items: found, body: body, isAsync: isAsync), from: start, to: endOfStatement)
    }

    /// `with_item: expression ['as' star_target]`
    private mutating func withItems(closing: TokenKind) throws(ParseFailure) -> WithItemList {
        let mark = scratch.withItems.count
        repeat {
            if closing == .rightParenthesis, kind == closing, scratch.withItems.count > mark { break }
            let context = try expression()
            var target: ExpressionID?
            if kind == .asKeyword {
                let word = position
                advance()
                if diagnosing {
                    target = try attempt { (parser) throws(ParseFailure) in
                        let target = try parser.starTarget()
                        guard parser.kind == .comma || parser.kind == .rightParenthesis || parser.kind == .colon else {
                            throw parser.fail()
                        }
                        return target
                    }
                    if target == nil {
                        try diagnoseWithItem(word)
                        reset(to: word)
                    }
                } else {
                    target = try starTarget()
                    guard kind == .comma || kind == .rightParenthesis || kind == .colon else { throw fail() }
                }
            }
            scratch.withItems.append(WithItem(context: context, target: target))
        } while accept(.comma)
        return takeWithItems(from: mark)
    }

    /// ```
    /// try: 'try' ':' block finally | 'try' ':' block except+ [else] [finally] | 'try' ':' block except_star+ [else] [finally]
    /// except: 'except' [expression ['as' NAME]] ':' block
    /// except_star: 'except' '*' expression ['as' NAME] ':' block
    /// finally: 'finally' ':' block
    /// ```
    private mutating func tryStatement() throws(ParseFailure) -> StatementID {
        let keyword = token
        advance()
        try colon(true)
        let body = try block(after: "'try' statement", at: keyword)
        let mark = scratch.handlers.count
        var isStar = false
        while kind == .exceptKeyword {
            let start = start
            let word = token
            let star = nextKind == .star
            if scratch.handlers.count > mark, star != isStar {
                if diagnosing { try diagnoseMixedHandlers() }
                throw fail()
            }
            isStar = star
            if diagnosing { try diagnoseExcept() }
            advance()
            if star { advance() }
            var type: ExpressionID?
            var name: NameID?
            if diagnosing, kind == .newline { try colon() }
            if star || kind != .colon {
                type = try expression()
                if accept(.asKeyword) { name = try self.name() }
            }
            try colon()
            let handlerBody = try block(after: star ? "'except*' statement" : "'except' statement", at: word)
            scratch.handlers.append(
                ExceptHandler(type: type, name: name, body: handlerBody, span: ByteSpan(start: start, end: endOfStatement)))
        }
        let handlers = takeHandlers(from: mark)
        if handlers.isEmpty, kind != .finallyKeyword {
            throw diagnosing ? refuse("expected 'except' or 'finally' block", at: token) : fail()
        }
        let orElse = handlers.isEmpty ? StatementList(start: 0, count: 0) : try elseBlock()
        var finalBody = StatementList(start: 0, count: 0)
        if kind == .finallyKeyword {
            let word = token
            advance()
            try colon(true)
            finalBody = try block(after: "'finally' statement", at: word)
        }
        let id = TryID(rawValue: UInt32(tree.tries.count))
        tree.tries.append(
            TryStatement(body: body, handlers: handlers, orElse: orElse, finalBody: finalBody, isStar: isStar))
        return add(.try(id), from: keyword.start, to: endOfStatement)
    }
}

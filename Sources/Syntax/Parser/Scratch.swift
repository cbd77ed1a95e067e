/// Stacks on which lists are collected while their elements are parsed; a finished list moves to the tree in one piece.
struct Scratch {
    var expressions: ContiguousArray<ExpressionID> = []
    var statements: ContiguousArray<StatementID> = []
    var patterns: ContiguousArray<PatternID> = []
    var names: ContiguousArray<NameID> = []
    var parameters: ContiguousArray<Parameter> = []
    var keywords: ContiguousArray<Keyword> = []
    var aliases: ContiguousArray<Alias> = []
    var withItems: ContiguousArray<WithItem> = []
    var comprehensions: ContiguousArray<Comprehension> = []
    var handlers: ContiguousArray<ExceptHandler> = []
    var cases: ContiguousArray<MatchCase> = []
    var typeParameters: ContiguousArray<TypeParameter> = []
    var items: ContiguousArray<DictionaryItem> = []
    var comparisons: ContiguousArray<Comparison> = []

    /// The heights of all stacks.
    struct Marks {
        var expressions: Int
        var statements: Int
        var patterns: Int
        var names: Int
        var parameters: Int
        var keywords: Int
        var aliases: Int
        var withItems: Int
        var comprehensions: Int
        var handlers: Int
        var cases: Int
        var typeParameters: Int
        var items: Int
        var comparisons: Int
    }

    var marks: Marks {
        Marks(
            expressions: expressions.count,
            statements: statements.count,
            patterns: patterns.count,
            names: names.count,
            parameters: parameters.count,
            keywords: keywords.count,
            aliases: aliases.count,
            withItems: withItems.count,
            comprehensions: comprehensions.count,
            handlers: handlers.count,
            cases: cases.count,
            typeParameters: typeParameters.count,
            items: items.count,
            comparisons: comparisons.count)
    }

    /// Drops what was pushed since `marks` were taken.
    mutating func truncate(to marks: Marks) {
        expressions.removeLast(max(0, expressions.count - marks.expressions))
        statements.removeLast(max(0, statements.count - marks.statements))
        patterns.removeLast(max(0, patterns.count - marks.patterns))
        names.removeLast(max(0, names.count - marks.names))
        parameters.removeLast(max(0, parameters.count - marks.parameters))
        keywords.removeLast(max(0, keywords.count - marks.keywords))
        aliases.removeLast(max(0, aliases.count - marks.aliases))
        withItems.removeLast(max(0, withItems.count - marks.withItems))
        comprehensions.removeLast(max(0, comprehensions.count - marks.comprehensions))
        handlers.removeLast(max(0, handlers.count - marks.handlers))
        cases.removeLast(max(0, cases.count - marks.cases))
        typeParameters.removeLast(max(0, typeParameters.count - marks.typeParameters))
        items.removeLast(max(0, items.count - marks.items))
        comparisons.removeLast(max(0, comparisons.count - marks.comparisons))
    }
}

/// Moving what was collected since a mark into the tree.
extension Parser {
    mutating func takeExpressions(from mark: Int) -> ExpressionList {
        let start = tree.expressionLists.count
        tree.expressionLists.append(contentsOf: scratch.expressions[mark...])
        scratch.expressions.removeLast(scratch.expressions.count - mark)
        return ExpressionList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.expressionLists.count - start))
    }

    mutating func takeStatements(from mark: Int) -> StatementList {
        let start = tree.statementLists.count
        tree.statementLists.append(contentsOf: scratch.statements[mark...])
        scratch.statements.removeLast(scratch.statements.count - mark)
        return StatementList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.statementLists.count - start))
    }

    mutating func takePatterns(from mark: Int) -> PatternList {
        let start = tree.patternLists.count
        tree.patternLists.append(contentsOf: scratch.patterns[mark...])
        scratch.patterns.removeLast(scratch.patterns.count - mark)
        return PatternList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.patternLists.count - start))
    }

    mutating func takeNames(from mark: Int) -> NameList {
        let start = tree.nameLists.count
        tree.nameLists.append(contentsOf: scratch.names[mark...])
        scratch.names.removeLast(scratch.names.count - mark)
        return NameList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.nameLists.count - start))
    }

    mutating func takeParameters(from mark: Int) -> ParameterList {
        let start = tree.parameters.count
        tree.parameters.append(contentsOf: scratch.parameters[mark...])
        scratch.parameters.removeLast(scratch.parameters.count - mark)
        return ParameterList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.parameters.count - start))
    }

    mutating func takeKeywords(from mark: Int) -> KeywordList {
        let start = tree.keywords.count
        tree.keywords.append(contentsOf: scratch.keywords[mark...])
        scratch.keywords.removeLast(scratch.keywords.count - mark)
        return KeywordList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.keywords.count - start))
    }

    mutating func takeAliases(from mark: Int) -> AliasList {
        let start = tree.aliases.count
        tree.aliases.append(contentsOf: scratch.aliases[mark...])
        scratch.aliases.removeLast(scratch.aliases.count - mark)
        return AliasList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.aliases.count - start))
    }

    mutating func takeWithItems(from mark: Int) -> WithItemList {
        let start = tree.withItems.count
        tree.withItems.append(contentsOf: scratch.withItems[mark...])
        scratch.withItems.removeLast(scratch.withItems.count - mark)
        return WithItemList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.withItems.count - start))
    }

    mutating func takeComprehensions(from mark: Int) -> ComprehensionList {
        let start = tree.comprehensions.count
        tree.comprehensions.append(contentsOf: scratch.comprehensions[mark...])
        scratch.comprehensions.removeLast(scratch.comprehensions.count - mark)
        return ComprehensionList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.comprehensions.count - start))
    }

    mutating func takeHandlers(from mark: Int) -> ExceptHandlerList {
        let start = tree.exceptHandlers.count
        tree.exceptHandlers.append(contentsOf: scratch.handlers[mark...])
        scratch.handlers.removeLast(scratch.handlers.count - mark)
        return ExceptHandlerList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.exceptHandlers.count - start))
    }

    mutating func takeCases(from mark: Int) -> MatchCaseList {
        let start = tree.matchCases.count
        tree.matchCases.append(contentsOf: scratch.cases[mark...])
        scratch.cases.removeLast(scratch.cases.count - mark)
        return MatchCaseList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.matchCases.count - start))
    }

    mutating func takeTypeParameters(from mark: Int) -> TypeParameterList {
        let start = tree.typeParameters.count
        tree.typeParameters.append(contentsOf: scratch.typeParameters[mark...])
        scratch.typeParameters.removeLast(scratch.typeParameters.count - mark)
        return TypeParameterList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.typeParameters.count - start))
    }

    mutating func takeItems(from mark: Int) -> DictionaryItemList {
        let start = tree.dictionaryItems.count
        tree.dictionaryItems.append(contentsOf: scratch.items[mark...])
        scratch.items.removeLast(scratch.items.count - mark)
        return DictionaryItemList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.dictionaryItems.count - start))
    }

    mutating func takeComparisons(from mark: Int) -> ComparisonList {
        let start = tree.comparisons.count
        tree.comparisons.append(contentsOf: scratch.comparisons[mark...])
        scratch.comparisons.removeLast(scratch.comparisons.count - mark)
        return ComparisonList(start: UInt32(truncatingIfNeeded: start), count: UInt32(truncatingIfNeeded: tree.comparisons.count - start))
    }
}

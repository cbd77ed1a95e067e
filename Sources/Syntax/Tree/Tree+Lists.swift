extension Tree {
    @inlinable
    public subscript(list: ExpressionList) -> ContiguousArray<ExpressionID>.SubSequence { expressionLists[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: ExpressionList, index: Int) -> ExpressionID {
        precondition(index >= 0 && index < Int(list.count))
        return expressionLists[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: StatementList) -> ContiguousArray<StatementID>.SubSequence { statementLists[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: StatementList, index: Int) -> StatementID {
        precondition(index >= 0 && index < Int(list.count))
        return statementLists[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: PatternList) -> ContiguousArray<PatternID>.SubSequence { patternLists[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: PatternList, index: Int) -> PatternID {
        precondition(index >= 0 && index < Int(list.count))
        return patternLists[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: NameList) -> ContiguousArray<NameID>.SubSequence { nameLists[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: NameList, index: Int) -> NameID {
        precondition(index >= 0 && index < Int(list.count))
        return nameLists[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: ParameterList) -> ContiguousArray<Parameter>.SubSequence { parameters[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: ParameterList, index: Int) -> Parameter {
        precondition(index >= 0 && index < Int(list.count))
        return parameters[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: KeywordList) -> ContiguousArray<Keyword>.SubSequence { keywords[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: KeywordList, index: Int) -> Keyword {
        precondition(index >= 0 && index < Int(list.count))
        return keywords[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: AliasList) -> ContiguousArray<Alias>.SubSequence { aliases[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: AliasList, index: Int) -> Alias {
        precondition(index >= 0 && index < Int(list.count))
        return aliases[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: WithItemList) -> ContiguousArray<WithItem>.SubSequence { withItems[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: WithItemList, index: Int) -> WithItem {
        precondition(index >= 0 && index < Int(list.count))
        return withItems[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: ComprehensionList) -> ContiguousArray<Comprehension>.SubSequence { comprehensions[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: ComprehensionList, index: Int) -> Comprehension {
        precondition(index >= 0 && index < Int(list.count))
        return comprehensions[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: ExceptHandlerList) -> ContiguousArray<ExceptHandler>.SubSequence { exceptHandlers[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: ExceptHandlerList, index: Int) -> ExceptHandler {
        precondition(index >= 0 && index < Int(list.count))
        return exceptHandlers[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: MatchCaseList) -> ContiguousArray<MatchCase>.SubSequence { matchCases[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: MatchCaseList, index: Int) -> MatchCase {
        precondition(index >= 0 && index < Int(list.count))
        return matchCases[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: TypeParameterList) -> ContiguousArray<TypeParameter>.SubSequence { typeParameters[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: TypeParameterList, index: Int) -> TypeParameter {
        precondition(index >= 0 && index < Int(list.count))
        return typeParameters[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: DictionaryItemList) -> ContiguousArray<DictionaryItem>.SubSequence { dictionaryItems[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: DictionaryItemList, index: Int) -> DictionaryItem {
        precondition(index >= 0 && index < Int(list.count))
        return dictionaryItems[Int(list.start) + index]
    }

    @inlinable
    public subscript(list: ComparisonList) -> ContiguousArray<Comparison>.SubSequence { comparisons[list.indices] }

    /// Element `index` of the list, from 0.
    @inlinable
    public subscript(list: ComparisonList, index: Int) -> Comparison {
        precondition(index >= 0 && index < Int(list.count))
        return comparisons[Int(list.start) + index]
    }
}

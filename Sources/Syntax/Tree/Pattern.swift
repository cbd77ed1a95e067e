/// A pattern of a `case`. Cases follow the `pattern` type of CPython 3.13's abstract grammar one to one.
public enum Pattern: Sendable {
    /// `MatchValue`: a literal or a dotted name, compared with `==`.
    case value(ExpressionID)
    /// `MatchSingleton`: `None`, `True` or `False`, compared with `is`.
    case singleton(Constant)
    /// `MatchSequence`.
    case sequence(patterns: PatternList)
    /// `MatchMapping`: keys and patterns in step; `rest` is the name after `**`.
    case mapping(keys: ExpressionList, patterns: PatternList, rest: NameID?)
    /// `MatchClass`: `type(positional..., keyword=pattern...)`. Keyword names and patterns are in step.
    case `class`(type: ExpressionID, patterns: PatternList, keywordNames: NameList, keywordPatterns: PatternList)
    /// `MatchStar`: `*name` in a sequence; no name for `*_`.
    case star(name: NameID?)
    /// `MatchAs`: `pattern as name`; without a pattern a capture; with neither the wildcard `_`.
    case capture(pattern: PatternID?, name: NameID?)
    /// `MatchOr`.
    case or(patterns: PatternList)
}

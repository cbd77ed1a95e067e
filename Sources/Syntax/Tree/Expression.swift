/// An expression node. Cases follow the `expr` type of CPython 3.13's abstract grammar (Python.asdl) one to one.
public enum Expression: Sendable {
    /// `BoolOp`: a run of `and` or of `or`; two values or more.
    case boolean(operator: BooleanOperator, values: ExpressionList)
    /// `NamedExpr`: `target := value`.
    case named(target: ExpressionID, value: ExpressionID)
    /// `BinOp`. Chains lean to the left and may be very long: walk the left spine in a loop.
    case binary(left: ExpressionID, operator: BinaryOperator, right: ExpressionID)
    /// `UnaryOp`.
    case unary(operator: UnaryOperator, operand: ExpressionID)
    /// `Lambda`.
    case lambda(parameters: ParametersID, body: ExpressionID)
    /// `IfExp`: `body if test else orElse`.
    case conditional(test: ExpressionID, body: ExpressionID, orElse: ExpressionID)
    /// `Dict`.
    case dictionary(items: DictionaryItemList)
    /// `Set`.
    case set(elements: ExpressionList)
    /// `ListComp`.
    case listComprehension(element: ExpressionID, generators: ComprehensionList)
    /// `SetComp`.
    case setComprehension(element: ExpressionID, generators: ComprehensionList)
    /// `DictComp`.
    case dictionaryComprehension(key: ExpressionID, value: ExpressionID, generators: ComprehensionList)
    /// `GeneratorExp`.
    case generator(element: ExpressionID, generators: ComprehensionList)
    /// `Await`.
    case await(value: ExpressionID)
    /// `Yield`.
    case yield(value: ExpressionID?)
    /// `YieldFrom`.
    case yieldFrom(value: ExpressionID)
    /// `Compare`: `left op right op right ...`.
    case compare(left: ExpressionID, comparisons: ComparisonList)
    /// `Call`. A positional argument may be `.starred`; a keyword without a name is `**value`.
    case call(function: ExpressionID, arguments: ExpressionList, keywords: KeywordList)
    /// `FormattedValue`: a replacement field of an f-string. `formatSpecification` is a `.joinedString`.
    case formattedValue(value: ExpressionID, conversion: FormatConversion, formatSpecification: ExpressionID?)
    /// `JoinedStr`: an f-string; its values are string constants and `.formattedValue`s.
    case joinedString(values: ExpressionList)
    /// `Constant`.
    case constant(Constant)
    /// `Attribute`: `value.attribute`.
    case attribute(value: ExpressionID, attribute: NameID, context: ExpressionContext)
    /// `Subscript`: `value[index]`.
    case `subscript`(value: ExpressionID, index: ExpressionID, context: ExpressionContext)
    /// `Starred`: `*value` in a call, a display or a target.
    case starred(value: ExpressionID, context: ExpressionContext)
    /// `Name`.
    case name(NameID, context: ExpressionContext)
    /// `List`.
    case list(elements: ExpressionList, context: ExpressionContext)
    /// `Tuple`.
    case tuple(elements: ExpressionList, context: ExpressionContext)
    /// `Slice`; appears only as a subscript's index or in the tuple that is one.
    case slice(lower: ExpressionID?, upper: ExpressionID?, step: ExpressionID?)
}

/// How a name, attribute, subscript, list, tuple or starred expression is used.
public enum ExpressionContext: UInt8, Sendable {
    case load, store, delete
}

/// `and`, `or`.
public enum BooleanOperator: UInt8, Sendable {
    case and, or
}

/// The arithmetic, bitwise and matrix operators of `BinOp` and `AugAssign`.
public enum BinaryOperator: UInt8, Sendable {
    case add, subtract, multiply, matrixMultiply, divide, modulo, power
    case leftShift, rightShift, bitOr, bitXor, bitAnd, floorDivide
}

/// `~`, `not`, `+`, `-`.
public enum UnaryOperator: UInt8, Sendable {
    case invert, not, plus, minus
}

/// The operators of `Compare`.
public enum ComparisonOperator: UInt8, Sendable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, `is`, isNot, `in`, notIn
}

/// The `!s`, `!r` or `!a` of a replacement field.
public enum FormatConversion: Int8, Sendable {
    case none = -1
    case string = 115
    case representation = 114
    case ascii = 97
}

/// The value of a literal.
public enum Constant: Sendable {
    case none
    case `true`
    case `false`
    case ellipsis
    /// An integer literal of at most 63 bits; never negative.
    case integer(Int64)
    /// A longer one: see ``Tree/digits(of:)``.
    case bigInteger(BigIntegerID)
    case float(Double)
    /// `1j`: the imaginary part.
    case imaginary(Double)
    /// A string, adjacent literals joined. `isU` if the first literal had the `u` prefix.
    case string(StringID, isU: Bool)
    case bytes(BytesID)
}

/// One `key: value` of a dict display; without a key, `**value`.
public struct DictionaryItem: Sendable {
    public let key: ExpressionID?
    public let value: ExpressionID
}

/// One `op right` of a comparison chain.
public struct Comparison: Sendable {
    public let `operator`: ComparisonOperator
    public let right: ExpressionID
}

/// One `name=value` of a call or class header; without a name, `**value`.
public struct Keyword: Sendable {
    public let name: NameID?
    public let value: ExpressionID
    public let span: ByteSpan
}

/// One `for target in iterable if condition ...` clause.
public struct Comprehension: Sendable {
    public let target: ExpressionID
    public let iterable: ExpressionID
    public let conditions: ExpressionList
    public let isAsync: Bool
}

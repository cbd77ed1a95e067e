/// A statement node. Cases follow the `stmt` type of CPython 3.13's abstract grammar (Python.asdl) one to one.
public enum Statement: Sendable {
    /// `FunctionDef` or `AsyncFunctionDef`.
    case function(FunctionID)
    /// `ClassDef`.
    case `class`(ClassID)
    /// `Return`.
    case `return`(value: ExpressionID?)
    /// `Delete`.
    case delete(targets: ExpressionList)
    /// `Assign`: `target = target = ... = value`.
    case assign(targets: ExpressionList, value: ExpressionID)
    /// `TypeAlias`: `type name[typeParameters] = value`; `name` is a `.name`.
    case typeAlias(name: ExpressionID, typeParameters: TypeParameterList, value: ExpressionID)
    /// `AugAssign`: `target op= value`.
    case augmentedAssign(target: ExpressionID, operator: BinaryOperator, value: ExpressionID)
    /// `AnnAssign`. `isSimple` when the target is a name without parentheses.
    case annotatedAssign(target: ExpressionID, annotation: ExpressionID, value: ExpressionID?, isSimple: Bool)
    /// `For` or `AsyncFor`.
    case `for`(target: ExpressionID, iterable: ExpressionID, body: StatementList, orElse: StatementList, isAsync: Bool)
    /// `While`.
    case `while`(test: ExpressionID, body: StatementList, orElse: StatementList)
    /// `If`. An `elif` is an `.if` alone in `orElse`; chains may be very long: walk them in a loop.
    case `if`(test: ExpressionID, body: StatementList, orElse: StatementList)
    /// `With` or `AsyncWith`.
    case with(items: WithItemList, body: StatementList, isAsync: Bool)
    /// `Match`.
    case match(subject: ExpressionID, cases: MatchCaseList)
    /// `Raise`.
    case raise(exception: ExpressionID?, cause: ExpressionID?)
    /// `Try` or `TryStar`.
    case `try`(TryID)
    /// `Assert`.
    case assert(test: ExpressionID, message: ExpressionID?)
    /// `Import`.
    case `import`(names: AliasList)
    /// `ImportFrom`. `level` is the number of leading dots. `from m import *` has one alias named `*`.
    case importFrom(module: NameID?, names: AliasList, level: Int32)
    /// `Global`.
    case global(names: NameList)
    /// `Nonlocal`.
    case nonlocal(names: NameList)
    /// `Expr`.
    case expression(value: ExpressionID)
    case pass
    case `break`
    case `continue`
}

/// A `def` or `async def`. The statement's own range begins at `def` or `async`, not at its decorators.
public struct FunctionDefinition: Sendable {
    public let name: NameID
    /// Where the name stands.
    public let nameSpan: ByteSpan
    public let parameters: ParametersID
    public let body: StatementList
    public let decorators: ExpressionList
    public let returns: ExpressionID?
    public let typeParameters: TypeParameterList
    public let isAsync: Bool
}

/// A `class`.
public struct ClassDefinition: Sendable {
    public let name: NameID
    /// Where the name stands.
    public let nameSpan: ByteSpan
    public let bases: ExpressionList
    public let keywords: KeywordList
    public let body: StatementList
    public let decorators: ExpressionList
    public let typeParameters: TypeParameterList
}

/// A `try`. With `isStar` its handlers are `except*`.
public struct TryStatement: Sendable {
    public let body: StatementList
    public let handlers: ExceptHandlerList
    public let orElse: StatementList
    public let finalBody: StatementList
    public let isStar: Bool
}

/// The parameters of a function or lambda, in order.
public struct Parameters: Sendable {
    public let positionalOnly: ParameterList
    public let regular: ParameterList
    /// `*name`: a list of one or none.
    public let variadic: ParameterList
    public let keywordOnly: ParameterList
    /// `**name`: a list of one or none.
    public let keywordVariadic: ParameterList
}

/// One parameter (`arg`), with its default beside it.
public struct Parameter: Sendable {
    public let name: NameID
    public let annotation: ExpressionID?
    /// The default value; never set for `*name` and `**name`.
    public let defaultValue: ExpressionID?
    /// The name and its annotation.
    public let span: ByteSpan
}

/// `name as asName` of an import. A dotted module path is one name with its dots.
public struct Alias: Sendable {
    public let name: NameID
    public let asName: NameID?
    public let span: ByteSpan
}

/// `context as target` of a `with`.
public struct WithItem: Sendable {
    public let context: ExpressionID
    public let target: ExpressionID?
}

/// `except type as name: body`.
public struct ExceptHandler: Sendable {
    public let type: ExpressionID?
    public let name: NameID?
    public let body: StatementList
    public let span: ByteSpan
}

/// `case pattern if guard: body`.
public struct MatchCase: Sendable {
    public let pattern: PatternID
    public let guardExpression: ExpressionID?
    public let body: StatementList
}

/// A type parameter of PEP 695, with its default (PEP 696).
public struct TypeParameter: Sendable {
    public enum Kind: UInt8, Sendable {
        /// `T` or `T: bound`.
        case typeVariable
        /// `**P`.
        case parameterSpecification
        /// `*Ts`.
        case typeVariableTuple
    }
    public let kind: Kind
    public let name: NameID
    public let bound: ExpressionID?
    public let defaultValue: ExpressionID?
    public let span: ByteSpan
}

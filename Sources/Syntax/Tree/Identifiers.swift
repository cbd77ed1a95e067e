/// The typed indices by which nodes and side-table entries of a ``Tree`` are addressed.
///
/// An index is meaningful only for the tree that made it. Subscripting a tree with an index it made never traps.

/// Addresses an expression in a ``Tree``.
public struct ExpressionID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Addresses a statement in a ``Tree``.
public struct StatementID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Addresses a `match` pattern in a ``Tree``.
public struct PatternID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Addresses an interned, NFKC-normalised identifier in a ``Tree``.
public struct NameID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Addresses the value of a string literal in a ``Tree``.
public struct StringID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Addresses the value of a bytes literal in a ``Tree``.
public struct BytesID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Addresses the digits of an integer literal that does not fit 64 bits in a ``Tree``.
public struct BigIntegerID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Addresses the parameter list of a function or lambda in a ``Tree``.
public struct ParametersID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Addresses a `def` or `async def` in a ``Tree``.
public struct FunctionID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Addresses a `class` in a ``Tree``.
public struct ClassID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

/// Addresses a `try` statement in a ``Tree``.
public struct TryID: Sendable, Hashable {
    public let rawValue: UInt32

    @inlinable
    public init(rawValue: UInt32) { self.rawValue = rawValue }
}

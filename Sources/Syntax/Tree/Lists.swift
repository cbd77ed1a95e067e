/// The typed slices by which a ``Tree`` addresses runs of children. A list is a start and a count in one side array
/// of the tree; `tree[list]` gives the elements.

/// A run of expressions.
public struct ExpressionList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of statements.
public struct StatementList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of patterns.
public struct PatternList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of names.
public struct NameList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of parameters.
public struct ParameterList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of keyword arguments.
public struct KeywordList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of imported names.
public struct AliasList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of context managers of a `with`.
public struct WithItemList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of `for` clauses of a comprehension.
public struct ComprehensionList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of `except` clauses.
public struct ExceptHandlerList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of `case` clauses.
public struct MatchCaseList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of type parameters.
public struct TypeParameterList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of items of a dict display.
public struct DictionaryItemList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A run of operator and operand pairs of a comparison chain.
public struct ComparisonList: Sendable, Hashable {
    public let start: UInt32
    public let count: UInt32

    @inlinable
    public init(start: UInt32, count: UInt32) {
        self.start = start
        self.count = count
    }

    @inlinable
    public var isEmpty: Bool { count == 0 }

    @usableFromInline
    var indices: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// A region of source with its own names.
public struct Scope: Sendable {
    public enum Kind: UInt8, Sendable {
        case module
        case `class`
        case function
        case lambda
        /// A list, set or dict comprehension or a generator expression. Its first iterable is evaluated in, and its names
        /// are recorded in, the enclosing scope. CPython inlines all but generators (PEP 709): the compiler decides.
        case comprehension
        /// The scope around a generic function, class or alias that holds its type parameters (PEP 695).
        case typeParameters
        /// The lazily evaluated bound of a type parameter.
        case typeVariableBound
        /// The lazily evaluated default of a type parameter.
        case typeParameterDefault
        /// The lazily evaluated value of a `type` statement.
        case typeAlias
        /// An annotation under `from __future__ import annotations`: checked but never evaluated. It is no child of the scope
        /// around it, and its names are not resolved.
        case annotation
    }

    /// Facts about a scope.
    public struct Flags: OptionSet, Sendable {
        public let rawValue: UInt32
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Inside a function, however far out: names may be free.
        public static let nested = Flags(rawValue: 1 << 0)
        /// Contains `yield`.
        public static let generator = Flags(rawValue: 1 << 1)
        /// `async def`, an asynchronous comprehension, or one that contains `await`.
        public static let coroutine = Flags(rawValue: 1 << 2)
        /// Has `*args`.
        public static let variadic = Flags(rawValue: 1 << 3)
        /// Has `**kwargs`.
        public static let keywordVariadic = Flags(rawValue: 1 << 4)
        /// Contains `return` with a value.
        public static let returnsValue = Flags(rawValue: 1 << 5)
        /// A class whose methods refer to `__class__` or `super`: it needs the `__class__` cell.
        public static let needsClassCell = Flags(rawValue: 1 << 6)
        /// A class whose inner annotation or type-parameter scopes read names of the class body: it needs the
        /// `__classdict__` cell.
        public static let needsClassDictionary = Flags(rawValue: 1 << 7)
        /// A type-parameter, bound, default or alias scope directly inside a class: names are looked up in the class's
        /// dictionary before enclosing scopes and globals.
        public static let seesClassScope = Flags(rawValue: 1 << 8)
        /// A generator expression (among comprehensions).
        public static let generatorExpression = Flags(rawValue: 1 << 9)
        /// Has free names, or a scope inside it has.
        public static let hasFree = Flags(rawValue: 1 << 10)
        /// Begins with a docstring.
        public static let hasDocstring = Flags(rawValue: 1 << 11)
    }

    public internal(set) var kind: Kind
    public internal(set) var flags: Flags = []
    /// What CPython names the code object: `f`, `C`, `<lambda>`, `<listcomp>`, `<module>` ...
    public internal(set) var name: String
    public internal(set) var parent: ScopeID?
    /// Scopes directly inside, in source order.
    public internal(set) var children: ContiguousArray<ScopeID> = []
    /// Every name that occurs, in order of first appearance; a function's parameters come first, in the order of
    /// CPython's `co_varnames`: positional-only, regular, keyword-only, `*name`, `**name`.
    public internal(set) var symbols: ContiguousArray<Symbol> = []
    /// Number of parameters at the head of ``symbols`` (comprehensions have one, `.0`, which is not listed).
    public internal(set) var parameterCount = 0
    /// Names with resolution `.cell`, in alphabetical order (`co_cellvars`).
    public internal(set) var cells: ContiguousArray<NameID> = []
    /// Names with resolution `.free`, in alphabetical order (`co_freevars`). In a class a free name may also be assigned in
    /// the class body; then the body itself uses the class's dictionary.
    public internal(set) var frees: ContiguousArray<NameID> = []
    /// Where the scope's statement or expression stands.
    public internal(set) var span: ByteSpan
}

/// A name in a scope.
public struct Symbol: Sendable {
    /// What an occurrence of the name refers to.
    public enum Resolution: UInt8, Sendable {
        /// Bound in this scope only. (In a module or class: its dictionary.)
        case local
        /// Declared `global` here.
        case globalExplicit
        /// Bound nowhere around: looked up in the globals, then in the builtins.
        case globalImplicit
        /// Bound in an enclosing function scope.
        case free
        /// Bound here and used by a scope inside.
        case cell
    }

    /// How the name occurs.
    public struct Flags: OptionSet, Sendable {
        public let rawValue: UInt16
        public init(rawValue: UInt16) { self.rawValue = rawValue }

        public static let global = Flags(rawValue: 1 << 0)
        public static let assigned = Flags(rawValue: 1 << 1)
        public static let parameter = Flags(rawValue: 1 << 2)
        public static let nonlocal = Flags(rawValue: 1 << 3)
        public static let used = Flags(rawValue: 1 << 4)
        public static let imported = Flags(rawValue: 1 << 5)
        public static let annotated = Flags(rawValue: 1 << 6)
        /// The target of a comprehension's `for`.
        public static let comprehensionTarget = Flags(rawValue: 1 << 7)
        public static let typeParameter = Flags(rawValue: 1 << 8)
        /// In a class: also free in a scope inside, so the class passes the enclosing binding through.
        public static let classFree = Flags(rawValue: 1 << 9)
        /// Of a cell: used by a function, class or generator inside. A cell without it is shared only with comprehensions
        /// directly inside; a compiler that inlines those (PEP 709) may keep it as a plain local.
        public static let neededByFunction = Flags(rawValue: 1 << 10)
    }

    /// The mangled name (`_C__x` for `__x` in class `C`).
    public internal(set) var name: NameID
    public internal(set) var flags: Flags
    public internal(set) var resolution: Resolution = .local
}

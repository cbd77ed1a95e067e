/// Where an instruction finds a value: a local's own register, or a temporary that its last reader takes.
struct Operand {
    let register: Int
    let isTemporary: Bool

    @inline(__always) static func local(_ register: Int) -> Operand { Operand(register: register, isTemporary: false) }
    @inline(__always) static func temporary(_ register: Int) -> Operand { Operand(register: register, isTemporary: true) }

    /// The same register, to be read without being taken.
    var borrowed: Operand { .local(register) }

    /// Flags of an instruction that reads the value as its operand a, b or c.
    @inline(__always) var takeA: UInt8 { isTemporary ? 4 : 0 }
    @inline(__always) var takeB: UInt8 { isTemporary ? 1 : 0 }
    @inline(__always) var takeC: UInt8 { isTemporary ? 2 : 0 }
}

/// A place in the code that jumps lead to.
struct Label {
    let index: Int
}

/// What a name is in the code unit that mentions it.
struct Binding {
    enum Kind: UInt8 {
        /// The value is in the register.
        case local
        /// The register holds a cell, the unit's own or one of its closure.
        case cell
        /// Global, else builtin.
        case global
        /// In the namespace (register 0), else global or builtin.
        case name
        /// In the namespace (register 0), else in the cell in the register: a free variable of a class body.
        case nameOrCell
        /// In the class dictionary that `__classdict__` holds, else global or builtin.
        case classDictionary
        /// In the class dictionary, else in the cell in the register.
        case classDictionaryOrCell
    }
    let kind: Kind
    let register: Int

    init(_ kind: Kind, _ register: Int = 0) {
        self.kind = kind
        self.register = register
    }
}

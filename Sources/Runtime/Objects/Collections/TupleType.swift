/// `tuple`.
enum TupleType {
    static let declaration = TypeDeclaration(
        "tuple", "An immutable sequence.", kind: .tuple, flags: [.subclassable, .sequencePattern],
        methods: methods)

    private static let methods: [Builtin] = []
}

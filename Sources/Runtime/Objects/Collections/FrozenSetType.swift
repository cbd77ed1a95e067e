/// `frozenset`.
enum FrozenSetType {
    static let declaration = TypeDeclaration(
        "frozenset", "An immutable unordered collection of unique elements.", kind: .set, flags: [.subclassable, .weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}

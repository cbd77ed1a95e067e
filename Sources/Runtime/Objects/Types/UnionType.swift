/// `types.UnionType`.
enum UnionType {
    static let declaration = TypeDeclaration(
        "types.UnionType", "A union of types, X | Y.", kind: .unionType, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

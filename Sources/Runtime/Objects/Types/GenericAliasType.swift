/// `types.GenericAlias`.
enum GenericAliasType {
    static let declaration = TypeDeclaration(
        "types.GenericAlias", "A parametrised generic type.", kind: .genericAlias, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

/// `bool`.
enum BoolType {
    static let declaration = TypeDeclaration(
        "bool", "The two truth values.", kind: .bigInteger, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

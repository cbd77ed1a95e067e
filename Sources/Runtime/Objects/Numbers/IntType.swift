/// `int`.
enum IntType {
    static let declaration = TypeDeclaration(
        "int", "Convert a number or string to an integer.", kind: .bigInteger, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}

/// `method`.
enum MethodType {
    static let declaration = TypeDeclaration(
        "method", "A function bound to its first argument.", kind: .boundMethod, flags: [.weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}

/// `function`.
enum FunctionType {
    static let declaration = TypeDeclaration(
        "function", "A function made by a script.", kind: .function, flags: [.weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}

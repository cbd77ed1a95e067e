/// `async_generator`.
enum AsyncGeneratorType {
    static let declaration = TypeDeclaration(
        "async_generator", "", kind: .generator, flags: [.weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}

/// `async_generator_athrow`.
enum AsyncGeneratorThrowType {
    static let declaration = TypeDeclaration(
        "async_generator_athrow", "", kind: .record, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

/// `async_generator_asend`.
enum AsyncGeneratorSendType {
    static let declaration = TypeDeclaration(
        "async_generator_asend", "", kind: .record, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

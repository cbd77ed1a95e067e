/// `coroutine`.
enum CoroutineType {
    static let declaration = TypeDeclaration(
        "coroutine", "", kind: .generator, flags: [.weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}

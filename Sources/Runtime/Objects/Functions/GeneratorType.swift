/// `generator`.
enum GeneratorType {
    static let declaration = TypeDeclaration(
        "generator", "", kind: .generator, flags: [.weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}

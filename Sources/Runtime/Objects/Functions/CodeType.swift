/// `code`.
enum CodeType {
    static let declaration = TypeDeclaration(
        "code", "A code object.", kind: .code, flags: [.weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}

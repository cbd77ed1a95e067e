/// `types.SimpleNamespace`.
enum SimpleNamespaceType {
    static let declaration = TypeDeclaration(
        "types.SimpleNamespace", "A simple attribute-based namespace.", kind: .record, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}

/// `property`.
enum PropertyType {
    static let declaration = TypeDeclaration(
        "property", "A computed attribute.", kind: .property, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}

/// `set`.
enum SetType {
    static let declaration = TypeDeclaration(
        "set", "An unordered collection of unique elements.", kind: .set, flags: [.subclassable, .weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}

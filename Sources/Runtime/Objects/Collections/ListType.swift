/// `list`.
enum ListType {
    static let declaration = TypeDeclaration(
        "list", "A mutable sequence.", kind: .list, flags: [.subclassable, .sequencePattern],
        methods: methods)

    private static let methods: [Builtin] = []
}

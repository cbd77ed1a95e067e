/// `dict`.
enum DictType {
    static let declaration = TypeDeclaration(
        "dict", "A mapping from keys to values, in insertion order.", kind: .dict, flags: [.subclassable, .mappingPattern],
        methods: methods)

    private static let methods: [Builtin] = []
}

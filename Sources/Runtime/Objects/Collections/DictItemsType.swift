/// `dict_items`.
enum DictItemsType {
    static let declaration = TypeDeclaration(
        "dict_items", "", kind: .dictView, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

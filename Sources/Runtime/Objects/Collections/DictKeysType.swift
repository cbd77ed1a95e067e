/// `dict_keys`.
enum DictKeysType {
    static let declaration = TypeDeclaration(
        "dict_keys", "", kind: .dictView, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

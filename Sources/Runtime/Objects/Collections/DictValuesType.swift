/// `dict_values`.
enum DictValuesType {
    static let declaration = TypeDeclaration(
        "dict_values", "", kind: .dictView, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

/// `str`.
enum StrType {
    static let declaration = TypeDeclaration(
        "str", "Create a string from an object or from encoded bytes.", kind: .string, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}

/// `NoneType`.
enum NoneType {
    static let declaration = TypeDeclaration(
        "NoneType", "The type of the None singleton.", kind: .object, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

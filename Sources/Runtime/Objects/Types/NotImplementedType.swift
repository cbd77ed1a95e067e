/// `NotImplementedType`.
enum NotImplementedType {
    static let declaration = TypeDeclaration(
        "NotImplementedType", "The type of the NotImplemented singleton.", kind: .object, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

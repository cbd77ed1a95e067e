/// `object`.
enum ObjectType {
    static let declaration = TypeDeclaration(
        "object", "The base class of the class hierarchy.", kind: .object, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}

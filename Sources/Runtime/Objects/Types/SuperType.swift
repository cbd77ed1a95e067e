/// `super`.
enum SuperType {
    static let declaration = TypeDeclaration(
        "super", "Attribute access that begins behind a class in the method resolution order.", kind: .superProxy, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}

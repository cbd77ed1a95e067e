/// `staticmethod`.
enum StaticMethodType {
    static let declaration = TypeDeclaration(
        "staticmethod", "Makes a function a plain attribute of the class.", kind: .staticMethod, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}

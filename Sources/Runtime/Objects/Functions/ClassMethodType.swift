/// `classmethod`.
enum ClassMethodType {
    static let declaration = TypeDeclaration(
        "classmethod", "Makes a function a method of the class.", kind: .classMethod, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}

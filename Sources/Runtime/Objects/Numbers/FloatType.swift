/// `float`.
enum FloatType {
    static let declaration = TypeDeclaration(
        "float", "Convert a string or number to a floating-point number, if possible.", kind: .float, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}

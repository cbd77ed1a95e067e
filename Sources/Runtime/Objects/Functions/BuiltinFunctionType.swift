/// `builtin_function_or_method`.
enum BuiltinFunctionType {
    static let declaration = TypeDeclaration(
        "builtin_function_or_method", "", kind: .nativeFunction, flags: [.weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}

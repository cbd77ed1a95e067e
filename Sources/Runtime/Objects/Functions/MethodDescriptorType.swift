/// `method_descriptor`.
enum MethodDescriptorType {
    static let declaration = TypeDeclaration(
        "method_descriptor", "", kind: .nativeFunction, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

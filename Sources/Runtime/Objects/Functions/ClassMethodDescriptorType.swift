/// `classmethod_descriptor`.
enum ClassMethodDescriptorType {
    static let declaration = TypeDeclaration(
        "classmethod_descriptor", "", kind: .nativeFunction, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

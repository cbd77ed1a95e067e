/// `wrapper_descriptor`.
enum SlotWrapperType {
    static let declaration = TypeDeclaration(
        "wrapper_descriptor", "", kind: .nativeFunction, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

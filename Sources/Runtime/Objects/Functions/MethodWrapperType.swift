/// `method-wrapper`.
enum MethodWrapperType {
    static let declaration = TypeDeclaration(
        "method-wrapper", "", kind: .boundMethod, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

/// `ellipsis`.
enum EllipsisType {
    static let declaration = TypeDeclaration(
        "ellipsis", "The type of the Ellipsis singleton.", kind: .object, flags: [],
        methods: methods)

    private static let methods: [Builtin] = []
}

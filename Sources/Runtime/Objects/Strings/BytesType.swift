/// `bytes`.
enum BytesType {
    static let declaration = TypeDeclaration(
        "bytes", "An immutable sequence of bytes.", kind: .bytes, flags: [.subclassable],
        methods: methods)

    private static let methods: [Builtin] = []
}

/// `bytearray`.
enum ByteArrayType {
    static let declaration = TypeDeclaration(
        "bytearray", "A mutable sequence of bytes.", kind: .bytearray, flags: [.subclassable, .weakReferencable],
        methods: methods)

    private static let methods: [Builtin] = []
}
